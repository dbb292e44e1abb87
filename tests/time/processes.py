"""Small use cases whose times are reckoned by hand."""

from typing import Any

from usecases.analysing.time.report import CaseTime, Looked, PathTime, TimeAnalysis
from usecases.library import shared_of
from usecases.model import build
from usecases.model.shared import Shared
from usecases.model.usecase import UseCase
from usecases.reading.folder import FileKind

HOUR, DAY = 60, 540
"""Minutes; a working day goes from 9 to 18."""
ROLES: list[dict[str, Any]] = [
    {"id": "buyer", "title": "Buyer", "kind": "customer"},
    {"id": "manager", "title": "Manager", "hourly_cost": 30},
    {"id": "head", "title": "Head", "hourly_cost": 60},
    {"id": "courier", "title": "Courier"},
    {"id": "crm", "title": "CRM", "kind": "system"},
]


def shared(**settings: Any) -> Shared:
    """The shared files."""
    library = {"title": "Test", "language": "en", "currency": "EUR", **settings}
    return shared_of({FileKind.LIBRARY: library, FileKind.ROLES: {"roles": ROLES}})


def step(name: str, actor: str | list[str] = "manager", **more: Any) -> dict[str, Any]:
    """A step."""
    return {"id": name, "actor": actor, **more}


def case(*steps: dict[str, Any], branches: tuple[dict[str, Any], ...] = (), **more: Any) -> UseCase:
    """A use case of these steps."""
    return build.use_case({"id": "sell", "title": "Sell", "steps": list(steps), "branches": list(branches), **more})


def nobody(_case_id: str) -> UseCase | None:
    """There are no other use cases."""
    return None


def looked(found: UseCase, **settings: Any) -> Looked:
    """What the analysis says of a use case."""
    return TimeAnalysis(shared(**settings), nobody).look(found)


def time_of(*steps: dict[str, Any], branches: tuple[dict[str, Any], ...] = (), **more: Any) -> CaseTime:
    """The times of a use case of these steps."""
    return looked(case(*steps, branches=branches, **more)).time


def path(found: CaseTime, about: str) -> PathTime:
    """The path of a branch or a loop."""
    (own,) = [each for each in found.paths if each.about == about]
    return own
