"""The difference of two versions of a file, byte by byte if need be: nothing that differs goes unsaid."""

from collections.abc import Iterator
from difflib import SequenceMatcher

from usecases.comparing.changes import Data, changes
from usecases.comparing.statement import Category, ChangeSaid, Did, Sort, Thing
from usecases.comparing.titles import NO_TITLES, Titles
from usecases.reading.document import read_document
from usecases.reading.folder import FileKind
from usecases.text.source import Source

_MOST_LINES = 50
"""Of measurements that differ in more lines than this, only the fact is said."""


def file_changes(
    path: str,
    kind: FileKind | None,
    old: bytes | None,
    new: bytes | None,
    read: tuple[Data | None, Data | None] | None = None,
    titles: Titles = NO_TITLES,
) -> tuple[ChangeSaid, ...]:
    """What changed in a file, of which both versions are given as bytes (`None`: there is no file).

    Nothing for the same bytes, and at least one statement for others: that only the layout differs, or, where one of
    the two can't be read, or it is of no kind that a library knows, that the text does. `read` is what both say, where
    the caller has read them already (`None`: nothing that can be read). `titles` are those of the library's things.
    """
    if old == new:
        return ()
    if old is None or new is None:
        did = Did.ADDED if old is None else Did.DELETED
        title = (_data(old or new or b"", path, kind) or {}).get("title")
        thing = Thing(Sort.FILE, title=title if isinstance(title, str | dict) and title else path)
        return (ChangeSaid(did, Category.MEANING, thing),)
    if kind is FileKind.MEASUREMENTS:
        return tuple(_of_lines(old, new))
    before, after = read if read is not None else (_data(old, path, kind), _data(new, path, kind))
    if kind is None or before is None or after is None:
        return (ChangeSaid(Did.TEXT, Category.MEANING, Thing(Sort.FILE)),)
    return changes(before, after, kind, titles) or (_LAYOUT,)


_LAYOUT = ChangeSaid(Did.LAYOUT, Category.LAYOUT, Thing(Sort.FILE))


def _data(content: bytes, path: str, kind: FileKind | None) -> Data | None:
    return None if kind in (None, FileKind.MEASUREMENTS) else read_document(content, path, kind).data


def _of_lines(old: bytes, new: bytes) -> Iterator[ChangeSaid]:
    """Measurements that came, went, or were corrected."""
    try:
        before, after = Source.decode(old).text.splitlines(), Source.decode(new).text.splitlines()
    except UnicodeDecodeError:
        yield ChangeSaid(Did.TEXT, Category.MEANING, Thing(Sort.FILE))
        return
    if before == after:
        yield _LAYOUT
        return
    found: list[ChangeSaid] = []
    for tag, start, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag != "equal":
            found += (_line(Did.DELETED, line) for line in before[start:end])
            found += (_line(Did.ADDED, line) for line in after[first:last])
    yield from found if len(found) <= _MOST_LINES else [ChangeSaid(Did.TEXT, Category.MEANING, Thing(Sort.FILE))]


def _line(did: Did, line: str) -> ChangeSaid:
    return ChangeSaid(did, Category.MEANING, Thing(Sort.LINE, line, title=line))
