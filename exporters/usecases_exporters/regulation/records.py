"""Section “Documents and records”: what is made and used, in which form, and how long it is kept."""

from collections import defaultdict

from usecases_exporters.regulation.page import Page
from usecases_exporters.regulation.prose import linked
from usecases_exporters.regulation.steps import labelled
from usecases_exporters.tree.nodes import Cell, Inlines, Paragraph, Row, Text, cell, table
from usecases_exporters.tree.sections import Section


def records(page: Page) -> Section:
    """The artefacts that steps give and need, in the order in which they appear."""
    _ = page.say
    given: defaultdict[str, list[str]] = defaultdict(list)
    needed: defaultdict[str, list[str]] = defaultdict(list)
    order: dict[str, None] = {}
    for placed in page.outline.steps:
        for artefact_id in placed.step.needs:
            needed[artefact_id].append(placed.step.id)
        for artefact_id in placed.step.gives:
            given[artefact_id].append(placed.step.id)
        order.update(dict.fromkeys((*placed.step.needs, *placed.step.gives)))
    rows = [_row(page, artefact_id, given[artefact_id], needed[artefact_id]) for artefact_id in order]
    head = (
        _("Document"),
        _("Form of output"),
        _("Made at step"),
        _("Used at step"),
        _("Kept"),
        _("Signed by"),
    )
    return Section(_("Documents and records"), (table(head, rows),) if rows else ())


def _row(page: Page, artefact_id: str, given: list[str], needed: list[str]) -> Row:
    artefact = page.names.artefacts.get(artefact_id)
    language = page.names.language
    form = linked(artefact.form.in_language(language)) if artefact and artefact.form else ()
    kept = page.wording.duration(artefact.kept) if artefact and artefact.kept else "—"
    signers = page.roles(artefact.signed_by) if artefact else ""
    return Row(
        (
            _name(page, artefact_id),
            cell(*(form or ("—",))),
            cell(*(page.references(given) or ("—",))),
            cell(*(page.references(needed) or ("—",))),
            cell(kept),
            cell(signers or "—"),
        )
    )


def _name(page: Page, artefact_id: str) -> Cell:
    _ = page.say
    artefact = page.names.artefacts.get(artefact_id)
    content = [Paragraph((Text(page.names.artefact(artefact_id)),))]
    if artefact is None:
        return Cell(tuple(content))
    language = page.names.language
    if artefact.fields:
        fields: Inlines = (Text(", ".join(field.in_language(language) for field in artefact.fields)),)
        content.append(labelled(_("Contents"), fields))
    if artefact.template is not None:
        content.append(labelled(_("Template"), linked(artefact.template.in_language(language))))
    return Cell(tuple(content))
