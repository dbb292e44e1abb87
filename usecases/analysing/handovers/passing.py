"""Hand-overs inside a use case: where the next step is somebody else's."""

from collections.abc import Iterator
from typing import NamedTuple

from usecases.analysing.raci.view import View
from usecases.chain.ends import doers_of, following, is_system
from usecases.model.duration import Duration
from usecases.model.outline import PlacedStep
from usecases.model.usecase import Branch, Ids


class HandOver(NamedTuple):
    """One step hands over to the next: who to whom, what, in which form, over which channel, and how long it waits.

    `artefacts` are those that the one gives and the other needs; where there are none, all that the one gives. `wait`
    is the time before the next step can begin. `when` is the condition of the branch that the next step begins: then
    the result isn't reached, and the trouble is what is handed over.
    """

    case: str
    step: str
    number: str
    to: str
    to_number: str
    givers: Ids
    takers: Ids
    artefacts: Ids
    result: str | None
    form: str | None
    channel: Ids
    wait: Duration | None
    when: str | None = None


class Pair(NamedTuple):
    """Two steps of which the next one is somebody else's, and the branch that the next one begins, if it does."""

    one: PlacedStep
    other: PlacedStep
    branch: Branch | None = None


def pairs(view: View) -> Iterator[Pair]:
    """Each step with the next one that nobody of it does: of the same course, where a branch goes on, or its first.

    Steps in any order follow nobody; nor is anything handed over where one of the two has no doer yet.
    """
    outline = view.outline
    for placed in outline.steps:
        follower = following(placed, outline)
        if follower is not None and _is_handed_over(placed, follower):
            yield Pair(placed, follower)
        for branch in view.branches_at.get(placed.step.id, ()) if outline.step_of[placed.step.id] is placed else ():
            first = outline.step_of.get(branch.steps[0].id) if branch.steps else None
            if first is not None and _is_handed_over(placed, first):
                yield Pair(placed, first, branch)


def _is_handed_over(one: PlacedStep, other: PlacedStep) -> bool:
    order = one.step.any_order
    if order is not None and order == other.step.any_order:
        return False
    givers, takers = doers_of(one), doers_of(other)
    return bool(givers and takers) and set(givers).isdisjoint(takers)


def handover(pair: Pair, view: View) -> HandOver:
    """What passes between two steps."""
    one, other = pair.one.step, pair.other.step
    ends = (view.case.id, one.id, view.numbers[one.id], other.id, view.numbers[other.id])
    roles = (doers_of(pair.one), doers_of(pair.other))
    if pair.branch is not None:
        return HandOver(*ends, *roles, (), None, None, one.channel, other.wait, pair.branch.when)
    artefacts = tuple(artefact for artefact in one.gives if artefact in other.needs) or one.gives
    return HandOver(*ends, *roles, artefacts, one.result, one.form, one.channel, other.wait)


def systems_of(placed: PlacedStep, view: View) -> Ids:
    """The systems that a step is done in, each once."""
    doing = (role_id for role_id in doers_of(placed) if is_system(role_id, view.roles))
    return tuple(dict.fromkeys((*placed.step.systems, *doing)))
