"""Files are replaced whole or not at all, and only where they are what was expected."""

import errno
import os
import stat
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.saving.conftest import NOBODY, as_nobody
from tests.saving.files import LINKS, ROOT_USER, A, B, tree
from usecases.saving import store
from usecases.saving.refusals import (
    Change,
    ChangedOnDisk,
    FileRefused,
    NotReadable,
    NotWritable,
)
from usecases.saving.store import read, write, write_all


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
