"""Small use cases for the chain, as the reader would make them of files."""

from typing import Any

from usecases.library import shared_of
from usecases.model import build
from usecases.model.shared import Shared
from usecases.model.usecase import UseCase
from usecases.reading.folder import FileKind

ROLES: list[dict[str, Any]] = [
    {"id": "buyer", "title": "Buyer", "kind": "customer", "customer_type": "loyal"},
    {"id": "manager", "title": "Manager"},
    {"id": "head", "title": "Head", "customer_type": "executive"},
    {"id": "courier", "title": "Courier"},
    {"id": "crm", "title": "CRM", "kind": "system"},
    {"id": "shop", "title": "Shop", "kind": "system"},
]
ARTEFACTS: list[dict[str, Any]] = [
    {"id": "order", "title": "Order", "form": "Card"},
    {"id": "note", "title": "Delivery note", "form": "Paper"},
]
GROUPS: list[dict[str, Any]] = [
    {"id": "sales", "title": "Sales", "feeds": ["delivery"]},
    {"id": "delivery", "title": "Delivery"},
]


def shared(*, groups: list[dict[str, Any]] = GROUPS, artefacts: list[dict[str, Any]] = ARTEFACTS) -> Shared:
    """The shared files of a small library."""
    return shared_of(
        {
            FileKind.LIBRARY: {"title": "Test", "language": "en"},
            FileKind.ROLES: {"roles": ROLES},
            FileKind.ARTEFACTS: {"artefacts": artefacts},
            FileKind.MAP: {"groups": groups},
        }
    )


def case(name: str, *steps: dict[str, Any], branches: tuple[dict[str, Any], ...] = (), **more: Any) -> UseCase:
    """A use case of these steps; its title is its id with a capital."""
    data = {"id": name, "title": name.capitalize(), "steps": list(steps), "branches": list(branches), **more}
    return build.use_case(data)
