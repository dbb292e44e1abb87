"""Figures in words: lines under headings."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from usecases.languages.catalogue import _

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


def listed(words: Iterable[str], total: int | None = None) -> str:
    """Words with commas between them, and how many there are beside them."""
    shown = list(words)
    if not shown:
        return _("none")
    rest = (total or 0) - len(shown)
    return ", ".join(shown) + (" " + _("and {count} more").format(count=rest) if rest > 0 else "")
