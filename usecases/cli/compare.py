"""`usecases compare`: several people's accounts of one process, step by step."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from usecases.cli.as_json import as_json
from usecases.cli.columns import reading_width
from usecases.cli.exits import FINE
from usecases.cli.library_option import library_option
from usecases.cli.opening import shared_near
from usecases.cli.places import seen_from_here
from usecases.cli.suggesting import Choice
from usecases.cli.terminal import colours
from usecases.languages.catalogue import _, reader_language
from usecases.languages.reasons import reason_words
from usecases.text.harmless import harmless

if TYPE_CHECKING:
    from usecases.analysing.accounts.comparison import Account, Comparison, Point
    from usecases.model.usecase import UseCase

_LARGEST = 4_000_000
"""Bytes; no account that a person wrote is longer."""


@click.command(
    "compare",
    help=_(
        "Compare several people's accounts of one process, step by step: what only some of them tell, in another order,"
        " with another actor or deadline; and how standard the process is. The files may lie anywhere and bear any"
        " names. Titles of roles come from the library, where there is one."
    ),
    epilog=_("Example: usecases compare anna.yaml boris.yaml"),
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...", type=click.Path(path_type=Path))
@library_option
@click.option("--format", "form", type=Choice(("text", "json")), default="text", help=_("How the figures are written."))
def command(files: Sequence[Path], library: Path | None, form: str) -> int:
    """Compare."""
    if len(files) < 2:
        raise click.UsageError(_("Give the files of two accounts or more."))
    from usecases.analysing.accounts.comparison import compared

    comparison = compared(_accounts(files))
    if form == "json":
        click.echo(as_json(_data(comparison)))
        return FINE
    from usecases.cli.compare_text import lines

    text = lines(comparison, shared_near(library, files[0]), reader_language(), reading_width())
    click.echo("\n".join(text), color=colours())
    return FINE


def _accounts(files: Sequence[Path]) -> "list[Account]":
    from usecases.analysing.accounts.comparison import Account
    from usecases.model.usecase import UseCase

    short = [file.stem for file in files]
    names = short if len(set(short)) == len(short) else [seen_from_here(file) for file in files]
    read = [_use_case(file) for file in files]
    if wrong := [each for each in read if not isinstance(each, UseCase)]:
        raise click.UsageError("\n".join(wrong))
    return [Account(harmless(name), case) for name, case in zip(names, read, strict=True) if isinstance(case, UseCase)]


def _use_case(file: Path) -> "UseCase | str":
    """The use case of a file anywhere, or all that is wrong with it."""
    from usecases.checking.verdict import breaches
    from usecases.findings.severity import Severity
    from usecases.model import build
    from usecases.reading.document import read_document
    from usecases.reading.folder import FileKind
    from usecases.rules.wording import message

    name = harmless(seen_from_here(file))
    try:
        with file.open("rb") as opened:
            content = opened.read(_LARGEST + 1)
    except OSError as error:
        return _("{path} can't be read: {reason}.").format(path=name, reason=reason_words(error))
    if len(content) > _LARGEST:
        return _("{path} is too large to be an account.").format(path=name)
    document = read_document(content, name, FileKind.USE_CASE)
    found = [*document.findings, *breaches(document)]
    if document.data is not None and not any(each.severity is Severity.ERROR for each in found):
        return build.use_case(document.data)
    language = reader_language()
    wrong = [f"{name}:{each.place.line}:{each.place.column}: {harmless(message(each, language))}" for each in found]
    return "\n".join([_("{path} can't be used as it is:").format(path=name), *wrong])


def _data(comparison: "Comparison") -> dict[str, object]:
    """The comparison as mappings and lists, with ids and no words."""
    names = [account.name for account in comparison.accounts]
    standard = comparison.standard
    return {
        "accounts": [{"name": account.name, "title": account.case.title} for account in comparison.accounts],
        "standard": None if standard is None else round(standard, 4),
        "agreements": comparison.agreements,
        "pairs": comparison.pairs,
        "steps": [_point(point, names) for point in comparison.points],
        "branches": [
            {
                names[number]: None if each is None else {"number": each[0], "id": each[1].id}
                for number, each in enumerate(trouble.told)
            }
            for trouble in comparison.troubles
        ],
    }


def _point(point: "Point", names: Sequence[str]) -> dict[str, object]:
    told = {
        names[number]: None if each is None else {"number": each.number, "id": each.step.id}
        for number, each in enumerate(point.told)
    }
    return {
        "told": told,
        "other_words": [names[number] for number in point.other_words],
        "missing": [names[number] for number in point.missing],
        "other_order": [names[number] for number in point.other_order],
        "other_actor": point.other_actor,
        "other_deadline": point.other_deadline,
        "agreements": point.agreements,
        "pairs": point.pairs,
    }
