"""What the ids in a file name: the titles of roles, artefacts, groups and so on, from the shared files of a library."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from usecases.languages.catalogue import reader_language
from usecases.languages.channels import built_in_title
from usecases.model.words import text_in
from usecases.reading.document import read_document
from usecases.reading.folder import SHARED_FILES, FileKind
from usecases.text.harmless import one_line
from usecases.validation.standing import DEFINED, EACH, REFERRED, IdKind

_STEPS = ("branches", "steps")


class Titles:
    """The titles that one or more versions of the shared files give; where they give several, the first one's.

    The files are given as bytes, by their paths, and read when they are asked for.
    """

    def __init__(self, *versions: Mapping[str, bytes | None]) -> None:
        self._versions = versions

    def of(self, way: tuple[str, ...], name: str) -> str:
        """The title of what an id names in a field of a use case or a shared file, in one line; empty for none.

        `way` leads to the field by names from the list in which the thing that has it stands, such as `steps`.
        """
        space = _SPACES.get(tuple(part for part in way if not part.isdecimal()))
        if space is None:
            return ""
        if space is IdKind.DEVIATION:
            return self.question(name)
        language = reader_language()
        title = text_in(self._titles.get((space, name)), language)
        if not title and space is IdKind.CHANNEL:
            title = built_in_title(name, language).replace(name, "")
        return one_line(title)

    def question(self, deviation: str) -> str:
        """What the catalogue, the library's own or the built-in one, asks under the id of a deviation; or nothing."""
        from usecases.coverage.catalogue import built_in  # dear to load, and seldom asked for

        language = reader_language()
        own = text_in(self._titles.get((IdKind.DEVIATION, deviation)), language)
        known = (one.question.in_language(language) for one in built_in() if one.id == deviation)
        return one_line(own or next(known, ""))

    @cached_property
    def _titles(self) -> Mapping[tuple[IdKind, str], Any]:
        found: dict[tuple[IdKind, str], Any] = {}
        for version in self._versions:
            for path, content in version.items():
                kind = SHARED_FILES.get(path)
                data = read_document(content, path, kind).data if content is not None and kind is not None else None
                for key, title in _defined(data or {}, kind):
                    found.setdefault(key, title)
        return found


NO_TITLES = Titles()


def shared_on_disk(root: Path) -> dict[str, bytes | None]:
    """The shared files of a library as they are on the disk, by their paths; `None` for those that can't be read."""
    return {path: _bytes(root / path) for path in SHARED_FILES}


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None


def _defined(data: Mapping[str, Any], kind: FileKind | None) -> Iterator[tuple[tuple[IdKind, str], Any]]:
    for space, defined in DEFINED.items():
        items = data.get(defined.items) if defined.kind is kind else ()
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict) and isinstance(item.get("id"), str):
                yield (space, item["id"]), item.get(defined.title)


def _spaces() -> Iterator[tuple[tuple[str, ...], IdKind]]:
    for rows in REFERRED.values():
        for fields, space in rows:
            way = tuple(field for field in fields if field != EACH)
            yield way[1:] if way[:2] == _STEPS else way, space


_SPACES: Mapping[tuple[str, ...], IdKind] = dict(_spaces())
"""What the ids in a field name, by the way to the field."""
