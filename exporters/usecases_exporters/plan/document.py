"""The plan as a document: what is done when and why, what is decided when and by which figure."""

from collections.abc import Iterator

from usecases.analysing.plan.report import PlanReport
from usecases.analysing.plan.schedule import Slot, Sprint
from usecases.analysing.plan.words import Saying
from usecases.languages.catalogue import speaking
from usecases_exporters.tree.clean import shown
from usecases_exporters.tree.nodes import Blocks, Document, Listing, Paragraph, Row, Text, cell, paragraph, row, table
from usecases_exporters.tree.sections import Section, numbered
from usecases_exporters.words import Wording


def plan_document(report: PlanReport, language: str) -> Document:
    """The document of a plan, in a language."""
    with speaking(language):
        return _Plan(report, language).document()


class _Plan:
    """Builds the document."""

    def __init__(self, report: PlanReport, language: str) -> None:
        self._plan = report.plan
        self._company = shown(report.shared.settings.title.in_language(language)).replace("\n", " ")
        self._language = language
        self._say = Saying(report.shared, language)
        self._words = Wording(language)

    def document(self) -> Document:
        _ = self._words.say
        schedule = self._plan.schedule
        days = self._say.days(schedule.begins, schedule.ends)
        head: Blocks = (paragraph(f"{self._company}. {days}"), paragraph(self._say.share(self._plan)))
        sections = (
            Section(_("What comes first, and why"), self._ranking()),
            Section(_("Sprint by sprint"), self._sprints()),
            Section(_("What is decided, when, and by which figure"), self._decisions()),
            Section(_("What isn't in the plan"), self._left_out()),
        )
        return Document(self._language, _("Plan for 90 days"), (*head, *numbered(sections)))

    def _ranking(self) -> Blocks:
        _ = self._words.say
        say = self._say
        rows = [
            row(
                str(number), say.title(slot.improvement), say.group(slot.group), say.facing(slot.facing),
                say.number(round(slot.priority, 2)), str(slot.stream), say.weeks(slot), say.why(slot),
            )
            for number, slot in enumerate(self._plan.schedule.slots, 1)
        ]  # fmt: skip
        head = (
            _("No."), _("Improvement"), _("Process group"), _("Facing"), _("Priority"), _("Stream"), _("Weeks"),
            _("Why now"),
        )  # fmt: skip
        note = _("Priority is impact (1 to 3) by weeks of work; blockers come before everything else.")
        return (table(head, rows), paragraph(note)) if rows else ()

    def _sprints(self) -> Blocks:
        _ = self._words.say
        schedule = self._plan.schedule
        streams = sorted({slot.stream for slot in schedule.slots})
        rows = [self._sprint(sprint, streams) for sprint in schedule.sprints]
        head = (_("Sprint"), _("Days"), *(_("Stream {number}").format(number=stream) for stream in streams))
        return (table(head, rows),) if streams else ()

    def _sprint(self, sprint: Sprint, streams: list[int]) -> Row:
        _ = self._words.say
        days = self._say.days(sprint.begins, sprint.ends)
        cells = ("; ".join(self._in(sprint, stream)) or "—" for stream in streams)
        return row(str(sprint.number), days, *cells)

    def _in(self, sprint: Sprint, stream: int) -> Iterator[str]:
        for slot in self._plan.schedule.slots:
            if slot.stream == stream and slot.sprints[0] <= sprint.number <= slot.sprints[1]:
                yield self._worked_on(slot, sprint)

    def _worked_on(self, slot: Slot, sprint: Sprint) -> str:
        _ = self._words.say
        title = self._say.named(slot)
        return title if slot.sprints[0] == sprint.number else _("{title} (goes on)").format(title=title)

    def _decisions(self) -> Blocks:
        _ = self._words.say
        say = self._say
        decisions = sorted(self._plan.decisions, key=lambda decision: decision.day)
        rows = [
            Row(
                (
                    cell(say.date(each.day)),
                    cell(say.title(each.improvement)),
                    cell(say.indicator(each)),
                    cell(say.number(each.before)),
                    cell(say.number(each.enough)),
                    cell(say.number(each.expected)),
                    cell(say.verdict(each)),
                )
            )
            for each in decisions
        ]
        head = (
            _("Decided on"), _("Improvement"), _("Indicator"), _("At the start"), _("Enough to go on"), _("Expected"),
            _("How it stands"),
        )  # fmt: skip
        note = _(
            "Measure every week, decide every two weeks. Expected and better: take up the next one. Enough: go on."
            " Less than that 30 days after it began: back to the causes, and free the stream."
        )
        return (table(head, rows), Paragraph((Text(note),))) if rows else ()

    def _left_out(self) -> Blocks:
        _ = self._words.say
        say, plan = self._say, self._plan
        items = [*map(say.later, plan.schedule.later), *map(say.unranked, plan.unranked)]
        found: list[Paragraph | Listing] = []
        if items:
            found.append(Listing(tuple((Text(item),) for item in items)))
        if plan.nobody_on:
            found.append(paragraph(_("Red lamps that no improvement is for:")))
            found.append(Listing(tuple((Text(say.nobody_on(each)),) for each in plan.nobody_on)))
        return tuple(found)
