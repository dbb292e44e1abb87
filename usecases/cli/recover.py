"""`usecases recover`: bring back what was confirmed, and never saved."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from usecases.cli.exits import FINDINGS, FINE
from usecases.cli.library_option import library_option, library_root
from usecases.cli.places import seen_from_here
from usecases.cli.refusing import refusals_said
from usecases.languages.catalogue import _, ngettext
from usecases.text.harmless import harmless, one_line

if TYPE_CHECKING:
    from usecases.saving.recovery import LeftOver


@click.command(
    "recover",
    help=_(
        "Show the changes that a program was killed with before it had saved them, and bring them back into the files. "
        "What was changed on disk since is kept; where both changed the same field, the file is left as it is."
    ),
    epilog=_("Example: usecases recover"),
)
@library_option
@click.option("--apply", is_flag=True, help=_("Write the changes into the files."))
@click.option("--discard", is_flag=True, help=_("Drop the changes for good."))
def command(library: Path | None, apply: bool, discard: bool) -> int:
    """Show, bring back or drop."""
    from usecases.saving.locks import writing
    from usecases.saving.recovery import left_over

    if apply and discard:
        raise click.UsageError(_("Give either --apply or --discard, not both."))
    root = library_root(library)
    with refusals_said(), writing(root):
        found = left_over(root)
        for one in found:
            _show(root, one)
        if not found:
            click.echo(_("There is nothing to recover."), err=True)
            _mention_bad(root)
            return FINE
        if discard:
            return _discard(found)
        if apply:
            brought_back = [_apply(root, one) for one in found]
            return FINE if all(brought_back) else FINDINGS
    text = _("Bring them back with: usecases recover --apply. Drop them with: usecases recover --discard")
    click.echo(text, err=True)
    _mention_bad(root)
    return FINE


def _show(root: Path, one: "LeftOver") -> None:
    when = one.when.astimezone().strftime("%Y-%m-%d %H:%M")
    files = ", ".join(harmless(seen_from_here(root / path)) for path in one.files)
    click.echo(_("{when}, never saved, in {files}:").format(when=when, files=files))
    for entry in one.entries:
        click.echo(f"- {one_line(entry.said())}")
    if not one.whole:
        click.echo(_("The record of these changes is damaged; there may have been more of them."), err=True)


def _discard(found: "list[LeftOver]") -> int:
    count = sum(len(one.entries) for one in found)
    for one in found:
        one.discard()
    click.echo(
        ngettext("{count} change is dropped.", "{count} changes are dropped.", count).format(count=count), err=True
    )
    return FINE


def _apply(root: Path, one: "LeftOver") -> bool:
    """Write what can be brought back, and say what can't; returns whether all is."""
    from usecases.editing.bringing_back import bring_back
    from usecases.editing.command import Refused
    from usecases.editing.opened import OpenedFiles
    from usecases.saving.refusals import FileRefused
    from usecases.saving.store import write_all

    if not one.take():  # somebody else brings it back in this moment
        return True
    done = False
    try:
        back = bring_back(OpenedFiles(root), one.files)
        write_all(root, back.changes)
        done = not back.left
    except (FileRefused, Refused, KeyboardInterrupt):
        one.put_back()
        raise
    for path in back.changes:
        click.echo(_("{file}: brought back.").format(file=harmless(seen_from_here(root / path))))
    for path, reasons in back.left.items():
        click.echo(_("{file}: left as it is.").format(file=harmless(seen_from_here(root / path))), err=True)
        for reason in reasons:
            click.echo(f"- {one_line(reason.said())}", err=True)
    if not done:
        one.put_back()
        text = _("Change by hand what you want of it, and then drop the rest with: usecases recover --discard")
        click.echo(text, err=True)
        return False
    one.discard()
    return True


def _mention_bad(root: Path) -> None:
    from usecases.saving.recovery import bad_journals

    bad = bad_journals(root)
    if bad:
        text = ngettext(
            "{count} record of changes can't be read, and is kept in {folder}.",
            "{count} records of changes can't be read, and are kept in {folder}.",
            len(bad),
        )
        click.echo(text.format(count=len(bad), folder=harmless(seen_from_here(bad[0].parent))), err=True)
