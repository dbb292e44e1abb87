"""Where ids stand: the one table of the fields that hold the id of a role, an artefact, a group, and so on.

Ids of steps and branches belong to one file; `usecases.editing.references` knows where those stand.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from usecases.reading.folder import FileKind

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
    IMPROVEMENT = "improvement"
    DEVIATION = "deviation"
    USE_CASE = "use-case"


class Defined(NamedTuple):
    """The shared file in which things are defined, the list there, and the field that people call them by."""

    path: str
    items: str
    title: str = "title"

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
    IdKind.IMPROVEMENT: Defined("improvements.yaml", "improvements"),
    IdKind.DEVIATION: Defined("deviations.yaml", "deviations", "question"),
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
        (("branches", EACH, "deviation"), IdKind.DEVIATION),  # or one of the catalogue
        (("considered", EACH, "deviation"), IdKind.DEVIATION),
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
