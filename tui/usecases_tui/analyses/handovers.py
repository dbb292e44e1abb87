"""Hand-overs: each one of a use case, and where the chain of a whole library breaks."""

from collections.abc import Iterator

from rich.cells import cell_len, set_cell_size

from usecases.analysing.cases import Cases
from usecases.analysing.handovers.report import HandoversAnalysis, rows
from usecases.analysing.handovers.words import handover_words, sections
from usecases.analysing.raci.view import View
from usecases.analysing.titles import Titles
from usecases.languages.catalogue import reader_language
from usecases.model.letters import by_id
from usecases.reading.folder import scan
from usecases_tui.analyses.known_cases import KnownCases
from usecases_tui.analyses.left_out import left_out
from usecases_tui.analyses.parts import parts
from usecases_tui.analyses.told import Goal, Line, Opened, Told, Whole
from usecases_tui.sheet.row import Span
from usecases_tui.words import _


def told_of_case(opened: Opened) -> Told:
    """The hand-overs of a use case; Enter leads to the step that hands over."""
    return Told(tuple(_handed(opened)) or (Line("none", _("Nothing is handed over.")),))


def _handed(opened: Opened) -> Iterator[Line]:
    handovers = rows(View(opened.case, by_id(opened.shared.roles)))
    titles = Titles(opened.shared, reader_language())
    words = [handover_words(each, titles) for each in handovers]
    widest = max((cell_len(steps) for steps, _who, _what in words), default=0) + 2
    for number, (each, (steps, who, what)) in enumerate(zip(handovers, words, strict=True)):
        lead = (Span(set_cell_size(steps, widest), "number"),)
        yield Line(f"hand-over {number}", who, lead, goals=(Goal(f"{each.number} {who}", thing=each.step),))
        yield Line(f"what {number}", what, (Span(" " * widest),), "quiet", stops=False)


def told(whole: Whole) -> Told:
    """What passes in the whole library, and the breaks; raises OSError."""
    cases = Cases(whole.root, scan(whole.root), whole.progress)
    known = KnownCases()
    analysis = HandoversAnalysis(cases.shared)
    for file in cases:
        analysis.look(known.note(file.case))
    _gap, *lines = parts(sections(analysis.figures(), Titles(cases.shared, reader_language())), known.goal)
    return Told((*lines, *left_out(cases.unusable)))
