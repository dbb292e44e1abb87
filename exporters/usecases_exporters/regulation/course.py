"""Section “Course of work”: the diagram, the steps stage by stage, limits, rules."""

from collections.abc import Iterator

from usecases.model.usecase import TRIGGER
from usecases_exporters.anchors import diagram_file
from usecases_exporters.regulation.page import Page, title_of
from usecases_exporters.regulation.prose import joined, linked
from usecases_exporters.regulation.steps import by_stage, step_table
from usecases_exporters.tree.clean import shown
from usecases_exporters.tree.nodes import Blocks, Cell, Figure, Paragraph, Row, cell, paragraph, table
from usecases_exporters.tree.sections import Section


def course(page: Page) -> Section:
    """The main course: how the process runs when nothing gets in the way."""
    _ = page.say
    return Section(
        _("Course of work"),
        inside=(
            Section(_("Flow diagram"), (_diagram(page),)),
            *_stages(page),
            Section(_("Deadlines of the process"), _limits(page)),
            Section(_("Rules"), _rules(page)),
        ),
    )


def _diagram(page: Page) -> Figure:
    alternative = page.say("Flow diagram: {title}").format(title=title_of(page.case))
    return Figure(diagram_file(page.case), alternative)


def _stages(page: Page) -> Iterator[Section]:
    title = page.say("Steps")
    if not page.case.steps:
        yield Section(title, (paragraph(page.missing),))
    for stage, steps in by_stage(page.case.steps):
        yield Section(" ".join(shown(stage).split("\n")) if stage else title, (step_table(page, steps),))


def _limits(page: Page) -> Blocks:
    _ = page.say
    rows = []
    for limit in page.case.limits:
        start = (_("start of the process"),) if limit.origin == TRIGGER else (page.reference(limit.origin),)
        rows.append(Row((cell(*start), cell(page.reference(limit.to)), cell(page.wording.duration(limit.within)))))
    head = (_("From the start of step"), _("To the end of step"), _("Deadline"))
    return (table(head, rows),) if rows else ()


def _rules(page: Page) -> Blocks:
    _ = page.say
    rows = []
    with_ids = any(rule.id for rule in page.case.rules)
    with_basis = any(rule.basis for rule in page.case.rules)
    for number, rule in enumerate(page.case.rules, start=1):
        cells = [
            cell(rule.id or "—") if with_ids else cell(str(number)),
            Cell((Paragraph(linked(rule.text)),)),
        ]
        if with_basis:
            cells.append(cell(*(joined([linked(text) for text in rule.basis], "; ") or ("—",))))
        rows.append(Row(tuple(cells)))
    head = (_("No."), _("Rule"), _("Basis")) if with_basis else (_("No."), _("Rule"))
    return (table(head, rows),) if rows else ()
