"""The journal brings back what was confirmed and never saved, and nothing in its folder can stop the program."""

import contextlib
import errno
import os
import shutil
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.saving.conftest import Disk, in_child
from usecases.languages.message import Message
from usecases.saving import journal as module
from usecases.saving import recovery
from usecases.saving.journal import Journal
from usecases.saving.records import Record, Recovered, line_of, records_of, replacement, replay
from usecases.saving.recovery import LeftOver, bad_journals, left_over
from usecases.saving.refusals import FileRefused, NotRecorded
from usecases.saving.store import read, write
from usecases.state import FOLDER

Changes = Mapping[str, tuple[bytes | None, bytes | None]]
contents = st.one_of(st.none(), st.binary(max_size=40), st.text(max_size=20).map(lambda text: text.encode("utf-8")))


def crash(root: Path, *changes: Changes) -> None:
    """A session that confirms some commands and dies."""
    journal = Journal.begin(root)
    for number, change in enumerate(changes):
        journal.record(Message("Did {what}.", {"what": str(number)}), change)
    journal.close()


def folder(root: Path) -> Path:
    return root / FOLDER / "journal"


def names(root: Path) -> list[str]:
    """The endings of what lies in the journals' folder."""
    return sorted(path.suffix for path in folder(root).iterdir()) if folder(root).exists() else []


def only(root: Path) -> LeftOver:
    [found] = left_over(root)
    return found


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


SOUND = b"".join(
    line_of(Record(number, 1.5, Message("Did {what}.", {"what": "it"}), {"a": change}))
    for number, change in enumerate(
        [{"base": "one", **replacement(b"one", b"one two")}, replacement(b"one two", b"two"), replacement(b"two", None)]
    )
)


def _mutated(draw: st.DrawFn) -> bytes:
    content = bytearray(SOUND)
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, max(len(content) - 1, 0)))
        match draw(st.sampled_from(["cut", "drop", "change", "put", "twice"])):
            case "cut":
                del content[place:]
            case "drop":
                del content[place : place + draw(st.integers(1, 30))]
            case "change":
                content[place : place + 1] = draw(st.binary(min_size=1, max_size=1))
            case "put":
                content[place:place] = draw(st.binary(min_size=1, max_size=10))
            case "twice":
                content += content[place:]
    return bytes(content)


anything = st.recursive(
    st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(max_size=8)),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=8), inner, max_size=3)),
    max_leaves=6,
)
texts = st.text("ab\udc80\ud800", max_size=5)
bounds = st.one_of(st.integers(0, 3), st.integers(-1, 9), anything)
crafted = st.builds(
    lambda when, text, arguments, files: Record(0, when, Message(text, arguments), files),
    st.one_of(st.just(1.5), st.just(1.5), st.floats(), anything),
    st.one_of(
        st.sampled_from(
            ["Did.", "Did {a}.", "Did {a}.", "{", "{0}", "{a.b}", "{a!r}", "{a:>9999999999}", "{b}", "{a}"]
        ),
        anything,
    ),
    st.one_of(st.just({"a": "x"}), st.just({"a": "x"}), st.dictionaries(st.just("a"), anything)),
    st.dictionaries(
        st.sampled_from(["a", "../a", "", "/etc/passwd", "a\0b", "\ud800"]),
        st.one_of(
            st.fixed_dictionaries({"base": texts, "from": st.just(0), "to": st.just(0), "by": st.none() | texts}),
            st.fixed_dictionaries({}, optional={"base": anything, "from": bounds, "to": bounds, "by": anything}),
        ),
        min_size=1,
    ),
)


def _line(record: Record) -> bytes:
    with contextlib.suppress(TypeError, ValueError):
        return line_of(record)
    return b""


@given(st.composite(_mutated)())
def test_all_before_a_damage_counts_and_nothing_after_it(content: bytes) -> None:
    intact = 0
    for line, sound in zip(content.split(b"\n")[:-1], SOUND.split(b"\n")[:-1], strict=False):
        if line != sound:
            break
        intact += 1
    records, _whole = records_of(content)
    assert records == records_of(SOUND)[0][:intact]


