"""What a session that crashed left unsaved, brought together with what the files hold now."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from usecases.editing.command import Data, Refused
from usecases.editing.opened import OpenedFiles
from usecases.editing.texts import carried, must_keep_schema
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.merge.fields import merge
from usecases.reading.document import read_document
from usecases.reading.folder import FileKind
from usecases.saving.records import Recovered

_GONE = mark("It was deleted, moved or renamed since. Bring it back first, or drop the changes.")
_TO_BE_DELETED = mark("It was to be deleted, and was changed since. Delete it yourself if it isn't needed any more.")
_TAKEN = mark("It was to be made new, and there is another file now. Repeat by hand what is missing in that one.")
_NOT_BY_FIELDS = mark("It was changed since in a way that can't be compared by fields. Repeat the changes by hand.")


class BroughtBack(NamedTuple):
    """What is to be written by path, as the bytes that are there now and those to be there; and why files are left."""

    changes: Mapping[str, tuple[bytes | None, bytes | None]]
    left: Mapping[str, tuple[Message, ...]]


class _Left(Exception):  # noqa: N818 - it says what becomes of the file
    def __init__(self, *reasons: Message) -> None:
        super().__init__()
        self.reasons = reasons


def bring_back(root: Path, recovered: Mapping[str, Recovered]) -> BroughtBack:
    """Bring files together with what is on disk; nothing is written.

    A file that nobody has changed since takes the bytes that the session came to. Of one that was changed, the fields
    are merged; where both sides changed the same, or it can't be done, the whole file is left, and the reasons say
    what stands against it.
    """
    files = OpenedFiles(root)
    changes: dict[str, tuple[bytes | None, bytes | None]] = {}
    left: dict[str, tuple[Message, ...]] = {}
    for path, one in recovered.items():
        try:
            now = files.content(path)
            changes[path] = (now, _new(files, path, one, now))
        except Refused as refused:
            left[path] = (refused.message,)
        except _Left as problem:
            left[path] = problem.reasons
    return BroughtBack(changes, left)


def _new(files: OpenedFiles, path: str, one: Recovered, now: bytes | None) -> bytes | None:
    if now in (one.base, one.latest):
        return one.latest
    if now is None:
        raise _Left(Message(_GONE))
    if one.latest is None:
        raise _Left(Message(_TO_BE_DELETED))
    if one.base is None:
        raise _Left(Message(_TAKEN))
    kind = files.kind(path)
    base, ours = _data(one.base, path, kind), _data(one.latest, path, kind)
    theirs = files.document(path)
    assert theirs.data is not None
    merged = merge(base, ours, theirs.data)
    if merged.conflicts:
        raise _Left(*(conflict.message() for conflict in merged.conflicts))
    must_keep_schema(path, kind, merged.data, theirs.data)
    source = carried(theirs, merged.data).source
    assert source is not None
    return source.encode()


def _data(content: bytes, path: str, kind: FileKind) -> Data:
    data = None if kind is FileKind.MEASUREMENTS else read_document(content, path, kind).data
    if data is None:
        raise _Left(Message(_NOT_BY_FIELDS))
    return data
