"""What came to the files from disk while they were edited stays, whatever is undone and done again."""

import contextlib
import shutil
import tempfile
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tests.editing.commands import Analyst
from usecases.editing.bringing_back import BringBack
from usecases.editing.command import Refused
from usecases.editing.fields import SetField
from usecases.editing.session import Session
from usecases.saving.recovery import left_over

ORDER = "use-cases/fulfilment/order-processing.yaml"
WITHIN = SetField(ORDER, ("steps", "confirm", "within"), "3h")
WORK = SetField(ORDER, ("steps", "confirm", "work"), "20min")


def _replace(library: Path, old: str, new: str) -> None:
    text = (library / ORDER).read_text("utf-8")
    assert old in text
    (library / ORDER).write_text(text.replace(old, new, 1), "utf-8")


def test_a_file_without_unsaved_changes_is_taken_as_it_is_on_disk(library: Path) -> None:
    session = Session.open(library)
    session.files.data(ORDER)
    _replace(library, "goal: ", "goal: Theirs. ")
    assert session.reread([ORDER]) == [ORDER]
    assert str(session.files.data(ORDER)["goal"]).startswith("Theirs.")
    assert session.unsaved() == []
    assert session.reread([ORDER]) == []


def test_a_file_with_unsaved_changes_is_left_alone(library: Path) -> None:
    session = Session.open(library)
    session.do(WITHIN)
    _replace(library, "goal: ", "goal: Theirs. ")
    assert session.reread([ORDER]) == []
    assert list(session.differing()) == [ORDER]
    assert not str(session.files.data(ORDER)["goal"]).startswith("Theirs.")


def test_undo_takes_back_our_change_and_leaves_theirs(library: Path) -> None:
    session = Session.open(library)
    session.do(WITHIN)
    session.save()
    _replace(library, "goal: ", "goal: Theirs. ")
    session.reread([ORDER])
    with_both = session.files.content(ORDER)
    session.undo()
    data = session.files.data(ORDER)
    assert data["goal"].startswith("Theirs.")
    assert next(step for step in data["steps"] if step["id"] == "confirm")["within"] == "2bh"
    session.redo()
    assert session.files.content(ORDER) == with_both


def test_a_command_that_others_have_written_over_is_passed_over_and_said(library: Path) -> None:
    session = Session.open(library)
    session.do(WORK)
    session.do(WITHIN)
    session.save()
    _replace(library, "within: 3h", "within: 5h")
    session.reread([ORDER])
    now = session.files.content(ORDER)
    with pytest.raises(Refused) as refused:
        session.undo()
    assert "5h" in refused.value.message.said()
    assert session.files.content(ORDER) == now
    assert session.undo() is not None
    (confirm,) = (step for step in session.files.data(ORDER)["steps"] if step["id"] == "confirm")
    assert (confirm["within"], confirm["work"]) == ("5h", "10min")
    assert session.undo() is None


def test_undo_after_a_merge_leaves_what_came_from_disk(library: Path) -> None:
    session = Session.open(library)
    session.do(WITHIN)
    _replace(library, "goal: ", "goal: Theirs. ")
    session.take_in(ORDER, session.merged(ORDER).data)
    session.undo()
    assert session.files.content(ORDER) == (library / ORDER).read_bytes()
    assert session.unsaved() == []


def test_a_command_on_a_file_that_is_gone_cannot_be_taken_back(library: Path) -> None:
    session = Session.open(library)
    session.do(WITHIN)
    session.save()
    (library / ORDER).unlink()
    assert session.reread([ORDER]) == [ORDER]
    with pytest.raises(Refused):
        session.undo()
    assert session.unsaved() == []


def test_a_file_deleted_on_disk_can_be_kept_and_is_written_again(library: Path) -> None:
    session = Session.open(library)
    session.do(WITHIN)
    content = session.files.content(ORDER)
    (library / ORDER).unlink()
    session.keep(ORDER)
    assert session.save() == [ORDER]
    assert (library / ORDER).read_bytes() == content


def test_a_kept_file_outlives_a_crash(library: Path) -> None:
    session = Session.open(library)
    content = session.files.content(ORDER)
    (library / ORDER).unlink()
    session.keep(ORDER)
    session.close()
    (left,) = left_over(library)
    assert left.files[ORDER].latest == content


def test_what_is_let_go_is_as_on_disk_and_is_not_offered_again(library: Path) -> None:
    session = Session.open(library)
    session.do(WITHIN)
    (library / ORDER).unlink()
    session.let_go(ORDER)
    assert session.unsaved() == []
    assert ORDER not in session.files.paths()
    session.close()
    assert left_over(library) == []


def test_restored_bytes_are_unsaved_and_can_be_undone(library: Path) -> None:
    session = Session.open(library)
    before = session.files.content(ORDER)
    done = session.do(BringBack({ORDER: b"title: [broken", "use-cases/new.yaml": b"id: new\n", "roles.yaml": None}))
    assert sorted(done.changes) == ["roles.yaml", ORDER, "use-cases/new.yaml"]
    assert session.unsaved() == ["roles.yaml", ORDER, "use-cases/new.yaml"]
    session.undo()
    assert session.files.content(ORDER) == before
    assert session.unsaved() == []


def test_a_new_file_is_seen_after_another_look(library: Path) -> None:
    session = Session.open(library)
    new = "use-cases/fulfilment/new.yaml"
    assert new not in session.files.paths()
    (library / new).write_text("id: new\ntitle: New\n", "utf-8")
    session.files.look_again()
    assert new in session.files.paths()


@settings(max_examples=20)
@given(st.integers(0, 2**32 - 1))
def test_whatever_is_undone_the_change_of_others_stays(seed: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        library = Path(folder, "library")
        shutil.copytree(ROOT / "library", library, ignore=shutil.ignore_patterns(".usecases"))
        _undo_on_top_of_others(library, seed)


def _undo_on_top_of_others(library: Path, seed: int) -> None:
    session = Session.open(library)
    analyst = Analyst(Random(seed), session)
    touched: set[str] = set()
    for _ in range(4):
        with contextlib.suppress(Refused):
            touched.update(session.do(analyst.command()).changes)
    session.save()
    theirs = [path for path in touched if path.startswith("use-cases/") and session.files.is_there(path)]
    for path in theirs:
        with (library / path).open("a", encoding="utf-8", newline="") as file:
            file.write("\ntags: [of-others]\n")
    session.reread(touched)
    kept = [path for path in theirs if session.files.data(path).get("tags") == ["of-others"]]
    for _ in range(5):
        try:
            session.undo()
        except Refused as refused:
            refused.message.said()
        for path in kept:
            assert session.files.data(path)["tags"] == ["of-others"]
