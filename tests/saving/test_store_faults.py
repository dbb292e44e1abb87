"""Links that lead out of the library, files and folders that refuse, disks that are full."""

import errno
import os
from functools import partial
from pathlib import Path

import pytest

from tests.saving.conftest import NOBODY, Disk, as_nobody
from tests.saving.files import LINKS, A, B, tree
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
