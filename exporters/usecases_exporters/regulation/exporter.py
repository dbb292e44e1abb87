"""The exporter `markdown`: the regulation of each use case, with its diagram beside it."""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from usecases.library import Library
from usecases.model.usecase import UseCase
from usecases_exporters.anchors import regulation_file
from usecases_exporters.digest import digest
from usecases_exporters.pictures import Pictures, draw
from usecases_exporters.protocol import HISTORY, Job, Made, Option, Request
from usecases_exporters.regulation.options import HISTORY_OPTION
from usecases_exporters.regulation.page import Page
from usecases_exporters.regulation.shelf import Shelf, used_by
from usecases_exporters.words import interface as _

if TYPE_CHECKING:
    from usecases_exporters.regulation.past import Line, Sheets


class _About(NamedTuple):
    case: UseCase
    pictures: tuple[Job, ...]
    changes: "tuple[Line, ...] | None" = None


class MarkdownExporter:
    """Regulations as Markdown."""

    name: ClassVar[str] = "markdown"
    options: ClassVar[tuple[Option, ...]] = (HISTORY_OPTION,)

    @property
    def summary(self) -> str:
        """One line about the format."""
        return _("The regulation in Markdown, with its diagram.")

    def jobs(self, request: Request) -> Sequence[Job]:
        """One job for each use case: its regulation and its diagram."""
        return regulation_jobs(request, ("svg",), PurePosixPath())

    def make(self, jobs: Sequence[Job], request: Request) -> Iterator[Made]:
        """Write the regulations."""
        return make_regulations(jobs, request)


def regulation_jobs(request: Request, formats: tuple[str, ...], folder: PurePosixPath) -> list[Job]:
    """The jobs of all use cases asked for, in a folder, each with its diagram in these formats."""
    shelf = Shelf(request.library)
    shared = digest(request.library.shared)
    pictures = Pictures(request, formats)
    sheets = _sheets(request)
    jobs = []
    for case in unique(request.cases):
        drawn = pictures.jobs(case)
        paths = (folder / regulation_file(case), *(folder / path for job in drawn for path in job.paths))
        changes = sheets.get(case.id)
        key = digest(shared, regulation_key(shelf, case, request), [job.key for job in drawn], changes)
        jobs.append(Job(paths, key, _About(case, drawn, changes)))
    return jobs


def _sheets(request: Request) -> "Sheets":
    if not request.options.get(HISTORY, False):
        return {}
    from usecases_exporters.regulation.past import change_sheets  # asks git, which few exports need

    return change_sheets(request)


def unique(cases: Sequence[UseCase]) -> tuple[UseCase, ...]:
    """Use cases without those whose id an earlier one bears: they would be written to the same file."""
    found: dict[str, UseCase] = {}
    for case in cases:
        found.setdefault(case.id, case)
    return tuple(found.values())


def regulation_key(shelf: Shelf, case: UseCase, request: Request) -> str:
    """A digest of what a regulation depends on, beside the files that all share."""
    used = [_face(shelf.library, name) for name in used_by(case)]
    users = [(user.id, user.title) for user in shelf.users.get(case.id, ())]
    return digest(case, request.language_of(case), used, users)


def _face(library: Library, case_id: str) -> tuple[str, str | None]:
    other = library.by_id.get(case_id)
    return (case_id, other.title if other else None)


def make_regulations(jobs: Sequence[Job], request: Request) -> Iterator[Made]:
    """Write the regulations of jobs that `regulation_jobs` has made."""
    shelf = Shelf(request.library)
    for job, drawn in draw([(job, job.about.pictures) for job in jobs], request):
        case = job.about.case
        text = regulation_text(shelf, case, request.language_of(case), job.about.changes)
        yield Made(job, (text.encode(), *drawn))


def regulation_text(shelf: Shelf, case: UseCase, language: str, changes: "tuple[Line, ...] | None" = None) -> str:
    """The regulation of a use case as Markdown; with a change sheet where its lines are given."""
    from usecases_exporters.regulation.document import regulation
    from usecases_exporters.tree.markdown import write_markdown

    return write_markdown(regulation(Page(shelf, case, language, changes)))
