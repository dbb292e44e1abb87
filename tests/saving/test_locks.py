"""Who works on a library at the same time: real processes, told of each other, and none blocked by a dead one."""

import errno
import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from usecases.saving import locks
from usecases.saving.locks import EDITORS, Presence, editors, writing
from usecases.saving.refusals import Busy, ChangedOnDisk
from usecases.saving.store import read, write
from usecases.state import FOLDER, state_folder

PROCESSES = multiprocessing.get_context("spawn")


def _edit(root: Path, file: str | None, pipe: Connection) -> None:
    presence = Presence.begin(root, file)
    pipe.send(os.getpid())
    while (said := pipe.recv()) is not None:
        presence.at(said)
        pipe.send(None)
    presence.end()


def _hold(root: Path, _: str | None, pipe: Connection) -> None:
    with writing(root):
        pipe.send(os.getpid())
        pipe.recv()


@contextmanager
def process(
    work: Callable[[Path, str | None, Connection], None], root: Path, file: str | None = None
) -> Iterator[tuple[int, Connection]]:
    """Another process at work, once it has told its number; killed at the end where it still lives."""
    ours, theirs = PROCESSES.Pipe()
    other = PROCESSES.Process(target=work, args=(root, file, theirs))
    other.start()
    theirs.close()
    try:
        yield ours.recv(), ours
    finally:
        other.kill()
        other.join()


def kill(pid: int) -> None:
    """End a process without any chance to clean up, and wait until the system has."""
    os.kill(pid, getattr(signal, "SIGKILL", signal.SIGTERM))
    for child in multiprocessing.active_children():
        if child.pid == pid:
            child.join()


class TestPresence:
    """Editors know of each other."""

    def test_a_second_editor_is_told_who_is_there_and_on_what(self, tmp_path: Path) -> None:
        with process(_edit, tmp_path, "a.yaml") as (pid, pipe):
            ours = Presence.begin(tmp_path)
            [other] = ours.others()
            assert (other.pid, other.file) == (pid, "a.yaml")
            assert other.user
            assert other.host
            assert 0 < other.since <= time.time()
            pipe.send("b.yaml")
            pipe.recv()
            assert [one.file for one in ours.others()] == ["b.yaml"]
            assert [one.pid for one in editors(tmp_path)] == [pid, os.getpid()]
            pipe.send(None)
            with pytest.raises(EOFError):
                pipe.recv()
            assert ours.others() == []
            ours.end()
        assert editors(tmp_path) == []
        assert list((tmp_path / FOLDER / EDITORS).iterdir()) == []

    def test_one_that_was_killed_is_there_no_more(self, tmp_path: Path) -> None:
        with process(_edit, tmp_path) as (pid, _pipe):
            assert [one.pid for one in editors(tmp_path)] == [pid]
            kill(pid)
            assert len(list((tmp_path / FOLDER / EDITORS).iterdir())) == 1
            assert editors(tmp_path) == []
            assert list((tmp_path / FOLDER / EDITORS).iterdir()) == []

    def test_ending_twice_does_no_harm(self, tmp_path: Path) -> None:
        presence = Presence.begin(tmp_path)
        presence.end()
        presence.end()
        presence.at("a.yaml")
        assert presence.others() == []

    @pytest.mark.parametrize(
        "content", [b"", b" garbage", b' ["a", "b", 1]', b' ["a", "b", true, "c", 4]', b"\xff" * 9999]
    )
    def test_garbage_says_nobody(self, tmp_path: Path, content: bytes) -> None:
        presence = Presence.begin(tmp_path)
        folder = tmp_path / FOLDER / EDITORS
        (folder / "0.json").write_bytes(content)
        os.utime(folder / "0.json", (time.time() - 61, time.time() - 61))
        (folder / "1.json").write_bytes(content)
        (folder / "2.json").mkdir()
        assert presence.others() == []
        assert not (folder / "0.json").exists()
        assert (folder / "1.json").exists()
        presence.end()

    def test_one_who_holds_a_file_without_saying_who_it_is(self, tmp_path: Path) -> None:
        presence = Presence.begin(tmp_path)
        [path] = (tmp_path / FOLDER / EDITORS).iterdir()
        path.write_bytes(b"")
        [unknown] = editors(tmp_path)
        assert (unknown.user, unknown.host, unknown.pid) == ("?", "?", 0)
        presence.end()

    @pytest.mark.skipif(sys.platform == "win32", reason="needs links")
    def test_a_link_to_an_editor_is_no_second_one(self, tmp_path: Path) -> None:
        presence = Presence.begin(tmp_path)
        [path] = (tmp_path / FOLDER / EDITORS).iterdir()
        (path.parent / "link.json").symlink_to(path.name)
        assert len(editors(tmp_path)) == 1
        presence.end()

    def test_a_folder_in_the_way(self, tmp_path: Path) -> None:
        state = state_folder(tmp_path)
        assert state is not None
        (state / EDITORS).write_bytes(b"")
        presence = Presence.begin(tmp_path)
        assert presence.others() == []
        presence.end()


