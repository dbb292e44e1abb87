"""What every exporter offers, built-in or of a third party.

An exporter says which jobs there are, each with the paths it writes and a key of all that its bytes depend on; jobs
whose key is known from the last run are never made again. The others are made together, so that an exporter may
share work between them or use all processors.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Protocol

if TYPE_CHECKING:  # the readers behind them aren't needed where nothing changed
    from usecases.library import Library
    from usecases.model.usecase import UseCase

HISTORY = "history"
"""The option of exporters whose documents tell what git knows of their use cases."""


class ExportError(Exception):
    """Something can't be exported; `reason` says what and what to do, in the reader's language."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class Option:
    """An option that an exporter adds to the command line; a flag where `default` is a bool."""

    name: str
    help: str
    default: bool | str = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class Request:
    """What to export: the library, the use cases asked for, a language in place of their own, and options."""

    library: "Library"
    cases: "tuple[UseCase, ...]"
    language: str | None = None
    options: Mapping[str, bool | str] = field(default_factory=dict)

    def language_of(self, case: "UseCase") -> str:
        """The language in which a use case's headings and titles are written."""
        return self.language or self.library.language_of(case)


@dataclass(frozen=True)
class Job:
    """One piece of work: the paths it writes, relative to the target folder, and what its bytes depend on.

    `key` is any text; equal keys promise equal bytes. `about` is whatever the exporter needs to do the work.
    """

    paths: tuple[PurePosixPath, ...]
    key: str
    about: Any = None


class Made(NamedTuple):
    """A finished job: the bytes for each of its paths, in their order."""

    job: Job
    contents: tuple[bytes, ...]


Progress = Callable[[int], None]
"""Told how many jobs were finished since it was last told."""


class Exporter(Protocol):
    """Turns use cases into files."""

    name: ClassVar[str]
    options: ClassVar[tuple[Option, ...]]

    @property
    def summary(self) -> str:
        """One line about the format, in the reader's language."""

    def jobs(self, request: Request) -> Sequence[Job]:
        """The work there is; cheap."""

    def make(self, jobs: Sequence[Job], request: Request) -> Iterator[Made]:
        """Do the work, in any order; raises ExportError."""
