"""Which files differ from the last commit, as `git status` tells it."""

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from itertools import product
from typing import NamedTuple, TypeVar

Mark = TypeVar("Mark", str, bytes)

_ALIKE = 0.5
"""Two files of which so much is the same are taken for one that was renamed, as git does."""
_MOST_PAIRS = 400
"""Above this number of pairs, only files of one name or with the same bytes are taken for one another."""


class What(StrEnum):
    """What has happened to a file since the last commit."""

    NEW = "new"
    CHANGED = "changed"
    DELETED = "deleted"
    RENAMED = "renamed"
    CONFLICT = "conflict"


class ChangedFile(NamedTuple):
    """A file that differs, by its path below the folder that was asked about, and the path that it had before."""

    path: str
    what: What
    before: str | None = None


def read_status(output: bytes, prefix: str) -> dict[str, What]:
    """What `git status --porcelain=v2 -z --no-renames` says about the files below a folder of the repository.

    `prefix` is the folder's path in the repository, with a slash at its end, or nothing.
    """
    found: dict[str, What] = {}
    for line in output.decode("utf-8", "surrogateescape").split("\0"):
        path, what = _entry(line)
        if what is None or not path.startswith(prefix):
            continue
        own = path[len(prefix) :]
        # Taken out of the index and still, or again, on the disk.
        found[own] = What.CHANGED if found.get(own) is What.DELETED and what is What.NEW else what
    return found


def _entry(line: str) -> tuple[str, What | None]:
    if line.startswith("? "):
        return line[2:], What.NEW
    if line.startswith("u "):
        return line.split(" ", 10)[10], What.CONFLICT
    if not line.startswith("1 "):
        return "", None
    _kind, states, submodule, *_rest, path = line.split(" ", 8)
    if submodule.startswith("S"):
        return path, None  # another repository, which is none of this one's files
    index, disk = states[:1], states[1:]
    if "A" in (index, disk):
        return path, None if disk == "D" else What.NEW
    return path, What.DELETED if "D" in (index, disk) else What.CHANGED


def with_renames(
    found: Mapping[str, What], before: Mapping[str, bytes], now: Mapping[str, bytes]
) -> Iterator[ChangedFile]:
    """The files, sorted; a deleted and a new one that are alike are one that was renamed.

    `before` holds the bytes of the deleted ones, `now` those of the new ones. Git itself sees no renames before the
    new file is added to the index.
    """
    renamed = _renamed(before, now)
    gone = set(renamed.values())
    for path in sorted(found):
        if path in renamed:
            yield ChangedFile(path, What.RENAMED, renamed[path])
        elif path not in gone:
            yield ChangedFile(path, found[path])


def _renamed(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> dict[str, str]:
    """The old paths by the new ones; the most alike find each other first."""
    pairs = _pairs(before, now)
    old_lines = {old: Counter(before[old].split(b"\n")) for old in {old for old, _new in pairs}}
    new_lines = {new: Counter(now[new].split(b"\n")) for new in {new for _old, new in pairs}}
    ranked = sorted((-_alike(old_lines[old], new_lines[new]), _name(old) != _name(new), old, new) for old, new in pairs)
    renamed: dict[str, str] = {}
    taken: set[str] = set()
    for unlike, _other_name, old, new in ranked:
        if -unlike >= _ALIKE and new not in renamed and old not in taken:
            renamed[new] = old
            taken.add(old)
    return renamed


def _pairs(before: Mapping[str, bytes], now: Mapping[str, bytes]) -> set[tuple[str, str]]:
    """The old and new paths that may belong together."""
    if len(before) * len(now) <= _MOST_PAIRS:
        return set(product(before, now))
    by_name = _matching({old: _name(old) for old in before}, {new: _name(new) for new in now})
    return {*by_name, *_matching(before, now)}


def _matching(before: Mapping[str, Mark], now: Mapping[str, Mark]) -> Iterator[tuple[str, str]]:
    """Paths with the same mark, the first with the first."""
    waiting: dict[Mark, list[str]] = {}
    for old in sorted(before, reverse=True):
        waiting.setdefault(before[old], []).append(old)
    for new in sorted(now):
        if waiting.get(now[new]):
            yield waiting[now[new]].pop(), new


def _alike(one: Counter[bytes], other: Counter[bytes]) -> float:
    return sum((one & other).values()) / max(one.total(), other.total())


def _name(path: str) -> str:
    return path.rpartition("/")[2]
