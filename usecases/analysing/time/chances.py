"""The graph of a use case with a number on every way: how likely it is to go on there.

The words of a branch's likelihood tell how likely it is in one run. A branch that may leave several steps, or any, is
shared out among those of the main scenario. Where several branches may leave one step, one of them at most is taken:
that none is taken is as likely as that each by itself stays away, and the rest is theirs by their likelihoods. A branch
that doesn't say how likely it is counts as `sometimes`. What nobody can know from the file, whether a condition (`if`)
holds and whether a loop is gone round once more, is as likely as not.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import prod
from typing import NamedTuple

from usecases.flow.graph import HUB, EdgeKind, Flow, FlowEdge, NodeKind
from usecases.model.duration import Duration
from usecases.model.shared import Likelihoods
from usecases.model.usecase import ANY, INTERRUPTED, Branch, End, Likelihood

EVEN = 0.5
"""How likely it is that a condition holds, and that a loop is gone round once more."""
_UNSAID: Likelihood = "sometimes"
_ON = (EdgeKind.NEXT, EdgeKind.RESUME, EdgeKind.FINISH)


class Way(NamedTuple):
    """A way from one state to others, and how likely it is.

    `done`: the step that is left was done, or begun; `after`: it is left when this time has passed, `since_trigger` or
    since its turn; `carried`: one comes back and carries on with it. `branch` is the one that is taken. Of several
    `targets` it is the one from which the branch came.
    """

    chance: float
    targets: tuple[int, ...]
    done: bool = False
    branch: str | None = None
    after: Duration | None = None
    since_trigger: bool = False
    carried: bool = False


class State(NamedTuple):
    """Where a run can be: before a step, past a step, in a branch, or at an end (`ends`; `end` is how, if known).

    `step` is the one that is about to be done.
    """

    key: str
    ways: tuple[Way, ...]
    step: str | None = None
    ends: bool = False
    end: End | None = None


class Chances(NamedTuple):
    """The states; a run begins in the first one. `unsaid` counts branches without a likelihood.

    `origins` are the states past those steps of which one is remembered for a return (`resume: interrupted`).
    """

    states: tuple[State, ...]
    unsaid: int
    origins: frozenset[int]


def chances(flow: Flow, likelihoods: Likelihoods) -> Chances:
    """The states of a use case and the ways between them."""
    return _Maker(flow, likelihoods).make()


def likelihood_of(branch: Branch, likelihoods: Likelihoods) -> float:
    """How likely a branch is in one run, by the words of a library."""
    return float(getattr(likelihoods, branch.likelihood or _UNSAID))


class _Maker:
    def __init__(self, flow: Flow, likelihoods: Likelihoods) -> None:
        self._flow = flow
        self._likelihoods = likelihoods
        self._domain = frozenset(flow.any_domain) if HUB in flow.nodes else frozenset()
        self._before: dict[str, int] = {}
        self._past: dict[str, int] = {}
        keys = [key for key in flow.nodes if key != HUB]
        for key in keys:
            self._before[key] = len(self._before) + len(self._past)
            if flow.nodes[key].kind is NodeKind.STEP:
                self._past[key] = len(self._before) + len(self._past)
        self._keys = keys
        self._shares = {placed.branch.id: self._share(placed.branch) for placed in flow.outline.branch_of.values()}

    def make(self) -> Chances:
        states: list[State] = []
        for key in self._keys:
            node = self._flow.nodes[key]
            if node.kind is NodeKind.STEP:
                states += [State(key, self._at_step(key), step=key), State(key, self._past_step(key))]
            elif node.kind in (NodeKind.END, NodeKind.OPEN):
                states.append(State(key, (), ends=True, end=node.end))
            else:
                states.append(State(key, self._past_step(key)))
        branches = [placed.branch for placed in self._flow.outline.branch_of.values()]
        remembered = {
            target for state in states for way in state.ways if len(way.targets) > 1 for target in way.targets
        }
        return Chances(tuple(states), sum(1 for each in branches if each.likelihood is None), frozenset(remembered))

    def _share(self, branch: Branch) -> float:
        """How likely a branch is at each of the steps that it may leave, so that a usual run meets it so often."""
        whole = likelihood_of(branch, self._likelihoods)
        steps = self._flow.outline.step_of
        left = self._domain if ANY in branch.at else [place for place in dict.fromkeys(branch.at) if place in steps]
        usual = sum(1 for place in left if steps[place].branch is None) or len(left)
        return 1 - (1 - whole) ** (1 / usual) if usual > 1 else whole

    def _at_step(self, key: str) -> tuple[Way, ...]:
        """Whether a step is skipped, left for a branch, or done."""
        leaving = self._flow.leaving[key]
        skips = [edge for edge in leaving if edge.kind is EdgeKind.SKIP]
        ways = [Way(EVEN / len(skips), (self._before[edge.target],)) for edge in skips]
        rest = EVEN if skips else 1.0
        taken = [edge for edge in leaving if edge.kind in (EdgeKind.LEAVE, EdgeKind.REPLACE)]
        hub = self._flow.leaving[HUB] if key in self._domain else ()
        branches = [*taken, *hub]
        shares = _competing([self._shares[edge.target] for edge in branches])
        for edge, share in zip(branches, shares, strict=True):
            done = edge.kind is EdgeKind.LEAVE
            target, by_hub = (self._before[edge.target],), edge.source == HUB
            carried = self._flow.outline.branch_of[edge.target].branch.resume == INTERRUPTED
            ways.append(Way(rest * share, target, done, edge.target, edge.after, by_hub, carried))
        ways.append(Way(rest * (1 - sum(shares)), (self._past[key],), done=True))
        return tuple(way for way in ways if way.chance > 0)

    def _past_step(self, key: str) -> tuple[Way, ...]:
        """How it goes on after a step, or in a branch without steps."""
        leaving = self._flow.leaving[key]
        repeats = [edge for edge in leaving if edge.kind is EdgeKind.REPEAT]
        ways = [Way(EVEN / len(repeats), (self._before[edge.target],)) for edge in repeats]
        rest = EVEN if repeats else 1.0
        outcomes = [edge for edge in leaving if edge.kind is EdgeKind.OUTCOME]
        wanted = [
            likelihood_of(self._flow.outline.branch_of[edge.target].branch, self._likelihoods) for edge in outcomes
        ]
        on = self._onward(leaving)
        if on:
            shares = _competing(wanted)
        else:  # one of them it must be
            total = sum(wanted)
            shares = [each / total if total else 1 / len(wanted) for each in wanted]
        for edge, share in zip(outcomes, shares, strict=True):
            ways.append(Way(rest * share, (self._before[edge.target],), branch=edge.target, after=edge.after))
        if on:
            ways.append(Way(rest * (1 - sum(shares)), on))
        return tuple(way for way in ways if way.chance > 0)

    def _onward(self, leaving: Sequence[FlowEdge]) -> tuple[int, ...]:
        """Where it goes on as usual; several steps where it depends on which one was interrupted."""
        for edge in leaving:
            if edge.kind in _ON:
                return (self._before[edge.target],)
        carried = [edge.target for edge in leaving if edge.kind is EdgeKind.CARRY_ON]
        places: Iterable[str] = [step for name in carried for step in (sorted(self._domain) if name == HUB else [name])]
        return tuple(self._past[name] for name in dict.fromkeys(places))


def _competing(wanted: Sequence[float]) -> list[float]:
    """Chances of which one at most comes true, so that none does as often as each by itself stays away."""
    total = sum(wanted)
    some = 1 - prod(1 - each for each in wanted)
    return [each / total * some for each in wanted] if total else [0.0 for _ in wanted]


class Expected(NamedTuple):
    """What a run comes to on average.

    `done` counts how often each step is done, `taken` how often each branch is; `ends` are the shares of the ends
    (`open`: nobody has said how). `endless` is the share of the runs that had come to no end after very long.
    """

    done: Mapping[str, float]
    taken: Mapping[str, float]
    ends: Mapping[str, float]
    endless: float


_LITTLE = 1e-7
_ROUNDS = 400


def expected(graph: Chances) -> Expected:
    """The averages over all runs, by pushing their shares along the ways until next to nothing is under way."""
    states = graph.states
    under_way = [0.0] * len(states)
    under_way[0] = 1.0
    came = [0.0] * len(states)
    done: dict[str, float] = {}
    taken: dict[str, float] = {}
    ends: dict[str, float] = {}
    for _round in range(_ROUNDS):
        if sum(under_way) < _LITTLE:
            break
        for index, state in enumerate(states):
            share = under_way[index]
            if not share:
                continue
            under_way[index] = 0.0
            if state.ends:
                key = state.end or "open"
                ends[key] = ends.get(key, 0.0) + share
                continue
            for way in state.ways:
                part = share * way.chance
                if way.done and state.step is not None:
                    done[state.step] = done.get(state.step, 0.0) + part
                    if way.branch is not None and index + 1 in graph.origins:
                        came[index + 1] += part
                if way.branch is not None:
                    taken[way.branch] = taken.get(way.branch, 0.0) + part
                if len(way.targets) == 1:
                    under_way[way.targets[0]] += part
                else:
                    _return(part, way.targets, came, under_way)
    return Expected(done, taken, ends, sum(under_way))


def _return(part: float, targets: Sequence[int], came: list[float], under_way: list[float]) -> None:
    """Share out those that come back among the steps that were left, as they left them and haven't come back yet."""
    total = sum(came[target] for target in targets)
    for target in targets:
        own = part * (came[target] / total if total else 1 / len(targets))
        came[target] = max(came[target] - own, 0.0)
        under_way[target] += own
