"""What the steps, branches and items of a version are called."""

from typing import Any

from usecases.comparing.statement import Sort, Thing
from usecases.comparing.titles import NO_TITLES, Titles
from usecases.comparing.values import Called, Names
from usecases.merge.items import TOP, Key, Version
from usecases.reading.folder import FileKind
from usecases.text.harmless import one_line
from usecases.validation.numbered import numbers_in

_SORTS = {"steps": Sort.STEP, "branches": Sort.BRANCH}
_TITLES = {Sort.STEP: "action", Sort.BRANCH: "when"}
_LONGEST_NAME = 40


class Things:
    """The things of one version, and what they are called."""

    def __init__(self, data: dict[str, Any], version: Version, kind: FileKind, titles: Titles = NO_TITLES) -> None:
        self._version = version
        self._is_case = kind is FileKind.USE_CASE
        self._numbers = numbers_in(data) if self._is_case else {}
        self.names = Names({id_: self._name(id_, number) for id_, number in self._numbers.items()}, titles)
        """What is called how where others refer to it."""

    def thing(self, key: Key) -> Thing:
        """What a statement about an item is about."""
        if key == TOP:
            return Thing(Sort.FILE)
        field = self._version.place[key].field
        sort = _SORTS.get(field, Sort.ITEM) if self._is_case else Sort.ITEM
        said = self._version.fields[key].get(_TITLES.get(sort, "title"))
        return Thing(sort, key.name, self.number(key), said if isinstance(said, str | dict) else "", field)

    def number(self, key: Key) -> str:
        """The number for reading; empty where there is none."""
        return self._numbers.get(key.id, "") if key.space == "steps" and not key.nth else ""

    def _name(self, name: str, number: str) -> Called:
        fields = self._version.fields.get(Key("steps", name), {})
        said = fields.get("action", fields.get("when"))
        if not isinstance(said, str):
            return Called(f"{number} ({name})")
        line = one_line(said)
        return Called(number, line if len(line) <= _LONGEST_NAME else f"{line[: _LONGEST_NAME - 1].rstrip()}…")
