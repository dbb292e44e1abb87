"""What files and the things in them are called where something is said about them."""

from collections.abc import Mapping
from typing import Any

from usecases.comparing.statement import Sort, Thing
from usecases.reading.folder import USE_CASES, FileKind, stem_of
from usecases.validation.numbered import numbers_in

_SORTS = {"steps": Sort.STEP, "branches": Sort.BRANCH}


def file_name(path: str) -> str:
    """A file in few words: a use case by its id, another by its name."""
    return stem_of(path) if path.startswith(f"{USE_CASES}/") else path


class Names:
    """The names of the steps, branches and items in the data of a file."""

    def __init__(self, kind: FileKind, data: Mapping[str, Any]) -> None:
        self._data = data
        self._numbers = numbers_in(data) if kind is FileKind.USE_CASE else {}

    def thing(self, path: tuple[str, ...]) -> str:
        """The thing to which a path of fields and ids leads; empty for the file itself."""
        if not path:
            return ""
        item: Any = self._data
        for part in path:
            if isinstance(item, list):
                name = part.partition("#")[0]
                item = next((one for one in item if isinstance(one, dict) and one.get("id") == name), None)
            else:
                item = item.get(part) if isinstance(item, dict) else None
        name = path[-1].partition("#")[0]
        sort = _SORTS.get(path[-2], Sort.ITEM)
        said = item.get({Sort.STEP: "action", Sort.BRANCH: "when"}.get(sort, "title")) if isinstance(item, dict) else ""
        title = said if isinstance(said, str | dict) else ""
        return Thing(sort, name, self._numbers.get(name, "") if sort in _SORTS.values() else "", title).words()

    def number(self, name: str) -> str:
        """The number of a step or branch, or its id where it has none."""
        return self._numbers.get(name, name)
