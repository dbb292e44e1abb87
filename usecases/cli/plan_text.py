"""The plan of improvements, as text for a terminal."""

from collections.abc import Iterator

import click

from usecases.analysing.plan.report import PlanReport
from usecases.analysing.plan.schedule import Slot
from usecases.analysing.plan.words import Saying
from usecases.cli.columns import cut, padded, width, wrapped
from usecases.languages.catalogue import _


def lines(report: PlanReport, language: str, columns: int) -> Iterator[str]:
    """The lines of the text: the streams, the ranking with its reasons, the decisions, what is left out."""
    plan, say = report.plan, Saying(report.shared, language)
    schedule = plan.schedule
    title = _("Plan for 90 days")
    yield _bold(f"{title}: {say.days(schedule.begins, schedule.ends)}")
    yield from wrapped(say.share(plan), columns)
    for stream in sorted({slot.stream for slot in schedule.slots}):
        yield ""
        yield _bold(_("Stream {number}").format(number=stream))
        yield from _stream([slot for slot in schedule.slots if slot.stream == stream], say, columns)
    if schedule.slots:
        yield ""
        yield _bold(_("What comes first, and why"))
    for number, slot in enumerate(schedule.slots, 1):
        text = f"{say.title(slot.improvement)} ({say.number(round(slot.priority, 2))}): {say.why(slot)}"
        yield from wrapped(text, columns, f"  {number:>2}. ")
    yield from _decisions(report, say, columns)
    left = [*map(say.later, schedule.later), *map(say.unranked, plan.unranked)]
    yield from _listed(_("What isn't in the plan"), left, columns)
    yield from _listed(_("Red lamps that no improvement is for:"), list(map(say.nobody_on, plan.nobody_on)), columns)


def _stream(slots: list[Slot], say: Saying, columns: int) -> Iterator[str]:
    whens = [_("wk {weeks}, from {day}").format(weeks=say.weeks(slot), day=say.date(slot.begins)) for slot in slots]
    room = max(map(width, whens))
    for slot, when in zip(slots, whens, strict=True):
        group = f" ({say.group(slot.group)})" if slot.group is not None else ""
        yield from wrapped(f"{say.named(slot)}{group}", columns, f"  {padded(when, room)}  ")


def _decisions(report: PlanReport, say: Saying, columns: int) -> Iterator[str]:
    decisions = sorted(report.plan.decisions, key=lambda decision: decision.day)
    if decisions:
        yield ""
        yield _bold(_("What is decided, when, and by which figure"))
    for each in decisions:
        yield from wrapped(f"{say.date(each.day)}: {say.title(each.improvement)}", columns, "  ", "    ")
        figures = _("at the start {before}; enough to go on {enough}; expected {expected}").format(
            before=say.number(each.before), enough=say.number(each.enough), expected=say.number(each.expected)
        )
        yield from wrapped(f"{say.indicator(each)}: {figures}; {say.verdict(each)}.", columns, "    ")


def _listed(title: str, items: list[str], columns: int) -> Iterator[str]:
    if items:
        yield ""
        yield _bold(cut(title, columns))
    for item in items:
        yield from wrapped(item, columns, "  ", "    ")


def _bold(text: str) -> str:
    return click.style(text, bold=True)
