"""What the coach finds: pairs of a step and a deviation, each covered, considered or open, and how many of each."""

from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """How a pair stands: a branch answers it, somebody wrote why none has to, or nobody has thought of it."""

    COVERED = "covered"
    CONSIDERED = "considered"
    OPEN = "open"


class Pair(NamedTuple):
    """A deviation that can happen at a step, both by id.

    `counts` says that it is among those that coverage is measured by: what somebody has thought of, each answer once in
    a family, and the open ones that matter most. `branch` is the branch that covers it, `words` the words of its
    condition that show it, as they are written there (none where the branch names the deviation, or shows by the
    passing of time: `by_time`); `because` the reason why it was left. `score` ranks the open ones.
    """

    step: str
    deviation: str
    state: State
    score: int
    branch: str | None = None
    words: tuple[str, ...] = ()
    by_time: bool = False
    because: str | None = None
    counts: bool = True


class Totals(NamedTuple):
    """How many pairs there are that count, and how they stand."""

    pairs: int = 0
    covered: int = 0
    considered: int = 0

    @property
    def open(self) -> int:
        """How many pairs nobody has thought of."""
        return self.pairs - self.covered - self.considered

    @property
    def share(self) -> float | None:
        """Which share of the pairs somebody has thought of; `None` where there are none."""
        return (self.covered + self.considered) / self.pairs if self.pairs else None

    def plus(self, other: "Totals") -> "Totals":
        """The sum of two."""
        return Totals(*(one + more for one, more in zip(self, other, strict=True)))


class StepCoverage(NamedTuple):
    """A step: its kind of act (`guessed` from the verb), its weight, its pairs, and the deviations to ask about first.

    The pairs that the catalogue knows of are in the order of their scores, before those that only a branch shows.
    """

    step: str
    activity: str | None
    guessed: bool
    weight: int
    pairs: tuple[Pair, ...]
    ask: tuple[str, ...]


class CaseCoverage(NamedTuple):
    """A use case. `others` are the branches in which no deviation of the catalogue was recognised, by id."""

    case: str
    language: str
    steps: tuple[StepCoverage, ...]
    others: tuple[str, ...]

    @property
    def totals(self) -> Totals:
        """How the pairs of all its steps stand that count."""
        states = [pair.state for step in self.steps for pair in step.pairs if pair.counts]
        return Totals(len(states), states.count(State.COVERED), states.count(State.CONSIDERED))
