"""The exporter `handbook`: an index, pages about the whole library, and every regulation with its diagrams.

What makes the pages is imported only where something changed since the last export.
"""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from usecases_exporters.digest import digest
from usecases_exporters.handbook.options import OPTIONS
from usecases_exporters.protocol import Job, Made, Option, Request
from usecases_exporters.words import interface as _

if TYPE_CHECKING:
    from usecases_exporters.handbook.book import Book
    from usecases_exporters.handbook.pages import Page


class _Index(NamedTuple):
    """The work of writing the index."""

    book: "Book"


class _Page(NamedTuple):
    """The work of writing a page about the whole library."""

    page: "Page"
    book: "Book"


class HandbookExporter:
    """All regulations of a library together."""

    name: ClassVar[str] = "handbook"
    options: ClassVar[tuple[Option, ...]] = OPTIONS

    @property
    def summary(self) -> str:
        """One line about the format."""
        return _("All regulations and diagrams, with an index and the process map.")

    def jobs(self, request: Request) -> Sequence[Job]:
        """The pages about the whole library with their pictures, and one job for each use case."""
        from usecases_exporters.handbook.book import Book
        from usecases_exporters.handbook.index import INDEX_PAGE, USE_CASES
        from usecases_exporters.handbook.pages import pages_of
        from usecases_exporters.regulation.exporter import regulation_jobs

        book = Book(request)
        return [
            Job((PurePosixPath(INDEX_PAGE),), digest("index", book.listed), _Index(book)),
            *(_job(page, book) for page in pages_of(book)),
            *regulation_jobs(request, ("svg", "png"), PurePosixPath(USE_CASES)),
        ]

    def make(self, jobs: Sequence[Job], request: Request) -> Iterator[Made]:
        """Write what is asked for."""
        from usecases_exporters.handbook.pages import index_text
        from usecases_exporters.regulation.exporter import make_regulations

        regulations = []
        for job in jobs:
            if isinstance(job.about, _Index):
                yield Made(job, (index_text(job.about.book),))
            elif isinstance(job.about, _Page):
                yield Made(job, tuple(job.about.page.make(job.about.book)))
            else:
                regulations.append(job)
        yield from make_regulations(regulations, request)


def _job(page: "Page", book: "Book") -> Job:
    paths = tuple(map(PurePosixPath, (page.file, *page.pictures(book))))
    return Job(paths, digest(page.file, page.depends(book)), _Page(page, book))
