"""What a table of results is made of."""

from collections.abc import Callable, Sequence
from typing import NamedTuple


class Sizes(NamedTuple):
    """How much is measured."""

    small: int = 1_000
    large: int = 10_000
    broken: int = 500
    diagrams: int = 1_000
    edits: int = 1_000
    kills: int = 1_000
    merges: int = 20_000
    rounds: int = 7


class Result(NamedTuple):
    """A row of the table. `figure` is what counts, `reached` whether it is the goal; `None` where there is none."""

    what: str
    against: str
    medians: str
    figure: str
    goal: str
    reached: bool | None


Row = Callable[[Sizes], list[Result]]


def ms(*medians: float) -> str:
    """Times in seconds, as milliseconds in a row."""
    return " / ".join(f"{median * 1000:,.0f} ms" for median in medians)


def at_most(what: str, against: str, medians: Sequence[float], limit: float) -> Result:
    """A row whose figure is the first time in multiples of the second."""
    ratio = medians[0] / medians[1]
    return Result(what, against, ms(*medians), f"{ratio:.1f} times", f"at most {limit:g} times", ratio <= limit)
