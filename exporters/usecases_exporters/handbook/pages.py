"""The pages about the whole library: a table. Another page is one more row, and the index links to it."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from usecases import collecting
from usecases.languages.catalogue import mark
from usecases_exporters.digest import digest
from usecases_exporters.handbook.book import Book
from usecases_exporters.tree.nodes import Document


class Page(NamedTuple):
    """A page: its file, its name in the index, and how it comes about."""

    file: str
    title: str
    """Marked for translation."""
    make: Callable[[Book], Iterator[bytes]]
    """The bytes of the page, and then of its pictures in their order, each made when it is asked for."""
    depends: Callable[[Book], str]
    """A text that is equal where the bytes are."""
    pictures: Callable[[Book], tuple[str, ...]] = lambda _book: ()
    """The files of its pictures."""
    is_there: Callable[[Book], bool] = lambda _book: True
    """Whether the library has anything to tell on it."""


def written(document: Document) -> bytes:
    """A page as it stands in its file."""
    from usecases_exporters.tree.markdown import write_markdown

    return write_markdown(document).encode()


def _map(book: Book) -> Iterator[bytes]:
    from usecases_exporters.handbook.map_picture import map_pictures
    from usecases_exporters.handbook.process_map import ProcessMap

    process_map = ProcessMap(book.names, book.cases, book.standing)
    yield written(process_map.document())
    yield from map_pictures(process_map) if _has_map(book) else ()


def _has_map(book: Book) -> bool:
    return bool(book.names.shared.groups)


def _responsibilities(book: Book) -> Iterator[bytes]:
    from usecases_exporters.handbook.responsibilities import responsibilities_page

    page = responsibilities_page(book.names, book.cases)
    yield written(page.document)
    yield page.picture


def _coverage(book: Book) -> Iterator[bytes]:
    from usecases_exporters.handbook.coverage import coverage_page

    with collecting.put_off():
        page = coverage_page(book.names, book.cases)
    yield written(page)


def _handovers(book: Book) -> Iterator[bytes]:
    from usecases_exporters.handbook.handovers import handovers_page

    page = handovers_page(book.names, book.cases)
    yield written(page.document)
    yield from page.pictures


def _handover_pictures(book: Book) -> tuple[str, ...]:
    from usecases_exporters.handbook.handovers import pictures

    return pictures(book.names, book.cases)


def _customers(book: Book) -> Iterator[bytes]:
    from usecases_exporters.handbook.customers import customers_page

    yield written(customers_page(book.names, book.cases))


def _time(book: Book) -> Iterator[bytes]:
    from usecases_exporters.handbook.time import time_page

    page = time_page(book.names, book.cases, book.request.library.by_id.get, book.runs)
    yield written(page.document)
    yield from page.pictures


def _time_pictures(book: Book) -> tuple[str, ...]:
    from usecases_exporters.handbook.time import PICTURE, run_cases, run_picture

    return PICTURE, *map(run_picture, run_cases(book.cases, book.runs))


def _plan(book: Book) -> Iterator[bytes]:
    from usecases_exporters.handbook.plan import plan_page
    from usecases_exporters.plan.picture import plan_picture

    assert book.plan is not None
    yield written(plan_page(book.plan, book.language))
    yield plan_picture(book.plan, book.language)


def _plan_pictures(_book: Book) -> tuple[str, ...]:
    from usecases_exporters.handbook.plan import PICTURE

    return (PICTURE,)


def pages_of(book: Book) -> list[Page]:
    """The pages that a handbook has."""
    return [page for page in PAGES if page.is_there(book)]


PAGES = (
    Page(
        "map.md",
        mark("Map of processes"),
        _map,
        lambda book: digest(book.listed, book.standing),
        lambda book: ("map.svg", "map.png") if _has_map(book) else (),
    ),
    Page(
        "responsibilities.md",
        mark("Responsibilities"),
        _responsibilities,
        lambda book: book.whole,
        lambda _book: ("load.svg",),
    ),
    Page("coverage.md", mark("What can go wrong"), _coverage, lambda book: book.whole),
    Page("handovers.md", mark("Hand-overs"), _handovers, lambda book: book.whole, _handover_pictures),
    Page("time.md", mark("Time"), _time, lambda book: digest(book.whole, book.inner, book.runs), _time_pictures),
    Page("customers.md", mark("Customers"), _customers, lambda book: book.whole),
    Page(
        "plan.md",
        mark("What is improved first"),
        _plan,
        lambda book: digest(book.listed, book.plan),
        _plan_pictures,
        lambda book: book.plan is not None,
    ),
)


def index_text(book: Book) -> bytes:
    """The index as it stands in its file, with links to these pages."""
    from usecases_exporters.handbook.index import index

    return written(index(book.names, book.cases, [(page.title, page.file) for page in pages_of(book)]))
