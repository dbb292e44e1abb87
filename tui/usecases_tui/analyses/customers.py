"""Who gets what from which process, and which processes reach nobody."""

from usecases.analysing.cases import Cases
from usecases.analysing.customers.report import CustomersAnalysis
from usecases.analysing.customers.words import sections
from usecases.analysing.titles import Titles
from usecases.languages.catalogue import reader_language
from usecases.reading.folder import scan
from usecases_tui.analyses.known_cases import KnownCases
from usecases_tui.analyses.left_out import left_out
from usecases_tui.analyses.parts import parts
from usecases_tui.analyses.told import Told, Whole


def told(whole: Whole) -> Told:
    """The customers outside and inside, and what reaches nobody; raises OSError."""
    cases = Cases(whole.root, scan(whole.root), whole.progress)
    known = KnownCases()
    analysis = CustomersAnalysis(cases.shared)
    for file in cases:
        analysis.look(known.note(file.case))
    _gap, *lines = parts(sections(analysis.figures(), Titles(cases.shared, reader_language())), known.goal)
    return Told((*lines, *left_out(cases.unusable)))
