"""What filling in forms does to the files."""

from pathlib import Path
from typing import Any

import pytest
from usecases_tui.forms.changing import Change, Changing
from usecases_tui.forms.drafts import Draft, Drafts, Shown

from usecases.editing.command import Data
from usecases.editing.session import Session
from usecases.editing.where import Where

CASE = "use-cases/a.yaml"
TEXT = """\
id: a
title: A
trigger: a letter
preconditions: [one, two]
rules: [Pay first]
steps:
  - id: call
    action: Calls
    within: 2h
branches:
  - id: busy
    kind: negative
    at: call
    resume: call
"""


@pytest.fixture
def session(tmp_path: Path) -> Session:
    (tmp_path / "use-cases").mkdir()
    (tmp_path / "library.yaml").write_text("title: L\nlanguage: en\nchannels: [phone]\n", encoding="utf-8")
    (tmp_path / CASE).write_text(TEXT, encoding="utf-8")
    return Session.open(tmp_path)


class Filled:
    """A session filled by a form, as the pane does it."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.drafts = Drafts()

    @property
    def changing(self) -> Changing:
        return Changing(self.session.files, self.drafts, CASE)

    def do(self, change: Change | None) -> bool:
        """Carry it out; whether there was a command."""
        assert change is not None
        if change.command is None:
            return False
        self.session.do(change.command)
        if change.draft is not None:
            self.drafts.drop(change.draft)
        return True

    def put(self, *where: str | int, value: Any) -> bool:
        return self.do(self.changing.setting(where, value))

    @property
    def data(self) -> Data:
        return self.session.files.data(CASE)

    @property
    def shown(self) -> Data:
        return Shown(self.session.files, self.drafts).data(CASE)


@pytest.fixture
def form(session: Session) -> Filled:
    return Filled(session)


def test_an_item_comes_to_the_file_when_nothing_is_missing_that_the_format_asks_for(form: Filled) -> None:
    assert not form.put("terms", 0, "term", value="CRM")
    assert "terms" not in form.data
    assert form.shown["terms"] == [{"term": "CRM"}]
    assert form.put("terms", 0, "meaning", value="a register of customers")
    assert form.data["terms"] == [{"term": "CRM", "meaning": "a register of customers"}]
    assert form.put("terms", 0, "term", value="the CRM")
    assert form.data["terms"][0]["term"] == "the CRM"


def test_what_is_still_missing_is_named(form: Filled) -> None:
    change = form.changing.setting(("limits", 0, "from"), "trigger")
    assert change.command is None
    assert change.missing == (("limits", 0, "to"), ("limits", 0, "within"))


def test_an_item_of_which_only_one_field_is_asked_for_comes_at_once(form: Filled) -> None:
    assert form.put("stakeholders", 0, "role", value="bank")
    assert form.put("stakeholders", 1, "role", value="buyer")
    assert form.data["stakeholders"] == [{"role": "bank"}, {"role": "buyer"}]


def test_a_mapping_waits_for_its_required_fields_too(form: Filled) -> None:
    assert not form.put("approved", "by", value="director")
    assert form.put("approved", "on", value="2026-11-22")
    assert form.data["approved"] == {"by": "director", "on": "2026-11-22"}


def test_a_moment_before_its_length_waits_for_it(form: Filled) -> None:
    form.do(form.changing.clearing(("steps", "call", "within")))
    assert not form.put("steps", "call", "within", "from", value="trigger")
    assert form.put("steps", "call", "within", "time", value="3h")
    assert form.data["steps"][0]["within"] == {"time": "3h", "from": "trigger"}


def test_a_deadline_that_has_a_length_gets_its_beginning(form: Filled) -> None:
    assert form.put("steps", "call", "within", "from", value="trigger")
    assert form.data["steps"][0]["within"] == {"time": "2h", "from": "trigger"}


def test_the_first_urgency_makes_levels_of_a_deadline(form: Filled) -> None:
    assert form.put("steps", "call", "within", 0, "when", value="fire")
    assert form.data["steps"][0]["within"] == [{"when": "fire", "time": "2h"}]
    assert not form.put("steps", "call", "within", 1, "when", value="flood")
    assert form.put("steps", "call", "within", 1, "time", value="1d")
    assert form.data["steps"][0]["within"][1] == {"when": "flood", "time": "1d"}


def test_an_urgency_before_any_length_waits_for_it(form: Filled) -> None:
    form.do(form.changing.clearing(("steps", "call", "within")))
    assert not form.put("steps", "call", "within", 0, "when", value="fire")
    assert form.put("steps", "call", "within", 0, "time", value="1h")
    assert form.data["steps"][0]["within"] == [{"when": "fire", "time": "1h"}]


def test_what_goes_on_doesn_t_end_and_one_undo_brings_both_back(form: Filled) -> None:
    assert form.put("branches", "busy", "end", value="failure")
    assert form.data["branches"][0] == {"id": "busy", "kind": "negative", "at": "call", "end": "failure"}
    form.session.undo()
    assert form.data["branches"][0]["resume"] == "call"
    assert "end" not in form.data["branches"][0]


def test_a_text_of_several_gets_one_more_at_its_end(form: Filled) -> None:
    assert form.put("trigger", 1, value="a call")
    assert form.data["trigger"] == ["a letter", "a call"]


def test_a_text_in_the_room_between_two_comes_between_them(form: Filled) -> None:
    form.changing.gap(("preconditions", 1))
    assert form.shown["preconditions"] == ["one", "", "two"]
    assert form.data["preconditions"] == ["one", "two"]
    assert form.put("preconditions", 1, value="and a half")
    assert form.data["preconditions"] == ["one", "and a half", "two"]


def test_what_stands_below_the_room_is_changed_and_not_its_neighbour(form: Filled) -> None:
    form.changing.gap(("preconditions", 1))
    assert form.put("preconditions", 2, value="three")
    assert form.data["preconditions"] == ["one", "three"]


def test_room_that_nobody_wrote_in_is_closed(form: Filled) -> None:
    form.changing.gap(("preconditions", 1))
    assert not form.drafts.without_gaps(CASE, ("preconditions", 1))
    assert form.drafts.without_gaps(CASE, ("goal",))
    assert form.shown == form.data


def test_a_rule_written_as_a_text_gets_an_id(form: Filled) -> None:
    assert form.put("rules", 0, "id", value="R-1")
    assert form.data["rules"] == [{"id": "R-1", "text": "Pay first"}]


def test_what_is_being_made_can_be_given_up(form: Filled) -> None:
    form.put("limits", 0, "to", value="call")
    form.put("limits", 0, "from", value="trigger")
    assert not form.do(form.changing.clearing(("limits", 0, "to")))
    assert form.shown["limits"] == [{"from": "trigger"}]
    assert not form.do(form.changing.clearing(("limits", 0)))
    assert form.shown == form.data


def test_a_draft_whose_step_is_gone_is_forgotten(form: Filled) -> None:
    form.drafts.keep((CASE, ("steps", "gone", "repeat")), Draft(None, {"until": "x"}))
    assert form.shown == form.data


@pytest.mark.parametrize(("item", "way", "after"), [(0, 1, ["two", "one"]), (1, -1, ["two", "one"])])
def test_items_move_among_each_other(form: Filled, item: int, way: int, after: list[str]) -> None:
    where: Where = ("preconditions", item)
    assert form.do(form.changing.moving(where, way))
    assert form.data["preconditions"] == after


def test_the_first_item_stays_the_first(form: Filled) -> None:
    assert form.changing.moving(("preconditions", 0), -1) is None
    assert form.changing.moving(("preconditions", 1), 1) is None


@pytest.fixture
def questions(session: Session) -> Changing:
    """The form of a library's own questions, one of which says by a mapping alone where it is asked."""
    cold = "{id: cold, question: Cold?, applies: {objects: goods}}"
    text = f"deviations:\n  - {cold}\n  - {{id: new, question: New?}}\n"
    (session.root / "deviations.yaml").write_text(text, encoding="utf-8")
    return Changing(session.files, Drafts(), "deviations.yaml")


def asked_at(session: Session, number: int) -> Any:
    return session.files.data("deviations.yaml")["deviations"][number].get("applies")


def test_a_mapping_that_stood_alone_gets_a_second_one_beside_it(session: Session, questions: Changing) -> None:
    change = questions.setting(("deviations", "cold", "applies", 1, "actors"), ["customer"])
    assert change.command is not None
    session.do(change.command)
    assert asked_at(session, 0) == [{"objects": "goods"}, {"actors": ["customer"]}]


def test_the_first_field_of_a_mapping_that_may_stand_alone_makes_it(session: Session, questions: Changing) -> None:
    change = questions.setting(("deviations", "new", "applies", "objects"), "money")
    assert change.command is not None
    session.do(change.command)
    assert asked_at(session, 1) == {"objects": "money"}
