"""Whose duties a change touches, and what each must now do differently."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from usecases.comparing.statement import Category, ChangeSaid, Did, Sort
from usecases.model import build
from usecases.model.letters import Assigned, Roles, assigned
from usecases.model.numbering import numbers
from usecases.model.outline import Outline
from usecases.model.usecase import Deadline, UseCase
from usecases.reading.document import read_document
from usecases.reading.folder import LARGEST, FileKind
from usecases.reviewing.differences import FileDifference
from usecases.validation.schemas import is_valid


class Touched(StrEnum):
    """How a duty is touched: it is new, gone, another one at the same step, or the step itself is done differently."""

    NEW = "new"
    GONE = "gone"
    OTHER = "other"
    DIFFERENT = "different"


class Duty(NamedTuple):
    """What a role has to do with a step, before and now, in the letters `RACI` (empty: nothing).

    `number` and `action` are those of the step as it is now, or as it was where it is gone; `changes` tell what is
    different in the step itself; `deadlines` are those of whoever has to do it now and hadn't before, and may refer to
    other steps, of which `numbers` holds the numbers.
    """

    role: str
    touched: Touched
    path: str
    title: str
    step: str
    number: str
    action: str
    before: str
    after: str
    changes: tuple[ChangeSaid, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    numbers: Mapping[str, str] = MappingProxyType({})


class _Steps(NamedTuple):
    """The steps of a version that somebody works by, by id, and all numbers."""

    title: str
    by_id: Mapping[str, Assigned]
    numbers: Mapping[str, str]


def duties(found: Iterable[FileDifference], before: Roles, after: Roles) -> list[Duty]:
    """The duties that the differences touch, by role, in the order of the files and of the steps in them."""
    touched = [duty for each in found if each.kind is FileKind.USE_CASE for duty in _of_file(each, before, after)]
    return sorted(touched, key=lambda duty: duty.role)


def use_case_in(content: bytes | None) -> UseCase | None:
    """The use case of a file's content; `None` where there is none that can be used."""
    data = read_document(content, "", FileKind.USE_CASE).data if content and len(content) <= LARGEST else None
    return build.use_case(data) if data is not None and is_valid(data, FileKind.USE_CASE) else None


def _of_file(found: FileDifference, before: Roles, after: Roles) -> Iterator[Duty]:
    old, new = _steps(found.pair.old, before), _steps(found.pair.new, after)
    if (old is None and found.pair.old) or (new is None and found.pair.new):
        return  # one side can't be read: that everything were new, or gone, would be wrong
    old, new = old or _Steps("", {}, {}), new or _Steps("", {}, {})
    former = {one.new: one.old for one in found.changes if one.did is Did.RENAMED}
    for step_id, each in new.by_id.items():
        was = old.by_id.get(former.get(step_id, step_id))
        yield from _of_step(found, new, was, each)
    kept = {former.get(step_id, step_id) for step_id in new.by_id}
    for step_id, was in old.by_id.items():
        if step_id not in kept:
            yield from _of_step(found, old, was, None)


def _of_step(found: FileDifference, steps: _Steps, was: Assigned | None, now: Assigned | None) -> Iterator[Duty]:
    either = now or was
    assert either is not None
    step = either.step
    roles = dict.fromkeys((*(now.roles() if now else ()), *(was.roles() if was else ())))
    changes = tuple(_of_the_work(found.changes, step.id)) if was and now else ()
    for role in roles:
        letters = was.letters(role) if was else "", now.letters(role) if now else ""
        touched = _touched(*letters, changes)
        if touched is not None:
            own = changes if _does(letters[1]) and touched is not Touched.NEW else ()
            begins = "R" in letters[1] and "R" not in letters[0]
            yield Duty(
                role,
                touched,
                found.pair.path,
                steps.title,
                step.id,
                steps.numbers.get(step.id, ""),
                step.action or "",
                *letters,
                own,
                step.within if begins else (),
                steps.numbers,
            )


def _touched(before: str, after: str, changes: tuple[ChangeSaid, ...]) -> Touched | None:
    if before != after:
        return Touched.NEW if not before else Touched.GONE if not after else Touched.OTHER
    # Who is asked or told does nothing differently where the step itself does.
    return Touched.DIFFERENT if changes and _does(after) else None


def _does(letters: str) -> bool:
    return "R" in letters or "A" in letters


def _of_the_work(changes: Iterable[ChangeSaid], step_id: str) -> Iterator[ChangeSaid]:
    """What is different in how a step is done, and by when."""
    for one in changes:
        about = one.thing.sort is Sort.STEP and one.id == step_id
        if about and one.category in (Category.MEANING, Category.TIME):
            yield one


def _steps(content: bytes | None, roles: Roles) -> _Steps | None:
    case = use_case_in(content)
    if case is None:
        return None
    outline = Outline(case)
    working = case.status != "retired"
    placed = outline.step_of.items() if working else ()
    by_id = {name: assigned(each.step, each.branch, case, roles) for name, each in placed}
    return _Steps(case.title, by_id, numbers(outline))
