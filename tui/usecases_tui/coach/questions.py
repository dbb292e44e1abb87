"""What the coach has to say about a step: its open questions, and what somebody has thought of already."""

from collections.abc import Iterator
from typing import NamedTuple

from usecases.coverage.coverage import Coach
from usecases.coverage.questions import Asking
from usecases.coverage.values import CaseCoverage, Pair, State, StepCoverage
from usecases.model.deviations import Deviation
from usecases.model.numbering import numbers
from usecases.model.outline import Outline
from usecases.model.shared import Shared
from usecases.model.usecase import Kind, Step, UseCase


class Question(NamedTuple):
    """An open question about a step and what could be done, in the use case's language; empty where nothing is known.

    `kind` is that of the branch which would answer it.
    """

    deviation: str
    question: str
    response: str
    kind: Kind


class Thought(NamedTuple):
    """What is thought of: the question, and the branch that covers it or the reason (`because`) why none has to.

    `number` and `when` are those of the branch.
    """

    question: str
    branch: str | None = None
    number: str = ""
    when: str = ""
    because: str = ""


class AtStep(NamedTuple):
    """A step with its number, the best questions first, all open ones in that order, and what is thought of."""

    step: Step
    number: str
    best: tuple[Question, ...]
    open: tuple[Question, ...]
    thought: tuple[Thought, ...]


class Coaching:
    """The coach of a library being edited. The first look reads the catalogue; the others are quick."""

    def __init__(self) -> None:
        self._coach: Coach | None = None
        self._shared: Shared | None = None

    def coach_of(self, shared: Shared) -> Coach:
        """The coach of the library as it is now."""
        coach = self._coach
        if coach is None or shared != self._shared:
            coach, self._shared = Coach(shared), shared
            self._coach = coach
        return coach

    def look(self, shared: Shared, case: UseCase, step: str) -> AtStep | None:
        """What there is to ask about a step of a use case; `None` where there is no such step."""
        coach = self.coach_of(shared)
        outline = Outline(case)
        if step not in outline.step_of:
            return None
        coverage = coach.look(case, in_branches=True)
        found = next((one for one in coverage.steps if one.step == step), None)
        placed = outline.step_of[step].step
        number = numbers(outline).get(step, "")
        if found is None:
            return AtStep(placed, number, (), (), ())
        return _Worded(coach, shared, coverage, outline, placed).of(found, number)


class _Worded:
    """The words about one step."""

    def __init__(self, coach: Coach, shared: Shared, coverage: CaseCoverage, outline: Outline, step: Step) -> None:
        self._entries = coach.catalogue.by_id
        self._asking = Asking(shared, coach.company, coverage.language)
        self._outline = outline
        self._step = step

    def of(self, found: StepCoverage, number: str) -> AtStep:
        """All of them."""
        best = [self._entries[name] for name in found.ask]
        others = [self._entries[pair.deviation] for pair in found.pairs if pair.state is State.OPEN]
        first = tuple(map(self._question, best))
        every = {one.deviation: one for one in (*first, *map(self._question, others))}
        return AtStep(self._step, number, first, tuple(every.values()), tuple(self._thought(found)))

    def _question(self, entry: Deviation) -> Question:
        response = "" if entry.response is None else self._asking.said(entry.response, self._step)
        return Question(entry.id, self._asking.said(entry.question, self._step), response, entry.kind)

    def _thought(self, found: StepCoverage) -> Iterator[Thought]:
        """Each branch once, with the likeliest question that it answers, then what was considered."""
        known = numbers(self._outline)
        seen: set[str] = set()
        for pair in found.pairs:
            if pair.branch is not None and pair.branch not in seen:
                seen.add(pair.branch)
                when = self._outline.branch_of[pair.branch].branch.when or ""
                number = known.get(pair.branch, pair.branch)
                yield Thought(self._asked(pair), pair.branch, number, when)
        for pair in found.pairs:
            if pair.state is State.CONSIDERED:
                yield Thought(self._asked(pair), because=pair.because or "")

    def _asked(self, pair: Pair) -> str:
        return self._asking.said(self._entries[pair.deviation].question, self._step)
