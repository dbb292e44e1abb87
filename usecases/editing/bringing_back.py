"""What a session that crashed left unsaved, brought together with what the files hold now."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from usecases.editing.bringing_together import Apart, brought_together
from usecases.editing.command import Files, Outcome, Refused
from usecases.editing.opened import OpenedFiles
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.saving.records import Recovered

_GONE = mark("It was deleted, moved or renamed since. Bring it back first, or drop the changes.")
_TO_BE_DELETED = mark("It was to be deleted, and was changed since. Delete it yourself if it isn't needed any more.")
_TAKEN = mark("It was to be made new, and there is another file now. Repeat by hand what is missing in that one.")


class BroughtBack(NamedTuple):
    """What files should hold by path, as the bytes there are now and those there should be; and why files are left."""

    changes: Mapping[str, tuple[bytes | None, bytes | None]]
    left: Mapping[str, tuple[Message, ...]]


@dataclass(frozen=True)
class BringBack:
    """Files get the bytes to which an earlier session had come: see `bring_back`; `None` takes one away."""

    contents: Mapping[str, bytes | None]

    def carried_out(self, files: Files) -> Outcome:
        """The change; raises Refused."""
        del files
        message = Message(mark("Brought back what wasn't saved: {files}"), {"files": ", ".join(sorted(self.contents))})
        gone = {path: None for path, content in self.contents.items() if content is None}
        return Outcome(message, gone, contents={path: one for path, one in self.contents.items() if one is not None})


def bring_back(files: OpenedFiles, recovered: Mapping[str, Recovered]) -> BroughtBack:
    """Bring what a session came to together with the files as they are now; nothing is changed.

    A file that nobody has changed since takes the bytes that the session came to. Of one that was changed, the fields
    are merged; where both sides changed the same, or it can't be done, the whole file is left, and the reasons say
    what stands against it.
    """
    changes: dict[str, tuple[bytes | None, bytes | None]] = {}
    left: dict[str, tuple[Message, ...]] = {}
    for path, one in recovered.items():
        try:
            now = files.content(path)
            changes[path] = (now, _new(files, path, one, now))
        except Refused as refused:
            left[path] = (refused.message,)
        except Apart as problem:
            left[path] = problem.reasons
    return BroughtBack(changes, left)


def _new(files: OpenedFiles, path: str, one: Recovered, now: bytes | None) -> bytes | None:
    if now in (one.base, one.latest):
        return one.latest
    if now is None:
        raise Apart(Message(_GONE))
    if one.latest is None:
        raise Apart(Message(_TO_BE_DELETED))
    if one.base is None:
        raise Apart(Message(_TAKEN))
    return brought_together(files, path, one.base, one.latest)
