"""In which order a form shows fields, under which headings, and which of them are shown elsewhere."""

from collections.abc import Mapping
from typing import NamedTuple

from usecases.reading.folder import FileKind
from usecases.text.path import Path
from usecases.validation.shape import names_at
from usecases_tui.words import mark


class Section(NamedTuple):
    """Fields of one thing, in their order, under a heading (a message of the catalogue; empty: none)."""

    title: str
    names: tuple[str, ...]


_STEP = (
    Section(
        "",
        ("actor", "responsible", "accountable", "consulted", "informed", "action", "how", "within", "result", "form",
         "channel", "notes"),
    ),
    Section(mark("Course"), ("if", "repeat", "any_order", "stage", "use_case", "variants", "activity")),
    Section(mark("Hand-over"), ("needs", "gives", "systems", "kpis")),
    Section(mark("Time"), ("work", "wait")),
    Section(mark("Sources"), ("basis", "links")),
    Section(mark("Reference"), ("id",)),
)  # fmt: skip
_BRANCH = (
    Section("", ("kind", "at", "when", "after", "instead")),
    Section(mark("How it goes on"), ("resume", "end", "outcome")),
    Section(mark("Risk"), ("likelihood", "impact", "deviation")),
    Section(mark("Sources"), ("notes", "basis")),
    Section(mark("Reference"), ("id",)),
)
_USE_CASE = (
    Section(
        "",
        ("title", "goal", "group", "status", "owner", "primary_actor", "customer", "trigger", "preconditions",
         "guarantees"),
    ),
    Section(mark("Bounds"), ("scope", "level", "frequency", "value_added", "limits", "stakeholders")),
    Section(mark("Rules and questions"), ("rules", "open_points", "considered", "terms")),
    Section(mark("Sources and measures"), ("kpis", "systems", "basis", "links", "tags")),
    Section(mark("Document"), ("document", "approved", "review_by")),
    Section(mark("Reference"), ("language", "id")),
)  # fmt: skip

FORMS: Mapping[tuple[FileKind, Path], tuple[Section, ...]] = {
    (FileKind.USE_CASE, ()): _USE_CASE,
    (FileKind.USE_CASE, ("steps", 0)): _STEP,
    (FileKind.USE_CASE, ("branches", 0)): _BRANCH,
    (FileKind.IMPROVEMENTS, ()): (Section("", ("begins",)),),
    (FileKind.DEVIATIONS, ("deviations", 0)): (
        Section("", ("question", "response", "kind", "likelihood", "impact")),
        Section(mark("Where it is asked"), ("applies",)),
        Section(mark("By which words a branch answers it"), ("signs", "after")),
        Section(mark("Reference"), ("guide_word", "family", "id")),
    ),
    (FileKind.LIBRARY, ()): (
        Section("", ("title", "language", "currency")),
        Section(mark("Working time"), ("calendar",)),
        Section(mark("Risk"), ("likelihoods",)),
        Section(mark("Documents"), ("documents",)),
    ),
}
"""The forms that don't simply follow the schema, by the kind of file and the path of the thing, 0 for each item."""

ELSEWHERE: Mapping[tuple[FileKind, Path], tuple[str, ...]] = {
    (FileKind.USE_CASE, ()): ("steps", "branches"),
    (FileKind.USE_CASE, ("branches", 0)): ("steps",),
    (FileKind.LIBRARY, ()): ("channels", "terms", "checks"),
}
"""Fields that are no part of a form, since their items are things with forms of their own."""


def sections(kind: FileKind, path: Path) -> tuple[Section, ...]:
    """The form of a thing; the order of the schema, with the id last, where nothing else is wanted."""
    found = FORMS.get((kind, path))
    if found is not None:
        return found
    names = names_at(kind, path)
    return (Section("", tuple(sorted(names, key=lambda name: name == "id"))),)
