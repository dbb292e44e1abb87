"""Which documents `export` would write in another way after a change."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import NamedTuple

from usecases.library import Library, open_library
from usecases.model.usecase import UseCase
from usecases.reading.folder import LIBRARY_FILE
from usecases_exporters.diagram.exporters import DotExporter
from usecases_exporters.digest import digest
from usecases_exporters.handbook.book import Book
from usecases_exporters.handbook.index import INDEX_PAGE
from usecases_exporters.handbook.pages import PAGES, Page, index_text, pages_of
from usecases_exporters.protocol import Exporter, ExportError, Job, Request
from usecases_exporters.regulation.exporter import regulation_key, regulation_text, unique
from usecases_exporters.regulation.page import title_of
from usecases_exporters.regulation.shelf import Shelf
from usecases_exporters.words import interface as _


class Sort(StrEnum):
    """What sort of document it is."""

    REGULATION = "regulation"
    DIAGRAM = "diagram"
    PAGE = "page"


class Becomes(StrEnum):
    """What becomes of it."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"


class ChangedDocument(NamedTuple):
    """A document: of a regulation and a diagram, the id and the title of the use case, of a page, its file."""

    sort: Sort
    name: str
    title: str
    becomes: Becomes


def changed_documents(old: Path, new: Path, former: Mapping[str, str]) -> list[ChangedDocument]:
    """The documents in which the libraries of two folders differ: regulations, diagrams, and the handbook's pages.

    `former` holds the ids that use cases had in the old one, by the new ids, of those that have another one.
    """
    before, after = _request(old), _request(new)
    titles = {case.id: title_of(case) for request in (before, after) if request for case in request.cases}
    pages = {INDEX_PAGE: _("Process handbook"), **{page.file: _(page.title) for page in PAGES}}
    found = [
        *_compared(Sort.REGULATION, titles, _regulations(before), _regulations(after), former),
        *_compared(Sort.DIAGRAM, titles, _diagrams(before), _diagrams(after), former),
        *_compared(Sort.PAGE, pages, _pages(before), _pages(after), {}),
    ]
    return sorted(found, key=lambda each: (each.sort, each.title.casefold(), each.name))


_Makers = Mapping[str, tuple[str, Callable[[], bytes]]]
"""By name: a key that is equal only where the bytes are, and what makes the bytes."""


def _compared(
    sort: Sort, titles: Mapping[str, str], old: _Makers, new: _Makers, former: Mapping[str, str]
) -> list[ChangedDocument]:
    found = []
    now = {was: name for name, was in former.items() if was in old and name in new}
    old = {now.get(name, name): maker for name, maker in old.items()}
    for name in {*old, *new}:
        if name not in old or name not in new:
            becomes = Becomes.NEW if name in new else Becomes.GONE
        elif old[name][0] == new[name][0] or old[name][1]() == new[name][1]():
            continue
        else:
            becomes = Becomes.CHANGED
        found.append(ChangedDocument(sort, name, titles.get(name, name), becomes))
    return found


def _request(root: Path) -> Request | None:
    if not (root / LIBRARY_FILE).is_file():
        return None
    library: Library = open_library(root)
    return Request(library, unique(library.use_cases))


def _regulations(request: Request | None) -> _Makers:
    if request is None:
        return {}
    shelf = Shelf(request.library)
    shared = digest(request.library.shared)

    def maker(case: UseCase) -> Callable[[], bytes]:
        return lambda: regulation_text(shelf, case, request.language_of(case)).encode()

    return {case.id: (digest(shared, regulation_key(shelf, case, request)), maker(case)) for case in request.cases}


def _diagrams(request: Request | None) -> _Makers:
    if request is None:
        return {}
    exporter = DotExporter()
    return {job.about.id: (job.key, _made(exporter, job, request)) for job in exporter.jobs(request)}


def _pages(request: Request | None) -> _Makers:
    if request is None:
        return {}
    book = Book(request)

    def maker(page: Page) -> Callable[[], bytes]:
        return lambda: next(page.make(book))  # its pictures show what its text says

    pages = {page.file: (page.depends(book), maker(page)) for page in pages_of(book)}
    return {INDEX_PAGE: (book.listed, lambda: index_text(book)), **pages}


def _made(exporter: Exporter, job: Job, request: Request) -> Callable[[], bytes]:
    def make() -> bytes:
        try:
            return b"\0".join(next(iter(exporter.make([job], request))).contents)
        except ExportError:  # no program that draws: its key says that it would be drawn anew
            return job.key.encode()

    return make
