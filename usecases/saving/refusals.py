"""Why a file can't be read or written, and the words for it."""

from enum import StrEnum
from typing import NamedTuple

from usecases.languages.catalogue import _, mark
from usecases.languages.message import Message


class Change(StrEnum):
    """What became of a file since it was read."""

    CONTENT = "content"
    GONE = "gone"
    APPEARED = "appeared"
    NO_FILE = "no file"


class FileRefused(Exception):  # noqa: N818 - it says what happened
    """A file of a library that can't be read or written.

    `path` is relative to the library. `written` are the files of the same `write_all` that had been written before.
    """

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path
        self.written: tuple[str, ...] = ()


class ChangedOnDisk(FileRefused):
    """What is there isn't what was expected; `found` is what is there, `None` where it is no file or nothing."""

    def __init__(self, path: str, found: bytes | None, change: Change) -> None:
        super().__init__(path)
        self.found = found
        self.change = change


class LeadsAway(FileRefused):
    """The way to the file leads out of the library."""


class NotReadable(FileRefused):
    """The system doesn't let the file be read; `reason` is what it says, in English."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path)
        self.reason = reason


class NotWritable(FileRefused):
    """The file, or its folder, doesn't let itself be written; `reason` says why, in English."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(path)
        self.reason = reason


class DiskFull(FileRefused):
    """The disk has no room for the file, or its owner may use no more of it."""


class NotRecorded(Exception):  # noqa: N818 - it says what happened
    """A command isn't in the journal, so that a crash would lose it; `reason` is what the system says, in English."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Holder(NamedTuple):
    """Who works on a library: the process and whose it is, since when (seconds since 1970), and on which file."""

    user: str
    host: str
    pid: int
    since: float
    file: str | None = None


class Busy(Exception):  # noqa: N818 - it says what is the case
    """Somebody else is writing into the library and doesn't come to an end; `None` where nobody knows who."""

    def __init__(self, holder: Holder | None) -> None:
        super().__init__(holder)
        self.holder = holder


READ_ONLY = mark("it is protected against writing")
"""The reason where a file's mode lets nobody write it."""

_CHANGED = {
    Change.CONTENT: mark(
        "{file} was changed on disk after it was read, so it was left as it is. Read it again, and repeat the change."
    ),
    Change.GONE: mark(
        "{file} was deleted, moved or renamed after it was read, so nothing was written. Bring it back, or drop the "
        "change."
    ),
    Change.APPEARED: mark(
        "A file {file} was put there meanwhile, so it was left as it is. Look at it, and choose another name or "
        "take it away."
    ),
    Change.NO_FILE: mark(
        "Where {file} should be there is a folder, or something else that is no file. Look at it, and take it away."
    ),
}


def explain(error: FileRefused | NotRecorded | Busy) -> Message:
    """The words for a refusal: what, where, why, and what to do."""
    match error:
        case NotRecorded():
            text = mark(
                "The change is made, but it couldn't be noted for the case of a crash: {reason}. Save soon, to be safe."
            )
            return Message(text, {"reason": _(error.reason)})
        case Busy(holder=None):
            return Message(mark("Another program is writing into the library. Wait a moment, and try again."))
        case Busy(holder=Holder() as holder):
            text = mark(
                "{user} on {host} (process {pid}) is writing into the library. Wait a moment, and try again; if it "
                "hangs, end it."
            )
            return Message(text, {"user": holder.user, "host": holder.host, "pid": str(holder.pid)})
        case FileRefused():
            return _explain_file(error)
    raise TypeError(type(error))


def _explain_file(error: FileRefused) -> Message:
    file = {"file": error.path}
    match error:
        case ChangedOnDisk():
            return Message(_CHANGED[error.change], file)
        case LeadsAway():
            text = mark(
                "{file} leads out of the library through a link, so it is neither read nor written. Put the file "
                "itself there."
            )
            return Message(text, file)
        case DiskFull():
            text = mark("There is no room on the disk for {file}, so it was left as it is. Make room, and save again.")
            return Message(text, file)
        case NotReadable():
            text = mark("{file} can't be read: {reason}. Look at who may read it.")
            return Message(text, {**file, "reason": _(error.reason)})
        case NotWritable():
            text = mark("{file} can't be written: {reason}. Look at who may write it and its folder, and save again.")
            return Message(text, {**file, "reason": _(error.reason)})
    raise TypeError(type(error))
