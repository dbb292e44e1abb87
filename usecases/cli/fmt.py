"""`usecases fmt`: bring files into the canonical form."""

from collections.abc import Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import NamedTuple

import click

from usecases.cli.asked import by_library, ignore_unknown_option, inside, known
from usecases.cli.exits import FINDINGS, FINE
from usecases.cli.leftovers import mention_others
from usecases.cli.library_option import library_option
from usecases.cli.opening import files_of
from usecases.cli.places import seen_from_here
from usecases.cli.refusing import refusals_said
from usecases.findings.finding import Finding
from usecases.languages.catalogue import _, ngettext, reader_language
from usecases.reading.document import load_bytes, read_document
from usecases.reading.folder import USE_CASES, FileKind, FoundFile
from usecases.saving.locks import writing
from usecases.saving.refusals import FileRefused, explain
from usecases.saving.store import write
from usecases.text.harmless import harmless
from usecases.writing.canonical import Unformattable, canonical


@click.command(
    "fmt",
    help=_(
        "Bring the files of a library into one form: fields in the order of the schema, even indents, quotes only "
        "where they are needed. What the files mean stays, and so does every comment."
    ),
    epilog=_("Example: usecases fmt library/use-cases/sales --check"),
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path), metavar="[PATH]...")
@library_option
@click.option(
    "--check", "only_check", is_flag=True, help=_("Write nothing; the exit code is 1 if a file would change.")
)
@ignore_unknown_option
def command(paths: Sequence[Path], library: Path | None, only_check: bool, ignore_unknown: bool) -> int:
    """Format, print what was changed, and say what couldn't be."""
    if ignore_unknown and paths:
        paths = [path for path in known(paths) if path.suffix != ".csv"]
        if not paths:
            return FINE
    done = [
        one
        for root, some in by_library(paths, library).items()
        for one in _formatted(root, _wanted(root, some), only_check)
    ]
    changed = sum(one.changed for one in done)
    left = sum(one.left for one in done)
    click.echo(_summary(changed, left, len(done) - changed - left, only_check), err=True)
    return FINDINGS if left or (only_check and changed) else FINE


class _Done(NamedTuple):
    """What became of a file: changed (or to be changed), left since it can't be formatted, or fine as it is."""

    changed: bool = False
    left: bool = False


def _wanted(root: Path, paths: Sequence[Path]) -> list[tuple[FoundFile, FileKind]]:
    """The files to format; measurements, and files that have no place in a library, are none."""
    found = files_of(root)
    asked = inside(root, found, paths) if paths else {file.path for file in found}
    wanted: list[tuple[FoundFile, FileKind]] = [
        # A folder that can't be read is of no kind, and is named among what is left.
        (file, file.kind or FileKind.USE_CASE)
        for file in found
        if file.path in asked and file.kind is not FileKind.MEASUREMENTS and (file.kind or _is_closed(file))
    ]
    if not wanted:
        raise click.UsageError(_("There is nothing to format here: no YAML file that belongs to the library."))
    return wanted


def _is_closed(file: FoundFile) -> bool:
    """Whether this is a folder of use cases that can't be looked into."""
    return file.trouble == "UC014" and file.path.startswith(USE_CASES)


def _formatted(root: Path, files: Sequence[tuple[FoundFile, FileKind]], only_check: bool) -> Iterator[_Done]:
    if not only_check:
        mention_others(root)
    for found, kind in files:
        # The library is locked for one file at a time, so that nobody waits for long.
        with refusals_said(), nullcontext() if only_check else writing(root):
            yield _format(root, found, kind, only_check)


def _format(root: Path, found: FoundFile, kind: FileKind, only_check: bool) -> _Done:
    content = load_bytes(root, found)
    if isinstance(content, Finding):
        return _left(root, [content])
    document = read_document(content, found.path, kind)
    if document.source is None or document.composed is None or document.data is None or document.findings:
        return _left(root, document.findings)
    shown = harmless(seen_from_here(root / found.path))
    try:
        new = canonical(document.source, document.composed, kind).encode()
        if new != content and not only_check:
            write(root, found.path, new, expected=content)
    except Unformattable as problem:
        click.echo(f"{shown}:{problem.line}:{problem.column}: {harmless(problem.reason.said())}", err=True)
        return _Done(left=True)
    except FileRefused as problem:
        click.echo(harmless(explain(problem).said()), err=True)
        return _Done(left=True)
    if new != content:
        click.echo(shown)
    return _Done(changed=new != content)


def _left(root: Path, findings: Sequence[Finding]) -> _Done:
    from usecases.rules.wording import message  # where all is well, no rule is needed

    for finding in findings:
        place = f"{seen_from_here(root / finding.path)}:{finding.place.line}:{finding.place.column}"
        click.echo(f"{harmless(place)}: {harmless(message(finding, reader_language()))}", err=True)
    return _Done(left=True)


def _summary(changed: int, left: int, fine: int, only_check: bool) -> str:
    if only_check:
        text = ngettext("{count} file would be formatted", "{count} files would be formatted", changed)
    else:
        text = ngettext("{count} file formatted", "{count} files formatted", changed)
    parts = [text.format(count=changed)]
    if fine:
        parts.append(ngettext("{count} is fine as it is", "{count} are fine as they are", fine).format(count=fine))
    if left:
        text = ngettext("{count} was left as it is, see above", "{count} were left as they are, see above", left)
        parts.append(text.format(count=left))
    return ", ".join(parts) + "."
