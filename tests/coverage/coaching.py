"""Small use cases and catalogues for the coach."""

from typing import Any

from usecases.coverage.catalogue import Catalogue
from usecases.coverage.coverage import Coach
from usecases.coverage.values import CaseCoverage, State
from usecases.library import shared_of
from usecases.model import build
from usecases.model.build_deviations import deviation
from usecases.model.shared import Shared
from usecases.model.usecase import UseCase
from usecases.reading.folder import FileKind

ROLES: list[dict[str, Any]] = [
    {"id": "buyer", "title": {"en": "Buyer", "ru": "Покупатель", "pl": "Kupujący"}, "kind": "customer"},
    {"id": "manager", "title": "Manager", "stand_ins": ["head"]},
    {"id": "head", "title": "Head"},
    {"id": "warehouse", "title": "Warehouse", "kind": "team"},
    {"id": "crm", "title": "CRM", "kind": "system"},
    {"id": "maker", "title": "Maker", "kind": "supplier"},
]
ARTEFACTS = [{"id": "invoice", "title": {"en": "Invoice", "ru": "Счёт"}}, {"id": "box", "title": "Parcel"}]


def shared(language: str = "en") -> Shared:
    """The shared files of a library."""
    parts: dict[FileKind, Any] = {
        FileKind.LIBRARY: {"title": "Test", "language": language},
        FileKind.ROLES: {"roles": ROLES},
        FileKind.ARTEFACTS: {"artefacts": ARTEFACTS},
    }
    return shared_of(parts)


def step(name: str, action: str, actor: str | list[str] = "manager", **more: Any) -> dict[str, Any]:
    """A step in plain data."""
    return {"id": name, "actor": actor, "action": action, **more}


def branch(name: str, at: str | list[str], when: str | None = None, **more: Any) -> dict[str, Any]:
    """A negative branch in plain data, that ends in failure."""
    words = {"when": when} if when is not None else {}
    return {"id": name, "kind": "negative", "at": at, "end": "failure", **words, **more}


def case(*steps: dict[str, Any], branches: tuple[dict[str, Any], ...] = (), **more: Any) -> UseCase:
    """A use case of these steps."""
    return build.use_case({"id": "sell", "title": "Sell", "steps": list(steps), "branches": list(branches), **more})


def entry(name: str, **more: Any) -> dict[str, Any]:
    """An entry of a catalogue in plain data."""
    return {"id": name, "question": f"{name}?", **more}


def catalogue(*entries: dict[str, Any]) -> Catalogue:
    """A catalogue of these entries and no others."""
    return Catalogue(others=[deviation(each) for each in entries])


def looked_at(found: UseCase, *entries: dict[str, Any], language: str = "en", **more: Any) -> CaseCoverage:
    """The coverage of a use case by a catalogue of these entries."""
    return Coach(shared(language), catalogue(*entries)).look(found, **more)


def states(coverage: CaseCoverage) -> dict[tuple[str, str], State]:
    """How each pair of a step and a deviation stands."""
    return {(pair.step, pair.deviation): pair.state for each in coverage.steps for pair in each.pairs}
