"""A library in memory: what its files say, for whoever shows, draws, writes or searches it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from usecases import collecting
from usecases.model import build
from usecases.model.build_deviations import deviation
from usecases.model.build_improvements import improvement
from usecases.model.shared import Settings, Shared
from usecases.model.usecase import UseCase
from usecases.model.words import Words
from usecases.reading.document import Document, load_document
from usecases.reading.folder import LIBRARY_FILE, FileKind, find_library, scan
from usecases.validation.schemas import is_valid

Thing = TypeVar("Thing")


class NoLibrary(Exception):  # noqa: N818 - it says what isn't there
    """There is no library where one was looked for; `place` is that folder or file."""

    def __init__(self, place: Path) -> None:
        super().__init__(str(place))
        self.place = place


@dataclass(frozen=True)
class CaseFile:
    """A use case and the file it stands in, relative to the library."""

    path: str
    case: UseCase


@dataclass(frozen=True)
class Library:
    """What a library's files say.

    `files` holds the use cases in the order of their paths; `unusable` the paths of files that were left out
    because they can't be read or break the schema (`usecases check` says why).
    """

    root: Path
    shared: Shared
    files: tuple[CaseFile, ...]
    unusable: tuple[str, ...] = ()

    @property
    def use_cases(self) -> tuple[UseCase, ...]:
        """The use cases, in the order of their paths."""
        return tuple(file.case for file in self.files)

    @cached_property
    def by_id(self) -> Mapping[str, UseCase]:
        """The use cases by id; the first one of an id counts."""
        found: dict[str, UseCase] = {}
        for file in self.files:
            found.setdefault(file.case.id, file.case)
        return found

    def language_of(self, case: UseCase) -> str:
        """The language of a use case: its own, or the library's."""
        return case.language or self.shared.settings.language


def open_library(place: str | Path = ".") -> Library:
    """Read the library that a folder or file belongs to; raises NoLibrary where there is none."""
    start = Path(place)
    root = find_library(start)
    if root is None:
        raise NoLibrary(start)
    documents = (load_document(root, found) for found in scan(root) if found.kind is not FileKind.MEASUREMENTS)
    return assemble(root, documents)


def assemble(root: Path, documents: "Iterator[Document]") -> Library:
    """A library of documents; those that can't be used are named in `unusable`."""
    parts: dict[FileKind, dict[str, Any]] = {}
    files: list[CaseFile] = []
    unusable: list[str] = []
    with collecting.put_off():
        for document in documents:
            data = document.data
            if document.kind is None or data is None or not is_valid(data, document.kind):
                unusable.append(document.path)
                if document.kind is FileKind.DEVIATIONS and data is not None:
                    parts[document.kind] = {"deviations": list(sound_deviations(data).values())}
            elif document.kind is FileKind.USE_CASE:
                files.append(CaseFile(document.path, build.use_case(data)))
            else:
                parts[document.kind] = data
    return Library(root, shared_of(parts), tuple(files), tuple(unusable))


def shared_of(parts: Mapping[FileKind, Mapping[str, Any]]) -> Shared:
    """The shared files of a library, from the data of those that can be used."""

    def every(kind: FileKind, key: str, make: "Callable[[Mapping[str, Any]], Thing]") -> tuple[Thing, ...]:
        return tuple(make(item) for item in parts.get(kind, {}).get(key, ()))

    settings = parts.get(FileKind.LIBRARY)
    return Shared(
        settings=build.settings(settings) if settings else Settings(Words((("", LIBRARY_FILE),)), "en"),
        roles=every(FileKind.ROLES, "roles", build.role),
        artefacts=every(FileKind.ARTEFACTS, "artefacts", build.artefact),
        groups=every(FileKind.MAP, "groups", build.group),
        kpis=every(FileKind.KPIS, "kpis", build.indicator),
        deviations=every(FileKind.DEVIATIONS, "deviations", deviation),
        improvements=every(FileKind.IMPROVEMENTS, "improvements", improvement),
        plan_begins=parts.get(FileKind.IMPROVEMENTS, {}).get("begins"),
    )


def sound_deviations(data: Mapping[str, Any]) -> Mapping[int, Any]:
    """The entries that keep the schema, of a catalogue that breaks it: a slip in one question silences no other.

    They are found by their indexes in the file.
    """
    entries = data.get("deviations")
    some = entries if isinstance(entries, list) else ()
    return {index: entry for index, entry in enumerate(some) if is_valid({"deviations": [entry]}, FileKind.DEVIATIONS)}
