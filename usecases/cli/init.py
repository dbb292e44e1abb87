"""`usecases init`: make a new library."""

from pathlib import Path
from shlex import quote

import click

from usecases.cli.exits import FINE
from usecases.cli.places import seen_from_here
from usecases.cli.suggesting import Choice
from usecases.creating.new_library import FIRST_CASE, InsideLibrary, begin_library
from usecases.creating.place import AlreadyThere, LeadsAway
from usecases.languages.catalogue import _, ngettext, reader_language
from usecases.languages.reasons import reason_words
from usecases.model.words import LANGUAGES
from usecases.text.harmless import harmless


@click.command(
    "init",
    help=_("Make a new library: settings, roles, a map of processes, indicators, and one worked use case."),
    epilog=_("Example: usecases init processes --language en"),
)
@click.argument("folder", metavar="DIR", type=click.Path())
@click.option("--language", type=Choice(LANGUAGES), help=_("The language of the library; yours otherwise."))
def command(folder: str, language: str | None) -> int:
    """Make it, and say what to do next."""
    if not folder.strip():
        raise click.UsageError(_("The folder has no name. To make a library right here, write: usecases init ."))
    written = _begin(Path(folder), language or reader_language())
    shown = harmless(seen_from_here(Path(folder)))
    click.echo(shown)
    there = quote(shown)
    text = ngettext("A new library, {count} file. Next:", "A new library, {count} files. Next:", len(written))
    click.echo(text.format(count=len(written)), err=True)
    title = _("TITLE")
    for line in (
        f"usecases show {FIRST_CASE} --library {there}",
        f"usecases new {title} --library {there}",
        f"usecases check {there}",
    ):
        click.echo(f"  {line}", err=True)
    return FINE


def _begin(folder: Path, language: str) -> list[str]:
    try:
        return begin_library(folder, language)
    except InsideLibrary as problem:
        text = _("There is a library already: {path}. Choose a folder outside it.")
        raise _refused(text, problem.root) from problem
    except AlreadyThere as problem:
        text = _("{path} is there already, and nothing is written over it. Choose another folder.")
        raise _refused(text, problem.path) from problem
    except LeadsAway as problem:
        text = _("{path} is a link or no folder: nothing is written through it. Choose another folder.")
        raise _refused(text, problem.path) from problem
    except OSError as problem:
        text = _("The library can't be written: {reason}.").format(reason=reason_words(problem))
        raise click.UsageError(text) from problem


def _refused(text: str, path: Path) -> click.UsageError:
    return click.UsageError(text.format(path=harmless(seen_from_here(path))))
