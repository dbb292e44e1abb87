"""The seventh pass: where people talk, whether all can, and where trouble is told."""

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from usecases.analysing.raci.spots import KEPT, Collector, Spots
from usecases.analysing.raci.view import View
from usecases.model.letters import Assigned
from usecases.model.usecase import Branch, Step

_MAIN = 0.4
_MANY = 4


class Used(NamedTuple):
    """A channel and the number of steps that use it."""

    channel: str
    steps: int


class Communication(NamedTuple):
    """The channels by use, most used first; `steps` are those inside, `without` those without a channel.

    `unreachable`: a role of the step uses none of its channels. `confused`: use cases with four channels or more, of
    which none serves two steps in five (at most 50 are named). `unreported`: of the `negative` branches that end or
    have steps, those of which nobody is told: no step has a channel, nobody is informed or asked.
    """

    steps: int
    channels: tuple[Used, ...]
    main_share: float
    without: Spots
    unreachable: Spots
    confused: tuple[str, ...]
    negative: int
    unreported: Spots


class CommunicationPass:
    """Gathers what the seventh pass asks."""

    def __init__(self) -> None:
        self._steps = self._negative = 0
        self._channels: Counter[str] = Counter()
        self._without, self._unreachable, self._unreported = Collector(), Collector(), Collector()
        self._confused: list[str] = []

    def look(self, view: View) -> None:
        """Look at one use case."""
        own: Counter[str] = Counter()
        with_channel = 0
        for each in view.own:
            self._steps += 1
            own.update(set(each.step.channel))
            if each.step.channel:
                with_channel += 1
            else:
                self._without.add(view, each.step.id)
            for role_id in out_of_reach(each, view):
                self._unreachable.add(view, each.step.id, role_id)
        self._channels.update(own)
        if len(own) >= _MANY and max(own.values()) < _MAIN * with_channel and len(self._confused) < KEPT:
            self._confused.append(view.case.id)
        for branch, _ in view.outline.branches:
            if branch.kind == "negative" and branch.steps:
                self._negative += 1
                if not any(map(_is_told, branch.steps)) and not _leads_to_word(branch, view):
                    self._unreported.add(view, branch.id)

    def figures(self) -> Communication:
        """What was found."""
        channels = tuple(Used(*one) for one in sorted(self._channels.items(), key=lambda one: (-one[1], one[0])))
        with_channel = self._steps - self._without.spots.total
        return Communication(
            self._steps,
            channels,
            channels[0].steps / with_channel if channels and with_channel else 0.0,
            self._without.spots,
            self._unreachable.spots,
            tuple(self._confused),
            self._negative,
            self._unreported.spots,
        )


def out_of_reach(each: Assigned, view: View) -> Iterator[str]:
    """The roles of a step that use none of its channels; one that names no channels may use any."""
    if not each.step.channel:
        return
    for role_id in dict.fromkeys((*each.does, *each.asked, *each.told)):
        role = view.roles.get(role_id)
        if role is not None and role.channels and not set(role.channels).intersection(each.step.channel):
            yield role_id


def _is_told(step: Step) -> bool:
    return bool(step.channel or step.informed or step.consulted)


def _leads_to_word(branch: Branch, view: View) -> bool:
    """Whether the branch goes on with a step at which people talk."""
    goal = view.outline.step_of.get(branch.resume or "")
    return goal is not None and _is_told(goal.step)
