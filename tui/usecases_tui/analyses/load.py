"""Who carries how much: the steps of each role in a whole library, and what seven passes over them find."""

from collections.abc import Iterator

from usecases.analysing.cases import Cases
from usecases.analysing.raci.load import Load, RoleLoad
from usecases.analysing.raci.report import analysed
from usecases.analysing.raci.words import sections
from usecases.analysing.titles import Titles
from usecases.languages.catalogue import reader_language
from usecases.languages.numbers import percent_words
from usecases.reading.folder import scan
from usecases_tui.analyses.columns import columns
from usecases_tui.analyses.known_cases import KnownCases
from usecases_tui.analyses.left_out import left_out
from usecases_tui.analyses.parts import parts
from usecases_tui.analyses.told import Goal, Line, Told, Whole, heading
from usecases_tui.bars import bar
from usecases_tui.desk import ROLES
from usecases_tui.sheet.row import Span
from usecases_tui.words import _, ngettext

_BAR = 10
MOST = 200
"""How many roles are shown."""


def told(whole: Whole) -> Told:
    """The roles, heaviest first, then the passes; raises OSError."""
    cases = Cases(whole.root, scan(whole.root), whole.progress)
    known_cases = KnownCases()
    raci = analysed((known_cases.note(file.case) for file in cases), cases.shared, whole=True)
    titles = Titles(cases.shared, reader_language())
    known = {role.id for role in cases.shared.roles}

    count = raci.use_cases
    text = ngettext("{count} use case in use", "{count} use cases in use", count).format(count=count)
    lines = (
        Line("count", text, stops=False),
        *heading(_("Roles")),
        *_roles(raci.load, titles, known),
        *parts(sections(raci, titles), known_cases.goal),
    )
    return Told((*lines, *left_out(cases.unusable)))


def _roles(load: Load, titles: Titles, known: set[str]) -> Iterator[Line]:
    shown = load.roles[:MOST]
    heaviest = max((one.does for one in shown), default=0)
    figures = [tuple(map(str, (one.does, one.answers, one.asked, one.told))) for one in shown]
    head, *rows = columns(("R", "A", "C", "I"), figures)
    yield Line("columns", lead=(Span("  " + " " * _BAR + "  " + head, "quiet"),), stops=False)
    for one, row in zip(shown, rows, strict=True):
        lead = (Span("  "), Span(bar(one.does / heaviest if heaviest else 0, _BAR), "mark"), Span("  " + row, "number"))
        title = titles.role(one.role)
        goals = (Goal(title, path=ROLES, thing=one.role),) if one.role in known else ()
        yield Line(f"role {one.role}", title, lead, goals=goals, more=_said(one, titles.language))
    rest = len(load.roles) - len(shown)
    if rest > 0:
        yield Line("rest", ngettext("and {count} more", "and {count} more", rest).format(count=rest), stops=False)


def _said(one: RoleLoad, language: str) -> str:
    words = _(
        "Does it (R): {does}, {share} of the steps inside the company · Answers for it (A): {answers}, for own work:"
        " {alone} · Is asked before (C): {asked} · Is told after (I): {told}"
    )
    share = percent_words(one.share, language)
    return words.format(**one._asdict() | {"share": share})
