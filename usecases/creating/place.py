"""Where new files may go: inside their folder, not through links, and not over anything."""

import contextlib
from pathlib import Path

from usecases.text.atomic import write_atomically


class LeadsAway(Exception):  # noqa: N818 - it says what the path does
    """The way to a new file leads through a link, or through something that is no folder; `path` is that."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


class AlreadyThere(Exception):  # noqa: N818 - it says what is the case
    """Something stands where a new file should go; `path` is that."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def must_lead_inside(top: Path, below: str) -> None:
    """Raise LeadsAway unless every folder on the way from `top` to a file below it is a folder or isn't there."""
    folder = top
    for part in Path(below).parts[:-1]:
        folder = folder / part
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise LeadsAway(folder)


def must_be_free(path: Path) -> None:
    """Raise AlreadyThere where there is a file, a folder or a link of that name."""
    if path.is_symlink() or path.exists():
        raise AlreadyThere(path)


def create(path: Path, content: bytes) -> None:
    """Write a new file, whole or not at all, and never over another; raises AlreadyThere or OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with open(path, "xb"):
            pass  # the name is ours now, even if somebody else wants it in this moment
    except FileExistsError as error:
        raise AlreadyThere(path) from error
    try:
        write_atomically(path, content)
    except BaseException:  # an interruption too must leave no empty file
        with contextlib.suppress(OSError):
            path.unlink()
        raise
