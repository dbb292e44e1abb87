"""`usecases search`: find use cases by words."""

from collections.abc import Iterator
from pathlib import Path

import click

from usecases.cli.as_json import as_json
from usecases.cli.columns import cut, terminal_width
from usecases.cli.exits import FINDINGS, FINE
from usecases.cli.library_option import library_option, library_root
from usecases.cli.opening import files_of
from usecases.cli.places import seen_from_here
from usecases.cli.suggesting import Choice
from usecases.cli.terminal import colours
from usecases.languages.catalogue import _, ngettext
from usecases.searching.search import Found, Hit, Line, search
from usecases.text.harmless import harmless, one_line

_LONGEST = 200
"""Characters shown of a line."""


@click.command(
    "search",
    help=_(
        "Find the use cases that have all the words, in any form: capitals, diacritics and most endings don't "
        "matter. Those with the words in their title come first. The exit code is 1 where there are none."
    ),
    epilog=_("Example: usecases search courier ill"),
)
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@library_option
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    default=50,
    metavar="N",
    help=_("Show no more than the best N (default: 50)."),
)
@click.option("--format", "form", type=Choice(("text", "json")), default="text", help=_("How the list is written."))
def command(words: tuple[str, ...], library: Path | None, limit: int, form: str) -> int:
    """Search, and show the best."""
    root = library_root(library)
    query = " ".join(words)
    if not query.strip():
        raise click.UsageError(_("There is no word to search for."))
    found = search(root, files_of(root), query, limit)
    if form == "json":
        click.echo(_as_json(root, found))
    else:
        _show(root, found)
    return FINE if found.total else FINDINGS


def _show(root: Path, found: Found) -> None:
    for hit in found.hits:
        click.echo("\n".join(_lines(root, hit)), color=colours())
    left_out = found.total - len(found.hits)
    if not found.total:
        click.echo(_("No use case has all these words."), err=True)
    elif left_out:
        text = ngettext(
            "{count} more is left out; see it with --limit.",
            "{count} more are left out; see them with --limit.",
            left_out,
        )
        click.echo(text.format(count=left_out), err=True)


def _lines(root: Path, hit: Hit) -> Iterator[str]:
    yield f"{click.style(one_line(hit.id), bold=True)}  {one_line(hit.title)}".rstrip()
    path = harmless(seen_from_here(root / hit.path))
    columns = terminal_width()
    for line in hit.lines:
        text = f"  {path}:{line.number}: {_excerpt(line)}"
        yield text if columns is None else cut(text, columns)


def _excerpt(line: Line) -> str:
    """The line, or the part of a long one around the word."""
    begin = max(0, line.at - _LONGEST // 2) if len(line.text) > _LONGEST else 0
    part = line.text[begin : begin + _LONGEST]
    before, after = ("…" if begin else ""), ("…" if begin + _LONGEST < len(line.text) else "")
    return one_line(f"{before}{part}{after}")


def _as_json(root: Path, found: Found) -> str:
    rows = [
        {
            "id": hit.id,
            "title": hit.title,
            "path": seen_from_here(root / hit.path),
            "lines": [{"line": line.number, "text": line.text.strip()} for line in hit.lines],
        }
        for hit in found.hits
    ]
    return as_json({"total": found.total, "use_cases": rows})
