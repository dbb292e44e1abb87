"""The exporter `handbook`: an index, pages about the whole library, and every regulation with its diagrams."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import ClassVar, NamedTuple

from usecases.languages.catalogue import mark
from usecases_exporters.digest import digest
from usecases_exporters.handbook.book import RUNS, Book
from usecases_exporters.handbook.index import INDEX_PAGE, USE_CASES, index
from usecases_exporters.handbook.pages import PAGES, Page, written
from usecases_exporters.protocol import Job, Made, Option, Request
from usecases_exporters.regulation.exporter import make_regulations, regulation_jobs
from usecases_exporters.words import interface as _


class _Index(NamedTuple):
    """The work of writing the index."""

    book: Book


class _Page(NamedTuple):
    """The work of writing a page about the whole library."""

    page: Page
    book: Book


class HandbookExporter:
    """All regulations of a library together."""

    name: ClassVar[str] = "handbook"
    options: ClassVar[tuple[Option, ...]] = (
        Option(RUNS, mark("Let each process run so many times, by chance, and draw how long that takes."), ""),
    )

    @property
    def summary(self) -> str:
        """One line about the format."""
        return _("All regulations and diagrams, with an index and the process map.")

    def jobs(self, request: Request) -> Sequence[Job]:
        """The pages about the whole library with their pictures, and one job for each use case."""
        book = Book(request)
        return [
            Job((PurePosixPath(INDEX_PAGE),), digest("index", book.listed), _Index(book)),
            *(_job(page, book) for page in PAGES),
            *regulation_jobs(request, ("svg", "png"), PurePosixPath(USE_CASES)),
        ]

    def make(self, jobs: Sequence[Job], request: Request) -> Iterator[Made]:
        """Write what is asked for."""
        regulations = []
        for job in jobs:
            if isinstance(job.about, _Index):
                book = job.about.book
                links = [(page.title, page.file) for page in PAGES]
                yield Made(job, (written(index(book.names, book.cases, links)),))
            elif isinstance(job.about, _Page):
                yield Made(job, job.about.page.make(job.about.book))
            else:
                regulations.append(job)
        yield from make_regulations(regulations, request)


def _job(page: Page, book: Book) -> Job:
    paths = tuple(map(PurePosixPath, (page.file, *page.pictures(book))))
    return Job(paths, digest(page.file, page.depends(book)), _Page(page, book))
