"""Customers in words: sections of lines, in the language that is spoken."""

from collections import Counter
from collections.abc import Iterator, Sequence

from usecases.analysing.customers.report import Customer, Customers, Served
from usecases.analysing.raci.spots import whole_cases
from usecases.analysing.sections import Said, Section, listed
from usecases.analysing.titles import Titles
from usecases.languages.catalogue import _
from usecases.languages.punctuation import dash, quoted
from usecases.languages.values import value_title
from usecases.text.harmless import one_line

_SHOWN = 12
"""How many things a line names, and lines a section has; the others are counted."""


def sections(found: Customers, titles: Titles) -> list[Section]:
    """The figures; the words come from the catalogue of the language that is spoken (see `speaking`)."""
    parts = (
        (_("1. Customers outside the company"), _served(found.outside, titles)),
        (_("2. Customers inside the company"), _served(found.inside, titles)),
        (_("3. What reaches nobody"), _nobody(found)),
    )
    return [Section(title, tuple(lines)) for title, lines in parts]


def type_words(customer: Customer) -> str:
    """What kind of customer a role is: its type; of one outside, where that isn't stated, its kind; else empty.

    That a customer is a customer says nothing.
    """
    if customer.type is not None:
        return value_title(("customer_type",), customer.type)
    tells = customer.kind not in (None, "customer") and customer.outside
    return value_title(("roles", "kind"), customer.kind) if customer.kind and tells else ""


def gets_words(served: Served, titles: Titles) -> str:
    """What the customer of a process gets: artefacts that reach it, else what the use case promises."""
    return titles.artefacts(served.artefacts) or one_line(served.promise or "") or _("not stated")


def _served(customers: Sequence[Customer], titles: Titles) -> Iterator[Said]:
    of_processes = [customer for customer in customers if customer.processes]
    types = Counter(type_words(customer) for customer in of_processes)
    between = dash(titles.language)
    unknown = _("not stated")
    kinds = (f"{words or unknown}{between}{count}" for words, count in types.most_common())
    yield Said(_("Of which kind"), listed(kinds))
    for customer in of_processes[:_SHOWN]:
        gets = [f"{quoted(one_line(each.title))} ({gets_words(each, titles)})" for each in customer.processes[:_SHOWN]]
        words = type_words(customer)
        label = titles.role(customer.role) + (f" ({words})" if words else "")
        processes = whole_cases(each.case for each in customer.processes)
        yield Said(label, listed(gets, len(customer.processes)), processes)
    if len(of_processes) > _SHOWN:
        yield Said(_("Other customers"), str(len(of_processes) - _SHOWN))
    others = [customer for customer in customers if not customer.processes]
    reached = [f"{titles.role(customer.role)}{between}{customer.steps}" for customer in others[:_SHOWN]]
    yield Said(_("Reached by results of steps only"), listed(reached, len(others)))


def _nobody(found: Customers) -> Iterator[Said]:
    yield Said(
        _("Processes that name no customer"),
        listed(found.unnamed[:_SHOWN], len(found.unnamed)),
        whole_cases(found.unnamed),
    )
    yield Said(
        _("of them those whose result reaches nobody"),
        listed(found.unreceived[:_SHOWN], len(found.unreceived)),
        whole_cases(found.unreceived),
    )
