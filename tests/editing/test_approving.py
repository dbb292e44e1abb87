"""Approvals, and the digest of what was approved."""

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.editing.memory import Memory, done, refusal
from tests.strategies import Data, use_cases
from usecases.editing.approving import Approve
from usecases.editing.tree import changed
from usecases.model.meaning import meaning_digest
from usecases.reading.compose import compose
from usecases.text.path import Path

SELL = "use-cases/sell.yaml"
ROLES = {"roles": [{"id": "director", "title": "Director"}, {"id": "manager", "title": "Manager"}]}
CASE: Data = {"id": "sell", "title": "Sell", "goal": "It is sold", "steps": [{"id": "ask", "actor": "manager"}]}


def approved(case: Data, by: str = "director", on: str = "2026-11-22") -> Data:
    outcome = done(Memory({SELL: case, "roles.yaml": ROLES}), Approve("sell", by, on))
    assert outcome.message.said() == f"“sell” is approved by {by} on {on}."
    new = outcome.files[SELL]
    assert new is not None
    return new


def test_status_role_day_and_digest_are_recorded_where_the_schema_has_them() -> None:
    new = approved(CASE)
    assert list(new) == ["id", "title", "status", "approved", "goal", "steps"]
    assert (new["status"], new["approved"]) == (
        "approved", {"by": "director", "on": "2026-11-22", "digest": meaning_digest(CASE)}
    )  # fmt: skip
    assert new["steps"] is CASE["steps"]


def test_a_new_approval_takes_the_place_of_the_old_one() -> None:
    again = approved(approved(CASE), by="manager", on="2026-12-01")
    assert again["approved"] == {"by": "manager", "on": "2026-12-01", "digest": meaning_digest(CASE)}


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (Approve("zzz", "director", "2026-11-22"), "There is no use case “zzz”"),
        (
            Approve("sell", "directr", "2026-11-22"),
            "There is no role “directr” in roles.yaml. Did you mean “director”?",
        ),
        (Approve("sell", "director", "22.11.2026"), "“22.11.2026” is no day of the calendar."),
        (Approve("sell", "director", "2026-02-30"), "“2026-02-30” is no day of the calendar."),
        (Approve("sell", "director", "20261122"), "“20261122” is no day of the calendar."),
    ],
)
def test_unknown_roles_and_days_are_refused(command: Approve, says: str) -> None:
    assert says in refusal(Memory({SELL: CASE, "roles.yaml": ROLES}), command)


def test_the_same_approval_again_is_refused_until_something_changes() -> None:
    new = approved(CASE)
    same = Approve("sell", "director", "2026-11-22")
    assert "already, and nothing in it has changed" in refusal(Memory({SELL: new, "roles.yaml": ROLES}), same)
    assert approved({**new, "goal": "It is paid"})["approved"]["digest"] != new["approved"]["digest"]


def test_the_digest_stays_what_it_is_from_version_to_version() -> None:
    # By hand: {"goal":"It is sold","id":"sell","steps":[{"actor":"manager","id":"ask"}],"title":"Sell"} | sha256sum
    assert meaning_digest(CASE) == "sha256:edb3a784a6a4d383"


LAYOUTS = """\
id: sell
title: Sell
scope: Retail
steps:
  - id: ask
    actor: manager
    how: |
      - one
      - two
    notes: Be kind
=====
# a comment
steps:
- {notes: [Be kind], how: "- one\\n- two", actor: [manager], id: 'ask'}

branches: []
title:   "Sell"
id: sell
level: user-goal
scope: [Retail]
status: review
tags: [shop]
review_by: 2027-01-01
document: {number: "7"}
approved: {by: x, on: 2026-01-01}
"""


def test_the_digest_does_not_change_with_the_layout() -> None:
    one, other = (compose(text).data for text in LAYOUTS.split("=====\n"))
    assert isinstance(one, dict)
    assert isinstance(other, dict)
    assert meaning_digest(one) == meaning_digest(other)


@pytest.mark.parametrize(
    "other",
    [
        {**CASE, "id": "sold"},
        {**CASE, "goal": "It is  sold"},
        {**CASE, "goal": None},
        {**CASE, "level": "summary"},
        {**CASE, "steps": [*CASE["steps"], {"id": "b"}]},
        {**CASE, "steps": [{"id": "b"}, *CASE["steps"]]},
        {**CASE, "steps": [{"id": "ask", "actor": ["manager", "director"]}]},
        {**CASE, "branches": [{"id": "b", "kind": "negative", "instead": True}]},
        {**CASE, "open_points": ["Why?"]},
    ],
)
def test_the_digest_changes_with_the_meaning(other: Data) -> None:
    assert meaning_digest(other) != meaning_digest(CASE)


@given(use_cases, st.randoms(use_true_random=False))
def test_the_order_of_fields_does_not_matter(case: Data, random: Any) -> None:
    def shuffled(value: Any) -> Any:
        if isinstance(value, dict):
            names = list(value)
            random.shuffle(names)
            return {name: shuffled(value[name]) for name in names}
        return [shuffled(item) for item in value] if isinstance(value, list) else value

    assert meaning_digest(shuffled(case)) == meaning_digest(case)


ON_PAPER = ("status", "approved", "document", "review_by", "tags")


def texts(value: Any, path: Path = ()) -> Iterator[Path]:
    """The paths of all texts but those about the paper."""
    if isinstance(value, str):
        yield path
    for name, below in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        if path or name not in ON_PAPER:
            yield from texts(below, (*path, name))


@given(use_cases, st.data())
def test_every_text_counts_but_those_about_the_paper(case: Data, draw: st.DataObject) -> None:
    path = draw.draw(st.sampled_from(list(texts(case))))
    assert meaning_digest(changed(case, path, lambda old: f"{old}!")) != meaning_digest(case)
    for name in ON_PAPER:
        assert meaning_digest({**case, name: "else"}) == meaning_digest(case)
