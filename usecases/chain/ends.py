"""The ends of hand-overs in one use case: what its steps give and need, and what reaches the world outside.

Across the files of a library only little of a step counts, and the same few ends stand in very many steps. So an end
can be written as a short text, and each such text has to be looked at once.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from usecases.model.letters import Roles, is_outside
from usecases.model.outline import Outline, PlacedStep
from usecases.model.usecase import Ids, UseCase
from usecases.text.path import Path

_GIVEN, _NEEDED, _RUN, _BRIDGE = "+-=~"
_SENDING = frozenset({"deliver", "send", "provide", "pay", "inform", "request"})
_TAKING = frozenset({"receive", "accept"})
_BEGINNING = frozenset({None, "receive", "accept", "record", "check", "inform"})
"""What is done with something that has just come in."""


class End(NamedTuple):
    """An artefact given or needed by a step: in which group (empty: none), by whom, over which channels.

    `outside`: given, it may well go to somebody outside the company; needed, it may well come from there. `formed`: the
    step that gives it says in which form. `reached`: given, somebody inside may take it though nobody says so: the step
    tells them, they go on, or they are the customer at the end; needed, an earlier step reaches whoever needs it.
    """

    artefact: str
    given: bool
    group: str
    doers: Ids
    channels: Ids
    outside: bool
    formed: bool = False
    reached: bool = False


class Run(NamedTuple):
    """A use case in force: its group and customer (empty: none), and whether somebody outside sets it off.

    `includes`: one of its steps is another use case.
    """

    group: str
    customer: str
    from_outside: bool
    includes: bool


class Bridge(NamedTuple):
    """Systems that are used together, in one step or by one use case."""

    systems: Ids


class PlacedEnd(NamedTuple):
    """An end, the id of its step, and where the artefact is written in the file."""

    end: End
    step: str
    path: Path


def ends_of(outline: Outline, roles: Roles) -> Iterator[PlacedEnd]:
    """The ends of a use case's steps."""
    case = outline.case
    for placed in outline.steps:
        step = placed.step
        if not step.gives and not step.needs:
            continue
        doers = doers_of(placed)
        known = (case.group or "", doers, step.channel)
        if step.gives:
            outside, reached = _goes_out(placed, outline, roles), _may_be_taken(placed, outline)
            formed = step.form is not None
            for index, artefact in enumerate(step.gives):
                end = End(artefact, True, *known, outside, formed, reached)
                yield PlacedEnd(end, step.id, (*placed.path, "gives", index))
        if step.needs:
            outside, reached = _comes_in(placed, outline, roles), _is_told(placed, outline, roles)
            for index, artefact in enumerate(step.needs):
                end = End(artefact, False, *known, outside, reached=reached)
                yield PlacedEnd(end, step.id, (*placed.path, "needs", index))


def run_of(outline: Outline, roles: Roles) -> Run:
    """The use case as one of its group."""
    case = outline.case
    from_outside = case.primary_actor is not None and is_outside(case.primary_actor, roles)
    includes = any(placed.step.use_case is not None for placed in outline.steps)
    return Run(case.group or "", case.customer or "", from_outside, includes)


def bridges_of(outline: Outline, roles: Roles) -> Iterator[Bridge]:
    """The systems that are used together."""
    case = outline.case
    sets = {frozenset(case.systems)}
    for placed in outline.steps:
        step = placed.step
        if len(step.systems) + len(step.actor) + len(step.responsible) > 1:
            sets.add(frozenset((*step.systems, *(each for each in doers_of(placed) if is_system(each, roles)))))
    yield from (Bridge(tuple(sorted(systems))) for systems in sets if len(systems) > 1)


def is_system(role_id: str, roles: Roles) -> bool:
    """Whether a role is a system."""
    role = roles.get(role_id)
    return role is not None and role.kind == "system"


def doers_of(placed: PlacedStep) -> Ids:
    """Who does a step, each once."""
    return tuple(dict.fromkeys((*placed.step.actor, *placed.step.responsible)))


def following(placed: PlacedStep, outline: Outline) -> PlacedStep | None:
    """The step that comes next: of the same course, or where the branch goes on; `None` at an end."""
    course = placed.branch.steps if placed.branch is not None else outline.case.steps
    if placed.index + 1 < len(course):
        return outline.step_of.get(course[placed.index + 1].id)
    if placed.branch is not None and placed.branch.resume is not None:
        return outline.step_of.get(placed.branch.resume)
    return None


