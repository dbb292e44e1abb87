"""Who refers to a thing of a shared file or to a use case, across the files of a library."""

from collections.abc import Iterable, Iterator
from re import compile as regex
from re import escape
from typing import NamedTuple

from usecases.editing.command import Files, Refused
from usecases.editing.standing import definitions, references
from usecases.editing.where import where_of, written_where
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.reading.folder import FileKind
from usecases.rules.guess import guess
from usecases.text.path import Path
from usecases.validation.standing import DEFINED, IdKind

_NAMED = 3
"""So many places are named where something is in use; more tell nobody more."""

_UNKNOWN = {
    IdKind.ROLE: mark("There is no role “{id}” in roles.yaml."),
    IdKind.ARTEFACT: mark("There is no artefact “{id}” in artefacts.yaml."),
    IdKind.GROUP: mark("There is no group “{id}” in map.yaml."),
    IdKind.KPI: mark("There is no indicator “{id}” in kpis.yaml."),
    IdKind.CHANNEL: mark("There is no channel “{id}” in library.yaml."),
    IdKind.IMPROVEMENT: mark("There is no improvement “{id}” in improvements.yaml."),
    IdKind.DEVIATION: mark("There is no question “{id}” in deviations.yaml."),
    IdKind.USE_CASE: mark("There is no use case “{id}” in this library."),
}


class Use(NamedTuple):
    """A place that refers to something: the file and the path in its data."""

    file: str
    where: Path


def files_naming(files: Files, name: str) -> Iterator[str]:
    """The files in whose text an id stands as a whole word, not as a part of another id; measurements too."""
    word = regex(rb"(?<![a-z0-9-])" + escape(name.encode("utf-8", "surrogatepass")) + rb"(?![a-z0-9-])")
    return (file for file in files.mentioning(name) if word.search(files.content(file) or b""))


def uses(files: Files, kind: IdKind, name: str) -> Iterator[Use]:
    """Every place that refers to a thing by its id; raises Refused where a file that may do so can't be read.

    Files are read as one goes on: whoever has heard enough may stop.
    """
    for file in files_naming(files, name):
        stands = files.kind(file)
        if stands is not FileKind.MEASUREMENTS:
            found = references(files.data(file), stands, kind)
            yield from (Use(file, where) for where, other in found if other == name)


def known_ids(files: Files, kind: IdKind) -> list[str]:
    """The ids of the things that there are of a kind; raises Refused where their file can't be read."""
    if kind is IdKind.USE_CASE:
        return sorted(files.case_ids())
    path = DEFINED[kind].path
    return [name for _, name in definitions(files.data(path), kind)] if files.is_there(path) else []


def must_be_known(name: str, known: Iterable[str], kind: IdKind) -> None:
    """Refuse an id that nothing has, with the nearest that something has."""
    known = list(known)
    if name in known:
        return
    raise Refused(Message(_UNKNOWN[kind], {"id": name, **guess(name, known)}))


def places(files: Files, found: Iterable[Use]) -> str:
    """Where something is in use, for a message: up to three files, each with one place; empty where it isn't."""
    shown: dict[str, str] = {}
    for use in found:
        if use.file not in shown and len(shown) == _NAMED:
            return ", ".join([*shown.values(), "…"])
        if use.file not in shown:
            shown[use.file] = f"{use.file} ({_written(files, use.file, use.where)})"
    return ", ".join(shown.values())


def _written(files: Files, file: str, where: Path) -> str:
    """The field that holds a reference, as people write it."""
    field = where[:-1] if isinstance(where[-1], int) else where
    return written_where(where_of(files.data(file), field, files.kind(file)))
