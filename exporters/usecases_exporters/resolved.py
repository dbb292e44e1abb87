"""The exporter `json`: each use case with everything that the format leaves to be worked out.

Numbers of steps and branches, titles of what is referred to by id, who answers for a step where the file doesn't say
it, and the flow: see `docs/documents.md`. Every field is there, whether the file states it or not.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, ClassVar

from usecases.flow.graph import Flow
from usecases.model.duration import Duration
from usecases.model.usecase import PROMPTLY, Branch, Deadline, Step
from usecases_exporters.digest import digest
from usecases_exporters.protocol import Job, Made, Option, Request
from usecases_exporters.regulation.exporter import regulation_key, unique
from usecases_exporters.regulation.page import Page
from usecases_exporters.regulation.prose import texts_of
from usecases_exporters.regulation.shelf import Shelf
from usecases_exporters.words import interface as _

VERSION = 1
"""Raised when a field changes its meaning or goes away."""

_NAMES = {"condition": "if", "origin": "from"}
"""Fields that the model had to call otherwise than the file does."""


class JsonExporter:
    """The resolved model, for programs."""

    name: ClassVar[str] = "json"
    options: ClassVar[tuple[Option, ...]] = ()

    @property
    def summary(self) -> str:
        """One line about the format."""
        return _("The resolved model, for programs.")

    def jobs(self, request: Request) -> Sequence[Job]:
        """One job for each use case."""
        shelf = Shelf(request.library)
        shared = digest(request.library.shared)
        return [
            Job((PurePosixPath(f"{case.id}.json"),), digest(shared, regulation_key(shelf, case, request)), case)
            for case in unique(request.cases)
        ]

    def make(self, jobs: Sequence[Job], request: Request) -> Iterator[Made]:
        """Write the files."""
        shelf = Shelf(request.library)
        for job in jobs:
            page = Page(shelf, job.about, request.language_of(job.about))
            text = json.dumps(resolved(page), ensure_ascii=False, indent=2)
            # A lone surrogate can stand in a text, but not in UTF-8.
            yield Made(job, (text.encode("utf-8", "replace") + b"\n",))


def resolved(page: Page) -> dict[str, Any]:
    """A use case as plain data."""
    case = page.case
    return {
        "version": VERSION,
        **_plain_fields(case),
        "language": page.library.language_of(case),
        "titles_language": page.names.language,
        "steps": [_step(page, step) for step in case.steps],
        "branches": [_branch(page, branch) for branch in case.branches],
        "used_by": [user.id for user in page.shelf.users.get(case.id, ())],
        "titles": _titles(page),
        "flow": _flow(page.flow),
    }


def _step(page: Page, step: Step) -> dict[str, Any]:
    return {
        "number": page.numbers[step.id],
        **_plain_fields(step),
        "accountable": page.accountable(step),
        "accountable_by_default": step.accountable is None and page.accountable(step) is not None,
    }


def _branch(page: Page, branch: Branch) -> dict[str, Any]:
    return {
        "number": page.numbers[branch.id],
        **_plain_fields(branch),
        "steps": [_step(page, step) for step in branch.steps],
        "interrupts": list(page.flow.origins.get(branch.id, ())),
    }


def _plain_fields(thing: Any) -> dict[str, Any]:
    return {_NAMES.get(name, name): _plain(getattr(thing, name)) for name in thing._fields}


def _plain(value: object) -> Any:
    if isinstance(value, Duration):
        return str(value)
    if isinstance(value, Deadline):
        return {**_plain_fields(value), "time": str(value.time or PROMPTLY)}
    if hasattr(value, "_fields"):
        return _plain_fields(value)
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _titles(page: Page) -> dict[str, Mapping[str, str]]:
    """The titles of all ids that the use case mentions, by kind, in the order of the alphabet."""
    case, names = page.case, page.names
    mentioned = sorted(set(texts_of(case)))
    channels = sorted({channel for placed in page.outline.steps for channel in placed.step.channel})
    others = page.library.by_id
    return {
        "roles": {name: names.role(name) for name in mentioned if name in names.roles},
        "artefacts": {name: names.artefact(name) for name in mentioned if name in names.artefacts},
        "indicators": {name: names.kpi(name) for name in mentioned if name in names.kpis},
        "groups": {name: names.group(name) for name in filter(None, [case.group]) if name in names.groups},
        "channels": {name: names.channel(name) for name in channels},
        "use_cases": {name: others[name].title for name in _related(page) if name in others},
    }


def _related(page: Page) -> list[str]:
    used = [placed.step.use_case for placed in page.outline.steps if placed.step.use_case is not None]
    return sorted({*used, *(user.id for user in page.shelf.users.get(page.case.id, ()))})


def _flow(flow: Flow) -> dict[str, Any]:
    return {
        "nodes": [
            {
                "key": node.key,
                "kind": node.kind.value,
                "branch": node.branch.id if node.branch else None,
                "end": node.end,
            }
            for node in flow.nodes.values()
        ],
        "edges": [
            {
                "from": edge.source,
                "to": edge.target,
                "kind": edge.kind.value,
                "label": edge.label,
                "after": str(edge.after) if edge.after else None,
            }
            for edge in flow.edges
        ],
    }
