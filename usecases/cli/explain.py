"""`usecases explain`: the page of a rule."""

from collections.abc import Iterator

import click

from usecases.cli.as_json import as_json
from usecases.cli.columns import reading_width, table, terminal_width, wrapped
from usecases.cli.completing import rule_words
from usecases.cli.exits import FINE
from usecases.cli.suggesting import Choice, suggestion
from usecases.cli.terminal import colours
from usecases.findings.severity import Severity
from usecases.languages.catalogue import _, mark
from usecases.rules.page import Example, Page, page, paragraphs
from usecases.rules.registry import MODULES, code_of, known_words, name_of, rule
from usecases.rules.wording import help_url
from usecases.text.harmless import harmless, one_line

_SEVERITIES = {
    Severity.ERROR: mark("an error"),
    Severity.WARNING: mark("a warning"),
    Severity.INFO: mark("a note"),
    Severity.IGNORE: mark("ignored"),
}


@click.command(
    "explain",
    help=_("Explain a rule: what it looks for, why, and how to mend it. Without a code, list all rules."),
    epilog=_("Example: usecases explain UC201, or: usecases explain unknown-role"),
)
@click.argument("word", required=False, metavar="[CODE|NAME]", shell_complete=rule_words)
@click.option("--format", "form", type=Choice(("text", "json")), default="text", help=_("How the page is written."))
def command(word: str | None, form: str) -> int:
    """Explain one rule, or list all."""
    if word is None:
        click.echo(_all_as_json() if form == "json" else "\n".join(_list()), color=colours())
        return FINE
    code = code_of(word) or code_of(word.upper()) or code_of(word.lower())
    if code is None:
        text = _("There is no rule “{word}”.").format(word=one_line(word))
        hint = suggestion(word, known_words()) or " " + _("List them all with: usecases explain")
        raise click.UsageError(text + hint)
    if form == "json":
        click.echo(_as_json(code, page(code)))
    else:
        click.echo("\n".join(_lines(code, page(code), reading_width())), color=colours())
    return FINE


def _lines(code: str, found: Page, columns: int) -> Iterator[str]:
    yield click.style(f"{code} {name_of(code)}", bold=True)
    yield from wrapped(_(found.title), columns)
    yield ""
    kind = _(_SEVERITIES[rule(code).severity])
    text = _("It is {severity}, unless library.yaml says otherwise under “checks”.").format(severity=kind)
    yield from wrapped(text, columns)
    for paragraph in paragraphs(found.explanation):
        yield ""
        for line in _(paragraph).split("\n"):
            yield from wrapped(line, columns, later="  " if line.startswith("- ") else "")
    for heading, examples in ((_("Failing"), found.failing), (_("Passing"), found.passing)):
        for example in examples:
            yield ""
            yield click.style(f"{heading}: {example.path}" if example.path else f"{heading}:", bold=True)
            yield from _example(example)
    yield ""
    yield from wrapped(_("To leave it be in one place, write above the line:"), columns)
    yield "  # usecases: ignore {code} - {why}".format(code=code, why=_("the reason"))
    yield ""
    yield help_url(code)


def _example(example: Example) -> Iterator[str]:
    for line in harmless(example.text).splitlines():
        yield f"  {line}".rstrip()


def _list() -> Iterator[str]:
    rows = [(code, name_of(code), _(page(code).title)) for code in MODULES]
    yield from table(rows, flexible=2, available=terminal_width())


def _as_json(code: str, found: Page) -> str:
    shown = {
        **_summary(code, found),
        "explanation": "\n\n".join(map(_, paragraphs(found.explanation))),
        "failing": [example._asdict() for example in found.failing],
        "passing": [example._asdict() for example in found.passing],
    }
    return as_json(shown)


def _all_as_json() -> str:
    rows = [_summary(code, page(code)) for code in MODULES]
    return as_json({"rules": rows})


def _summary(code: str, found: Page) -> dict[str, object]:
    return {
        "code": code,
        "rule": name_of(code),
        "severity": rule(code).severity.word,
        "fixable": rule(code).fixable,
        "title": _(found.title),
        "help_url": help_url(code),
    }
