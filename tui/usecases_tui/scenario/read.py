"""A use case as the session has it, as far as it can be shown, and the titles of the roles."""

from typing import Any, NamedTuple

from usecases.editing.command import Data, Files, Refused
from usecases.editing.opened import OpenedFiles
from usecases.editing.places import items_at
from usecases.editing.tree import drop, is_there
from usecases.findings.finding import Finding
from usecases.findings.severity import Severity
from usecases.languages.catalogue import reader_language
from usecases.model.build import use_case
from usecases.model.usecase import UseCase
from usecases.model.words import LANGUAGES, text_in
from usecases.reading.document import Document
from usecases.reading.folder import FileKind, stem_of
from usecases.rules.wording import message
from usecases.text.path import Path
from usecases.validation.explain import explain
from usecases.validation.schemas import is_valid
from usecases_tui.desk import ROLES
from usecases_tui.forms.offers import library_language
from usecases_tui.words import _

_ROUNDS = 5
"""Taking away what breaks the format may let something else break it; no more often than so."""


class Read(NamedTuple):
    """A use case, `None` where nothing of it can be shown, and what is wrong with its file, in words."""

    case: UseCase | None
    trouble: str = ""


def read_case(files: OpenedFiles, path: str) -> Read:
    """The use case of a file. What breaks the format is left out, and said."""
    try:
        document = files.document(path)
        data = files.data(path)
    except Refused as refused:
        return Read(None, refused.message.said())
    if is_valid(data, FileKind.USE_CASE):
        return Read(use_case(data))
    return _read_partly(document, data)


def _read_partly(document: Document, data: Data) -> Read:
    stem = stem_of(document.path)
    found = explain(data, FileKind.USE_CASE)
    first = found[0]
    place = document.place(first.where, first.on_key)
    finding = Finding(first.code, document.path, place, Severity.ERROR, first.variant, first.arguments)
    words = _("Line {line}: {problem} What isn't understood is left out here.").format(
        line=place.line, problem=message(finding, reader_language())
    )
    for _round in range(_ROUNDS):
        for where in sorted({breach.where for breach in found}, key=_from_the_end, reverse=True):
            if where and is_there(data, where):
                data = drop(data, where)
        data = {"id": stem, "title": "", **data}
        if is_valid(data, FileKind.USE_CASE):
            return Read(use_case(data), words)
        found = explain(data, FileKind.USE_CASE)
    return Read(None, words)


def _from_the_end(path: Path) -> tuple[tuple[bool, int, str], ...]:
    return tuple((True, part, "") if isinstance(part, int) else (False, 0, part) for part in path)


def language_of(files: Files, case: UseCase) -> str:
    """The language of a use case: its own, or the library's, or the reader's where that isn't known."""
    return str(case.language) if case.language in LANGUAGES else library_language(files)


def role_titles(files: Files, language: str) -> dict[str, str]:
    """The titles of the roles by id, in a language where they have it."""
    found: dict[str, str] = {}
    for role in items_at(_shared(files, ROLES), ("roles",)):
        if isinstance(role, dict) and isinstance(role.get("id"), str):
            found.setdefault(role["id"], text_in(role.get("title"), language) or role["id"])
    return found


def content(files: Files, path: str) -> bytes | None:
    """The bytes of a file; `None` where it isn't there or can't be read."""
    try:
        return files.content(path)
    except Refused:
        return None


def roles_data(files: Files) -> list[Any]:
    """The roles as they stand in their file; none where it can't be read."""
    return items_at(_shared(files, ROLES), ("roles",))


def _shared(files: Files, path: str) -> Data:
    try:
        return files.data(path) if files.is_there(path) else {}
    except Refused:
        return {}
