"""What lies just beside a figure or a rule, and isn't meant."""

from pathlib import Path

import pytest

from tests.raci.library import ROLES, case, figures
from tests.seeded import Seeded
from tests.strategies import Data
from usecases.analysing.raci.report import analysed
from usecases.analysing.raci.words import sections
from usecases.analysing.titles import Titles
from usecases.library import shared_of
from usecases.model.duration import Duration
from usecases.model.shared import Calendar
from usecases.model.usecase import UseCase
from usecases.reading.folder import FileKind
from usecases.timing.minutes import Minutes

SEEDED = Seeded(Path(__file__).parent)
SELL: Data = {"id": "sell-it", "actor": "manager", "action": "Sells"}
CALL: Data = {
    "id": "later",
    "kind": "negative",
    "at": "sell-it",
    "when": "No time",
    "steps": [{"id": "call", "actor": "manager"}],
}


def codes(text: str, root: Path) -> list[str]:
    """The codes found in a use case of the seeded defects' base, of whose roles not all are used."""
    return [found.code for found in SEEDED.found_in(SEEDED.with_text(text, root)) if found.code != "UC211"]


@pytest.mark.parametrize(
    "name", ["outsider-owns", "system-answers", "told-nowhere", "escalation-comes-back", "on-all-sides"]
)
def test_nobody_works_by_a_retired_use_case(name: str, tmp_path: Path) -> None:
    text = SEEDED.text(f"{name}.yaml")
    assert codes(text.replace("owner:", "status: retired\nowner:"), tmp_path / "library") == []


@pytest.mark.parametrize("name", ["told-nowhere", "deadline-without-result", "result-without-form"])
def test_what_an_approved_document_lacks_is_a_warning(name: str, tmp_path: Path) -> None:
    text = SEEDED.text(f"{name}.yaml")
    for status, word in (("draft", "info"), ("review", "info"), ("approved", "warning")):
        root = SEEDED.with_text(f"status: {status}\n{text}", tmp_path / status)
        found = [one for one in SEEDED.found_in(root) if one.code.startswith("UC4")]
        assert [one.severity.word for one in found] == [word]


def test_customers_may_be_asked_again(tmp_path: Path) -> None:
    text = SEEDED.text("escalation-comes-back.yaml")
    asked = text.replace("    actor: manager\n    action: Confirms", "    actor: buyer\n    action: Confirms")
    again = asked.replace("actor: manager\n        action: Decides", "actor: buyer\n        action: Decides")
    assert "UC409" not in codes(again, tmp_path / "library")


def test_one_of_two_may_be_told_by_the_other(tmp_path: Path) -> None:
    text = SEEDED.text("told-of-own-work.yaml")
    assert codes(text.replace("    actor: courier\n", "    actor: [courier, lawyer]\n"), tmp_path / "library") == []


def test_whoever_owns_a_group_or_signs_is_no_ghost() -> None:
    parts: dict[FileKind, Data] = {
        FileKind.LIBRARY: {"title": "Test", "language": "en"},
        FileKind.ROLES: {"roles": ROLES},
        FileKind.MAP: {"groups": [{"id": "sales", "title": "Sales", "owner": "courier"}]},
        FileKind.ARTEFACTS: {"artefacts": [{"id": "note", "title": "Note", "signed_by": ["warehouse"]}]},
    }
    assert analysed([case(SELL)], shared_of(parts), whole=True).heads.ghosts == ("buyer", "crm")


def test_minutes_of_durations() -> None:
    minutes = Minutes(Calendar(hours="08:00-16:30"))
    assert minutes.day == 510
    assert minutes.of_work(Duration(90, "s")) == minutes.of_deadline(Duration(90, "s")) == 1.5
    assert minutes.of_work(Duration(2, "d")) == minutes.of_deadline(Duration(2, "bd")) == 1020
    assert minutes.of_deadline(Duration(1, "d")) == 1440
    assert minutes.of_work(Duration(1, "w")) == 5 * 510
    assert minutes.of_deadline(Duration(1, "mo")) == 30 * 1440
    assert minutes.of_work(Duration(12, "mo")) == minutes.of_work(Duration(1, "y")) == 365 / 7 * 5 * 510


def test_half_of_the_ends_are_not_most() -> None:
    branch = {"id": "b", "kind": "negative", "at": "sell-it", "when": "x", "end": "failure"}
    bring = {"id": "bring", "actor": "courier"}
    lines = figures_said(case(SELL, bring, branches=(branch,)))
    # Without the courier one of two ends is lost, without the manager both.
    assert lines["Without whom most paths stop (share of the ends)"] == "Manager – 100%"


def titles() -> Titles:
    return Titles(
        shared_of({FileKind.LIBRARY: {"title": "T", "language": "en"}, FileKind.ROLES: {"roles": ROLES}}), "en"
    )


def figures_said(*cases: UseCase) -> dict[str, str]:
    """The figures in words, by their questions."""
    return {said.label: said.figure for section in sections(figures(*cases), titles()) for said in section.lines}


def test_a_line_says_which_places_it_is_about() -> None:
    two = case(SELL, guarantees={"success": ["Sold"]}, branches=(CALL,))._replace(id="two")
    places = {
        said.label: [(place.case, place.place, place.number) for place in said.places]
        for section in sections(figures(case(SELL), two), titles())
        for said in section.lines
    }
    assert places["Steps without a deadline"] == [
        ("sell", "sell-it", "1"),
        ("two", "sell-it", "1"),
        ("two", "call", "1a1"),
    ]
    assert places["Use cases that don't"] == [("sell", "", "")]
    assert places["Hard steps"] == []


def test_places_are_named_by_use_case_where_there_are_several() -> None:
    one = case(*({**SELL, "id": f"s{number}", "action": f"Does {number}"} for number in range(9)))
    two = case(SELL, guarantees={"success": ["Sold"]})._replace(id="two")
    said = figures_said(one, two, one._replace(id="three"))
    assert said["Steps without a deadline"] == "19: sell 1, 2, 3, 4, 5, 6, 7, 8, 9; two 1; three 1, 2; and 7 more"
    assert said["Use cases that don't"] == "sell, three"
    assert said["Use cases that say what holds on success"] == "1 of 3 (33%)"
    assert said["Many channels and no main one"] == "none"
