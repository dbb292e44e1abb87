"""What the commands of the editor do to the library of examples is told, and told as what it was."""

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.editing.commands import Analyst
from usecases.comparing.files import file_changes
from usecases.comparing.statement import Category, ChangeSaid, Did
from usecases.editing.command import Command, Refused
from usecases.editing.opened import OpenedFiles
from usecases.editing.renaming import RenameId, RenamePlace
from usecases.editing.session import Session
from usecases.editing.steps import AddStep, DeleteStep, MoveStep
from usecases.saving.journal import Journal
from usecases.validation.standing import IdKind

ORDER = "use-cases/fulfilment/order-processing.yaml"


def on_library() -> Session:
    """A session on the library of examples that is never saved."""
    return Session(ROOT / "library", OpenedFiles(ROOT / "library"), Journal.nowhere())


def told(session: Session, command: Command) -> list[ChangeSaid]:
    """What is said of the files that a command has changed."""
    found: list[ChangeSaid] = []
    for path, change in session.do(command).changes.items():
        said = file_changes(path, session.files.kind(path), change.before, change.after)
        assert said, path
        found += said
    return found


@settings(max_examples=15)
@given(st.integers(0, 2**32 - 1))
def test_every_command_is_told_by_fields_and_never_as_mere_layout(seed: int) -> None:
    session = on_library()
    analyst = Analyst(Random(seed), session)
    for _ in range(6):
        try:
            said = told(session, analyst.command())
        except Refused:
            continue
        assert not [one for one in said if one.did in (Did.TEXT, Did.LAYOUT)]
        assert all(one.said() and one.brief() for one in said)


@pytest.mark.parametrize(
    ("command", "expected"),
    [
        (AddStep(ORDER, None, "confirm", {"action": "Взвешивает"}), [(Did.ADDED, "vzveshivaet")]),
        (MoveStep(ORDER, "pack", None, None), [(Did.MOVED, "pack")]),
        (DeleteStep(ORDER, "accept", with_references=True), [(Did.DELETED, "accept")]),
        (RenamePlace(ORDER, "confirm", "check"), [(Did.RENAMED, "check")]),
    ],
)
def test_a_command_on_a_step_is_one_statement_about_it(command: Command, expected: list[tuple[Did, str]]) -> None:
    said = told(on_library(), command)
    about_steps = [(one.did, one.id) for one in said if one.did not in (Did.CHANGED, Did.SET, Did.CLEARED)]
    assert about_steps == expected


def test_a_renamed_role_changes_who_is_responsible_wherever_it_stands() -> None:
    said = told(on_library(), RenameId(IdKind.ROLE, "storekeeper", "keeper-of-goods"))
    assert {one.did for one in said} == {Did.RENAMED, Did.CHANGED}
    changed = [one for one in said if one.did is Did.CHANGED]
    assert {one.category for one in changed} <= {Category.RESPONSIBILITY, Category.MEANING}
    assert {(one.old, one.new) for one in changed} == {("storekeeper", "keeper-of-goods")}
