"""Durations of the format: a whole number and a unit."""

from re import compile as regex
from typing import NamedTuple

_WRITTEN = regex(r"([1-9][0-9]*)(s|min|h|d|w|mo|y|bmin|bh|bd)\Z")


class Duration(NamedTuple):
    """So many of a unit: `s min h d w mo y` by the clock and the calendar, `bmin bh bd` by working time."""

    amount: int
    unit: str

    @classmethod
    def parse(cls, text: str) -> "Duration":
        """Read `3bd`; raises ValueError where the text is no duration."""
        if (written := _WRITTEN.match(text)) is None:
            raise ValueError(f"not a duration: {text!r}; write a whole number and a unit, as in 10min, 2h or 3bd")
        return cls(int(written[1]), written[2])

    @property
    def working(self) -> bool:
        """Whether it counts working time only."""
        return self.unit.startswith("b")

    def __str__(self) -> str:
        return f"{self.amount}{self.unit}"
