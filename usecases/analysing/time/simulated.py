"""What a simulation has found; to be read without numpy."""

from typing import NamedTuple


class Outcome(NamedTuple):
    """The runs that end in one way: their share, and the minutes of working time that half and nine of ten take."""

    end: str
    share: float
    p50: float
    p90: float


class BranchShare(NamedTuple):
    """A branch: the share of the runs that take it, how much longer these take on average, and what that makes a run.

    In minutes of working time.
    """

    branch: str
    share: float
    longer: float
    cost: float


class LimitShare(NamedTuple):
    """A limit by its position in the file, and the share of the runs under it that break it."""

    limit: int
    broken: float


class Simulation(NamedTuple):
    """What came of so many runs, in minutes of working time.

    `bars` are the numbers of runs in as many equal stretches between `least` and `most`, with the last one holding
    all that take longer. `cut` is the share that came to no end.
    """

    runs: int
    seed: int
    mean: float
    p50: float
    p90: float
    least: float
    most: float
    bars: tuple[int, ...]
    outcomes: tuple[Outcome, ...]
    branches: tuple[BranchShare, ...]
    limits: tuple[LimitShare, ...]
    cut: float
