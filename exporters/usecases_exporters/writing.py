"""Carrying out an export: only what is new is made, and only what differs is written."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from usecases.text.atomic import write_atomically
from usecases_exporters.last_run import LastRun
from usecases_exporters.protocol import Exporter, Job, Progress, Request


@dataclass(frozen=True)
class Outcome:
    """What an export did: files written, files that were right already, and files removed or, in a check, differing."""

    written: int = 0
    unchanged: int = 0
    removed: int = 0
    differing: tuple[str, ...] = ()


def write(
    exporter: Exporter, request: Request, target: Path, last: LastRun, *, whole: bool, progress: Progress
) -> Outcome:
    """Write what is new into the target folder.

    `whole` says that the request covers the whole library: then files of an earlier run that no longer belong are
    removed. Raises ExportError and OSError.
    """
    jobs = exporter.jobs(request)
    new = [job for job in jobs if not all(last.unchanged(str(path), job.key) for path in job.paths)]
    progress(len(jobs) - len(new))
    written = 0
    for job, contents in exporter.make(new, request) if new else ():
        for path, content in zip(job.paths, contents, strict=True):
            written += _put(target / path, content)
            last.note(str(path), job.key)
        progress(1)
    paths = {str(path) for job in jobs for path in job.paths}
    stale = last.keep_only(paths) if whole else []
    for name in stale:
        (target / name).unlink()
    return Outcome(written, len(paths) - written, len(stale))


def check(exporter: Exporter, request: Request, target: Path, progress: Progress) -> Outcome:
    """Write nothing; tell which files differ from what would be written. Raises ExportError."""
    jobs = exporter.jobs(request)
    differing = sorted(_differing(exporter, jobs, request, target, progress))
    return Outcome(unchanged=sum(len(job.paths) for job in jobs) - len(differing), differing=tuple(differing))


def _differing(
    exporter: Exporter, jobs: Sequence[Job], request: Request, target: Path, progress: Progress
) -> Iterator[str]:
    for job, contents in exporter.make(jobs, request) if jobs else ():
        for path, content in zip(job.paths, contents, strict=True):
            if _on_disk(target / path) != content:
                yield str(path)
        progress(1)


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
