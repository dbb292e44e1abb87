"""How long it takes: each path of a use case, and the use cases of a library, longest first."""

from collections.abc import Iterator, Sequence

from usecases.analysing.cases import Cases
from usecases.analysing.raci.spots import Spot
from usecases.analysing.time.report import TimeAnalysis, Times
from usecases.analysing.time.words import Saying
from usecases.analysing.titles import Titles
from usecases.languages.catalogue import reader_language
from usecases.model.shared import Shared
from usecases.reading.folder import scan
from usecases_tui.analyses.columns import columns
from usecases_tui.analyses.known_cases import KnownCases
from usecases_tui.analyses.left_out import left_out
from usecases_tui.analyses.parts import parts
from usecases_tui.analyses.told import Goal, Line, Opened, Told, Whole
from usecases_tui.sheet.row import Span
from usecases_tui.words import _, ngettext

_MOST = 200
"""How many paths or use cases are shown."""


def told_of_case(opened: Opened) -> Told:
    """The paths, then deadlines, waiting, cost and what becomes of a run; Enter leads to the branch."""
    analysis = TimeAnalysis(opened.shared, opened.find)
    time = analysis.look(opened.case).time
    say = _saying(analysis.times([time]), opened.shared)
    paths = [(Goal(say.path(path, opened.case), thing=path.about), say.row(path)) for path in time.paths[:_MOST]]
    table = _table(_("Path"), paths, say, len(time.paths))
    return Told((*_legend(say), *table, *parts(say.case(time), _place), *_assumptions(say)))


def told(whole: Whole) -> Told:
    """The use cases, longest first, then all together; raises OSError."""
    cases = Cases(whole.root, scan(whole.root), whole.progress)
    analysis = TimeAnalysis(cases.shared, cases.find)
    known = KnownCases()
    used = (known.note(file.case) for file in cases)
    times = analysis.times(analysis.look(case).time for case in used if case.status != "retired")
    say = _saying(times, cases.shared)
    longest = sorted(times.cases, key=lambda case: (-(case.main.total or -1.0), case.case))
    rows = [(Goal(each.title, each.case, each.case, then="time"), say.row(each.main)) for each in longest[:_MOST]]
    table = _table(_("Use case"), rows, say, len(longest))
    ends = (*parts(say.together(), known.goal), *_assumptions(say), *left_out(cases.unusable))
    return Told((*_legend(say), *table, *ends))


def _saying(times: Times, shared: Shared) -> Saying:
    return Saying(times, Titles(shared, reader_language()), shared.settings.currency)


def _legend(say: Saying) -> Iterator[Line]:
    for number, text in enumerate(say.legend()):
        yield Line(f"legend {number}", text, style="quiet", stops=False)
    yield Line("gap", stops=False)


def _table(title: str, rows: Sequence[tuple[Goal, Sequence[str]]], say: Saying, total: int) -> Iterator[Line]:
    head, *pieces = columns(say.head(), [figures for _goal, figures in rows])
    yield Line("columns", title, (Span("  " + head, "quiet"),), "quiet", stops=False)
    for number, ((goal, _figures), piece) in enumerate(zip(rows, pieces, strict=True)):
        goals = (goal,) if goal.case or goal.thing else ()
        yield Line(f"row {number} {goal.case} {goal.thing}", goal.title, (Span("  " + piece, "number"),), goals=goals)
    rest = total - len(rows)
    if rest > 0:
        yield Line("rest", ngettext("and {count} more", "and {count} more", rest).format(count=rest), (Span("  "),))


def _assumptions(say: Saying) -> Iterator[Line]:
    yield Line("gap assumptions", stops=False)
    yield Line("assumptions", say.assumptions(), style="quiet")


def _place(spot: Spot) -> Goal:
    return Goal(spot.number or spot.place, thing=spot.place)
