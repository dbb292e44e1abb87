"""Files are replaced whole or not at all, only where they are what was expected, and never outside the library."""

import errno
import os
import stat
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from tests.saving.conftest import NOBODY, Disk, as_nobody
from usecases.saving import store
from usecases.saving.refusals import (
    READ_ONLY,
    Busy,
    Change,
    ChangedOnDisk,
    DiskFull,
    FileRefused,
    Holder,
    LeadsAway,
    NotReadable,
    NotRecorded,
    NotWritable,
    explain,
)
from usecases.saving.store import read, write, write_all
from usecases.text import atomic

LINKS = pytest.mark.skipif(sys.platform == "win32", reason="needs links")
ROOT_USER = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root's rights")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "library" / "cases").mkdir(parents=True)
    (tmp_path / "library" / "cases" / "a.yaml").write_bytes(b"old")
    (tmp_path / "library" / "cases" / "b.yaml").write_bytes(b"other")
    return tmp_path / "library"


A = "cases/a.yaml"
B = "cases/b.yaml"


def tree(root: Path) -> dict[str, bytes | None]:
    """Everything below a folder, hidden files too; `None` for folders."""
    found: dict[str, bytes | None] = {}
    for path in root.rglob("*"):
        found[path.relative_to(root).as_posix()] = path.read_bytes() if path.is_file() else None
    return found


