"""The sheets at the end: change log, and the lines of those who have read the document."""

from typing import TYPE_CHECKING

from usecases_exporters.regulation.page import Page
from usecases_exporters.regulation.people import taking_part
from usecases_exporters.tree.nodes import Cell, Listing, Row, Text, cell, row, table
from usecases_exporters.tree.sections import Section

if TYPE_CHECKING:
    from usecases_exporters.regulation.past import Line

_EMPTY_LINES = 5


def change_log(page: Page) -> Section:
    """What was changed in each edition, where git was asked; else the edition of the card. Then empty lines."""
    _ = page.say
    head = (_("Version"), _("Date"), _("What was changed"), _("Name, signature"))
    known = _edition(page) if page.changes is None else list(map(_change, page.changes))
    empty = _EMPTY_LINES - (len(known) if page.changes is None else 0)
    return Section(_("Change log"), (table(head, [*known, *_blank(len(head), empty)]),))


def _edition(page: Page) -> list[Row]:
    document = page.case.document
    edition = document.edition if document else None
    day = page.wording.date(document.date) if document and document.date else None
    return [row(edition or "", day or "", "", "")] if edition or day else []


def _change(line: "Line") -> Row:
    what = tuple((Text(words),) for words in line.what)
    told = Cell((Listing(what),)) if len(what) > 1 else cell(*line.what)
    return Row((cell(line.edition), cell(line.day), told, cell(line.who)))


def acknowledgement(page: Page) -> Section:
    """Lines for the signatures of those who have read it: with a change sheet, one for each post that takes part."""
    _ = page.say
    head = (_("No."), _("Name"), _("Post"), _("Date"), _("Signature"))
    posts = _posts(page) if page.changes is not None else []
    rows = [row(str(number), "", post, "", "") for number, post in enumerate(posts, start=1)]
    return Section(_("Read and understood"), (table(head, [*rows, *_blank(len(head), _EMPTY_LINES)]),))


def _posts(page: Page) -> list[str]:
    """The roles inside the company that have to know the document; systems can't sign."""
    known = dict.fromkeys(filter(None, (page.case.owner, *taking_part(page))))
    inside = (role_id for role_id in known if not page.names.external(role_id))
    return [page.names.role(role_id) for role_id in inside if not _is_system(page, role_id)]


def _is_system(page: Page, role_id: str) -> bool:
    role = page.names.roles.get(role_id)
    return role is not None and role.kind == "system"


def _blank(width: int, lines: int) -> list[Row]:
    return [row(*[""] * width) for _ in range(lines)]