def _before(placed: PlacedStep, outline: Outline) -> PlacedStep | None:
    """The step that comes before: of the same course, or the one that the branch leaves."""
    if placed.index > 0:
        course = placed.branch.steps if placed.branch is not None else outline.case.steps
        return outline.step_of.get(course[placed.index - 1].id)
    if placed.branch is not None:
        return next((left for place in placed.branch.at if (left := outline.step_of.get(place))), None)
    return None


def _goes_out(placed: PlacedStep, outline: Outline, roles: Roles) -> bool:
    """Whether what the step gives may go outside: it is told or taken there, sent to nobody inside, or the end."""
    step, case = placed.step, outline.case
    if any(is_outside(role_id, roles) for role_id in step.informed):
        return True
    follower = following(placed, outline)
    takers = doers_of(follower) if follower is not None else ()
    if any(is_outside(role_id, roles) for role_id in takers):
        return True
    if follower is None and _serves_outside(case, roles):
        return _is_success(placed)
    return step.activity in _SENDING and not step.informed and set(takers) <= set(doers_of(placed))


def _may_be_taken(placed: PlacedStep, outline: Outline) -> bool:
    """Whether somebody inside may take what the step gives: is told, goes on with it, or is the customer at the end."""
    if placed.step.informed:
        return True
    follower = following(placed, outline)
    if follower is None:
        return outline.case.customer is not None and _is_success(placed)
    return not set(doers_of(follower)) <= set(doers_of(placed))


def _is_success(last: PlacedStep) -> bool:
    """Whether the course that ends with a step may have reached its goal."""
    return last.branch is None or last.branch.end != "failure"


def _serves_outside(case: UseCase, roles: Roles) -> bool:
    return any(role_id is not None and is_outside(role_id, roles) for role_id in (case.customer, case.primary_actor))


def _comes_in(placed: PlacedStep, outline: Outline, roles: Roles) -> bool:
    """Whether what the step needs may come from somebody outside: who does it, is asked, or was at work before."""
    step, case = placed.step, outline.case
    if any(is_outside(role_id, roles) for role_id in (*doers_of(placed), *step.consulted)):
        return True
    if step.activity in _TAKING:
        return True
    before = _before(placed, outline)
    if before is not None:
        return any(is_outside(role_id, roles) for role_id in doers_of(before))
    starts = placed.branch is None and case.primary_actor is not None and is_outside(case.primary_actor, roles)
    return starts and step.activity in _BEGINNING


def _is_told(placed: PlacedStep, outline: Outline, roles: Roles) -> bool:
    """Whether an earlier step of the use case reaches whoever does this one, or may: it names no channel."""
    doers = set(doers_of(placed))
    reach = {channel for role_id in doers if (role := roles.get(role_id)) is not None for channel in role.channels}
    before = _before(placed, outline)
    for other in outline.steps:
        if other is placed:
            return False
        step = other.step
        tells = other is before and doers.isdisjoint(doers_of(other))
        tells = tells or not doers.isdisjoint((*step.informed, *step.consulted))
        if tells and (not step.channel or not reach.isdisjoint(step.channel)):
            return True
    return False


def written(each: "End | Run | Bridge") -> str:
    """The short text of an end; ids hold neither bars nor commas nor blanks."""
    if isinstance(each, End):
        signs = "".join("-+"[sign] for sign in (each.outside, each.formed, each.reached))
        parts = (each.artefact, each.group, ",".join(each.doers), ",".join(each.channels), signs)
        return (_GIVEN if each.given else _NEEDED) + "|".join(parts)
    if isinstance(each, Run):
        return _RUN + "|".join((each.group, each.customer, "-+"[each.from_outside], "-+"[each.includes]))
    return _BRIDGE + ",".join(each.systems)


def read(text: str) -> "End | Run | Bridge":
    """What a short text says."""
    kind = text[0]
    if kind == _RUN:
        group, customer, from_outside, includes = text[1:].split("|")
        return Run(group, customer, from_outside == "+", includes == "+")
    if kind == _BRIDGE:
        return Bridge(_ids(text[1:]))
    artefact, group, doers, channels, signs = text[1:].split("|")
    return End(artefact, kind == _GIVEN, group, _ids(doers), _ids(channels), *_SIGNS[signs])


@lru_cache(maxsize=4096)
def _ids(text: str) -> Ids:
    return tuple(text.split(",")) if text else ()


_SIGNS = {"".join("-+"[sign] for sign in signs): signs for signs in product((False, True), repeat=3)}
"""The signs of an end by their texts: a library has very many ends, so each is looked up."""
