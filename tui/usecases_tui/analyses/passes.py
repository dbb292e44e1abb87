"""The seven passes over the matrix of responsibilities, as lines from which Enter leads to the places."""

from collections.abc import Callable, Iterator

from usecases.analysing.raci.report import Raci
from usecases.analysing.raci.spots import Spot
from usecases.analysing.raci.words import sections
from usecases.analysing.titles import Titles
from usecases_tui.analyses.told import Goal, Line, heading
from usecases_tui.sheet.row import Span


def passes(raci: Raci, titles: Titles, goal: Callable[[Spot], Goal]) -> Iterator[Line]:
    """A heading for each pass, and its lines."""
    for number, section in enumerate(sections(raci, titles)):
        yield from heading(section.title)
        for said in section.lines:
            text = f"{said.label}: {said.figure}"
            yield Line(f"{number} {said.label}", text, (Span("  "),), goals=tuple(map(goal, said.places)))
