"""A new use case: its file, begun from a template in its language."""

from collections.abc import Iterable
from os.path import relpath
from pathlib import Path
from re import MULTILINE
from re import compile as regex

from usecases.creating.place import must_be_free, must_lead_inside
from usecases.editing.cases import NO_GROUP, CreateCase
from usecases.editing.session import Session
from usecases.reading.document import load_bytes
from usecases.reading.folder import USE_CASES, FileKind, FoundFile
from usecases.saving.locks import writing
from usecases.saving.refusals import NotReadable

_SCHEMA = "use-case.schema.json"
_SCHEMA_FOLDERS = (".schemas", "schemas", "../schemas")
_DECLARED = regex(rb"""^id[ \t]*:[ \t]+["']?([a-z0-9-]+)""", MULTILINE)


def taken_ids(root: Path, files: Iterable[FoundFile]) -> set[str]:
    """The ids that a library's files have: by their names, and by what they say."""
    taken: set[str] = set()
    for file in files:
        if file.kind is not FileKind.USE_CASE:
            continue
        taken.add(file.stem)
        content = load_bytes(root, file)
        if isinstance(content, bytes) and (declared := _DECLARED.search(content)):
            taken.add(declared[1].decode("ascii"))
    return taken


def begin_case(
    root: Path, case_id: str, title: str, template: str, group: str | None = None, language: str | None = None
) -> Path:
    """Write the file of a new use case and return its path.

    `template` is the language of the template's comments; `language` is written down where it is given. Raises
    LeadsAway, AlreadyThere, Refused for a title that no file can hold, and what saving raises.
    """
    below = f"{USE_CASES}/{group or NO_GROUP}/{case_id}.yaml"
    path = root / below
    try:
        must_lead_inside(root, below)
        must_be_free(path)
    except OSError as problem:  # a folder that we may not look into
        raise NotReadable(below, problem.strerror or str(problem)) from problem
    with writing(root):
        session = Session.open(root)
        try:
            session.do(CreateCase(title, case_id, group, language, template, schema_from(root, path)))
            session.save()
        finally:
            session.give_up()
    return path


def schema_from(root: Path, path: Path) -> str | None:
    """Where the schema lies, seen from a new file."""
    for folder in _SCHEMA_FOLDERS:
        schema = root / folder / _SCHEMA
        if schema.is_file():
            return Path(relpath(schema, path.parent)).as_posix()
    return None
