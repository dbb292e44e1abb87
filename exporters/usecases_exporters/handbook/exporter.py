"""The exporter `handbook`: an index, the map of processes, and every regulation with its diagrams."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import ClassVar, NamedTuple

from usecases import collecting
from usecases.measurements import Measurement, latest, measurements_of
from usecases_exporters.digest import digest
from usecases_exporters.handbook.index import COVERAGE_FILE, MAP_FILE, RACI_FILE, USE_CASES, index
from usecases_exporters.handbook.process_map import INDEX_FILE, PICTURE, ProcessMap
from usecases_exporters.handbook.responsibilities import PICTURE as LOAD
from usecases_exporters.handbook.responsibilities import responsibilities_page
from usecases_exporters.names import Names
from usecases_exporters.protocol import Job, Made, Option, Request
from usecases_exporters.regulation.exporter import make_regulations, regulation_jobs, unique
from usecases_exporters.words import interface as _


class _Index(NamedTuple):
    """The work of writing the index."""


class _Map(NamedTuple):
    """The work of writing the map, with the last measurement of each indicator."""

    last: Mapping[str, Measurement]


class _Responsibilities(NamedTuple):
    """The work of writing the page of responsibilities."""


class _Coverage(NamedTuple):
    """The work of writing the page of what can go wrong."""


class HandbookExporter:
    """All regulations of a library together."""

    name: ClassVar[str] = "handbook"
    options: ClassVar[tuple[Option, ...]] = ()

    @property
    def summary(self) -> str:
        """One line about the format."""
        return _("All regulations and diagrams, with an index and the process map.")

    def jobs(self, request: Request) -> Sequence[Job]:
        """The pages about the whole library with their pictures, and one job for each use case."""
        shared = request.library.shared
        language = language_of(request)
        last = dict(sorted(latest(measurements_of(request.library.root)).items()))
        listed = [
            (case.id, case.title, case.group, case.owner, case.status, case.review_by, case.document)
            for case in unique(request.cases)
        ]
        pages = digest("pages", shared, language, listed)
        pictures = (PurePosixPath(PICTURE), PurePosixPath(PICTURE).with_suffix(".png"))
        map_paths = (PurePosixPath(MAP_FILE), *(pictures if shared.groups else ()))
        return [
            Job((PurePosixPath(INDEX_FILE),), digest("index", pages), _Index()),
            Job(map_paths, digest("map", pages, last), _Map(last)),
            Job(
                (PurePosixPath(RACI_FILE), PurePosixPath(LOAD)),
                digest("responsibilities", shared, language, unique(request.cases)),
                _Responsibilities(),
            ),
            Job(
                (PurePosixPath(COVERAGE_FILE),),
                digest("coverage", shared, language, unique(request.cases)),
                _Coverage(),
            ),
            *regulation_jobs(request, ("svg", "png"), PurePosixPath(USE_CASES)),
        ]

    def make(self, jobs: Sequence[Job], request: Request) -> Iterator[Made]:
        """Write what is asked for."""
        names = Names(request.library.shared, language_of(request))
        regulations = []
        for job in jobs:
            if isinstance(job.about, _Index):
                yield Made(job, (_index(names, request),))
            elif isinstance(job.about, _Map):
                yield Made(job, _map(names, request, job.about.last))
            elif isinstance(job.about, _Responsibilities):
                yield Made(job, _responsibilities(names, request))
            elif isinstance(job.about, _Coverage):
                yield Made(job, (_coverage(names, request),))
            else:
                regulations.append(job)
        yield from make_regulations(regulations, request)


def language_of(request: Request) -> str:
    """The language of the pages about the whole library."""
    return request.language or request.library.shared.settings.language


def _index(names: Names, request: Request) -> bytes:
    from usecases_exporters.tree.markdown import write_markdown

    return write_markdown(index(names, unique(request.cases))).encode()


def _map(names: Names, request: Request, last: Mapping[str, Measurement]) -> tuple[bytes, ...]:
    from usecases_exporters.handbook.map_picture import map_pictures
    from usecases_exporters.tree.markdown import write_markdown

    process_map = ProcessMap(names, unique(request.cases), last)
    page = write_markdown(process_map.document()).encode()
    return (page, *map_pictures(process_map)) if names.shared.groups else (page,)


def _responsibilities(names: Names, request: Request) -> tuple[bytes, ...]:
    from usecases_exporters.tree.markdown import write_markdown

    page = responsibilities_page(names, unique(request.cases))
    return write_markdown(page.document).encode(), page.picture


def _coverage(names: Names, request: Request) -> bytes:
    from usecases_exporters.handbook.coverage import coverage_page
    from usecases_exporters.tree.markdown import write_markdown

    with collecting.put_off():
        return write_markdown(coverage_page(names, unique(request.cases))).encode()