class TestReplacing:
    """What goes as it should."""

    def test_a_file_is_read_and_replaced(self, root: Path) -> None:
        assert read(root, A) == b"old"
        write(root, A, b"new", b"old")
        assert tree(root) == {"cases": None, A: b"new", B: b"other"}

    def test_what_is_not_there_reads_as_nothing(self, root: Path) -> None:
        assert read(root, "cases/c.yaml") is None
        assert read(root, "nowhere/c.yaml") is None
        assert read(root, f"{A}/c.yaml") is None

    def test_a_new_file_comes_with_its_folders(self, root: Path) -> None:
        write(root, "x/y/c.yaml", b"new", None)
        assert tree(root / "x") == {"y": None, "y/c.yaml": b"new"}

    def test_a_file_is_taken_away(self, root: Path) -> None:
        write(root, A, None, b"old")
        assert tree(root) == {"cases": None, B: b"other"}

    def test_taking_away_nothing_does_nothing(self, root: Path) -> None:
        write(root, "cases/c.yaml", None, None)
        assert tree(root) == {"cases": None, A: b"old", B: b"other"}

    def test_a_file_that_stays_as_it_is_is_not_touched(self, root: Path) -> None:
        before = (root / A).stat()
        write(root, A, b"old", b"old")
        assert (root / A).stat().st_ino == before.st_ino
        with pytest.raises(ChangedOnDisk):
            write(root, A, b"new", b"new")

    def test_a_name_as_long_as_the_system_allows(self, root: Path) -> None:
        name = "я" * 125 + ".yaml"
        write(root, name, b"one", None)
        write(root, name, b"two", b"one")
        assert read(root, name) == b"two"

    @pytest.mark.skipif(sys.platform == "win32", reason="needs modes")
    def test_the_mode_is_kept_and_new_files_follow_the_mask(self, root: Path) -> None:
        (root / A).chmod(0o640)
        write(root, A, b"new", b"old")
        before = os.umask(0o027)
        try:
            write(root, "cases/c.yaml", b"new", None)
        finally:
            os.umask(before)
        assert stat.S_IMODE((root / A).stat().st_mode) == 0o640
        assert stat.S_IMODE((root / "cases/c.yaml").stat().st_mode) == 0o640

    @ROOT_USER
    def test_owner_and_group_are_kept(self, root: Path) -> None:
        os.chown(root / A, NOBODY, NOBODY)
        write(root, A, b"new", b"old")
        status = (root / A).stat()
        assert (status.st_uid, status.st_gid) == (NOBODY, NOBODY)

    def test_somebody_elses_file_is_replaced_where_the_folder_allows_it(self, open_folder: Path) -> None:
        open_folder.chmod(0o777)
        (open_folder / "a.yaml").write_bytes(b"old")
        (open_folder / "a.yaml").chmod(0o666)
        assert as_nobody(lambda: write(open_folder, "a.yaml", b"new", b"old")) == ""
        assert tree(open_folder) == {"a.yaml": b"new"}
        assert stat.S_IMODE((open_folder / "a.yaml").stat().st_mode) == 0o666

    def test_where_files_have_only_one_name(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def no_links(*_: object) -> None:
            raise OSError(errno.EPERM, "Operation not permitted")

        monkeypatch.setattr(os, "link", no_links)
        write(root, "cases/c.yaml", b"new", None)
        assert tree(root) == {"cases": None, A: b"old", B: b"other", "cases/c.yaml": b"new"}

    def test_litter_of_a_killed_process_is_cleared_away_after_a_minute(self, root: Path) -> None:
        for name, age in ((".a.yaml.abcdefgh.new", 61), (".a.yaml.12345678.new", 30), (".b.yaml.abcdefgh.new", 61)):
            (root / "cases" / name).write_bytes(b"half")
            moment = time.time() - age
            os.utime(root / "cases" / name, (moment, moment))
        write(root, A, b"new", b"old")
        assert sorted(os.listdir(root / "cases")) == [
            ".a.yaml.12345678.new",
            ".b.yaml.abcdefgh.new",
            "a.yaml",
            "b.yaml",
        ]


def put_folder(path: Path) -> None:
    path.mkdir()


def put_pipe(path: Path) -> None:
    os.mkfifo(path)


def put_loop(path: Path) -> None:
    path.symlink_to(path.name)


def put_dangling(path: Path) -> None:
    path.symlink_to("nothing.yaml")


def put_other_file(path: Path) -> None:
    path.write_bytes(b"theirs")


def put_link_inside(path: Path) -> None:
    path.symlink_to("b.yaml")


def put_nothing(path: Path) -> None:
    return


MEANWHILE = [
    (put_other_file, Change.CONTENT, b"theirs"),
    (put_nothing, Change.GONE, None),
    (put_folder, Change.NO_FILE, None),
    pytest.param(put_pipe, Change.NO_FILE, None, marks=LINKS),
    pytest.param(put_loop, Change.NO_FILE, None, marks=LINKS),
    pytest.param(put_dangling, Change.GONE, None, marks=LINKS),
    pytest.param(put_link_inside, Change.CONTENT, b"other", marks=LINKS),
]


class TestMeanwhile:
    """What others do to a file after it was read."""

    @pytest.mark.parametrize(("put", "change", "found"), MEANWHILE)
    @pytest.mark.parametrize("new", [b"new", None])
    def test_a_file_that_changed_is_left_as_it_is(
        self, root: Path, put: Callable[[Path], None], change: Change, found: bytes | None, new: bytes | None
    ) -> None:
        (root / A).unlink()
        put(root / A)
        before = sorted(os.listdir(root / "cases"))
        with pytest.raises(ChangedOnDisk) as refused:
            write(root, A, new, b"old")
        assert (refused.value.path, refused.value.change, refused.value.found) == (A, change, found)
        assert sorted(os.listdir(root / "cases")) == before
        assert read(root, B) == b"other"

    @pytest.mark.parametrize(
        "put",
        [put_other_file, put_nothing, put_folder]
        + [pytest.param(put, marks=LINKS) for put in (put_pipe, put_loop, put_dangling, put_link_inside)],
    )
    def test_a_file_that_changes_while_the_new_one_is_prepared(
        self, root: Path, put: Callable[[Path], None], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def sweep(place: Path) -> None:
            place.unlink()
            put(place)

        monkeypatch.setattr(store, "sweep", sweep)
        with pytest.raises(FileRefused):
            write(root, A, b"new", b"old")
        monkeypatch.undo()
        assert not [name for name in os.listdir(root / "cases") if name.endswith(".new")]
        assert b"new" not in tree(root).values()
        assert read(root, B) == b"other"

    @pytest.mark.parametrize("put", [put_other_file, put_folder, pytest.param(put_dangling, marks=LINKS)])
    def test_a_new_file_goes_over_nothing(self, root: Path, put: Callable[[Path], None]) -> None:
        put(root / "cases/c.yaml")
        before = sorted(os.listdir(root / "cases"))
        with pytest.raises(ChangedOnDisk) as refused:
            write(root, "cases/c.yaml", b"new", None)
        assert refused.value.change is (Change.APPEARED if put is put_other_file else Change.NO_FILE)
        assert refused.value.found == (b"theirs" if put is put_other_file else None)
        assert sorted(os.listdir(root / "cases")) == before

    def test_a_new_file_goes_over_nothing_that_appears_in_the_last_moment(
        self, root: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        link = os.link

        def late(source: str, target: Path) -> None:
            target.write_bytes(b"theirs")
            link(source, target)

        monkeypatch.setattr(os, "link", late)
        with pytest.raises(ChangedOnDisk) as refused:
            write(root, "cases/c.yaml", b"new", None)
        assert refused.value.change is Change.APPEARED
        assert tree(root) == {"cases": None, A: b"old", B: b"other", "cases/c.yaml": b"theirs"}

    def test_a_library_that_vanished_is_not_made_again(self, root: Path, tmp_path: Path) -> None:
        root.rename(tmp_path / "elsewhere")
        assert read(root, A) is None
        with pytest.raises(ChangedOnDisk):
            write(root, A, b"new", b"old")
        with pytest.raises(NotWritable):
            write(root, "cases/c.yaml", b"new", None)
        assert not root.exists()

    def test_reading_what_is_no_file(self, root: Path) -> None:
        with pytest.raises(NotReadable) as refused:
            read(root, "cases")
        assert refused.value.reason == "Is a directory"


@LINKS
class TestLinks:
    """Links in the library are followed; none leads out of it."""

    @pytest.fixture
    def outside(self, tmp_path: Path) -> Path:
        (tmp_path / "library-of-others").mkdir()
        (tmp_path / "library-of-others" / "a.yaml").write_bytes(b"old")
        return tmp_path / "library-of-others"

    def test_a_link_inside_stays_a_link(self, root: Path) -> None:
        (root / "linked.yaml").symlink_to(A)
        write(root, "linked.yaml", b"new", b"old")
        assert os.readlink(root / "linked.yaml") == A
        assert read(root, A) == b"new"

    def test_taking_a_link_away_leaves_its_file(self, root: Path) -> None:
        (root / "linked.yaml").symlink_to(A)
        write(root, "linked.yaml", None, b"old")
        assert tree(root) == {"cases": None, A: b"old", B: b"other"}

    def test_a_library_behind_a_link_is_a_library(self, root: Path, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(root)
        write(tmp_path / "link", A, b"new", b"old")
        assert read(root, A) == b"new"

    @pytest.mark.parametrize("target", ["../../library-of-others/a.yaml", "../../library-of-others/nothing.yaml"])
    def test_a_file_replaced_by_a_link_that_leads_out(self, root: Path, outside: Path, target: str) -> None:
        (root / A).unlink()
        (root / A).symlink_to(target)
        with pytest.raises(LeadsAway):
            read(root, A)
        for new, old in ((b"new", b"old"), (None, b"old"), (b"new", None)):
            with pytest.raises(LeadsAway):
                write(root, A, new, old)
        assert tree(outside) == {"a.yaml": b"old"}

    def test_a_folder_replaced_by_a_link_that_leads_out(self, root: Path, outside: Path) -> None:
        (root / "cases").rename(root / "away")
        (root / "cases").symlink_to(outside)
        for path in (A, "cases/new.yaml", "cases/x/new.yaml"):
            with pytest.raises(LeadsAway):
                write(root, path, b"new", None if "new" in path else b"old")
        assert tree(outside) == {"a.yaml": b"old"}

    def test_a_folder_replaced_by_such_a_link_in_the_last_moment(
        self, root: Path, outside: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def sweep(place: Path) -> None:
            (root / "cases").rename(root / "away")
            (root / "cases").symlink_to(outside)

        monkeypatch.setattr(store, "sweep", sweep)
        with pytest.raises(FileRefused):
            write(root, A, b"new", b"old")
        assert tree(outside) == {"a.yaml": b"old"}

    @pytest.mark.parametrize(
        "path", ["../a.yaml", "cases/../../a.yaml", "/etc/passwd", "", "cases//a.yaml", "a\0b", "."]
    )
    def test_paths_that_are_none(self, root: Path, path: str) -> None:
        with pytest.raises(LeadsAway):
            read(root, path)
        with pytest.raises(LeadsAway):
            write(root, path, b"new", None)


class TestProtected:
    """Files and folders that refuse."""

    @pytest.mark.parametrize("new", [b"new", None])
    def test_a_file_that_nobody_may_write_is_left_even_by_root(self, root: Path, new: bytes | None) -> None:
        (root / A).chmod(0o444)
        with pytest.raises(NotWritable) as refused:
            write(root, A, new, b"old")
        assert refused.value.reason == READ_ONLY
        assert tree(root) == {"cases": None, A: b"old", B: b"other"}

    def test_a_file_that_others_may_write(self, open_folder: Path) -> None:
        open_folder.chmod(0o777)
        (open_folder / "a.yaml").write_bytes(b"old")
        (open_folder / "a.yaml").chmod(0o644)
        if os.geteuid() != 0:
            pytest.skip("needs root's rights, to have a file of somebody else")
        said = as_nobody(lambda: write(open_folder, "a.yaml", b"new", b"old"))
        assert said == "NotWritable: a.yaml"
        assert tree(open_folder) == {"a.yaml": b"old"}

    def test_a_folder_that_refuses(self, open_folder: Path) -> None:
        (open_folder / "a.yaml").write_bytes(b"old")
        (open_folder / "a.yaml").chmod(0o666)
        open_folder.chmod(0o555)
        for new in (b"new", None):
            assert as_nobody(partial(write, open_folder, "a.yaml", new, b"old")) == "NotWritable: a.yaml"
        assert as_nobody(lambda: write(open_folder, "b/c.yaml", b"new", None)) == "NotWritable: b/c.yaml"
        assert tree(open_folder) == {"a.yaml": b"old"}
        open_folder.chmod(0o755)

    def test_a_folder_that_refuses_keeps_all_files_as_they_are(self, open_folder: Path) -> None:
        open_folder.chmod(0o777)
        (open_folder / "a.yaml").write_bytes(b"old")
        (open_folder / "shut").mkdir()
        (open_folder / "shut" / "b.yaml").write_bytes(b"old")
        for path in (open_folder / "a.yaml", open_folder / "shut" / "b.yaml"):
            path.chmod(0o666)
        (open_folder / "shut").chmod(0o555)
        changes = {"a.yaml": (b"old", b"new"), "shut/b.yaml": (b"old", None)}
        assert as_nobody(partial(write_all, open_folder, changes)) == "NotWritable: shut/b.yaml"
        assert tree(open_folder) == {"a.yaml": b"old", "shut": None, "shut/b.yaml": b"old"}
        (open_folder / "shut").chmod(0o755)

    def test_a_file_that_may_not_be_read(self, open_folder: Path) -> None:
        (open_folder / "a.yaml").write_bytes(b"old")
        (open_folder / "a.yaml").chmod(0o200)
        if os.geteuid() == 0:
            os.chown(open_folder / "a.yaml", NOBODY, NOBODY)
        assert as_nobody(lambda: read(open_folder, "a.yaml")) == "NotReadable: a.yaml"
        assert as_nobody(lambda: write(open_folder, "a.yaml", b"new", b"old")) == "NotReadable: a.yaml"

    def test_a_disk_that_is_read_only(self, disk: Disk) -> None:
        (disk.folder / "a.yaml").write_bytes(b"old")
        disk.protect()
        for path, new, old in (("a.yaml", b"new", b"old"), ("a.yaml", None, b"old"), ("b/c.yaml", b"new", None)):
            with pytest.raises(NotWritable) as refused:
                write(disk.folder, path, new, old)
            assert refused.value.reason == "Read-only file system"
        assert tree(disk.folder) == {"a.yaml": b"old"}

    def test_a_file_where_a_folder_should_be(self, root: Path) -> None:
        with pytest.raises(NotWritable) as refused:
            write(root, f"{A}/c.yaml", b"new", None)
        assert refused.value.reason == "Not a directory"


class TestNoRoom:
    """A disk that is full."""

    def test_a_full_disk_leaves_all_as_it_was(self, disk: Disk) -> None:
        (disk.folder / "a.yaml").write_bytes(b"old")
        disk.fill()
        with pytest.raises(DiskFull):
            write(disk.folder, "a.yaml", b"new" * 5000, b"old")
        with pytest.raises(DiskFull):
            write(disk.folder, "x/b.yaml", b"new" * 5000, None)
        disk.empty()
        assert tree(disk.folder) == {"a.yaml": b"old"}
        write(disk.folder, "a.yaml", b"new" * 5000, b"old")

    def test_where_not_all_files_have_room_none_is_changed(self, disk: Disk) -> None:
        for name in "abc":
            (disk.folder / name).write_bytes(b"old")
        changes = dict.fromkeys("abc", (b"old", b"new" * 8000))
        with pytest.raises(DiskFull) as refused:
            write_all(disk.folder, changes)
        assert refused.value.written == ()
        assert tree(disk.folder) == dict.fromkeys("abc", b"old")

    @pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
    @pytest.mark.parametrize("call", ["fsync", "replace", "link", "mkdir"])
    def test_a_lack_of_room_at_any_moment(
        self, root: Path, call: str, code: int, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def fail(*_: object, **__: object) -> None:
            raise OSError(code, os.strerror(code))

        monkeypatch.setattr(os, call, fail)
        path, old = (A, b"old") if call == "replace" else ("x/y/c.yaml", None)
        with pytest.raises(DiskFull):
            write(root, path, b"new", old)
        assert tree(root) == {"cases": None, A: b"old", B: b"other"}

    def test_an_interruption_leaves_no_litter(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupt(*_: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr(atomic, "_take_after", interrupt)
        with pytest.raises(KeyboardInterrupt):
            write(root, "x/c.yaml", b"new", None)
        assert tree(root) == {"cases": None, A: b"old", B: b"other"}


class TestSeveral:
    """Several files at once."""

    def test_files_are_changed_made_and_taken_away(self, root: Path) -> None:
        write_all(root, {A: (b"old", None), B: (b"other", b"new"), "cases/c.yaml": (None, b"old")})
        assert tree(root) == {"cases": None, B: b"new", "cases/c.yaml": b"old"}

    def test_one_that_cannot_be_written_keeps_all_as_they_are(self, root: Path) -> None:
        with pytest.raises(ChangedOnDisk) as refused:
            write_all(root, {A: (b"old", b"new"), "x/c.yaml": (None, b"new"), B: (b"older", b"new")})
        assert (refused.value.path, refused.value.written) == (B, ())
        assert tree(root) == {"cases": None, A: b"old", B: b"other"}

    def test_a_refusal_in_between_tells_what_is_written(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        replace = os.replace

        def late(source: str, target: Path) -> None:
            if target.name == "b.yaml":
                raise PermissionError(errno.EACCES, "Permission denied")
            replace(source, target)

        monkeypatch.setattr(os, "replace", late)
        with pytest.raises(NotWritable) as refused:
            write_all(root, {A: (b"old", b"new"), B: (b"other", b"new"), "cases/c.yaml": (None, b"new")})
        assert refused.value.written == (A,)
        assert tree(root) == {"cases": None, A: b"new", B: b"other"}


REFUSALS = [
    *(ChangedOnDisk("a.yaml", None, change) for change in Change),
    LeadsAway("a.yaml"),
    NotReadable("a.yaml", "Permission denied"),
    NotWritable("a.yaml", READ_ONLY),
    DiskFull("a.yaml"),
]


@pytest.mark.parametrize("error", REFUSALS, ids=lambda error: f"{type(error).__name__} {getattr(error, 'change', '')}")
def test_every_refusal_has_words_that_name_the_file_and_say_what_to_do(error: FileRefused) -> None:
    said = explain(error).said()
    assert "a.yaml" in said
    assert said.count(". ") >= 1
    assert "{" not in said


def test_other_refusals_have_words_too() -> None:
    assert "No space left" in explain(NotRecorded("No space left on device")).said()
    assert "anna on desk (process 7)" in explain(Busy(Holder("anna", "desk", 7, 1.0))).said()
    assert "Another program" in explain(Busy(None)).said()
