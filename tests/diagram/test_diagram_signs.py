"""Every sign is there, can be told apart without colour, and stands in the legend; boxes link where they should."""

import pytest
from usecases_exporters.diagram.layout import drawn
from usecases_exporters.diagram.words import words

from tests.diagram.geometry import Picture, picture_of
from tests.diagram.scenarios import TITLES, every_sign
from tests.documents.making import case_of


@pytest.fixture(scope="module")
def picture() -> Picture:
    return picture_of(every_sign())


def legend_of(picture: Picture) -> set[str]:
    return {node.texts[0].words for node in picture.nodes.values() if node.name.startswith(":legend:") and node.texts}


def edge(picture: Picture, source: str, target: str) -> str:
    return next(edge.style for edge in picture.edges if (edge.source, edge.target) == (source, target))


def test_kinds_differ_in_shape_and_line_without_colour(picture: Picture) -> None:
    steps = [picture.nodes[name].shape for name in ("one", "mend", "record")]
    assert len(set(steps)) == len(steps)
    assert picture.nodes["alt"].shape != picture.nodes["neg"].shape
    ends = [picture.nodes[name].shape for name in (":end", ":end:broken", ":end:anywhere", ":end:open")]
    assert len(set(ends)) == len(ends)
    main, negative, alternative = (edge(picture, *ends) for ends in (("one", "two"), ("two", "neg"), ("one", "alt")))
    assert len({main, negative, alternative}) == 3


def test_every_sign_stands_in_the_legend(picture: Picture) -> None:
    say = words("ru")
    expected = (
        "Step of the usual course",
        "Permitted variant",
        "Disruption",
        "Step after a disruption",
        "Go on where the step was left",
        "Instead of the step",
        "Time has passed",
        "Is repeated",
        "Is skipped where the condition doesn't hold",
        "In any order",
        "Stage",
        "Another process",
        "At any step",
        "Goal reached",
        "Goal not reached",
        "End",
        "Not settled yet",
    )
    assert {say(text) for text in expected} <= legend_of(picture)


def test_the_legend_holds_only_signs_that_occur() -> None:
    picture = picture_of(case_of(steps=[{"id": "s", "actor": "a", "action": "x"}]), "en")
    assert legend_of(picture) == {"Step of the usual course", "Goal reached"}


@pytest.mark.parametrize("lanes", [False, True], ids=["columns", "lanes"])
def test_conditions_numbers_and_words_are_in_the_documents_language(lanes: bool) -> None:
    texts = {
        language: " ".join(text.words for text in picture_of(every_sign(language), language, lanes).texts())
        for language in ("ru", "pl", "en")
    }
    for language, expected in {
        "ru": ("спустя 2 рабочих дня", "Вместо шага:", "Условные обозначения", "На любом шаге", "3-4a.a", "*a"),
        "pl": ("po upływie 2 dni roboczych", "Zamiast kroku:", "Objaśnienia", "W dowolnym kroku", "3-4a1"),
        "en": ("after 2 working days", "Instead of the step:", "Legend", "At any step", "Only if:", "Repeat until:"),
    }.items():
        for words_ in expected:
            assert words_ in texts[language]
    assert "Менеджер по продажам" in texts["pl"]


@pytest.mark.parametrize("lanes", [False, True], ids=["columns", "lanes"])
def test_boxes_link_to_their_rows_and_included_use_cases_to_their_page(lanes: bool) -> None:
    picture = picture_of(every_sign(), lanes=lanes)
    assert picture.nodes["one"].link == "every-sign.md#step-one"
    assert picture.nodes["mend"].link == "every-sign.md#step-mend"
    assert picture.nodes["neg"].link == "every-sign.md#branch-neg"
    assert picture.nodes["four:use-case"].link == "other.md"
    links = [node.link for node in picture.nodes.values() if node.link]
    assert all(link.split("#")[0] in ("every-sign.md", "other.md") for link in links)


def test_an_included_use_case_that_isnt_there_links_nowhere() -> None:
    picture = picture_of(case_of(steps=[{"id": "s", "use_case": "gone"}]), "en")
    strip = picture.nodes["s:use-case"]
    assert strip.link is None
    assert strip.texts[0].words == "? gone"


def test_many_actors_are_counted_not_listed() -> None:
    picture = picture_of(case_of(steps=[{"id": "s", "actor": list("uvwxyz"), "action": "x"}]), "en")
    assert "u / v / +4" in [text.words for text in picture.nodes["s"].texts]


def test_the_description_says_the_flow_in_words() -> None:
    _, text = drawn(every_sign(), TITLES, "ru")
    assert "1. Менеджер по продажам: Принимает заявку" in text
    assert "2a. Нештатная ситуация: спустя 2 рабочих дня Тишина" in text
    assert "Далее: шаг 1" in text
