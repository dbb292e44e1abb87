"""Figures in words: lines under headings."""

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from usecases.analysing.raci.spots import Spot


class Said(NamedTuple):
    """A line: a question and its figure in words, and the places that it is about, as far as they are kept.

    A place that is a use case as a whole has neither a step nor a number.
    """

    label: str
    figure: str
    places: "tuple[Spot, ...]" = ()


class Section(NamedTuple):
    """A heading and its lines."""

    title: str
    lines: tuple[Said, ...]
