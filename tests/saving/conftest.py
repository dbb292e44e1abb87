"""Disks and users that refuse: a small disk, and a child process that is nobody in particular."""

import os
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.conftest import NO_RIGHT_TO_MOUNT

NOBODY = 65534


class Disk:
    """A file system of its own, in memory."""

    def __init__(self, folder: Path, kilobytes: int) -> None:
        self.folder = folder
        self._run("mount", "-t", "tmpfs", "-o", f"size={kilobytes}k,mode=777", "tmpfs", str(folder))

    def _run(self, *command: str) -> None:
        before = [] if os.geteuid() == 0 else ["sudo", "-n"]
        subprocess.run([*before, *command], check=True, capture_output=True)

    def fill(self) -> None:
        """Leave no room for another byte."""
        with open(self.folder / "filling", "ab", buffering=0) as file:
            try:
                while file.write(b"x" * 512):
                    pass
            except OSError:
                pass

    def empty(self) -> None:
        """Make room again."""
        (self.folder / "filling").unlink()

    def protect(self) -> None:
        """Make it read-only."""
        self._run("mount", "-o", "remount,ro", str(self.folder))

    def close(self) -> None:
        """Take it away, even where a test that failed has left a file open."""
        self._run("umount", "--lazy", str(self.folder))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library of two files."""
    (tmp_path / "library" / "cases").mkdir(parents=True)
    (tmp_path / "library" / "cases" / "a.yaml").write_bytes(b"old")
    (tmp_path / "library" / "cases" / "b.yaml").write_bytes(b"other")
    return tmp_path / "library"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """A disk of 64 KiB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    try:
        disk = Disk(folder, 64)
    except (OSError, AttributeError, subprocess.CalledProcessError):
        pytest.skip(NO_RIGHT_TO_MOUNT)
    yield disk
    disk.close()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user can reach, as those of pytest can't be."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def as_nobody(work: Callable[[], object]) -> str:
    """What a function says, or the name of what it raises, done by a user without rights; `""` for nothing."""

    def without_rights() -> object:
        if os.geteuid() == 0:
            os.setgroups([])
            os.setgid(NOBODY)
            os.setuid(NOBODY)
        return work()

    return in_child(without_rights)


def in_child(work: Callable[[], object]) -> str:
    """What a function says, or the name of what it raises, done by a process that then dies; `""` for nothing."""
    if sys.platform == "win32":
        pytest.skip("needs processes and users as Unix has them")
    reading, writing = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # on threads of the test runner; the child uses none
        child = os.fork()
    if child == 0:
        try:
            said = work()
            os.write(writing, str("" if said is None else said).encode())
        except BaseException as error:  # noqa: BLE001 - the parent is told what it was
            os.write(writing, f"{type(error).__name__}: {error}".encode())
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        said = pipe.read().decode()
    os.waitpid(child, 0)
    return said
