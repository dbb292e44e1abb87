"""The process groups and the title of a library, as its shared files say them: read before everything else."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

from usecases.findings.finding import Finding
from usecases.model.words import LANGUAGES, text_in
from usecases.reading.document import Document, load_document
from usecases.reading.folder import SHARED_FILES, FoundFile
from usecases_tui.desk import MAP, SETTINGS

Read = Callable[[str], Document | None]
"""The document of a shared file; `None` where there is no such file."""


class Groups(NamedTuple):
    """The groups of the map with their titles, in its order, in the library's language.

    `troubles` says for the files that were read and can't be used why.
    """

    titles: dict[str, str]
    library: str = ""
    language: str = "en"
    troubles: dict[str, Finding] = {}


def groups(read: Read) -> Groups:
    """What the shared files say; what can't be used in them isn't there."""
    troubles: dict[str, Finding] = {}

    def data(path: str) -> dict[str, Any]:
        document = read(path)
        if document is not None and document.data is None and document.findings:
            troubles[path] = document.findings[0]
        return (document.data if document is not None else None) or {}

    settings = data(SETTINGS)
    language = settings.get("language")
    language = language if language in LANGUAGES else "en"
    titles: dict[str, str] = {}
    items = data(MAP).get("groups")
    for item in items if isinstance(items, list) else ():
        if isinstance(item, dict) and isinstance(item.get("id"), str):
            titles[item["id"]] = text_in(item.get("title"), language) or item["id"]
    return Groups(titles, text_in(settings.get("title"), language), language, troubles)


def on_disk(root: Path) -> Read:
    """The files as they are on disk."""

    def read(path: str) -> Document | None:
        there = (root / path).is_file()
        return load_document(root, FoundFile(path, SHARED_FILES[path])) if there else None

    return read
