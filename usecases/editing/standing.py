"""Where ids stand: the one table of the fields that hold the id of a role, an artefact, a group, and so on.

Ids of steps and branches belong to one file; `usecases.editing.references` knows where those stand.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, NamedTuple, TypeAlias

from usecases.editing.command import Data
from usecases.editing.tree import changed
from usecases.reading.folder import FileKind
from usecases.text.path import Path

Fields: TypeAlias = tuple[str, ...]
"""The way to fields of the same kind: names of fields, and `EACH` for every item of a list."""

EACH = "*"


class IdKind(StrEnum):
    """What an id names; other than a use case, it is defined in a shared file."""

    ROLE = "role"
    ARTEFACT = "artefact"
    GROUP = "group"
    KPI = "kpi"
    CHANNEL = "channel"
    USE_CASE = "use-case"


class Defined(NamedTuple):
    """The shared file in which things are defined, and the list there."""

    path: str
    items: str

    @property
    def kind(self) -> FileKind:
        """The kind of that file."""
        return FileKind(self.path.removesuffix(".yaml"))


DEFINED: Mapping[IdKind, Defined] = {
    IdKind.ROLE: Defined("roles.yaml", "roles"),
    IdKind.ARTEFACT: Defined("artefacts.yaml", "artefacts"),
    IdKind.GROUP: Defined("map.yaml", "groups"),
    IdKind.KPI: Defined("kpis.yaml", "kpis"),
    IdKind.CHANNEL: Defined("library.yaml", "channels"),
}

_STEPS: tuple[Fields, ...] = (("steps", EACH), ("branches", EACH, "steps", EACH))
_OF_STEPS: Mapping[str, IdKind] = {
    "actor": IdKind.ROLE,
    "responsible": IdKind.ROLE,
    "accountable": IdKind.ROLE,
    "consulted": IdKind.ROLE,
    "informed": IdKind.ROLE,
    "systems": IdKind.ROLE,
    "channel": IdKind.CHANNEL,
    "kpis": IdKind.KPI,
    "gives": IdKind.ARTEFACT,
    "needs": IdKind.ARTEFACT,
    "use_case": IdKind.USE_CASE,
}

REFERRED: Mapping[FileKind, tuple[tuple[Fields, IdKind], ...]] = {
    FileKind.USE_CASE: (
        (("group",), IdKind.GROUP),
        (("approved", "by"), IdKind.ROLE),
        (("primary_actor",), IdKind.ROLE),
        (("customer",), IdKind.ROLE),
        (("owner",), IdKind.ROLE),
        (("stakeholders", EACH, "role"), IdKind.ROLE),
        (("systems",), IdKind.ROLE),
        (("kpis",), IdKind.KPI),
        *(((*steps, field), kind) for steps in _STEPS for field, kind in _OF_STEPS.items()),
    ),
    FileKind.ROLES: (
        (("roles", EACH, "stand_ins"), IdKind.ROLE),
        (("roles", EACH, "channels"), IdKind.CHANNEL),
    ),
    FileKind.ARTEFACTS: ((("artefacts", EACH, "signed_by"), IdKind.ROLE),),
    FileKind.MAP: (
        (("groups", EACH, "owner"), IdKind.ROLE),
        (("groups", EACH, "result"), IdKind.ARTEFACT),
        (("groups", EACH, "trigger"), IdKind.ARTEFACT),  # or a text, which is no artefact's id
        (("groups", EACH, "feeds"), IdKind.GROUP),
        *((("groups", EACH, "lamps", lamp, "kpi"), IdKind.KPI) for lamp in ("start", "middle", "end")),
    ),
    FileKind.IMPROVEMENTS: (
        (("improvements", EACH, "group"), IdKind.GROUP),
        (("improvements", EACH, "kpi"), IdKind.KPI),
    ),
}
"""Where things are referred to, by kind of file; such a field holds one id or a list of them."""


def references(data: Data, file: FileKind, kind: IdKind) -> Iterator[tuple[Path, str]]:
    """The ids of a kind that a file refers to, each with its path; whatever breaks the schema is passed over."""
    for fields, stands in REFERRED.get(file, ()):
        if stands is kind:
            yield from _ids(data, fields, ())


def definitions(data: Data, kind: IdKind) -> Iterator[tuple[Path, str]]:
    """The ids that are defined in the file of their kind (`DEFINED`), each with its path."""
    key = DEFINED[kind].items
    items = data.get(key)
    for index, item in enumerate(items if isinstance(items, list) else ()):
        if isinstance(item, str):  # a channel may be written as its id alone
            yield (key, index), item
        elif isinstance(item, dict) and isinstance(own := item.get("id"), str):
            yield (key, index, "id"), own


def with_id_replaced(data: Data, file: FileKind, kind: IdKind, old: str, new: str) -> Data:
    """The data with another id wherever the old one is defined or referred to; the same object where it isn't."""
    found = list(references(data, file, kind))
    if kind in DEFINED and DEFINED[kind].kind is file:
        found += definitions(data, kind)
    for path, name in found:
        if name == old:
            data = changed(data, path, lambda _old: new)
    return data


def _ids(data: Any, fields: Fields, path: Path) -> Iterator[tuple[Path, str]]:
    if not fields:
        if isinstance(data, str):
            yield path, data
        elif isinstance(data, list):
            yield from (((*path, index), item) for index, item in enumerate(data) if isinstance(item, str))
        return
    field, *below = fields
    if field == EACH:
        for index, item in enumerate(data if isinstance(data, list) else ()):
            yield from _ids(item, tuple(below), (*path, index))
    elif isinstance(data, dict) and field in data:
        yield from _ids(data[field], tuple(below), (*path, field))
