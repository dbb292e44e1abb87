"""Nothing that lies in the journals' folder can stop the program, and no journal crashes it twice."""

import contextlib
import os
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.saving.conftest import in_child
from tests.saving.journals import crash, folder, names, only
from usecases.languages.message import Message
from usecases.saving import recovery
from usecases.saving.records import Record, Recovered, line_of, records_of, replacement
from usecases.saving.recovery import bad_journals, left_over
from usecases.saving.refusals import FileRefused
from usecases.saving.store import read

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
