"""The diagrams of a use case before and after a change, with what differs marked."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from usecases.comparing.statement import Category, Did, Sort
from usecases.languages.catalogue import reader_language
from usecases.model.shared import Shared
from usecases.model.usecase import UseCase
from usecases.reading.folder import FileKind
from usecases.reviewing.differences import FileDifference
from usecases.reviewing.duties import use_case_in
from usecases_exporters.diagram.boxes import Linked, Titles
from usecases_exporters.diagram.marks import Mark
from usecases_exporters.diagram.workshop import Task, Workshop
from usecases_exporters.regulation.shelf import used_by

_DRAWN = frozenset({"trigger", "guarantees"})
_MARKS = {Did.ADDED: Mark.ADDED, Did.DELETED: Mark.REMOVED, Did.MOVED: Mark.MOVED}


class Drawn(NamedTuple):
    """The SVG before and after; `None` where there was, or is, nothing to draw, or nothing that differs."""

    before: bytes | None
    after: bytes | None


def drawn_differences(found: Sequence[FileDifference], shared: Shared) -> list[Drawn]:
    """The pictures of each file, in their order; raises ExportError where there is no program that draws."""
    language = reader_language()
    tasks = []
    for number, each in enumerate(found):
        if each.kind is FileKind.USE_CASE:
            marks = _marks(each)
            sides = (use_case_in(each.pair.old), use_case_in(each.pair.new))
            if all(sides) and not any(marks) and not _in_the_picture(each):
                continue
            tasks += [_task(2 * number + side, case, language, marks[side]) for side, case in enumerate(sides) if case]
    roles = {role.id: role.title.in_language(language) for role in reversed(shared.roles)}
    # Whether another process is there, and what it is called, isn't asked here: its id will do.
    used = {name: Linked(name, "") for task in tasks for name in used_by(task.case)}
    titles = Titles(roles, used)
    made = dict(Workshop("svg", {language: titles}).make_all(tasks))
    return [Drawn(made.get(2 * number), made.get(2 * number + 1)) for number in range(len(found))]


def _in_the_picture(found: FileDifference) -> bool:
    """Whether something changed that is drawn and belongs to no step or branch."""
    return any(one.thing.sort is Sort.FILE and _DRAWN.intersection(one.names) for one in found.changes)


def _task(place: int, case: UseCase, language: str, marks: Mapping[str, Mark]) -> Task:
    return Task(place, case, language, False, marks)


def _marks(found: FileDifference) -> tuple[dict[str, Mark], dict[str, Mark]]:
    """What is marked before and after, by the ids there: moved and changed things in both."""
    before: dict[str, Mark] = {}
    after: dict[str, Mark] = {}
    former = {one.new: one.old for one in found.changes if one.did is Did.RENAMED}
    for one in found.changes:
        if one.thing.sort not in (Sort.STEP, Sort.BRANCH) or one.category is Category.LAYOUT or one.did is Did.RENAMED:
            continue
        mark = _MARKS.get(one.did, Mark.CHANGED)
        if mark is not Mark.REMOVED:
            after.setdefault(one.thing.id, mark)
        if mark is not Mark.ADDED:
            before.setdefault(former.get(one.thing.id, one.thing.id), mark)
    return before, after
