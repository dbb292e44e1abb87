"""The responsibility matrix: steps by roles, with the letters R, A, C, I."""

from usecases.model.usecase import Step
from usecases_exporters.regulation.page import Page
from usecases_exporters.regulation.people import duties, taking_part
from usecases_exporters.tree.nodes import Blocks, Cell, Paragraph, Row, Text, cell, paragraph, table
from usecases_exporters.tree.sections import Section

_LETTERS = ("R", "A", "C", "I")
_WIDEST = 20
"""For so many roles the matrix has a column each; where there are more, a column for each letter."""


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
    if len(roles) > _WIDEST:
        rows = [Row((_step(page, step), *_roles_by_letter(page, step, roles))) for step in page.steps]
        return (paragraph(legend), table((_("Step"), *_LETTERS), rows))
    rows = [Row((_step(page, step), *_letters_by_role(page, step, roles))) for step in page.steps]
    head = (_("Step"), *(page.names.role(role_id) for role_id in roles))
    return (paragraph(legend), table(head, rows))


def _step(page: Page, step: Step) -> Cell:
    return Cell((Paragraph((page.reference(step.id), Text(". "), *page.or_missing(step.action))),))


def _letters_by_role(page: Page, step: Step, roles: list[str]) -> list[Cell]:
    return [cell(text) if (text := letters_of(page, step, role_id)) else Cell() for role_id in roles]


def _roles_by_letter(page: Page, step: Step, roles: list[str]) -> list[Cell]:
    """The same turned round: so many columns would fit on no page."""
    held = {role_id: letters_of(page, step, role_id) for role_id in roles}
    titles = (
        ", ".join(page.names.role(role_id) for role_id, letters in held.items() if letter in letters)
        for letter in _LETTERS
    )
    return [cell(text) if text else Cell() for text in titles]


def letters_of(page: Page, step: Step, role_id: str) -> str:
    """The letters of a role in a step: `R`, `R, A`, or none."""
    held = {
        "R": role_id in step.actor or role_id in step.responsible,
        "A": role_id == page.accountable(step),
        "C": role_id in step.consulted,
        "I": role_id in step.informed,
    }
    return ", ".join(letter for letter, holds in held.items() if holds)
