"""The page of customers: who gets what from which process, outside and inside the company."""

from collections.abc import Iterator, Sequence

from usecases.analysing.customers.report import Customer, Served, served
from usecases.analysing.customers.words import gets_words, sections, type_words
from usecases.analysing.titles import Titles
from usecases.languages.catalogue import speaking
from usecases.model.usecase import UseCase
from usecases_exporters.handbook.index import INDEX_PAGE, case_link
from usecases_exporters.names import Names
from usecases_exporters.tree.clean import shown
from usecases_exporters.tree.nodes import (
    Block,
    Blocks,
    Document,
    Link,
    Listing,
    Paragraph,
    Row,
    Strong,
    Text,
    cell,
    paragraph,
    row,
    table,
)
from usecases_exporters.tree.sections import Section, numbered
from usecases_exporters.words import Wording


def customers_page(names: Names, cases: Sequence[UseCase]) -> Document:
    """The page of a library, in the language of the names; retired use cases are left out."""
    _ = Wording(names.language).say
    found = served(cases, names.shared)
    by_id = {case.id: case for case in cases}
    titles = Titles(names.shared, names.language)
    with speaking(names.language):
        parts = sections(found, titles)
        inside = [tuple(_blocks(customers, by_id, names, titles)) for customers in (found.outside, found.inside)]
    nobody = Listing(tuple((Strong(f"{said.label}:"), Text(f" {said.figure}")) for said in parts[-1].lines))
    found_sections = [
        Section(part.title.partition(" ")[2], blocks) for part, blocks in zip(parts, (*inside, (nobody,)), strict=True)
    ]
    company = " ".join(shown(names.shared.settings.title.in_language(names.language)).split("\n"))
    head: Blocks = (Paragraph((Link(_("Process handbook"), INDEX_PAGE),)),)
    title = _("Customers: {title}").format(title=company)
    return Document(names.language, title, (*head, *numbered(found_sections)))


def _blocks(customers: Sequence[Customer], cases: dict[str, UseCase], names: Names, titles: Titles) -> Iterator[Block]:
    """A table of processes by customer, then the roles that only results of single steps reach."""
    _ = Wording(names.language).say
    rows: list[Row] = []
    for customer in customers:
        for number, each in enumerate(customer.processes):
            who = Strong(names.role(customer.role)) if not number else ""
            kind = type_words(customer) if not number else ""
            rows.append(row(cell(who), cell(kind), cell(_process(each, cases)), cell(gets_words(each, titles))))
    if rows:
        yield table((_("Customer"), _("Kind"), _("Process"), _("What it gets")), rows)
    else:
        yield paragraph(_("No process names one."))
    others = [f"{names.role(each.role)} ({each.steps})" for each in customers if not each.processes]
    if others:
        yield paragraph(Strong(_("Results of single steps also reach") + ":"), " " + ", ".join(others))


def _process(each: Served, cases: dict[str, UseCase]) -> Link:
    return case_link(cases[each.case])
