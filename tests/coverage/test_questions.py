"""Which questions are asked, and how they are worded."""

from typing import Any

import pytest

from tests.coverage.coaching import case, entry, looked_at, shared, step
from usecases.coverage.questions import Asking
from usecases.coverage.ranking import weight
from usecases.coverage.traits import Company
from usecases.model.build import words
from usecases.model.deviations import Applies

PACK = step("pack", "Packs it", activity="make")


def asked(*entries: dict[str, Any], steps: tuple[dict[str, Any], ...] = (PACK,), **more: Any) -> list[tuple[str, ...]]:
    """The deviations that are asked about at each step."""
    return [each.ask for each in looked_at(case(*steps), *entries, **more).steps]


def test_what_is_likelier_and_does_more_harm_comes_first() -> None:
    rare = entry("rare", likelihood="rare", impact="high")
    often = entry("often", likelihood="often", impact="high")
    low = entry("low", likelihood="often", impact="low")
    middle = entry("middle")
    assert asked(rare, often, low, middle) == [("often", "middle", "rare")]


def test_what_was_made_for_such_steps_comes_before_what_fits_any() -> None:
    narrow = entry("narrow", applies=[{"objects": "goods"}, {"actors": "person", "activities": "make"}])
    assert asked(entry("any"), narrow) == [("narrow", "any")]


def test_no_more_than_three_unless_more_are_wanted() -> None:
    entries = [entry(f"e{number}") for number in range(5)]
    assert asked(*entries) == [("e0", "e1", "e2")]
    assert asked(*entries, most=5) == [("e0", "e1", "e2", "e3", "e4")]
    assert asked(*entries, most=0) == [()]


def test_no_two_ask_nearly_the_same() -> None:
    same = [entry("ill", family="absent"), entry("on-leave", family="absent")]
    no = [entry(f"no{number}", guide_word="no") for number in range(4)]
    assert asked(*same, *no) == [("ill", "no0", "no1")]
    assert asked(*same, *no, most=9) == [("ill", "no0", "no1", "no2")]


def test_neighbouring_steps_of_one_actor_are_not_asked_the_same_again() -> None:
    steps = step("a", "X", "head"), step("b", "X", "head"), step("c", "X", "manager")
    absent = entry("ill", family="absent"), entry("on-leave", family="absent")
    assert asked(*absent, steps=steps) == [("ill",), (), ("ill",)]


def test_what_was_answered_at_the_step_before_of_the_same_actor_is_not_asked() -> None:
    steps = step("a", "X", "head"), step("b", "X", "head"), step("c", "X", "manager")
    found = case(*steps, considered=[{"at": "a", "deviation": "ill", "because": "Two heads"}])
    absent = entry("ill", family="absent"), entry("on-leave", family="absent")
    assert [each.ask for each in looked_at(found, *absent).steps] == [(), (), ("ill",)]


def test_one_question_is_asked_at_two_steps_only_while_there_are_others() -> None:
    steps = tuple(step(name, "X", actor) for name, actor in zip("abcd", ["head", "manager"] * 2, strict=True))
    serious, other = entry("serious", impact="high"), entry("other", impact="low")
    assert asked(serious, other, steps=steps, most=1) == [("serious",), ("serious",), ("other",), ("other",)]
    assert asked(serious, steps=steps, most=1) == [("serious",)] * 4


def test_of_two_that_score_the_same_the_graver_comes_first_then_what_can_happen_at_fewer_steps() -> None:
    rare, often = entry("b-rare", likelihood="rare", impact="high"), entry("a-often", likelihood="often", impact="low")
    assert asked(often, rare) == [("b-rare", "a-often")]
    wide = entry("a-wide", applies={"actors": ["person", "team"], "activities": ["make", "send"]})
    narrow = entry("b-narrow", applies={"actors": "person", "activities": "make"})
    assert asked(wide, narrow) == asked(narrow, wide) == [("b-narrow", "a-wide")]


def test_what_is_answered_is_not_asked() -> None:
    found = case(PACK, considered=[{"deviation": "late", "because": "No hurry"}])
    assert looked_at(found, entry("late"), entry("lost")).steps[0].ask == ("lost",)


@pytest.mark.parametrize(
    ("traits", "points"),
    [
        (Applies(), 2),
        (Applies(actors=frozenset({"supplier"})), 3),
        (Applies(others=frozenset({"customer"}), step=frozenset({"outside"})), 3),
        (Applies(objects=frozenset({"money"}), activities=frozenset({"pay"})), 3),
        (Applies(step=frozenset({"deadline", "hand-over", "outside", "first"}), objects=frozenset({"money"})), 6),
    ],
)
def test_the_weight_of_a_step(traits: Applies, points: int) -> None:
    assert weight(traits) == points


FULL = step(
    "a", "Packs  the\nparcel.", ["head", "buyer"], within="3d", channel="phone", systems="crm", gives=["invoice", "box"]
)


@pytest.mark.parametrize(
    ("language", "question", "said"),
    [
        ("en", "“{actor}”?", "“Head, Buyer”?"),
        ("ru", "«{actor}»?", "«Head, Покупатель»?"),
        ("en", "“{action}”?", "“Packs the parcel”?"),
        ("ru", "«{artefact}»?", "«Счёт»?"),
        ("pl", "„{deadline}”?", "„3 dni kalendarzowe”?"),
        ("ru", "«{channel}», «{system}»?", "«Телефон», «CRM»?"),
        ("en", "{unknown} and {}?", "{unknown} and {}?"),
    ],
)
def test_words_of_the_step_are_put_in_as_they_are(language: str, question: str, said: str) -> None:
    asking = Asking(shared(), Company(shared()), language)
    assert asking.said(words(question), case(FULL).steps[0]) == said


def test_a_step_that_says_nothing_leaves_no_holes() -> None:
    bare = case({"id": "a"}).steps[0]
    asking = Asking(shared(), Company(shared()), "en")
    assert asking.said(words("{actor}: {action}, {artefact}, {deadline}"), bare) == "whoever does it: …, …, …"


@pytest.mark.parametrize(
    ("language", "question", "said"),
    [
        ("en", "“{actor}”: who stands in for “{actor}”?", "Whoever does it: who stands in for whoever does it?"),
        ("ru", "«{actor}»: кто заменит?", "Исполнитель: кто заменит?"),
        ("pl", "Kto zastąpi: „{actor}”?", "Kto zastąpi: wykonawca?"),
    ],
)
def test_of_nobody_no_title_is_made(language: str, question: str, said: str) -> None:
    asking = Asking(shared(), Company(shared()), language)
    assert asking.said(words(question), case({"id": "a"}).steps[0]) == said


def test_promptly_and_levels_of_urgency_are_deadlines() -> None:
    levels = [{"when": "Fire", "time": "1h"}, {"when": "Else", "time": "promptly"}]
    asking = Asking(shared(), Company(shared()), "en")
    assert asking.said(words("{deadline}"), case(step("a", "X", within=levels)).steps[0]) == "1 hour, promptly"
    assert asking.said(words("{deadline}"), case(step("a", "X", within="promptly")).steps[0]) == "promptly"


def test_placeholders_in_the_texts_of_a_step_stay_as_they_are() -> None:
    hostile = case(step("a", "Sends {actor} {0.__class__}")).steps[0]
    assert Asking(shared(), Company(shared()), "en").said(words("{action}"), hostile) == "Sends {actor} {0.__class__}"
