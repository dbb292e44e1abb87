"""Diagrams for documents: asked of the diagram exporters through the protocol that every exporter follows."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import TypeVar

from usecases.model.usecase import UseCase
from usecases_exporters.anchors import diagram_file
from usecases_exporters.protocol import Exporter, Job, Request

Asker = TypeVar("Asker")

_AT_ONCE = 256
"""So many documents' diagrams are held in memory together."""


class Pictures:
    """The drawing jobs of a request, by use case."""

    def __init__(self, request: Request, formats: tuple[str, ...]) -> None:
        self._formats = formats
        self._by_path: dict[str, Job] = {}
        for ending in formats:
            for job in _exporter(ending).jobs(_plain(request, ending)):
                for path in job.paths:
                    self._by_path.setdefault(str(path), job)

    def jobs(self, case: UseCase) -> tuple[Job, ...]:
        """The jobs that draw a use case, one for each format."""
        return tuple(self._by_path[diagram_file(case, ending)] for ending in self._formats)


def draw(asked: Sequence[tuple[Asker, tuple[Job, ...]]], request: Request) -> Iterator[tuple[Asker, tuple[bytes, ...]]]:
    """For each asker the bytes of its pictures, in the order of its jobs."""
    rest = iter(asked)
    while batch := list(islice(rest, _AT_ONCE)):
        drawn = dict(_drawn([job for _, jobs in batch for job in jobs], request))
        for asker, jobs in batch:
            yield asker, tuple(drawn[str(path)] for job in jobs for path in job.paths)


def _drawn(jobs: Sequence[Job], request: Request) -> Iterator[tuple[str, bytes]]:
    by_format: dict[str, list[Job]] = {}
    for job in jobs:
        by_format.setdefault(job.paths[0].suffix.removeprefix("."), []).append(job)
    for ending, same in by_format.items():
        for made in _exporter(ending).make(same, _plain(request, ending)):
            for path, content in zip(made.job.paths, made.contents, strict=True):
                yield str(path), content


def _exporter(ending: str) -> Exporter:
    from usecases_exporters.diagram import exporters

    found: Exporter = {"svg": exporters.SvgExporter, "png": exporters.PngExporter}[ending]()
    return found


def _plain(request: Request, ending: str) -> Request:
    """The request as the diagram exporter knows it: with its own options, at their defaults."""
    return replace(request, options={option.name: option.default for option in _exporter(ending).options})
