"""Commands on a file's whole text: written by hand, or put back to what git has. The file needn't be readable."""

from dataclasses import dataclass

from usecases.editing.command import Files, Outcome, Refused
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.reading.folder import LARGEST

_TOO_LARGE = mark("The text of {file} would be larger than 1 MB, which no file of a library may be.")


@dataclass(frozen=True)
class WriteText:
    """A file gets another text, as somebody has written it; one that isn't there yet is made.

    Nothing is asked of the text but that a file can hold it: it may break the schema, or be no YAML at all, and the
    findings say so. Line ends and a byte order mark are as they stand in the text. Refuses the text that is there
    already, and one above a megabyte.
    """

    path: str
    text: str

    def carried_out(self, files: Files) -> Outcome:
        """The change; raises Refused."""
        try:
            content = self.text.encode()
        except UnicodeEncodeError as problem:
            raise Refused(Message(mark("The text holds characters that no file can hold."))) from problem
        if len(content) > LARGEST:
            raise Refused(Message(_TOO_LARGE, {"file": self.path}))
        if files.content(self.path) == content:
            raise Refused(Message(mark("{file}: the text is the same, so nothing changes."), {"file": self.path}))
        message = Message(mark("{file}: the text is changed by hand"), {"file": self.path})
        return Outcome(message, {}, contents={self.path: content})


@dataclass(frozen=True)
class BringTogether:
    """A file in which a merge in git has left two sides becomes what both come to, byte for byte.

    Refuses the text that is there already.
    """

    path: str
    content: bytes

    def carried_out(self, files: Files) -> Outcome:
        """The change; raises Refused."""
        if files.content(self.path) == self.content:
            raise Refused(Message(mark("{file}: the text is the same, so nothing changes."), {"file": self.path}))
        message = Message(mark("{file}: both sides of the merge are brought together"), {"file": self.path})
        return Outcome(message, {}, contents={self.path: self.content})


@dataclass(frozen=True)
class DiscardChanges:
    """A file becomes what it was at git's last commit, byte for byte; `None` where it wasn't there, and so goes away.

    One that was renamed since goes back to the path that it had `before`. Refuses where nothing has changed.
    """

    path: str
    at_head: bytes | None
    before: str | None = None

    def carried_out(self, files: Files) -> Outcome:
        """The change; raises Refused."""
        path = self.before or self.path
        now = files.content(path)
        gone = {self.path: None} if path != self.path and files.is_there(self.path) else {}
        if now == self.at_head and not gone:
            text = mark("{file}: nothing has changed since the last commit.")
            raise Refused(Message(text, {"file": path}))
        if self.at_head is None:
            text = mark("{file}: taken away, since it isn't in the last commit")
            return Outcome(Message(text, {"file": path}), {**gone, path: None})
        back = mark("{file}: back again, as it was at the last commit")
        text = back if now is None else mark("{file}: as it was at the last commit; your changes are dropped")
        return Outcome(Message(text, {"file": path}), gone, contents={path: self.at_head})
