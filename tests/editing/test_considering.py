"""A deviation that was looked at and left without a branch."""

from typing import Any

import pytest

from tests.editing.one_file import SELL, done, refusal
from usecases.editing.considering import Consider

CASE: dict[str, Any] = {"id": "sell", "title": "Sell", "steps": [{"id": "ask"}, {"id": "pay"}], "tags": ["shop"]}


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")


def test_a_deviation_that_needs_no_branch_is_noted_with_its_step_and_the_reason() -> None:
    new, outcome = done(CASE, Consider(SELL, "pay", "too-late", " The till waits  "))
    assert new["considered"] == [{"at": "pay", "deviation": "too-late", "because": "The till waits"}]
    assert list(new) == ["id", "title", "steps", "considered", "tags"]
    assert outcome.focus == "pay"
    assert outcome.message.said() == "“too-late” at step “pay” needs no branch: The till waits"


def test_it_comes_after_those_considered_before() -> None:
    once, _outcome = done(CASE, Consider(SELL, "pay", "too-late", "The till waits"))
    twice, _outcome = done(once, Consider(SELL, "ask", "gone", "Nobody leaves"))
    assert [one["deviation"] for one in twice["considered"]] == ["too-late", "gone"]


def test_a_reason_without_a_word_and_a_step_that_isnt_there_are_refused() -> None:
    assert refusal(CASE, Consider(SELL, "pay", "too-late", " ")) == "Say why “too-late” needs no branch."
    assert "no step “pya”" in refusal(CASE, Consider(SELL, "pya", "too-late", "The till waits"))


def test_what_stands_where_the_list_should_is_not_overwritten() -> None:
    assert "must be a list" in refusal({**CASE, "considered": "yes"}, Consider(SELL, "pay", "gone", "Nobody leaves"))
