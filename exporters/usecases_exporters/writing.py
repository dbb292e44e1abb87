"""Carrying out an export: only what is new is made, and only what differs is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from usecases.text.atomic import write_atomically
from usecases_exporters.last_run import LastRun
from usecases_exporters.protocol import Exporter, Job, Made, Progress, Request


class Work(NamedTuple):
    """What there is to do: an exporter's jobs for a request, and who is told how far they are."""

    exporter: Exporter
    request: Request
    jobs: Sequence[Job]
    progress: Progress

    def made(self, jobs: Sequence[Job]) -> Iterator[Made]:
        """Do some of the jobs. Raises ExportError."""
        for made in self.exporter.make(jobs, self.request) if jobs else ():
            yield made
            self.progress(1)


@dataclass(frozen=True)
class Outcome:
    """What an export did: files written, files that were right already, and files removed or, in a check, differing."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    differing: tuple[str, ...] = ()


def write(work: Work, target: Path, last: LastRun, *, whole: bool) -> Outcome:
    """Write what is new into the target folder.

    `whole` says that the work covers the whole library: then files of an earlier run that no longer belong are
    removed. Raises ExportError and OSError.
    """
    jobs = work.jobs
    new = [job for job in jobs if not all(last.unchanged(str(path), job.key) for path in job.paths)]
    work.progress(len(jobs) - len(new))
    written = 0
    for job, contents in work.made(new):
        for path, content in zip(job.paths, contents, strict=True):
            written += _put(target / path, content)
            last.note(str(path), job.key)
    paths = {str(path) for job in jobs for path in job.paths}
    stale = last.keep_only(paths) if whole else []
    for name in stale:
        (target / name).unlink()
    return Outcome(written, len(paths) - written, len(stale))


def check(work: Work, target: Path) -> Outcome:
    """Write nothing; tell which files differ from what would be written. Raises ExportError."""
    differing = sorted(
        str(path)
        for job, contents in work.made(work.jobs)
        for path, content in zip(job.paths, contents, strict=True)
        if _on_disk(target / path) != content
    )
    return Outcome(unchanged=sum(len(job.paths) for job in work.jobs) - len(differing), differing=tuple(differing))


def _put(file: Path, content: bytes) -> int:
    """Write a file unless it holds these bytes already; how many files were written."""
    if _on_disk(file) == content:
        return 0
    file.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(file, content, durable=False)
    return 1


def _on_disk(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None
