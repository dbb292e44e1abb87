"""`usecases merge-file`: the three-way merge of a file by what it means, as git calls it and by hand."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from usecases.cli.exits import FINDINGS, FINE
from usecases.languages.catalogue import _, ngettext
from usecases.merge.marks import SIZE, Labels
from usecases.text.harmless import harmless

if TYPE_CHECKING:
    from usecases.merge.texts import CantMerge, MergedText

_NAMED = 5
"""So many conflicts are named on one line."""


@click.command(
    "merge-file",
    help=_(
        "Merge the changes of two sides into a file of a library, by what they mean: BASE is how it was before both,"
        " OURS and THEIRS how it is now. The result is written to OURS, with marks around what only a person can decide"
        " (exit code 1). Git calls this by itself once “usecases git-setup” was run."
    ),
    epilog=_("Example: usecases merge-file --stdout base.yaml ours.yaml theirs.yaml"),
)
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.option("--path", "name", default=None, metavar="PATH", help=_("What the file is called in messages."))
@click.option("--marker-size", default=str(SIZE), metavar="N", help=_("How many signs a mark has."))
@click.option("--ours-name", default="ours", metavar="NAME", help=_("What our side is called beside the marks."))
@click.option("--theirs-name", default="theirs", metavar="NAME", help=_("What their side is called beside the marks."))
@click.option("--stdout", "to_stdout", is_flag=True, help=_("Write the result to standard output, and no file."))
def command(
    base: Path,
    ours: Path,
    theirs: Path,
    name: str | None,
    marker_size: str,
    ours_name: str,
    theirs_name: str,
    to_stdout: bool,
) -> int:
    """Merge."""
    files = (base, ours, theirs)
    contents = (_content(base), _content(ours), _content(theirs))
    size = int(marker_size) if marker_size.isdecimal() and 0 < int(marker_size) < 1000 else SIZE
    labels = Labels(_one_word(ours_name, "ours"), _one_word(theirs_name, "theirs"), size)
    content, said = _merged(files, contents, labels)
    if to_stdout:
        sys.stdout.buffer.write(content)
    elif content != contents[1]:
        _write(ours, content)
    if said:
        click.echo(f"{harmless(name or str(ours))}: {said}", err=True)
    return FINDINGS if said else FINE


def _content(file: Path) -> bytes:
    from usecases.languages.reasons import reason_words

    try:
        return file.read_bytes()
    except OSError as error:
        text = _("{path} can't be read: {reason}.")
        raise click.UsageError(text.format(path=harmless(str(file)), reason=reason_words(error))) from error


def _write(file: Path, content: bytes) -> None:
    """Whole or not at all: git takes a file that is half written for the result."""
    from usecases.languages.reasons import reason_words
    from usecases.text.atomic import write_atomically

    try:
        write_atomically(file.resolve(), content, durable=False)
    except OSError as error:
        text = _("{path} can't be written: {reason}.")
        raise click.UsageError(text.format(path=harmless(str(file)), reason=reason_words(error))) from error


def _one_word(name: str, otherwise: str) -> str:
    """A name that may stand beside a mark; an older git leaves its sign for it, such as `%X`, as it is."""
    shown = " ".join(harmless(name).split())
    return otherwise if not shown or shown.startswith("%") else shown


def _merged(files: tuple[Path, Path, Path], contents: tuple[bytes, bytes, bytes], labels: Labels) -> tuple[bytes, str]:
    """The result, and what a person must know of it; whatever goes wrong, both sides are in the result."""
    from usecases.git.merging import merged_by_lines
    from usecases.git.running import GitProblem
    from usecases.merge.texts import CantMerge, merged_text

    def by_lines() -> bytes | None:
        try:
            found = merged_by_lines(*files)
        except GitProblem:  # by hand, it works without git too
            return None
        return found.content if found.clean else None

    try:
        found = merged_text(*contents, by_lines, labels)
    except CantMerge as problem:
        said = _why(problem, labels)
    except Exception as error:  # noqa: BLE001 - git takes any other exit code for “no marks”, and theirs would be lost
        from usecases.cli.defect import save_report

        path = save_report(error, sys.argv[1:])
        said = _("The program has a defect, so git has merged the file line by line. A report was saved to {path}.")
        said = said.format(path=path)
    else:
        return found.content, _conflicts(found)
    try:
        return merged_by_lines(*files, (labels.ours, labels.theirs), labels.size).content, said
    except GitProblem as problem:
        text = _(
            "It can't be merged, neither by what it means nor line by line ({reason}), so ours is left as it is. Take"
            " theirs with “git checkout --theirs”, or write by hand what holds of both."
        )
        return contents[1], text.format(reason=problem)


def _why(problem: "CantMerge", labels: Labels) -> str:
    """Why git has merged it line by line."""
    if problem.unread is None:
        return _("It can't be merged by what it means, so git has merged it line by line. Look at the result.")
    if problem.unread == "base":
        return _(
            "The file before both changes can't be read as YAML, so git has merged it line by line. Look at the result."
        )
    text = _("The side “{name}” can't be read as YAML, so git has merged the file line by line. Look at the result.")
    return text.format(name=labels.ours if problem.unread == "ours" else labels.theirs)


def _conflicts(found: "MergedText") -> str:
    count = len(found.conflicts)
    if not count:
        return ""
    places = [harmless(".".join(conflict.path)) for conflict in found.conflicts[:_NAMED]]
    text = ngettext("{count} conflict: {places}", "{count} conflicts: {places}", count)
    return text.format(count=count, places=", ".join(places) + (", …" if count > _NAMED else ""))
