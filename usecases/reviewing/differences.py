"""What changed in the process: the differing files with statements about each, and sums by category."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from usecases.comparing.files import file_changes
from usecases.comparing.statement import Category, ChangeSaid
from usecases.reading.document import read_document
from usecases.reading.folder import FileKind, kind_of
from usecases.reviewing.versions import Pair


class FileDifference(NamedTuple):
    """A file, what changed in it, and the deviations that nobody has an answer to any more (their ids)."""

    pair: Pair
    kind: FileKind | None
    title: str | Mapping[str, Any]
    changes: tuple[ChangeSaid, ...]
    uncovered: tuple[str, ...] = ()


def differences(pairs: Iterable[Pair]) -> list[FileDifference]:
    """What changed in each file, in the order of the pairs."""
    return [_difference(pair) for pair in pairs]


def counted(found: Iterable[FileDifference]) -> Counter[Category]:
    """How many changes there are of each category."""
    return Counter(change.category for difference in found for change in difference.changes)


def _difference(pair: Pair) -> FileDifference:
    kind = kind_of(pair.path)
    old, new = _data(pair.old, pair, kind), _data(pair.new, pair, kind)
    title = (new or old or {}).get("title")
    gone = _answered(old) - _answered(new) if kind is FileKind.USE_CASE and old and new else frozenset()
    return FileDifference(
        pair,
        kind,
        title if isinstance(title, str | dict) else "",
        file_changes(pair.path, kind, pair.old, pair.new, (old, new)),
        tuple(sorted(gone)),
    )


def _data(content: bytes | None, pair: Pair, kind: FileKind | None) -> dict[str, Any] | None:
    if content is None or kind in (None, FileKind.MEASUREMENTS):
        return None
    return read_document(content, pair.path, kind).data


def _answered(data: Mapping[str, Any] | None) -> frozenset[str]:
    """The deviations that a branch answers, or that were considered, by name."""
    found = []
    for field in ("branches", "considered"):
        items = (data or {}).get(field)
        found += [item.get("deviation") for item in items if isinstance(item, dict)] if isinstance(items, list) else []
    return frozenset(name for name in found if isinstance(name, str))
