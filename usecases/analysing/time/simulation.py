"""What becomes of very many runs of a use case: a seeded simulation on its graph of chances.

Each step takes any time between the quickest, its wait and its work, and the end of its deadline, each as likely; of
levels of urgency each comes as often. Needs numpy; raises ModuleNotFoundError on import without it.
"""

import numpy as np

from usecases.analysing.time.arrays import Flags, Line, Moments, Whole
from usecases.analysing.time.chances import State, Way
from usecases.analysing.time.report import Looked
from usecases.analysing.time.simulated import BranchShare, LimitShare, Outcome, Simulation
from usecases.analysing.time.steps import StepTime
from usecases.model.usecase import TRIGGER, Deadline
from usecases.timing.timeline import Timeline

_ROUNDS = 200
"""How often the runs are pushed along the graph; what goes round more loops is cut."""
_BARS = 40
_NONE = -1


def simulate(looked: Looked, timeline: Timeline, runs: int, seed: int) -> Simulation:
    """Let a use case run so many times; the same seed gives the same figures."""
    world = _World(looked, Line(timeline), runs, seed)
    world.run()
    return world.figures()


class _World:
    """All runs at once, as arrays."""

    def __init__(self, looked: Looked, line: Line, runs: int, seed: int) -> None:
        self._graph = looked.graph
        self._times = looked.times
        self._line = line
        self._random = np.random.default_rng(seed)
        self._runs, self._seed = runs, seed
        self._now = np.zeros(runs)
        self._end = np.full(runs, _NONE, dtype=np.int32)
        self._left = np.full(runs, _NONE, dtype=np.int32)
        self._again = np.zeros(runs, dtype=bool)
        self._taken: dict[str, Flags] = {}
        self._limits = looked.limits
        self._over = [np.zeros(runs, dtype=bool) for _ in looked.limits]
        self._under = [np.zeros(runs, dtype=bool) for _ in looked.limits]
        self._turns = {limit.origin: np.full(runs, np.nan) for limit in looked.limits}
        origins = {deadline.origin for time in looked.times.values() for deadline in time.within}
        self._ends = {name: np.full(runs, np.nan) for name in origins if name in looked.times}
        self._turns[TRIGGER] = np.zeros(runs)
        self._block_of = {name: index for index, run in enumerate(looked.any_order) for name in run.steps}
        self._in_block = np.full(runs, _NONE, dtype=np.int32)
        self._begun = np.zeros(runs)
        self._busy: dict[tuple[int, object], Moments] = {}

    def run(self) -> None:
        """Push all runs along their ways until they end."""
        waiting: list[list[Whole]] = [[] for _ in self._graph.states]
        waiting[0].append(np.arange(self._runs))
        for _round in range(_ROUNDS):
            if not any(waiting):
                break
            for index, state in enumerate(self._graph.states):
                if not waiting[index]:
                    continue
                who = np.concatenate(waiting[index])
                waiting[index] = []
                if state.ends:
                    self._end[who] = index
                    continue
                self._choose(state, index, who, waiting)

    def _choose(self, state: State, index: int, who: Whole, waiting: list[list[Whole]]) -> None:
        bounds = np.cumsum([way.chance for way in state.ways])
        drawn = np.searchsorted(bounds, self._random.random(len(who)) * bounds[-1], side="right")
        for number, way in enumerate(state.ways):
            chosen = who[drawn == number] if len(state.ways) > 1 else who
            if not len(chosen):
                continue
            if way.done and state.step is not None:
                self._do(self._times[state.step], way, chosen)
            if way.branch is not None:
                if way.branch not in self._taken:
                    self._taken[way.branch] = np.zeros(self._runs, dtype=bool)
                self._taken[way.branch][chosen] = True
                if state.step is not None and index + 1 in self._graph.origins:
                    self._left[chosen] = index + 1
            self._go(state, way, chosen, waiting)

    def _go(self, state: State, way: Way, who: Whole, waiting: list[list[Whole]]) -> None:
        if len(way.targets) == 1:
            target = way.targets[0]
            if state.step is None and self._graph.states[target].step == state.key:
                self._again[who] = True  # another pass of the same step
            waiting[target].append(who)
            return
        came = self._left[who]
        for target in way.targets:
            back = who[came == target]
            if len(back):
                waiting[target].append(back)
        lost = who[~np.isin(came, way.targets)]
        if len(lost):
            waiting[way.targets[0]].append(lost)

    def _do(self, time: StepTime, way: Way, who: Whole) -> None:
        """Let time pass for a step."""
        line = self._line
        again = self._again[who]
        if again.any():
            rest = who[again]
            self._now[rest] = self._worked(time, self._now[rest])
            self._again[rest] = False
            who = who[~again]
        before = self._before(time, who)
        turn = before if time.wait is None else line.after(before, time.wait)
        end = self._ended(time, turn, who)
        if way.after is not None:
            shown = line.after(np.zeros_like(turn) if way.since_trigger else turn, way.after)
            end = np.maximum(end, shown) if way.carried or way.since_trigger else shown
        if time.step in self._turns:
            self._turns[time.step][who] = turn
        if time.step in self._ends:
            self._ends[time.step][who] = end
        self._passed(time, who, end)
        self._check(time, who, end)

    def _before(self, time: StepTime, who: Whole) -> Moments:
        """When the step before has ended; in any order, when the first of them could begin."""
        block = self._block_of.get(time.step, _NONE)
        now = self._now[who]
        if block == _NONE:
            return now
        fresh = who[self._in_block[who] != block]
        self._begun[fresh] = self._now[fresh]
        hands = {key for key in self._busy if key[0] == block}
        for key in hands:
            self._busy[key][fresh] = self._now[fresh]
        own = (block, time.actors or time.step)
        if own not in self._busy:
            self._busy[own] = self._begun.copy()
        found: Moments = self._busy[own][who]
        return found

    def _passed(self, time: StepTime, who: Whole, end: Moments) -> None:
        block = self._block_of.get(time.step, _NONE)
        if block == _NONE:
            self._now[who] = end
        else:
            self._busy[block, time.actors or time.step][who] = end
            self._now[who] = np.maximum(self._now[who], end)
        self._in_block[who] = block

    def _ended(self, time: StepTime, turn: Moments, who: Whole) -> Moments:
        """When a step ends: any time between its work and its deadline."""
        if time.allowed is not None:
            return self._spread(time, turn, time.allowed)
        if not time.within:
            return self._worked(time, turn)
        if len(time.within) == 1:
            return self._between(time, time.within[0], turn, who)
        level = self._random.integers(len(time.within), size=len(who))
        end = np.empty_like(turn)
        for number, deadline in enumerate(time.within):
            own = level == number
            end[own] = self._between(time, deadline, turn[own], who[own])
        return end

    def _between(self, time: StepTime, deadline: Deadline, turn: Moments, who: Whole) -> Moments:
        line = self._line
        if deadline.time is None:
            return self._worked(time, turn)
        known = deadline.origin == TRIGGER or deadline.origin in self._ends
        if not known and deadline.time.working and not time.by_clock:  # both ends on the line of working time
            return self._spread(time, turn, line.minutes.of_deadline(deadline.time))
        share = self._random.random(len(who))
        quick = self._worked(time, turn)
        since = turn
        if deadline.origin == TRIGGER:
            since = np.zeros_like(turn)
        elif known and deadline.origin is not None:
            ended = self._ends[deadline.origin][who]
            since = np.where(np.isnan(ended), turn, ended)
        last = np.maximum(line.after(since, deadline.time), quick)
        if time.by_clock:
            found: Moments = quick + share * (last - quick)
            return found
        begin = line.working(quick)
        return self._late(begin, share * (line.working(last) - begin), quick)

    def _spread(self, time: StepTime, turn: Moments, most: float) -> Moments:
        """Any time between the quickest and so many minutes of working time."""
        share = self._random.random(len(turn))
        return self._late(self._line.working(turn), time.least + share * max(most - time.least, 0.0), turn)

    def _late(self, begin: Moments, minutes: Moments, moments: Moments) -> Moments:
        found: Moments = np.where(minutes > 0, self._line.moment(np.maximum(begin + minutes, 1e-9)), moments)
        return found

    def _worked(self, time: StepTime, turn: Moments) -> Moments:
        return turn + time.least if time.by_clock else self._line.after_work(turn, time.least)

    def _check(self, time: StepTime, who: Whole, end: Moments) -> None:
        for number, limit in enumerate(self._limits):
            if limit.to != time.step:
                continue
            since = self._turns[limit.origin][who]
            under = ~np.isnan(since)
            self._under[number][who[under]] = True
            spent = end[under] - since[under]
            if limit.within.working:
                spent = self._line.working(end[under]) - self._line.working(since[under])
            self._over[number][who[under]] |= spent > self._line.minutes.of_deadline(limit.within) + 1e-6

    def figures(self) -> Simulation:
        """What came of it."""
        ended = self._end != _NONE
        spent = self._line.working(self._now)
        own = spent[ended] if ended.any() else np.zeros(1)
        p50, p90, longest = (float(each) for each in np.percentile(own, [50, 90, 99]))
        least = float(own.min())
        most = max(longest, least + 1.0)
        bars, _edges = np.histogram(np.minimum(own, most), _BARS, (least, most))
        return Simulation(
            self._runs,
            self._seed,
            float(own.mean()),
            p50,
            p90,
            least,
            most,
            tuple(int(each) for each in bars),
            tuple(self._outcomes(spent)),
            tuple(self._branches(spent, ended)),
            tuple(
                LimitShare(number, float(over[under].mean()))
                for number, (over, under) in enumerate(zip(self._over, self._under, strict=True))
                if under.any()
            ),
            float(1 - ended.mean()),
        )

    def _outcomes(self, spent: Moments) -> list[Outcome]:
        found = []
        for name in ("success", "failure", "other", "open"):
            states = [
                index for index, state in enumerate(self._graph.states) if state.ends and (state.end or "open") == name
            ]
            own = np.isin(self._end, states)
            if own.any():
                p50, p90 = np.percentile(spent[own], [50, 90])
                found.append(Outcome(name, float(own.mean()), float(p50), float(p90)))
        return found

    def _branches(self, spent: Moments, ended: Flags) -> list[BranchShare]:
        found = []
        for name, taken in self._taken.items():
            own, others = spent[taken & ended], spent[~taken & ended]
            if len(own) and len(others):
                share, longer = float(taken.mean()), float(own.mean() - others.mean())
                found.append(BranchShare(name, share, longer, share * longer))
        return sorted(found, key=lambda each: (-each.cost, each.branch))
