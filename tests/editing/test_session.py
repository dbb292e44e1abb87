"""Sessions: commands reach the files, can be undone and done again, and are saved or refused."""

import os
from collections.abc import Mapping
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.editing.commands import Analyst
from usecases.editing.command import Refused
from usecases.editing.fields import ClearField, SetField
from usecases.editing.opened import OpenedFiles
from usecases.editing.renaming import RenameId
from usecases.editing.session import Session
from usecases.editing.steps import MoveStep
from usecases.reading.compose import compose
from usecases.reading.equal import same
from usecases.reading.folder import FileKind
from usecases.saving.journal import Journal
from usecases.saving.recovery import left_over
from usecases.saving.refusals import ChangedOnDisk
from usecases.validation.schemas import is_valid
from usecases.validation.standing import IdKind

ORDER = "use-cases/fulfilment/order-processing.yaml"
WITHIN = SetField(ORDER, ("steps", "confirm", "within"), "3h")
OLD, NEW, THEIRS = (f"    within: {time}\n    work: 10min" for time in ("2bh", "3h", "4h"))


def _contents(session: Session) -> Mapping[str, bytes | None]:
    return {path: session.files.content(path) for path in session.files.paths()}


def _on_library() -> Session:
    """A session on the library of examples that is never saved."""
    return Session(ROOT / "library", OpenedFiles(ROOT / "library"), Journal.nowhere())


@settings(max_examples=20)
@given(st.integers(0, 2**32 - 1))
def test_any_commands_can_be_undone_to_the_same_bytes_and_done_again(seed: int) -> None:
    session = _on_library()
    analyst = Analyst(Random(seed), session)
    versions = [_contents(session)]
    for _ in range(8):
        try:
            done = session.do(analyst.command())
        except Refused as refused:
            refused.message.said()  # its words can be made
            continue
        assert done.message.said()
        versions.append(_contents(session))
        for path in done.changes:
            if (content := session.files.content(path)) is not None and path.endswith(".yaml"):
                data = compose(content.decode().removeprefix("\ufeff")).data
                assert same(data, session.files.data(path))
                assert is_valid(data, session.files.kind(path))
    for version in reversed(versions[:-1]):
        assert session.undo() is not None
        assert _contents(session) == version
    assert session.undo() is None
    assert not session.unsaved()
    for version in versions[1:]:
        assert session.redo() is not None
        assert _contents(session) == version
    assert session.redo() is None


def test_one_field_changes_one_line_on_disk(library: Path) -> None:
    before = (library / ORDER).read_text("utf-8")
    session = Session.open(library)
    done = session.do(WITHIN)
    assert (library / ORDER).read_text("utf-8") == before
    assert session.unsaved() == [ORDER]
    assert session.save() == [ORDER]
    assert (library / ORDER).read_text("utf-8") == before.replace(OLD, NEW, 1)
    assert list(done.changes) == [ORDER]
    assert session.unsaved() == []


def test_one_command_over_many_files_is_one_step(library: Path) -> None:
    session = Session.open(library)
    done = session.do(RenameId(IdKind.ROLE, "manager", "sales-manager"))
    assert len(done.changes) > 5
    session.save()
    session.undo()
    assert set(session.save()) == set(done.changes)
    for path in done.changes:
        assert (library / path).read_bytes() == (ROOT / "library" / path).read_bytes()


def test_a_new_command_forgets_what_was_undone(library: Path) -> None:
    session = Session.open(library)
    session.do(WITHIN)
    session.undo()
    session.do(SetField(ORDER, ("goal",), "Other"))
    assert session.redo() is None


def test_what_breaks_the_schema_is_refused_and_nothing_changes(library: Path) -> None:
    session = Session.open(library)
    with pytest.raises(Refused) as refused:
        session.do(SetField(ORDER, ("steps", "confirm", "within"), "soon"))
    assert "within" in refused.value.message.said()
    with pytest.raises(Refused):
        session.do(ClearField(ORDER, ("title",)))
    assert session.unsaved() == []
    assert session.undo() is None


