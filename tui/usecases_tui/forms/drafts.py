"""What is being made and can't stand in a file yet: an item of which something is missing that the format asks for."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeAlias

from usecases.editing.command import Data, Files, Refused
from usecases.editing.tree import is_there, put, value_at
from usecases.editing.where import Where, followed
from usecases.reading.folder import FileKind

Key: TypeAlias = tuple[str, Where]
"""The file, and the list or mapping that is to hold what is being made, or to be it."""


class Draft(NamedTuple):
    """An item and its position in its list; `None` where it is a mapping that is no item."""

    position: int | None
    value: Any


class Inside(NamedTuple):
    """A place in a draft: which one, and the way there from its beginning."""

    key: Key
    rest: Where


class Drafts:
    """The drafts of a library, at most one for each list and mapping."""

    def __init__(self) -> None:
        self._drafts: dict[Key, Draft] = {}

    def __getitem__(self, key: Key) -> Draft:
        return self._drafts[key]

    def keep(self, key: Key, draft: Draft) -> None:
        """Keep a draft, in place of the one that is there."""
        self._drafts[key] = draft

    def drop(self, key: Key) -> None:
        """Forget a draft; nothing where there is none."""
        self._drafts.pop(key, None)

    def is_making(self, path: str, holder: Where) -> bool:
        """Whether an item of a list is being made."""
        draft = self._drafts.get((path, holder))
        return draft is not None and isinstance(draft.value, dict)

    def without_gaps(self, path: str, but: Where | None) -> bool:
        """Forget the texts of a file that nobody has written yet, except at a way; whether there were any."""
        gaps = [
            key
            for key, draft in self._drafts.items()
            if key[0] == path and draft.value == "" and (*key[1], draft.position) != but
        ]
        for key in gaps:
            self.drop(key)
        return bool(gaps)

    def inside(self, path: str, where: Where) -> Inside | None:
        """The draft that a way, as it is shown, leads into."""
        for (file, holder), draft in self._drafts.items():
            if file != path or where[: len(holder)] != holder:
                continue
            rest = where[len(holder) :]
            if draft.position is None:
                return Inside((file, holder), rest)
            if rest[:1] == (draft.position,):
                return Inside((file, holder), rest[1:])
        return None

    def real(self, path: str, where: Where) -> Where:
        """The way in the file to what is shown at a way: drafts in lists push what follows them down."""
        for (file, holder), draft in self._drafts.items():
            at = len(holder)
            if file == path and draft.position is not None and len(where) > at and where[:at] == holder:
                position = where[at]
                if isinstance(position, int) and position > draft.position:
                    where = (*holder, position - 1, *where[at + 1 :])
        return where

    def put_in(self, data: Data, path: str, kind: FileKind) -> Data:
        """The data of a file with its drafts; those whose place is gone are forgotten."""
        for key, draft in list(self._drafts.items()):
            if key[0] == path:
                try:
                    data = _with(data, key[1], draft, kind)
                except (Refused, LookupError):
                    self.drop(key)
        return data


def _with(data: Data, holder: Where, draft: Draft, kind: FileKind) -> Data:
    way = followed(data, holder, kind)
    if draft.position is None:
        return put(way.data, way.path, draft.value)
    items = listed(value_at(way.data, way.path) if is_there(way.data, way.path) else None)
    return put(way.data, way.path, [*items[: draft.position], draft.value, *items[draft.position :]])


def listed(value: Any) -> list[Any]:
    """A list as it is; nothing as an empty one, and one thing as a list of it."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


@dataclass(frozen=True)
class Shown:
    """The files of a library with the drafts in them (the `Files` of commands)."""

    files: Files
    drafts: Drafts

    def data(self, path: str) -> Data:
        """The data of a file; raises Refused where it isn't there or can't be read."""
        return self.drafts.put_in(self.files.data(path), path, self.files.kind(path))

    def is_there(self, path: str) -> bool:
        """Whether the library has this file."""
        return self.files.is_there(path)

    def content(self, path: str) -> bytes | None:
        """The bytes of a file."""
        return self.files.content(path)

    def case_path(self, case_id: str) -> str:
        """The file of a use case; raises Refused where there is none."""
        return self.files.case_path(case_id)

    def case_ids(self) -> Iterable[str]:
        """The ids of all use cases."""
        return self.files.case_ids()

    def mentioning(self, word: str) -> Iterable[str]:
        """The paths of the files in whose text a word occurs."""
        return self.files.mentioning(word)

    def kind(self, path: str) -> FileKind:
        """What a file holds."""
        return self.files.kind(path)
