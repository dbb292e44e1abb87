"""The journal brings back what was confirmed and never saved."""

import errno
import os
import shutil
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.saving.conftest import Disk
from tests.saving.journals import Changes, crash, folder, names, only
from usecases.languages.message import Message
from usecases.saving import journal as module
from usecases.saving import recovery
from usecases.saving.journal import Journal
from usecases.saving.records import Record, Recovered, replacement, replay
from usecases.saving.recovery import bad_journals, left_over
from usecases.saving.refusals import NotRecorded
from usecases.saving.store import read, write
from usecases.state import FOLDER

contents = st.one_of(st.none(), st.binary(max_size=40), st.text(max_size=20).map(lambda text: text.encode("utf-8")))


class TestBringingBack:
    """What a crash leaves."""

    def test_commands_come_back_in_their_order_with_base_and_latest(self, tmp_path: Path) -> None:
        write(tmp_path, "a.yaml", b"one", None)
        crash(
            tmp_path,
            {"a.yaml": (b"one", b"one two")},
            {"a.yaml": (b"one two", b"one too"), "b.yaml": (None, b"\xff\xfenew")},
            {"c.yaml": (b"gone", None)},
        )
        found = only(tmp_path)
        assert [entry.said() for entry in found.entries] == ["Did 0.", "Did 1.", "Did 2."]
        assert found.whole
        assert found.files == {
            "a.yaml": Recovered(b"one", b"one too"),
            "b.yaml": Recovered(None, b"\xff\xfenew"),
        }  # there is no c.yaml, which is what the session wanted

    def test_it_is_offered_until_it_is_discarded(self, tmp_path: Path) -> None:
        crash(tmp_path, {"a.yaml": (None, b"one")})
        assert only(tmp_path).files == only(tmp_path).files
        found = only(tmp_path)
        assert found.take()
        found.discard()
        assert left_over(tmp_path) == []
        assert names(tmp_path) == []

    def test_it_can_be_discarded_unseen(self, tmp_path: Path) -> None:
        crash(tmp_path, {"a.yaml": (None, b"one")})
        only(tmp_path).discard()
        assert names(tmp_path) == []

    def test_one_that_is_taken_is_taken_from_others(self, tmp_path: Path) -> None:
        crash(tmp_path, {"a.yaml": (None, b"one")})
        ours, theirs = only(tmp_path), only(tmp_path)
        assert ours.take()
        assert not theirs.take()
        assert left_over(tmp_path) == []
        assert bad_journals(tmp_path) == []
        ours.discard()

    def test_one_that_is_put_back_is_offered_again(self, tmp_path: Path) -> None:
        crash(tmp_path, {"a.yaml": (None, b"one")})
        found = only(tmp_path)
        found.put_back()
        assert found.take()
        found.put_back()
        again = only(tmp_path)
        assert again.files == found.files
        assert found.take()
        found.discard()
        assert names(tmp_path) == []

    def test_where_some_files_are_saved_they_begin_anew(self, tmp_path: Path) -> None:
        journal = Journal.begin(tmp_path)
        journal.record(Message("One."), {"a.yaml": (None, b"a1"), "b.yaml": (b"b", b"b1")})
        write(tmp_path, "a.yaml", b"a1", None)
        journal.written(["a.yaml", "c.yaml"])
        journal.record(Message("Two."), {"b.yaml": (b"b1", b"b2")})
        journal.record(Message("Three."), {"a.yaml": (b"a1", b"a2")})
        journal.close()
        assert only(tmp_path).files == {"a.yaml": Recovered(b"a1", b"a2"), "b.yaml": Recovered(b"b", b"b2")}

    @pytest.mark.skipif(sys.platform == "win32", reason="no open file can be deleted there")
    def test_a_state_folder_that_is_deleted_meanwhile(self, tmp_path: Path) -> None:
        journal = Journal.begin(tmp_path)
        journal.record(Message("One."), {"a.yaml": (b"a", b"a1"), "b.yaml": (b"b", b"b1")})
        shutil.rmtree(tmp_path / FOLDER)
        journal.record(Message("Two."), {"a.yaml": (b"a1", b"a2")})
        journal.close()
        found = only(tmp_path)
        assert [entry.text for entry in found.entries] == ["Two."]
        assert found.files == {"a.yaml": Recovered(b"a", b"a2"), "b.yaml": Recovered(b"b", b"b1")}

    def test_several_sessions_come_oldest_first(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        for moment, name in ((30, "b.yaml"), (20, "a.yaml"), (40, "c.yaml")):
            monkeypatch.setattr(time, "time", lambda moment=moment: float(moment))
            crash(tmp_path, {name: (None, b"one")})
        monkeypatch.undo()
        assert [list(found.files) for found in left_over(tmp_path)] == [["a.yaml"], ["b.yaml"], ["c.yaml"]]

    def test_a_living_session_is_left_alone(self, tmp_path: Path) -> None:
        journal = Journal.begin(tmp_path)
        journal.record(Message("Did it."), {"a.yaml": (None, b"one")})
        assert left_over(tmp_path) == []
        assert names(tmp_path) == [".jsonl"]
        journal.close()
        assert only(tmp_path).files == {"a.yaml": Recovered(None, b"one")}

    def test_nothing_is_kept_once_all_is_saved(self, tmp_path: Path) -> None:
        journal = Journal.begin(tmp_path)
        assert names(tmp_path) == []
        journal.record(Message("Did it."), {"a.yaml": (None, b"one")})
        journal.saved()
        assert names(tmp_path) == []
        journal.record(Message("Did it again."), {"a.yaml": (b"one", b"two")})
        journal.saved()
        journal.record(Message("Did more."), {"b.yaml": (b"one", b"two")})
        journal.close()
        assert only(tmp_path).files == {"b.yaml": Recovered(b"one", b"two")}

    def test_what_is_on_disk_already_is_swept_away(self, tmp_path: Path) -> None:
        crash(tmp_path, {"a.yaml": (None, b"one")}, {"b.yaml": (b"b", b"c")}, {"b.yaml": (b"c", b"b")})
        write(tmp_path, "a.yaml", b"one", None)
        assert left_over(tmp_path) == []
        assert names(tmp_path) == []

    @pytest.mark.skipif(sys.platform == "win32", reason="needs links")
    def test_a_file_that_leads_away_by_now_is_offered_still(self, tmp_path: Path) -> None:
        (tmp_path / "library").mkdir()
        crash(tmp_path / "library", {"a.yaml": (b"one", b"two")})
        (tmp_path / "elsewhere").write_bytes(b"two")
        (tmp_path / "library" / "a.yaml").symlink_to("../elsewhere")
        assert only(tmp_path / "library").files == {"a.yaml": Recovered(b"one", b"two")}

    def test_nowhere_to_write(self, tmp_path: Path) -> None:
        journal = Journal.nowhere()
        assert not journal.keeps
        journal.record(Message("Did it."), {"a.yaml": (None, b"one")})
        journal.saved()
        journal.close()
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.skipif(sys.platform == "win32", reason="needs modes")
    def test_nobody_else_may_read_it(self, tmp_path: Path) -> None:
        crash(tmp_path, {"a.yaml": (None, b"one")})
        [path] = folder(tmp_path).iterdir()
        assert path.stat().st_mode & 0o077 == 0


class TestFullDisk:
    """A disk without room for the journal."""

    def test_it_is_told_and_later_commands_are_whole(self, disk: Disk) -> None:
        journal = Journal.begin(disk.folder)
        journal.record(Message("One."), {"a.yaml": (b"1", b"11")})
        disk.fill()
        with pytest.raises(NotRecorded) as refused:
            journal.record(Message("Two."), {"a.yaml": (b"11", b"2" * 9000), "b.yaml": (b"b", b"")})
        assert refused.value.reason == "No space left on device"
        disk.empty()
        journal.record(Message("Three."), {"a.yaml": (b"2" * 9000, b"3")})
        journal.close()
        found = only(disk.folder)
        assert [entry.text for entry in found.entries] == ["One.", "Three."]
        assert found.files == {"a.yaml": Recovered(b"1", b"3"), "b.yaml": Recovered(b"b", b"")}

    def test_what_was_recorded_is_offered_even_while_the_disk_is_full(self, disk: Disk) -> None:
        crash(disk.folder, {"a.yaml": (b"1", b"2")})
        disk.fill()
        found = only(disk.folder)
        assert found.files == {"a.yaml": Recovered(b"1", b"2")}
        assert found.take()
        found.discard()

    def test_a_part_of_a_line_is_taken_back(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        journal = Journal.begin(tmp_path)
        journal.record(Message("One."), {"a.yaml": (b"1", b"2")})
        real = os.write
        monkeypatch.setattr(os, "write", lambda handle, line: real(handle, line[:20]))
        with pytest.raises(NotRecorded):
            journal.record(Message("Two."), {"a.yaml": (b"2", b"3")})
        monkeypatch.undo()
        journal.record(Message("Three."), {"a.yaml": (b"3", b"4")})
        journal.close()
        assert [entry.text for entry in only(tmp_path).entries] == ["One.", "Three."]

    def test_a_folder_that_cannot_be_made(self, tmp_path: Path) -> None:
        journal = Journal.begin(tmp_path)
        folder(tmp_path).write_bytes(b"in the way")
        with pytest.raises(NotRecorded):
            journal.record(Message("One."), {"a.yaml": (b"1", b"2")})
        assert left_over(tmp_path) == []
        assert bad_journals(tmp_path) == []

    def test_a_file_system_without_locks(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_locks(_: int) -> bool:
            raise OSError(errno.ENOLCK, "No locks available")

        monkeypatch.setattr(module, "lock", no_locks)
        monkeypatch.setattr(recovery, "lock", no_locks)
        crash(tmp_path, {"a.yaml": (b"1", b"2")})
        assert left_over(tmp_path) == []
        monkeypatch.undo()
        assert only(tmp_path).files == {"a.yaml": Recovered(b"1", b"2")}


@given(st.lists(st.dictionaries(st.sampled_from("abc"), contents, min_size=1), min_size=1, max_size=8), st.data())
def test_any_commands_come_back(
    tmp_path_factory: pytest.TempPathFactory, steps: list[dict[str, bytes | None]], data: st.DataObject
) -> None:
    root = tmp_path_factory.mktemp("library")
    disk = data.draw(st.dictionaries(st.sampled_from("abc"), st.binary(max_size=40)))
    for path, content in disk.items():
        write(root, path, content, None)
    now: dict[str, bytes | None] = dict.fromkeys("abc") | disk
    changes: list[Changes] = []
    for step in steps:
        changes.append({path: (now[path], content) for path, content in step.items()})
        now |= step
    crash(root, *changes)
    found = left_over(root)
    after = {path: read(root, path) for path in "abc"}
    assert all(one.base == disk.get(path) for offer in found for path, one in offer.files.items())
    assert after | {path: one.latest for offer in found for path, one in offer.files.items()} == now
    for offer in found:
        assert len(offer.entries) == len(steps)
        offer.discard()
    assert names(root) == []


bits = st.text("аb", max_size=6).map(lambda text: text.encode("utf-8"))
alike = st.builds(lambda start, one, other, end: (start + one + end, start + other + end), bits, bits, bits, bits)


@given(st.one_of(alike, st.tuples(contents, contents)))
def test_a_replacement_is_the_smallest_stretch(both: tuple[bytes | None, bytes | None]) -> None:
    old, new = both
    change = replacement(old, new)
    files = {"a": Recovered(None, old)}
    replay(files, Record(0, 0.0, Message(""), {"a": change}))
    assert files["a"].latest == new
    if old is not None and new is not None:
        put = change["by"].encode("utf-8", "surrogateescape")
        cut = old[change["from"] : change["to"]]
        assert not (put and cut and (put[0] == cut[0] or put[-1] == cut[-1]))