def _count(root: Path, times: int) -> None:
    for _ in range(times):
        with writing(root, timeout=60):
            before = read(root, "count") or b""
            time.sleep(0.001)
            write(root, "count", before + b"x", before or None)


class TestWriting:
    """Short spans of reading, changing and writing, one after the other."""

    def test_processes_at_once_lose_nothing_of_each_other(self, tmp_path: Path) -> None:
        others = [PROCESSES.Process(target=_count, args=(tmp_path, 20)) for _ in range(3)]
        for one in others:
            one.start()
        for one in others:
            one.join()
        assert read(tmp_path, "count") == b"x" * 60

    def test_one_that_waits_too_long_is_told_for_whom(self, tmp_path: Path) -> None:
        with process(_hold, tmp_path) as (pid, _pipe):
            with pytest.raises(Busy) as busy, writing(tmp_path, timeout=0.1):
                pass
            assert busy.value.holder is not None
            assert busy.value.holder.pid == pid

    def test_one_that_is_killed_lets_go(self, tmp_path: Path) -> None:
        with process(_hold, tmp_path) as (pid, _pipe):
            kill(pid)
            with writing(tmp_path, timeout=0.1):
                pass

    def test_what_goes_wrong_inside_lets_go(self, tmp_path: Path) -> None:
        with pytest.raises(ZeroDivisionError), writing(tmp_path):
            raise ZeroDivisionError
        with writing(tmp_path, timeout=0.1):
            pass

    def test_an_interruption_lets_go(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupt(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(locks, "_tell", interrupt)
        with pytest.raises(KeyboardInterrupt), writing(tmp_path):
            pass
        monkeypatch.undo()
        with writing(tmp_path, timeout=0.1):
            pass

    def test_nowhere_to_lock(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(locks, "state_folder", lambda _: None)
        with writing(tmp_path), writing(tmp_path):
            pass
        presence = Presence.begin(tmp_path)
        assert presence.others() == []
        assert editors(tmp_path) == []
        presence.end()
        assert list(tmp_path.iterdir()) == []

    def test_a_file_system_without_locks(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_locks(_: int) -> bool:
            raise OSError(errno.ENOLCK, "No locks available")

        monkeypatch.setattr(locks, "lock", no_locks)
        with writing(tmp_path), writing(tmp_path):
            pass
        presence = Presence.begin(tmp_path)
        assert presence.others() == []
        presence.end()

    @pytest.mark.skipif(sys.platform == "win32", reason="needs modes")
    def test_a_lock_file_of_another_user(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        with writing(tmp_path):
            pass
        opened = os.open

        def refuse(path: Path, flags: int, *mode: int) -> int:
            if str(path).endswith("writing.lock") and flags & os.O_RDWR:
                raise PermissionError(errno.EACCES, "Permission denied")
            return opened(path, flags, *mode)

        monkeypatch.setattr(os, "open", refuse)
        with writing(tmp_path), pytest.raises(Busy), writing(tmp_path, timeout=0.1):
            pass


def _make(root: Path, name: str, content: bytes) -> bool:
    try:
        write(root, name, content, None)
    except ChangedOnDisk:
        return False
    return True


def test_of_processes_that_make_the_same_file_at_once_one_wins(tmp_path: Path) -> None:
    tries = [(tmp_path, f"{number}.yaml", b"%d" % writer) for number in range(50) for writer in range(2)]
    with PROCESSES.Pool(2) as pool:
        won = pool.starmap(_make, tries, chunksize=1)
    for number in range(50):
        assert sorted(won[2 * number : 2 * number + 2]) == [False, True]
        assert read(tmp_path, f"{number}.yaml") == b"%d" % won[2 * number : 2 * number + 2].index(True)
    assert len(list(tmp_path.iterdir())) == 50


@pytest.mark.skipif(sys.platform == "win32", reason="needs links")
def test_a_state_folder_that_is_a_link_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / FOLDER).symlink_to("../elsewhere")
    folder = state_folder(tmp_path / "library")
    assert folder is not None
    assert tmp_path / "library" not in folder.parents
    assert list((tmp_path / "elsewhere").iterdir()) == []
