"""Who takes part, and what each of them does and answers for."""

from collections import defaultdict
from collections.abc import Iterator

from usecases.model.usecase import Step
from usecases_exporters.labels import ROLE_KIND
from usecases_exporters.regulation.page import Page
from usecases_exporters.regulation.prose import linked
from usecases_exporters.tree.nodes import Blocks, Cell, Listing, Row, cell, table
from usecases_exporters.tree.sections import Section


def taking_part(page: Page) -> list[str]:
    """The roles of all steps, in the order in which they appear; systems that do nothing are not among them."""
    found: dict[str, None] = {}
    for placed in page.outline.steps:
        found.update(dict.fromkeys(_roles_of(page, placed.step)))
    return list(found)


def _roles_of(page: Page, step: Step) -> Iterator[str]:
    yield from step.actor
    yield from step.responsible
    if (accountable := page.accountable(step)) is not None:
        yield accountable
    yield from step.consulted
    yield from step.informed


def participants(page: Page) -> Section:
    """Roles with their kind, side and stand-ins, and the systems that are used."""
    case, _ = page.case, page.say
    known = dict.fromkeys(filter(None, (case.primary_actor, *taking_part(page), case.customer, case.owner)))
    rows = [_participant(page, role_id) for role_id in known]
    head = (_("Participant"), _("Who it is"), _("Side"), _("Stand-ins"))
    blocks: Blocks = (table(head, rows),) if rows else ()
    return Section(_("Participants"), blocks, (Section(_("Systems used"), _systems(page)),))


def _participant(page: Page, role_id: str) -> Row:
    names, _ = page.names, page.say
    role = names.roles.get(role_id)
    if role is None:
        return Row((cell(role_id), cell(page.missing), cell(page.missing), cell("—")))
    side = _("outside the company") if role.external else _("inside the company")
    stand_ins = page.roles(role.stand_ins)
    return Row((cell(names.role(role_id)), cell(_(ROLE_KIND[role.kind])), cell(side), cell(stand_ins or "—")))


def _systems(page: Page) -> Blocks:
    used: defaultdict[str, list[str]] = defaultdict(list)
    for system in page.case.systems:
        used[system] = []
    for placed in page.outline.steps:
        for system in placed.step.systems:
            used[system].append(placed.step.id)
    rows = []
    for system, steps in used.items():
        where = page.references(steps) if steps else (page.say("throughout the process"),)
        rows.append(Row((cell(page.names.role(system)), cell(*where))))
    return (table((page.say("System"), page.say("Steps")), rows),) if rows else ()


def duties(page: Page) -> Section:
    """By role: its standing duties, the steps it does, and those whose result it answers for."""
    _ = page.say
    does: defaultdict[str, list[str]] = defaultdict(list)
    answers: defaultdict[str, list[str]] = defaultdict(list)
    for placed in page.outline.steps:
        for role_id in dict.fromkeys((*placed.step.actor, *placed.step.responsible)):
            does[role_id].append(placed.step.id)
        if (accountable := page.accountable(placed.step)) is not None:
            answers[accountable].append(placed.step.id)
    rows = [
        Row(
            (
                cell(page.names.role(role_id)),
                _standing_duties(page, role_id),
                cell(*(page.references(does[role_id]) or ("—",))),
                cell(*(page.references(answers[role_id]) or ("—",))),
            )
        )
        for role_id in taking_part(page)
        if (does[role_id] or answers[role_id]) and not page.names.external(role_id)
    ]
    head = (_("Participant"), _("Duties"), _("Does the steps"), _("Answers for the result of the steps"))
    return Section(_("Duties of the participants"), (table(head, rows),) if rows else ())


def _standing_duties(page: Page, role_id: str) -> Cell:
    role = page.names.roles.get(role_id)
    texts = [linked(duty.in_language(page.names.language)) for duty in role.duties] if role else []
    if len(texts) > 1:
        return Cell((Listing(tuple(texts)),))
    return cell(*texts[0]) if texts else cell("—")
