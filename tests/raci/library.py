"""Small use cases and roles for the analysis, as the reader would make them of files."""

from typing import Any

from usecases.analysing.raci.report import Raci, analysed
from usecases.library import shared_of
from usecases.model import build
from usecases.model.shared import Shared
from usecases.model.usecase import UseCase
from usecases.reading.folder import FileKind

ROLES: list[dict[str, Any]] = [
    {"id": "buyer", "title": "Buyer", "kind": "customer"},
    {"id": "manager", "title": "Manager", "stand_ins": ["head"], "channels": ["phone", "mail"]},
    {"id": "head", "title": "Head", "stand_ins": ["manager"]},
    {"id": "courier", "title": "Courier"},
    {"id": "warehouse", "title": "Warehouse", "kind": "team"},
    {"id": "crm", "title": "CRM", "kind": "system"},
]


def shared(*more: dict[str, Any]) -> Shared:
    """The shared files: a calendar of nine hours a day, and these roles."""
    return shared_of(
        {FileKind.LIBRARY: {"title": "Test", "language": "en"}, FileKind.ROLES: {"roles": [*ROLES, *more]}}
    )


def case(*steps: dict[str, Any], branches: tuple[dict[str, Any], ...] = (), **more: Any) -> UseCase:
    """A use case of these steps, owned by the head."""
    return build.use_case(
        {"id": "sell", "title": "Sell", "owner": "head", "steps": list(steps), "branches": list(branches), **more}
    )


def figures(*cases: UseCase, whole: bool = False) -> Raci:
    """The passes over use cases."""
    return analysed(cases, shared(), whole=whole)
