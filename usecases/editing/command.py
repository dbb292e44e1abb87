"""What a command is: a change of a library's data, with words that say what it did.

A command is a frozen dataclass. It is given the files' data and answers with new data; it never changes the data it
is given, and keeps the same objects for all that it leaves as it is: that is how the text of what was moved finds
its way to the new place, with its comments.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Protocol, TypeAlias

from usecases.languages.message import Message
from usecases.reading.folder import FileKind

Data: TypeAlias = dict[str, Any]
"""The data of a file: the mapping at its top, as the reader makes it. Nobody changes it in place."""


class Refused(Exception):  # noqa: N818 - it says what happened
    """A change that can't be made; `message` says why, and what to do."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.text)
        self.message = message


class Files(Protocol):
    """The files of a library, as a command sees them. Paths are relative to the library, with forward slashes."""

    def data(self, path: str) -> Data:
        """The data of a file; raises Refused where it isn't there or can't be read."""

    def is_there(self, path: str) -> bool:
        """Whether the library has this file, readable or not."""

    def content(self, path: str) -> bytes | None:
        """The bytes of a file, `None` where it isn't there; for files that hold no data (measurements)."""

    def case_path(self, case_id: str) -> str:
        """The file of a use case; raises Refused where there is none."""

    def case_ids(self) -> Iterable[str]:
        """The ids of all use cases, by the names of their files."""

    def mentioning(self, word: str) -> Iterable[str]:
        """The paths of the files in whose text a word occurs: shared files and measurements too."""

    def kind(self, path: str) -> FileKind:
        """What a file holds, or would hold if it were there."""


class Outcome(NamedTuple):
    """What a command brings about.

    `files` gives the new data by path; `None` takes a file away, and a path that wasn't there makes one. `focus` is
    the id of the step, branch or item that whoever edits will want to look at next. `texts` gives whole texts: of new
    files with comments, and of files that hold no data (measurements); `contents` gives bytes, which needn't be
    readable. Such paths don't stand in `files`. `origins` names, for a path, another file that things come from: they
    keep their lines and comments. A path that wasn't there carries on that file's text.
    """

    message: Message
    files: Mapping[str, Data | None]
    focus: str | None = None
    texts: Mapping[str, str] = {}
    origins: Mapping[str, str] = {}
    contents: Mapping[str, bytes] = {}


class Command(Protocol):
    """A change of a library."""

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