def test_half_a_character_is_refused_in_fields_of_every_form(library: Path) -> None:
    session = Session.open(library)
    path = session.files.case_path("order-processing")
    step = session.files.data(path)["steps"][0]["id"]
    for where in [("goal",), ("steps", step, "within"), ("tags", 0)]:
        with pytest.raises(Refused, match="no file can hold"):
            session.do(SetField(path, where, "\ud800"))
    assert session.unsaved() == []


def test_what_breaks_the_schema_already_can_be_edited_elsewhere(library: Path) -> None:
    path = library / ORDER
    path.write_text(path.read_text("utf-8").replace("within: 2bh", "within: soon", 1), "utf-8")
    session = Session.open(library)
    session.do(SetField(ORDER, ("goal",), "Other"))
    with pytest.raises(Refused):
        session.do(SetField(ORDER, ("steps", "deliver", "within"), "later"))


def test_a_file_that_cannot_be_read_is_refused_with_its_line(library: Path) -> None:
    (library / ORDER).write_text("id: order-processing\ntitle: [\n", "utf-8")
    with pytest.raises(Refused) as refused:
        Session.open(library).do(WITHIN)
    assert "line 3" in refused.value.message.said()


def test_a_change_on_disk_is_not_written_over_and_can_be_merged(library: Path) -> None:
    session = Session.open(library)
    session.do(WITHIN)
    path = library / ORDER
    theirs = path.read_text("utf-8").replace("goal: ", "goal: Theirs. ", 1)
    path.write_text(theirs, "utf-8")
    with pytest.raises(ChangedOnDisk):
        session.save()
    assert path.read_text("utf-8") == theirs
    merged = session.merged(ORDER)
    assert not merged.conflicts
    session.take_in(ORDER, merged.data)
    session.save()
    assert path.read_text("utf-8") == theirs.replace(OLD, NEW, 1)


def test_what_comes_to_the_disk_after_the_merge_is_not_written_over(library: Path) -> None:
    session = Session.open(library)
    session.do(WITHIN)
    path = library / ORDER
    path.write_text(path.read_text("utf-8").replace("goal: ", "goal: Theirs. ", 1), "utf-8")
    merged = session.merged(ORDER)
    later = path.read_text("utf-8").replace("Theirs", "Still theirs", 1)
    path.write_text(later, "utf-8")
    session.take_in(ORDER, merged.data)
    with pytest.raises(ChangedOnDisk):
        session.save()
    assert path.read_text("utf-8") == later


def test_a_field_changed_on_both_sides_is_a_conflict(library: Path) -> None:
    session = Session.open(library)
    session.do(WITHIN)
    path = library / ORDER
    path.write_text(path.read_text("utf-8").replace(OLD, THEIRS, 1), "utf-8")
    merged = session.merged(ORDER)
    (conflict,) = merged.conflicts
    assert (conflict.ours, conflict.theirs) == ("3h", "4h")


def test_what_was_confirmed_and_not_saved_is_in_the_journal(library: Path) -> None:
    child = os.fork()
    if child == 0:  # a process that dies in the middle
        session = Session.open(library)
        session.do(WITHIN)
        session.do(MoveStep(ORDER, "confirm", None, None))
        session.undo()
        os._exit(0)
    os.waitpid(child, 0)
    meant = _on_library()
    meant.do(WITHIN)
    (left,) = left_over(library)
    said = [entry.said() for entry in left.entries]
    assert said[0].startswith("Step “confirm”")
    assert said[2] == f"Undone: {said[1]}"
    assert left.files[ORDER].latest == meant.files.content(ORDER)


def test_nothing_is_left_over_of_what_was_saved_or_given_up(library: Path) -> None:
    session = Session.open(library)
    session.do(WITHIN)
    session.save()
    session.do(SetField(ORDER, ("goal",), "Other"))
    session.give_up()
    assert left_over(library) == []


def test_what_a_closed_session_leaves_is_offered_again(library: Path) -> None:
    session = Session.open(library)
    session.do(WITHIN)
    session.close()
    (left,) = left_over(library)
    assert list(left.files) == [ORDER]


def test_kinds_of_files_are_known_by_their_paths(library: Path) -> None:
    files = OpenedFiles(library)
    assert files.kind("roles.yaml") is FileKind.ROLES
    assert files.kind("measurements/x.csv") is FileKind.MEASUREMENTS
    assert files.kind(ORDER) is FileKind.USE_CASE
