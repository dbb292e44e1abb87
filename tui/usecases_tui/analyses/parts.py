"""The parts of an analysis in words, as lines from which Enter leads to the places."""

from collections.abc import Callable, Iterable, Iterator

from usecases.analysing.raci.spots import Spot
from usecases.analysing.sections import Section
from usecases_tui.analyses.told import Goal, Line, heading
from usecases_tui.sheet.row import Span


def parts(sections: Iterable[Section], goal: Callable[[Spot], Goal]) -> Iterator[Line]:
    """A heading for each part, and its lines."""
    for number, section in enumerate(sections):
        yield from heading(section.title)
        for place, said in enumerate(section.lines):
            text = f"{said.label}: {said.figure}"
            yield Line(f"{number} {place} {said.label}", text, (Span("  "),), goals=tuple(map(goal, said.places)))
