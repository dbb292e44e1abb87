"""A change of a file made on top of what came to the file meanwhile."""

from usecases.editing.command import Data
from usecases.editing.opened import OpenedFiles
from usecases.editing.texts import carried, must_keep_schema
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.merge.fields import merge
from usecases.reading.document import read_document
from usecases.reading.folder import FileKind

_NOT_BY_FIELDS = mark("It was changed since in a way that can't be compared by fields. Repeat the changes by hand.")


class Apart(Exception):  # noqa: N818 - it says what is the case
    """Two changes of a file that can't be brought together; `reasons` say what stands against it."""

    def __init__(self, *reasons: Message) -> None:
        super().__init__()
        self.reasons = reasons


def brought_together(files: OpenedFiles, path: str, base: bytes, ours: bytes) -> bytes:
    """A file as it is now, with what was changed from `base` to `ours`; raises Apart, or Refused."""
    kind = files.kind(path)
    before, wanted = _data(base, path, kind), _data(ours, path, kind)
    now = files.document(path)
    assert now.data is not None
    merged = merge(before, wanted, now.data)
    if merged.conflicts:
        raise Apart(*(conflict.message() for conflict in merged.conflicts))
    must_keep_schema(path, kind, merged.data, now.data)
    source = carried(now, merged.data).source
    assert source is not None
    return source.encode()


def _data(content: bytes, path: str, kind: FileKind) -> Data:
    data = None if kind is FileKind.MEASUREMENTS else read_document(content, path, kind).data
    if data is None:
        raise Apart(Message(_NOT_BY_FIELDS))
    return data
