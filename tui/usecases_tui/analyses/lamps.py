"""The map with its lamps: what to do next, then each group as it stands today."""

from collections.abc import Iterator
from datetime import date

from rich.cells import cell_len, set_cell_size

from usecases.analysing.map.report import MapReport, map_report
from usecases.analysing.map.standing import Lamp, Standing
from usecases.analysing.map.words import SPOT, Saying, bars, colour_words, month_words, to_do, trend_words
from usecases.lamps import Colour
from usecases.languages.catalogue import _ as of_core
from usecases.languages.catalogue import reader_language
from usecases.reading.folder import scan
from usecases_tui.analyses.left_out import left_out
from usecases_tui.analyses.told import Goal, Line, Told, Whole, heading
from usecases_tui.desk import KPIS, MAP
from usecases_tui.sheet.row import Span
from usecases_tui.words import _

_STYLES: dict[Colour | None, str] = {"green": "good", "amber": "warning", "red": "error", None: "quiet"}


def told(whole: Whole) -> Told:
    """The map as it stands today; raises OSError."""
    report = map_report(whole.root, scan(whole.root), date.today().isoformat(), whole.progress)
    if not report.standing.groups:
        text = _("The library has no map yet. Process groups stand at the end of the list (F2).")
        return Told((Line("none", text), *left_out(report.unusable)))
    say = Saying(report.shared, report.cases, reader_language())
    return Told(tuple(_lines(report, say)))


def _lines(report: MapReport, say: Saying) -> Iterator[Line]:
    standing = report.standing
    yield Line("summary", say.summary(standing), stops=False)
    yield from heading(_("What to do next"))
    found = to_do(standing)
    if not found:
        yield Line("nothing", _("Nothing: no lamp is red, and all is measured."), (Span("  "),))
    for number, (why, some) in enumerate(found):
        yield Line(f"why {number}", why, (Span("  "),), "quiet", stops=False)
        for place, tasks in enumerate(some):
            first = tasks[0]
            goals = (_in_list if first.in_use_cases else _on_map)(first.group, first.use_cases, say)
            look_at = f"\n{say.look_at(first.use_cases)}" if first.in_use_cases else ""
            lead = (Span("    "), Span(colour_words(first.colour)[:2], _STYLES[first.colour]))
            text = f"{say.titles.group(first.group)}{say.lamps_of(tasks)}"
            yield Line(f"task {number} {place}", text, lead, goals=goals, more=_enter(goals) + look_at)
    widest = max((cell_len(colour_words(lamp.colour)) for _group, lamp in standing.lamps()), default=0) + 2
    for group in standing.groups:
        yield from heading(say.titles.group(group.group), f"of {group.group}")
        yield from _standing(group, say, widest, report)
    yield from left_out(report.unusable)


def _standing(group: Standing, say: Saying, widest: int, report: MapReport) -> Iterator[Line]:
    facts = "; ".join(f"{label}: {words}" for label, words in say.facts(group))
    yield Line(f"group {group.group}", facts, (Span("  "),), "quiet", _on_map(group.group, (), say))
    for number, lamp in enumerate(group.lamps):
        colour = set_cell_size(colour_words(lamp.colour), widest)
        lead = (Span("  "), Span(colour, _STYLES[lamp.colour]), Span(bars(lamp.weeks) + "  ", "mark"))
        text = f"{say.indicator(lamp.kpi)}: {say.value(lamp)}"
        if lamp.colour in ("red", "amber"):
            goals = _in_list(group.group, lamp.use_cases or group.use_cases, say)
        else:
            goals = _cases(lamp.use_cases, report) or (Goal(say.indicator(lamp.kpi), path=KPIS, thing=lamp.kpi),)
        yield Line(f"lamp {group.group} {number}", text, lead, goals=goals, more=_said(lamp, goals, say.language))


def _said(lamp: Lamp, goals: tuple[Goal, ...], language: str) -> str:
    """Where in the process it is measured, how it goes, and where Enter leads."""
    month = month_words(lamp, language)
    month = _("in 30 days: {change}").format(change=month) if month else ""
    said = " · ".join(filter(None, (of_core(SPOT[lamp.spot]), trend_words(lamp.trend), month)))
    return f"{said}\n{_enter(goals)}"


def _enter(goals: tuple[Goal, ...]) -> str:
    return _("Enter: {places}").format(places="; ".join(goal.title for goal in goals))


def _cases(case_ids: tuple[str, ...], report: MapReport) -> tuple[Goal, ...]:
    return tuple(Goal(report.cases.get(each, each), each, each) for each in case_ids)


def _in_list(group_id: str, case_ids: tuple[str, ...], say: Saying) -> tuple[Goal, ...]:
    """The group in the list of use cases, with the cursor on the first of some."""
    title = _("{group} in the list of use cases").format(group=say.titles.group(group_id))
    return (Goal(title, case=case_ids[0] if case_ids else "", group=group_id),)


def _on_map(group_id: str, _case_ids: tuple[str, ...], say: Saying) -> tuple[Goal, ...]:
    return (Goal(say.titles.group(group_id), path=MAP, thing=group_id),)
