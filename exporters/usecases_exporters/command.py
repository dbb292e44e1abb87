"""`usecases export`: one subcommand for each format, which brings its own options."""

from pathlib import Path

import click

from usecases.cli.completing import case_ids
from usecases.cli.library_option import library_option, library_root
from usecases.cli.metavars import translated
from usecases.cli.suggesting import suggestion
from usecases.model.words import LANGUAGES
from usecases.text.harmless import harmless
from usecases_exporters import registry
from usecases_exporters.order import Order, carry_out
from usecases_exporters.protocol import Exporter, ExportError, Option
from usecases_exporters.words import interface as _


class Formats(click.Group):
    """The formats, as subcommands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All formats, third-party ones too."""
        del ctx
        return registry.names()

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a format; its exporter is imported now."""
        del ctx
        try:
            found = registry.exporter(cmd_name)
        except ExportError as error:
            raise click.ClickException(error.reason) from error
        return None if found is None else translated(_command(cmd_name, found))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The format that is meant; an unknown word gets a suggestion."""
        name = args[0]
        if not name.startswith("-") and name not in registry.EXPORTERS and name not in registry.third_party():
            text = _("There is no format “{name}”.").format(name=harmless(name))
            raise click.UsageError(text + suggestion(name, registry.names()), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of formats, from the table where it knows them."""
        rows = []
        for name in self.list_commands(ctx):
            if name in registry.EXPORTERS:
                rows.append((name, _(registry.EXPORTERS[name][1])))
            else:
                rows.append((name, _summary(name)))
        with formatter.section(_("Formats")):
            formatter.write_dl(rows)


def _summary(name: str) -> str:
    try:
        found = registry.exporter(name)
    except ExportError as error:
        return error.reason
    return "" if found is None else found.summary


def _command(name: str, exporter: Exporter) -> click.Command:
    options: list[click.Parameter] = [
        click.Argument(["ids"], nargs=-1, metavar="[ID]...", shell_complete=case_ids),
        click.Option(
            ["-o", "--output", "target"],
            type=click.Path(file_okay=False, path_type=Path),
            required=True,
            metavar="DIR",
            help=_("The folder to write to."),
        ),
        click.Option(
            ["--language"],
            type=click.Choice(LANGUAGES),
            help=_("The language of headings and titles; the use case's own otherwise."),
        ),
        _check_option(),
        *map(_option, exporter.options),
    ]

    def run(
        ids: tuple[str, ...],
        target: Path,
        language: str | None,
        check: bool,
        library: Path | None,
        **own: bool | str,
    ) -> int:
        chosen = {option.name: own[_parameter(option)] for option in exporter.options}
        above = click.get_current_context().parent
        check = check or (above is not None and bool(above.params.get("check")))
        return carry_out(library_root(library), Order(name, ids, target, language, check, chosen), exporter)

    summary = _(registry.EXPORTERS[name][1]) if name in registry.EXPORTERS else exporter.summary
    return library_option(
        click.Command(
            name,
            callback=run,
            params=options,
            help=summary,
            epilog=_("Example: usecases export {format} -o build").format(format=name),
        )
    )


def _check_option() -> click.Option:
    """Of the formats, and before them too: a hook says it once, whatever format its user names."""
    return click.Option(
        ["--check"],
        is_flag=True,
        help=_("Write nothing; exit with 1 where what is on disk differs from what would be written."),
    )


def _parameter(option: Option) -> str:
    return option.name.replace("-", "_")


def _option(option: Option) -> click.Option:
    names = [f"--{option.name}", _parameter(option)]
    if isinstance(option.default, bool):
        return click.Option(names, is_flag=True, default=option.default, help=_(option.help))
    choice = click.Choice(option.choices) if option.choices else None
    return click.Option(names, type=choice, default=option.default, help=_(option.help))


command = Formats(
    "export",
    help=_("Write diagrams, regulations and more, from all use cases of a library or from some of them."),
    epilog=_("Example: usecases export handbook -o build/handbook"),
    params=[_check_option()],
    callback=lambda **_: None,  # the formats look at it
)
