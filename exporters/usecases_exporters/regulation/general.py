"""Section “General”: purpose, scope, owner, customer, result, trigger, preconditions."""

from collections.abc import Sequence

from usecases_exporters.regulation.page import Page
from usecases_exporters.regulation.prose import linked
from usecases_exporters.tree.nodes import Blocks, Listing, Paragraph, Text, paragraph
from usecases_exporters.tree.sections import Section


def general(page: Page) -> Section:
    """What the process is for, whom it serves, and what sets it off."""
    case, _ = page.case, page.say
    guarantees = case.guarantees
    return Section(
        _("General"),
        inside=(
            Section(_("Purpose"), (Paragraph(page.or_missing(case.goal)),)),
            Section(_("Scope"), listed(case.scope)),
            Section(_("Process owner"), (paragraph(page.role_or_missing(case.owner)),)),
            Section(_("Customer of the process"), _customer(page)),
            Section(_("Result"), listed(guarantees.success)),
            Section(_("Where the goal isn't reached"), listed(guarantees.failure)),
            Section(_("Assured in any case"), listed(guarantees.minimal)),
            Section(_("Trigger"), listed(case.trigger) or (paragraph(page.missing),)),
            Section(_("Preconditions"), listed(case.preconditions)),
            Section(_("Frequency"), _frequency(page)),
            Section(_("Interested parties"), _stakeholders(page)),
        ),
    )


def listed(texts: Sequence[str]) -> Blocks:
    """One text as a paragraph, several as a list."""
    contents = tuple(content for content in (linked(text) for text in texts) if content)
    if len(contents) > 1:
        return (Listing(contents),)
    return tuple(Paragraph(content) for content in contents)


def _customer(page: Page) -> Blocks:
    case, names, _ = page.case, page.names, page.say
    if case.customer is None:
        return ()
    place = _("outside the company") if names.external(case.customer) else _("inside the company")
    return (paragraph(f"{names.role(case.customer)} ({place})"),)


def _frequency(page: Page) -> Blocks:
    frequency = page.case.frequency
    return (paragraph(page.wording.frequency(frequency)),) if frequency else ()


def _stakeholders(page: Page) -> Blocks:
    items = []
    for stakeholder in page.case.stakeholders:
        role = page.names.role(stakeholder.role)
        interest = stakeholder.interest
        items.append((Text(f"{role}: "), *linked(interest)) if interest else (Text(role),))
    return (Listing(tuple(items)),) if items else ()
