"""A new use case: its file, begun from a template in its language."""

from collections.abc import Iterable
from os.path import relpath
from pathlib import Path
from re import MULTILINE
from re import compile as regex

from usecases import data
from usecases.creating.place import create, must_be_free, must_lead_inside
from usecases.reading.document import load_bytes
from usecases.reading.folder import USE_CASES, FileKind, FoundFile
from usecases.writing.scalar import scalar

NO_GROUP = "general"
"""The folder of use cases that have no group."""

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
    LeadsAway, AlreadyThere, ValueError for a title that no file can hold, or OSError.
    """
    below = f"{USE_CASES}/{group or NO_GROUP}/{case_id}.yaml"
    path = root / below
    must_lead_inside(root, below)
    must_be_free(path)
    create(path, _text(root, path, case_id, title, template, group, language).encode())
    return path


def _text(
    root: Path, path: Path, case_id: str, title: str, template: str, group: str | None, language: str | None
) -> str:
    head = {"id": case_id, "title": title, "language": language, "group": group}
    lines = [f"{key}: {scalar(value)}\n" for key, value in head.items() if value is not None]
    body = (data.templates() / template / "new-use-case.yaml").read_text(encoding="utf-8")
    return _schema_line(root, path) + "".join(lines) + body


def _schema_line(root: Path, path: Path) -> str:
    for folder in _SCHEMA_FOLDERS:
        schema = root / folder / _SCHEMA
        if schema.is_file():
            return f"# yaml-language-server: $schema={Path(relpath(schema, path.parent)).as_posix()}\n"
    return ""
