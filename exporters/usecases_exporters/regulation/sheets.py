"""The sheets at the end: change log, and the lines of those who have read the document."""

from usecases_exporters.regulation.page import Page
from usecases_exporters.tree.nodes import Row, row, table
from usecases_exporters.tree.sections import Section

_EMPTY_LINES = 5


def change_log(page: Page) -> Section:
    """The edition of the document card, and empty lines for those to come."""
    _ = page.say
    head = (_("Version"), _("Date"), _("What was changed"), _("Name, signature"))
    document = page.case.document
    edition = document.edition if document else None
    day = page.wording.date(document.date) if document and document.date else None
    known = [row(edition or "", day or "", "", "")] if edition or day else []
    return Section(_("Change log"), (table(head, [*known, *_blank(len(head), _EMPTY_LINES - len(known))]),))


def acknowledgement(page: Page) -> Section:
    """Empty lines for the signatures of those who have read it."""
    _ = page.say
    head = (_("No."), _("Name"), _("Post"), _("Date"), _("Signature"))
    return Section(_("Read and understood"), (table(head, _blank(len(head), _EMPTY_LINES)),))


def _blank(width: int, lines: int) -> list[Row]:
    return [row(*[""] * width) for _ in range(lines)]
