"""Lamps: an indicator's value as a colour, by the indicator's thresholds."""

from collections.abc import Mapping
from typing import Literal, TypeAlias

from usecases.model.shared import Indicator

Colour: TypeAlias = Literal["green", "amber", "red"]
SIGN: Mapping[Colour | None, str] = {"green": "●", "amber": "▲", "red": "■", None: "○"}
"""A shape for each colour, and for a lamp that shows none: a lamp must be readable in grey too."""


def colour_of(indicator: Indicator, value: float) -> Colour:
    """Green at `green` or better, amber at `amber` or better, else red; without `amber` there is no amber."""

    def reaches(threshold: float) -> bool:
        return value >= threshold if indicator.better == "higher" else value <= threshold

    if reaches(indicator.green):
        return "green"
    if indicator.amber is not None and reaches(indicator.amber):
        return "amber"
    return "red"