@given(st.one_of(st.binary(max_size=200), st.lists(crafted.map(_line), min_size=1, max_size=3).map(b"".join)))
def test_no_garbage_stops_the_program(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    root = tmp_path_factory.mktemp("library")
    folder(root).mkdir(parents=True)
    (folder(root) / "0.jsonl").write_bytes(content)
    for found in left_over(root):
        for entry in found.entries:
            entry.said()
        for path in found.files:
            with contextlib.suppress(FileRefused):
                read(root, path)
        assert found.take()
    assert left_over(root) == []


GOOD = Record(0, 1.5, Message("Did {a}.", {"a": "it"}), {"a": {"base": "one", "from": 0, "to": 3, "by": "two"}})
NOT_MEANT = [
    GOOD._replace(number=1),
    GOOD._replace(number=True),
    GOOD._replace(when=1e300),
    GOOD._replace(when=-1.0),
    GOOD._replace(when=float("nan")),
    GOOD._replace(when=float("inf")),
    GOOD._replace(message=Message("Did {b}.", {"a": "it"})),
    GOOD._replace(message=Message("Did {a:>99}.", {"a": "it"})),
    GOOD._replace(message=Message("Did {a!r}.", {"a": "it"})),
    GOOD._replace(message=Message("Did {a.real}.", {"a": "it"})),
    GOOD._replace(message=Message("Did {", {"a": "it"})),
    GOOD._replace(message=Message("Did {a}.", {"a": 1})),  # type: ignore[dict-item]
    *(
        GOOD._replace(files={"a": {**GOOD.files["a"], **wrong}})
        for wrong in ({"base": 1}, {"by": 1}, {"from": -1}, {"to": 4}, {"from": 4}, {"to": None}, {"by": "\ud800"})
    ),
    GOOD._replace(files={"a": {"from": 0, "to": 0, "by": "two"}}),
]


@pytest.mark.parametrize("record", NOT_MEANT)
def test_records_that_no_session_wrote_are_not_believed(tmp_path: Path, record: Record) -> None:
    folder(tmp_path).mkdir(parents=True)
    (folder(tmp_path) / "0.jsonl").write_bytes(line_of(GOOD))
    assert len(only(tmp_path).entries) == 1
    (folder(tmp_path) / "0.jsonl").write_bytes(line_of(record))
    assert left_over(tmp_path) == []
    assert len(bad_journals(tmp_path)) == 1


class TestDamage:
    """Damaged journals, one by one."""

    def test_a_torn_last_line_was_never_confirmed(self, tmp_path: Path) -> None:
        crash(tmp_path, {"a.yaml": (b"1", b"2")})
        [path] = folder(tmp_path).iterdir()
        with open(path, "ab") as file:
            file.write(SOUND[:50])
        found = only(tmp_path)
        assert found.whole
        assert len(found.entries) == 1

    def test_damage_in_the_middle_is_told(self, tmp_path: Path) -> None:
        crash(tmp_path, {"a.yaml": (b"1", b"2")}, {"a.yaml": (b"2", b"3")}, {"a.yaml": (b"3", b"4")})
        [path] = folder(tmp_path).iterdir()
        lines = path.read_bytes().split(b"\n")
        path.write_bytes(b"\n".join([lines[0], lines[2], b""]))
        found = only(tmp_path)
        assert not found.whole
        assert found.files == {"a.yaml": Recovered(b"1", b"2")}

    def test_garbage_is_put_aside_and_counted(self, tmp_path: Path) -> None:
        folder(tmp_path).mkdir(parents=True)
        (folder(tmp_path) / "0.jsonl").write_bytes(b"garbage\n")
        assert left_over(tmp_path) == []
        assert [path.name for path in bad_journals(tmp_path)] == ["0.bad"]

    def test_one_that_was_taken_and_never_finished_is_put_aside(self, tmp_path: Path) -> None:
        crash(tmp_path, {"a.yaml": (b"1", b"2")})
        [path] = folder(tmp_path).iterdir()
        path.rename(path.with_suffix(".taken"))
        assert left_over(tmp_path) == []
        assert len(bad_journals(tmp_path)) == 1
        assert names(tmp_path) == [".bad"]

    def test_one_that_crashes_who_brings_it_back_is_put_aside(self, tmp_path: Path) -> None:
        crash(tmp_path, {"a.yaml": (b"1", b"2")})
        assert in_child(only(tmp_path).take) == "True"
        assert left_over(tmp_path) == []
        assert len(bad_journals(tmp_path)) == 1

    def test_one_that_crashes_its_reader_does_so_once(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        crash(tmp_path, {"a.yaml": (b"1", b"2")})

        def defect(_: bytes) -> None:
            raise MemoryError

        monkeypatch.setattr(recovery, "records_of", defect)
        with pytest.raises(MemoryError):
            left_over(tmp_path)
        assert left_over(tmp_path) == []
        assert len(bad_journals(tmp_path)) == 1

    def test_an_empty_one_waits_for_its_session_a_minute(self, tmp_path: Path) -> None:
        folder(tmp_path).mkdir(parents=True)
        path = folder(tmp_path) / "0.jsonl"
        path.write_bytes(b"")
        assert left_over(tmp_path) == []
        assert names(tmp_path) == [".jsonl"]
        os.utime(path, (time.time() - 61, time.time() - 61))
        assert left_over(tmp_path) == []
        assert names(tmp_path) == []

    @pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")
    def test_what_is_no_file_is_passed_over(self, tmp_path: Path) -> None:
        crash(tmp_path, {"a.yaml": (b"1", b"2")})
        [path] = folder(tmp_path).iterdir()
        os.mkfifo(folder(tmp_path) / "pipe.jsonl")
        (folder(tmp_path) / "folder.jsonl").mkdir()
        (folder(tmp_path) / "folder.taken").mkdir()
        (folder(tmp_path) / "link.jsonl").symlink_to(path)
        (folder(tmp_path) / "loop.taken").symlink_to("loop.taken")
        (folder(tmp_path) / os.fsdecode(b"\xff.jsonl")).write_bytes(b"x\n")
        assert only(tmp_path).files == {"a.yaml": Recovered(b"1", b"2")}
