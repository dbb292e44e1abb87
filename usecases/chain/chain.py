"""Where the chain breaks: the ends of all use cases of a library, held against each other and against the map.

Only what is sure is said. What comes from outside needs no step that gives it, what goes outside none that needs it;
an artefact that `artefacts.yaml` doesn't have is another finding's affair.
"""

from collections.abc import Container, Iterable, Mapping, Set
from functools import cached_property
from typing import NamedTuple

from usecases.chain.ends import Bridge, End, Run, is_system
from usecases.model.letters import by_id, is_outside
from usecases.model.shared import Artefact, Group, Role, Shared


class Fed(NamedTuple):
    """A group that feeds another, and what it gives that the other takes."""

    group: str
    other: str
    artefacts: tuple[str, ...]


class Chain:
    """The chain of a library.

    `unclear` holds ids that stand in files which break the schema: nothing is said of what they name. `several` is
    false of a library with one use case, which has no neighbours to break with.
    """

    def __init__(
        self,
        shared: Shared,
        parts: Iterable[End | Run | Bridge],
        *,
        several: bool = True,
        unclear: Container[str] = frozenset(),
    ) -> None:
        self.shared = shared
        self.several = several
        self._unclear = unclear
        self._roles: Mapping[str, Role] = by_id(shared.roles)
        self.artefacts: Mapping[str, Artefact] = {each.id: each for each in reversed(shared.artefacts)}
        self._groups = tuple({group.id: group for group in reversed(shared.groups)}.values())[::-1]
        self.given: dict[str, list[End]] = {}
        self.needed: dict[str, list[End]] = {}
        self._runs: dict[str, list[Run]] = {}
        self._bridges: list[Bridge] = []
        for part in parts:
            if isinstance(part, End):
                (self.given if part.given else self.needed).setdefault(part.artefact, []).append(part)
            elif isinstance(part, Run):
                self._runs.setdefault(part.group, []).append(part)
            else:
                self._bridges.append(part)

    @cached_property
    def whole(self) -> bool:
        """Whether every group of the map has a use case in force, so that whoever gives or needs could be written."""
        return bool(self._groups) and all(group.id in self._runs for group in self._groups)

    def never_needed(self) -> list[str]:
        """Artefacts that steps give and nobody needs: no step, no group to start, no map as its result."""
        taken = {group.trigger for group in self._groups} | {group.result for group in self._groups}
        return [
            artefact
            for artefact, ends in self.given.items()
            if artefact not in self.needed
            and artefact not in taken
            and self._is_known(artefact)
            and not self._is_signed_outside(artefact)
            and not any(end.outside for end in ends)
        ]

    def may_be_taken(self, artefact: str) -> bool:
        """Whether somebody inside may take what is given, though no step says that it needs it."""
        return any(end.reached for end in self.given.get(artefact, ()))

    def never_given(self) -> list[str]:
        """Artefacts that steps need and none gives, and that don't come from outside."""
        return [
            artefact
            for artefact, ends in self.needed.items()
            if artefact not in self.given
            and self._is_known(artefact)
            and not self._is_signed_outside(artefact)
            and not any(end.outside for end in ends)
        ]

    def out_of_reach(self) -> list[End]:
        """Ends at which an artefact is needed by roles who use none of the channels that it is given over.

        Nothing is known where a step that gives it names no channel, where whoever takes it gives it, too, or where an
        earlier step may have told them.
        """
        return [end for ends in self._passing() for end in ends[1] if self._misses(end, ends[0])]

    def _misses(self, end: End, givers: list[End]) -> bool:
        if (
            end.reached
            or not end.doers
            or any(not giver.channels or set(giver.doers) & set(end.doers) for giver in givers)
        ):
            return False
        channels = {channel for giver in givers for channel in giver.channels}
        roles = [self._roles.get(role_id) for role_id in end.doers]
        return all(role is not None and role.channels and not channels.intersection(role.channels) for role in roles)

    def formless(self) -> list[str]:
        """Artefacts that pass from one role to another, of which neither `artefacts.yaml` nor a step tells the form."""
        return [
            givers[0].artefact
            for givers, takers in self._passing()
            if self.artefacts[givers[0].artefact].form is None
            and not any(giver.formed for giver in givers)
            and any(set(giver.doers).isdisjoint(taker.doers) for giver in givers for taker in takers)
        ]

    def unbridged(self) -> list[End]:
        """Ends at which a system needs what only other systems give, none of which is ever used together with it.

        Systems that are used with one and the same third one are joined by it.
        """
        return [
            end for givers, takers in self._passing() for end in takers if end.doers and self._is_apart(end, givers)
        ]

    def _is_apart(self, end: End, givers: list[End]) -> bool:
        ends = [end, *givers]
        if not all(each.doers and all(is_system(name, self._roles) for name in each.doers) for each in ends):
            return False
        near = {self._joined.get(name, name) for name in end.doers}
        return all(near.isdisjoint(self._joined.get(name, name) for name in giver.doers) for giver in givers)

    @cached_property
    def _joined(self) -> dict[str, str]:
        """The systems that hang together, each with the name that stands for all of them."""
        sets: dict[str, set[str]] = {}
        for bridge in self._bridges:
            together = set(bridge.systems).union(*(sets[name] for name in bridge.systems if name in sets))
            for name in together:
                sets[name] = together
        return {name: min(together) for name, together in sets.items()}

    def _passing(self) -> Iterable[tuple[list[End], list[End]]]:
        """The ends of each artefact that is both given and needed."""
        for artefact, givers in self.given.items():
            takers = self.needed.get(artefact)
            if takers is not None and self._is_known(artefact):
                yield givers, takers

    def feeding_nobody(self) -> list[Group]:
        """Groups at work whose result no other group takes, nor any customer."""
        found = []
        for group in self._groups:
            if group.result is None or group.id not in self._runs or any(fed != group.id for fed in group.feeds):
                continue
            taken = any(end.group != group.id for end in self.needed.get(group.result, ()))
            starts = any(other.trigger == group.result for other in self._groups if other is not group)
            goes_out = any(end.outside for end in self.given.get(group.result, ()))
            if not (taken or starts or goes_out or self._has_customer(group) or self._is_doubtful(group.result)):
                found.append(group)
        return found

    def _has_customer(self, group: Group) -> bool:
        return any(run.customer and run.customer != group.owner for run in self._runs[group.id])

    def never_triggered(self) -> list[Group]:
        """Groups that wait for an artefact which no step gives, and which can't come from outside."""
        return [group for group in self._waiting() if group.trigger not in self.given]

    def waiting_for_themselves(self) -> list[Group]:
        """Groups that wait for an artefact which only people inside give, in this group's own use cases."""
        return [
            group
            for group in self._waiting()
            if (ends := self.given.get(group.trigger or ""))
            and all(end.group == group.id and end.doers and not self._is_outside(end) for end in ends)
        ]

    def _waiting(self) -> Iterable[Group]:
        """The groups at work that wait for an artefact which nobody outside brings."""
        for group in self._groups:
            trigger = group.trigger
            if trigger is None or not self._is_known(trigger) or group.id not in self._runs:
                continue
            from_outside = any(run.from_outside for run in self._runs[group.id])
            comes_in = any(end.outside for end in self.needed.get(trigger, ()))
            if not (from_outside or comes_in or self._is_signed_outside(trigger)):
                yield group

    def resultless(self) -> list[Group]:
        """Groups at work whose result no step gives."""
        return [
            group
            for group in self._groups
            if group.result is not None
            and group.id in self._runs
            and group.result not in self.given
            and self._is_known(group.result)
        ]

    def feeds(self) -> list[Fed]:
        """Every group that feeds another, by the map, with what the one gives and the other takes."""
        known = {group.id: group for group in self._groups}
        return [
            Fed(group.id, other, self._taken(group, known[other]))
            for group in self._groups
            for other in dict.fromkeys(group.feeds)
            if other != group.id and other in known
        ]

    def taking_nothing(self) -> list[Fed]:
        """Groups that feed another, which takes nothing of what they give, though both say what they give and need."""
        return [fed for fed in self.feeds() if not fed.artefacts and self._is_told(fed.group, fed.other)]

    def _taken(self, group: Group, other: Group) -> tuple[str, ...]:
        gives = self._given_by.get(group.id, frozenset()) | {group.result}
        needs = self._needed_by.get(other.id, frozenset()) | {other.trigger}
        return tuple(sorted(artefact for artefact in gives & needs if artefact is not None))

    @cached_property
    def _given_by(self) -> Mapping[str, Set[str]]:
        return _by_group(self.given)

    @cached_property
    def _needed_by(self) -> Mapping[str, Set[str]]:
        return _by_group(self.needed)

    def _is_told(self, group_id: str, other_id: str) -> bool:
        """Whether both groups are written so far that it is known what passes; a use case in a step may pass more."""
        if group_id not in self._given_by or other_id not in self._needed_by:
            return False
        return not any(run.includes for run in (*self._runs.get(group_id, ()), *self._runs.get(other_id, ())))

    def _is_known(self, artefact: str) -> bool:
        return artefact in self.artefacts and not self._is_doubtful(artefact)

    def _is_doubtful(self, artefact: str) -> bool:
        return artefact in self._unclear

    def _is_signed_outside(self, artefact: str) -> bool:
        return any(is_outside(role_id, self._roles) for role_id in self.artefacts[artefact].signed_by)

    def _is_outside(self, end: End) -> bool:
        return any(is_outside(role_id, self._roles) for role_id in end.doers)


def _by_group(ends: Mapping[str, Iterable[End]]) -> dict[str, set[str]]:
    """The artefacts of ends by group."""
    found: dict[str, set[str]] = {}
    for artefact, some in ends.items():
        for group in {end.group for end in some}:
            found.setdefault(group, set()).add(artefact)
    return found
