"""A picture read back from its SVG: nothing overlaps, no text leaves its box, the spine is straight."""

import pytest
from hypothesis import Phase, given, settings
from usecases_exporters.diagram.engine import render
from usecases_exporters.diagram.exporters import titles_of
from usecases_exporters.diagram.layout import A3, drawn

from tests.conftest import ROOT
from tests.diagram.geometry import Picture, crossed, overflows, overlaps, picture_of, read
from tests.diagram.scenarios import HOSTILE_TEXTS, TITLES, every_sign, hostile, large, unfinished
from tests.strategies import Data, use_cases
from usecases.library import Library, open_library
from usecases.model import build
from usecases.model.usecase import UseCase

MADE = {"large": large(), "other large": large(seed=2), "every sign": every_sign(), "hostile": hostile()}


@pytest.fixture(scope="module")
def company() -> Library:
    return open_library(ROOT / "library")


def flaws(picture: Picture) -> list[object]:
    return [*overlaps(picture), *overflows(picture), *crossed(picture)]


@pytest.mark.parametrize("lanes", [False, True], ids=["columns", "lanes"])
def test_nothing_overlaps_in_the_library(company: Library, lanes: bool) -> None:
    cases = company.use_cases
    sources = [
        drawn(case, titles_of(company, company.language_of(case)), company.language_of(case), lanes)[0]
        for case in cases
    ]
    pictures = [read(svg) for svg in render(sources, "svg")]
    assert {case.id: flaws(picture) for case, picture in zip(cases, pictures, strict=True)} == {
        case.id: [] for case in cases
    }


@pytest.mark.parametrize("lanes", [False, True], ids=["columns", "lanes"])
@pytest.mark.parametrize("name", MADE)
def test_nothing_overlaps_in_made_up_scenarios(name: str, lanes: bool) -> None:
    assert flaws(picture_of(MADE[name], lanes=lanes)) == []


@pytest.mark.parametrize("lanes", [False, True], ids=["columns", "lanes"])
@pytest.mark.parametrize("lacking", unfinished())
def test_unfinished_scenarios_are_drawn_with_a_sign_of_what_is_open(lacking: str, lanes: bool) -> None:
    picture = picture_of(unfinished()[lacking], lanes=lanes)
    assert flaws(picture) == []
    assert any(text.words.startswith("? ") for text in picture.texts())


@settings(max_examples=40, phases=[Phase.explicit, Phase.generate])  # shrinking takes minutes: each try is a process
@given(use_cases)
def test_whatever_the_schema_allows_is_drawn_whole(data: Data) -> None:
    case = build.use_case(data)
    for lanes in (False, True):
        picture = picture_of(case, lanes=lanes)
        assert [*overlaps(picture), *overflows(picture)] == []


@pytest.mark.parametrize("name", ["large", "every sign"])
def test_the_main_scenario_is_a_straight_spine(name: str) -> None:
    picture = picture_of(MADE[name])
    centres = [picture.nodes[key].area.centre for key in (":start", *(step.id for step in MADE[name].steps), ":end")]
    assert max(centres) - min(centres) <= 1
    tops = [picture.nodes[step.id].area.top for step in MADE[name].steps]
    assert tops == sorted(tops)


@pytest.mark.parametrize("seed", range(6))
def test_forty_steps_and_twenty_five_branches_can_be_read_on_a3(seed: int) -> None:
    picture = picture_of(large(seed=seed))
    short, long = A3
    scale = max(min(short / picture.width, long / picture.height), min(long / picture.width, short / picture.height))
    assert min(text.size for text in picture.texts()) * min(scale, 1) >= 7


def test_every_step_of_a_large_scenario_is_there() -> None:
    case = large()
    picture = picture_of(case)
    steps = [*case.steps, *(step for branch in case.branches for step in branch.steps)]
    assert {step.id for step in steps} | {branch.id for branch in case.branches} <= picture.nodes.keys()
    assert sum(edge.label is not None for edge in picture.edges) == len(case.branches)


@pytest.mark.parametrize("lanes", [False, True], ids=["columns", "lanes"])
def test_hostile_texts_come_out_as_they_are(lanes: bool) -> None:
    picture = picture_of(MADE["hostile"], "en", lanes)
    words = " ".join(text.words for text in picture.texts())
    tight = words.replace(" ", "")
    for text in HOSTILE_TEXTS:
        assert text.replace(" ", "") in tight


def test_control_characters_and_marks_of_direction_are_shown() -> None:
    case = build.use_case({"id": "a", "title": "a\x00b\u202ec", "steps": [{"id": "s", "action": "x\x1b[0my\ud800z"}]})
    words = [text.words for text in picture_of(case).texts()]
    assert "a\ufffdb\ufffdc" in words
    assert "x\ufffd[0my\ufffdz" in words


def test_a_chain_of_branches_a_thousand_long_is_drawn() -> None:
    branches = [{"id": f"b{n}", "kind": "negative", "at": f"b{n - 1}" if n else "s", "when": "x"} for n in range(1000)]
    case = build.use_case({"id": "a", "title": "a", "steps": [{"id": "s"}], "branches": branches})
    source, _ = drawn(case, TITLES, "en")
    assert source.nodes > 1000


def test_lanes_hold_the_boxes_of_their_role() -> None:
    case: UseCase = MADE["large"]
    picture = picture_of(case, lanes=True)
    lanes = {
        node.texts[0].words: picture.nodes[node.name.removesuffix(":head")].area
        for node in picture.nodes.values()
        if node.name.startswith(":lane:") and node.name.endswith(":head")
    }
    assert set(lanes) == set(TITLES.roles.values())
    for step in case.steps:
        lane = lanes[TITLES.roles[step.actor[0]]]
        area = picture.nodes[step.id].area
        assert lane.left <= area.left
        assert area.right <= lane.right
