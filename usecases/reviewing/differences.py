"""What changed in the process: the differing files with statements about each, and sums by category."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from usecases.comparing.files import file_changes
from usecases.comparing.statement import Category, ChangeSaid
from usecases.comparing.titles import NO_TITLES, Titles
from usecases.languages.catalogue import _
from usecases.languages.punctuation import quoted
from usecases.reading.document import read_document
from usecases.reading.folder import FileKind, kind_of
from usecases.reviewing.versions import Pair, Versions
from usecases.text.harmless import one_line


class FileDifference(NamedTuple):
    """A file, what changed in it, and the deviations that nobody has an answer to any more (their ids).

    `titles` are those of the library's things.
    """

    pair: Pair
    kind: FileKind | None
    title: str | Mapping[str, Any]
    changes: tuple[ChangeSaid, ...]
    uncovered: tuple[str, ...] = ()
    titles: Titles = NO_TITLES

    def lost(self) -> list[str]:
        """A statement about each deviation that nobody has an answer to any more."""
        text = _("Nobody has an answer any more to {what}")
        return [text.format(what=self._called(name)) for name in self.uncovered]

    def _called(self, deviation: str) -> str:
        question, name = self.titles.question(deviation), one_line(deviation)
        return f"{quoted(question)} ({name})" if question else quoted(name)


def differences(versions: Versions) -> list[FileDifference]:
    """What changed in each file, in their order."""
    titles = versions.titles
    return [_difference(pair, titles) for pair in versions.pairs]


def counted(found: Iterable[FileDifference]) -> Counter[Category]:
    """How many changes there are of each category."""
    return Counter(change.category for difference in found for change in difference.changes)


def _difference(pair: Pair, titles: Titles) -> FileDifference:
    kind = kind_of(pair.path)
    old, new = _data(pair.old, pair, kind), _data(pair.new, pair, kind)
    title = (new or old or {}).get("title")
    gone = _answered(old) - _answered(new) if kind is FileKind.USE_CASE and old and new else frozenset()
    return FileDifference(
        pair,
        kind,
        title if isinstance(title, str | dict) else "",
        file_changes(pair.path, kind, pair.old, pair.new, (old, new), titles),
        tuple(sorted(gone)),
        titles,
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
