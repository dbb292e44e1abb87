"""The document card and the lines for signatures, at the head of a regulation."""

from usecases.model.usecase import DocumentCard
from usecases_exporters.labels import STATUS
from usecases_exporters.regulation.page import Page
from usecases_exporters.tree.nodes import Blocks, Inline, Inlines, Row, Table, Text, cell, row, table


def card(page: Page) -> Blocks:
    """What identifies the document, and who signs it."""
    return (_details(page), _signatures(page))


def _details(page: Page) -> Table:
    case, _ = page.case, page.say
    document = case.document or DocumentCard()
    date = page.wording.date
    lines: list[tuple[str, Inlines | None]] = [
        (_("Document number"), _text(document.number)),
        (_("Version"), _text(document.edition)),
        (_("Date of the version"), _text(document.date and date(document.date))),
        (_("In force from"), _text(document.effective and date(document.effective))),
        (_("Status"), (Text(_(STATUS[case.status])),)),
        (_("Approved by"), _approval(page)),
        (_("Process group"), _text(case.group and page.names.group(case.group))),
        (_("Next review"), _text(case.review_by and date(case.review_by))),
    ]
    rows = [Row((cell(label), cell(*words))) for label, words in lines if words]
    return table((_("Document details"), _("Value")), rows)


def _text(text: str | None) -> Inlines | None:
    return (Text(text),) if text else None


def _approval(page: Page) -> Inlines | None:
    """Who approved it and when, where that is on record; a name alone stands beside the line for the signature."""
    document, approved = page.case.document, page.case.approved
    if approved is None:
        return None
    who = document.approved_by if document and document.approved_by else page.names.role(approved.by)
    return (Text(f"{who}, {page.wording.date(approved.on)}"),)


def _signatures(page: Page) -> Table:
    _ = page.say
    document = page.case.document
    approver: Inline | str = document.approved_by if document and document.approved_by else ""
    head = ("", _("Position, name"), _("Signature"), _("Date"))
    return table(
        head,
        [
            row(_("Prepared by"), "", "", ""),
            row(_("Reviewed by"), "", "", ""),
            row(_("Approved by"), approver, "", ""),
        ],
    )
