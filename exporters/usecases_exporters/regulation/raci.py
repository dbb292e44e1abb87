"""The responsibility matrix: steps by roles, with the letters R, A, C, I."""

from usecases.model.usecase import Step
from usecases_exporters.regulation.page import Page
from usecases_exporters.regulation.people import duties, taking_part
from usecases_exporters.tree.nodes import Blocks, Cell, Paragraph, Row, Text, cell, paragraph, table
from usecases_exporters.tree.sections import Section


def responsibilities(page: Page) -> Section:
    """The matrix, and by role what it does and answers for."""
    return Section(
        page.say("Responsibilities"),
        inside=(Section(page.say("Responsibility matrix"), _matrix(page)), duties(page)),
    )


def _matrix(page: Page) -> Blocks:
    roles = taking_part(page)
    if not roles:
        return ()
    _ = page.say
    legend = _("R – does the work; A – answers for the result; C – is asked before; I – is told after.")
    rows = [_row(page, step, roles) for step in page.steps]
    head = (_("Step"), *(page.names.role(role_id) for role_id in roles))
    return (paragraph(legend), table(head, rows))


def _row(page: Page, step: Step, roles: list[str]) -> Row:
    content = (page.reference(step.id), Text(". "), *page.or_missing(step.action))
    letters = [cell(text) if (text := letters_of(page, step, role_id)) else Cell() for role_id in roles]
    return Row((Cell((Paragraph(content),)), *letters))


def letters_of(page: Page, step: Step, role_id: str) -> str:
    """The letters of a role in a step: `R`, `R, A`, or none."""
    held = {
        "R": role_id in step.actor or role_id in step.responsible,
        "A": role_id == page.accountable(step),
        "C": role_id in step.consulted,
        "I": role_id in step.informed,
    }
    return ", ".join(letter for letter, holds in held.items() if holds)
