"""What isn't saved, in words."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from usecases.comparing.files import file_changes
from usecases.comparing.titles import Titles, shared_on_disk
from usecases.editing.opened import OpenedFiles
from usecases_tui.words import ngettext


class FileChanges(NamedTuple):
    """A file, and what is changed in it."""

    path: str
    changes: Sequence[str]


def changes_of(files: OpenedFiles, versions: "dict[str, tuple[bytes | None, bytes | None]]") -> list[FileChanges]:
    """What is changed in files, of which both versions are given by path."""
    titles = Titles({path: new for path, (_old, new) in versions.items()}, shared_on_disk(files.root))
    return [
        FileChanges(path, [one.said() for one in file_changes(path, files.kind(path), old, new, titles=titles)])
        for path, (old, new) in sorted(versions.items())
    ]


def as_lines(found: Iterable[FileChanges], most: int) -> list[str]:
    """Lines to read, no more than `most`: each file, with its changes below it."""
    lines: list[str] = []
    for path, changes in found:
        lines += [path, *(f"  • {change}" for change in changes)]
    if len(lines) <= most:
        return lines
    left = len(lines) - most + 1
    more = ngettext("… and {count} line more", "… and {count} lines more", left).format(count=left)
    return [*lines[: most - 1], more]


def room(height: int, answers: int) -> int:
    """How many lines a question can have above its answers, on a screen of so many lines."""
    return max(min(int(height * 0.9) - answers - 2, 14), 2)
