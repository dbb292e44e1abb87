"""An order to export, carried out: from the library on disk to files, with words for whoever gave it."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import click

from usecases.cli.exits import FINDINGS, FINE
from usecases.cli.suggesting import suggestion
from usecases.languages.reasons import reason_words
from usecases.reading.folder import scan
from usecases.text.harmless import harmless
from usecases_exporters import writing
from usecases_exporters.last_run import LastRun, exporter_key, inputs_key
from usecases_exporters.protocol import HISTORY, Exporter, ExportError, Progress, Request
from usecases_exporters.registry import EXPORTERS
from usecases_exporters.words import interface as _

if TYPE_CHECKING:  # the readers behind them aren't needed where nothing changed
    from usecases.library import Library
    from usecases.model.shared import Documents
    from usecases.model.usecase import UseCase

PROGRESS_LINES = "USECASES_PROGRESS_LINES"
"""Set by a program that starts an export and shows how far it is: lines such as `3 40` on standard output say so."""


@dataclass(frozen=True)
class Order:
    """What was asked for on the command line. No `ids` stand for the whole library."""

    form: str
    ids: tuple[str, ...]
    target: Path
    language: str | None
    check: bool
    options: Mapping[str, bool | str]

    @property
    def settings(self) -> dict[str, bool | str]:
        """What the bytes depend on beside the library."""
        return {**self.options, "language": self.language or ""}


def carry_out(root: Path, order: Order, exporter: Exporter) -> int:
    """Export use cases of a library; returns the exit code. Raises click's exceptions, which say what to do."""
    return _check(root, order, exporter) if order.check else _write(root, order, exporter)


def _write(root: Path, order: Order, exporter: Exporter) -> int:
    program = exporter_key(exporter)
    last = LastRun(root, order.target, order.form, order.settings, program)
    asked = (order.form, repr(sorted(order.settings.items())), *sorted(order.ids), *_history(root, order))
    inputs = inputs_key(scan(root), program, asked)
    # Whether an exporter of a third party has changed is known to itself alone.
    known = order.form in EXPORTERS and last.inputs == inputs
    if known and all(map(last.unchanged, last.files)):
        click.echo(_("Nothing has changed; {folder} is up to date.").format(folder=order.target), err=True)
        return FINE
    from usecases.checking.documents import RECORD, write_record

    library = _open(root)
    whole = not order.ids and not library.unusable
    recorded = whole and _are_the_documents(root, order, library.shared.settings.documents)
    if recorded:  # it is written anew, not taken away as what no longer belongs
        last.files.pop(RECORD, None)
    with _work(library, order, exporter) as work:
        outcome = writing.write(work, order.target, last, whole=whole)
        if recorded:
            write_record(root, scan(root, stamps=False), order.target, last.files)
            last.note(RECORD, "")
    if not library.unusable:
        last.save(inputs)
    text = _("{folder}: files written: {written}; unchanged: {unchanged}; removed: {removed}.")
    words = text.format(
        folder=order.target, written=outcome.written, unchanged=outcome.unchanged, removed=outcome.removed
    )
    click.echo(words, err=True)
    return FINDINGS if library.unusable else FINE


def _are_the_documents(root: Path, order: Order, documents: "Documents | None") -> bool:
    """Whether this export makes the documents that the library names."""
    from usecases.checking.documents import folder_of

    if documents is None or documents.format != order.form:
        return False
    return order.target.resolve() == folder_of(root, documents)


def _history(root: Path, order: Order) -> tuple[str, ...]:
    """The last commit, where documents tell of commits: another one may change them though no file differs."""
    if not order.options.get(HISTORY, False):
        return ()
    from usecases.git.past import commit_named
    from usecases.git.running import GitProblem

    try:
        return (commit_named(root, "HEAD"),)
    except GitProblem:  # the exporter says so, in words
        return ()


def _check(root: Path, order: Order, exporter: Exporter) -> int:
    library = _open(root)
    with _work(library, order, exporter) as work:
        outcome = writing.check(work, order.target)
    for path in outcome.differing:
        click.echo((order.target / path).as_posix())
    count = len(outcome.differing)
    text = _("Files that differ: {differing}; files that are right: {unchanged}.")
    click.echo(text.format(differing=count, unchanged=outcome.unchanged), err=True)
    if count:
        click.echo(_("The same command without --check writes them anew."), err=True)
    return FINDINGS if count or library.unusable else FINE


def _open(root: Path) -> "Library":
    from usecases.library import open_library

    library = open_library(root)
    for path in library.unusable:
        text = _("Left out: {path}. “usecases check” says what is wrong with it.")
        click.echo(text.format(path=harmless(path)), err=True)
    return library


@contextmanager
def _work(library: "Library", order: Order, exporter: Exporter) -> Iterator[writing.Work]:
    """The work there is; what goes wrong while it is done is put into words."""
    request = Request(library, _cases(library, order.ids), order.language, order.options)
    try:
        jobs = exporter.jobs(request)
        with _progress(len(jobs)) as progress:
            yield writing.Work(exporter, request, jobs, progress)
    except ExportError as error:
        raise click.ClickException(error.reason) from error
    except OSError as error:
        text = _("{path} can't be written: {reason}.")
        path = error.filename or order.target
        raise click.ClickException(text.format(path=path, reason=reason_words(error))) from error


def _cases(library: "Library", ids: tuple[str, ...]) -> "tuple[UseCase, ...]":
    if not ids:
        return tuple(library.by_id.values())
    for name in ids:
        if name not in library.by_id:
            text = _("There is no use case “{id}”.").format(id=harmless(name))
            raise click.UsageError(text + suggestion(name, library.by_id))
    return tuple(library.by_id[name] for name in dict.fromkeys(ids))


@contextmanager
def _progress(jobs: int) -> Iterator[Progress]:
    if os.environ.get(PROGRESS_LINES):
        yield _counter(jobs)
        return
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    with click.progressbar(length=jobs, file=sys.stderr) as bar:
        yield bar.update


def _counter(jobs: int) -> Progress:
    done = 0

    def tell(number: int) -> None:
        nonlocal done
        done += number
        click.echo(f"{done} {jobs}")

    return tell
