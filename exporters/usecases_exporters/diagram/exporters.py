"""The exporters `dot`, `svg` and `png`: one diagram for each use case."""

from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2b
from pathlib import Path, PurePosixPath
from typing import ClassVar

import usecases
from usecases.languages.catalogue import reader_language
from usecases.library import Library
from usecases.model.usecase import UseCase
from usecases_exporters.anchors import diagram_file, regulation_file
from usecases_exporters.diagram.boxes import Linked, Titles
from usecases_exporters.diagram.words import mark, words
from usecases_exporters.protocol import Job, Made, Option, Request

LANES = "lanes"


class _DiagramExporter:
    """What the three have in common."""

    name: ClassVar[str]
    about: ClassVar[str]
    options: ClassVar[tuple[Option, ...]] = (
        Option(LANES, words(reader_language())(mark("group the boxes by role")), False),
    )

    @property
    def summary(self) -> str:
        """One line about the format, in the reader's language."""
        return words(reader_language())(self.about)

    def jobs(self, request: Request) -> Sequence[Job]:
        """One job for each use case."""
        titles = _every_titles(request)
        maker = f"{usecases.__version__} {self._engine()}"
        return [self._job(case, request, titles, maker) for case in request.cases]

    def make(self, jobs: Sequence[Job], request: Request) -> Iterator[Made]:
        """Draw them, on all processors where there are many."""
        from usecases_exporters.diagram.workshop import Task, Workshop

        workshop = Workshop(self.name, _every_titles(request))
        lanes = bool(request.options.get(LANES, False))
        tasks = [Task(index, job.about, request.language_of(job.about), lanes) for index, job in enumerate(jobs)]
        for index, content in workshop.make_all(tasks):
            yield Made(jobs[index], (content,))

    def _job(self, case: UseCase, request: Request, titles: Mapping[str, Titles], maker: str) -> Job:
        language = request.language_of(case)
        used = _used(case, titles[language])
        facts = repr((maker, self.name, language, request.options.get(LANES, False), case, used))
        key = blake2b(facts.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()
        return Job((PurePosixPath(diagram_file(case, self.name)),), key, case)

    def _engine(self) -> str:
        """What tells one engine from another; its size, since asking for its version takes a process."""
        from usecases_exporters.diagram.engine import engines

        return " ".join(f"{Path(engine).name}:{Path(engine).stat().st_size}" for engine in engines())


class DotExporter(_DiagramExporter):
    """Sources for Graphviz."""

    name = "dot"
    about = mark("diagrams as sources for Graphviz")

    def _engine(self) -> str:
        return ""


class SvgExporter(_DiagramExporter):
    """Diagrams for the web and for print."""

    name = "svg"
    about = mark("diagrams as SVG, with links into the regulations")


class PngExporter(_DiagramExporter):
    """Diagrams as pixels."""

    name = "png"
    about = mark("diagrams as PNG, for where SVG can't be shown")


def _every_titles(request: Request) -> dict[str, Titles]:
    return {
        language: titles_of(request.library, language)
        for language in sorted({request.language_of(case) for case in request.cases})
    }


def titles_of(library: Library, language: str) -> Titles:
    """What the ids of a library are called in a language; the first one of an id counts."""
    return Titles(
        {role.id: role.title.in_language(language) for role in reversed(library.shared.roles)},
        {name: Linked(case.title, regulation_file(case)) for name, case in library.by_id.items()},
    )


def _used(case: UseCase, titles: Titles) -> list[tuple[str, object]]:
    """The titles that a diagram shows."""
    steps = [*case.steps, *(step for branch in case.branches for step in branch.steps)]
    roles = {role for step in steps for role in step.actor}
    included = {step.use_case for step in steps if step.use_case}
    return [
        *((role, titles.roles.get(role)) for role in sorted(roles)),
        *((name, titles.cases.get(name)) for name in sorted(included)),
    ]
