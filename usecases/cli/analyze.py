"""`usecases analyze`: the analyses by name, each imported when it is named."""

from importlib import import_module

import click

from usecases.cli.metavars import translated
from usecases.cli.suggesting import suggestion
from usecases.languages.catalogue import _, mark
from usecases.text.harmless import harmless

ANALYSES = {
    "coverage": ("usecases.cli.analyze_coverage:command", mark("What can go wrong, and who has thought of it.")),
    "customers": ("usecases.cli.analyze_customers:command", mark("Who gets what from which process.")),
    "handovers": (
        "usecases.cli.analyze_handovers:command",
        mark("Who hands what to whom, and where the chain breaks."),
    ),
    "map": ("usecases.cli.analyze_map:command", mark("The groups of the map, their lamps, and where to look first.")),
    "raci": ("usecases.cli.analyze_raci:command", mark("Who does, answers, is asked and told: the matrix.")),
    "time": ("usecases.cli.analyze_time:command", mark("How long it takes, where it waits, what it costs.")),
}
"""Where each analysis lives, and a line of help, so that the list imports none of them."""


class Analyses(click.Group):
    """The analyses, as subcommands."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names."""
        del ctx
        return sorted(ANALYSES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The analysis of a name, imported now."""
        del ctx
        if cmd_name not in ANALYSES:
            return None
        module, _colon, attribute = ANALYSES[cmd_name][0].partition(":")
        found: click.Command = getattr(import_module(module), attribute)
        return translated(found)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The analysis that is meant; an unknown word gets a suggestion."""
        name = args[0]
        if not name.startswith("-") and name not in ANALYSES:
            text = _("There is no analysis “{name}”.").format(name=harmless(name))
            raise click.UsageError(text + suggestion(name, ANALYSES), ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of analyses, from the table."""
        with formatter.section(_("Analyses")):
            formatter.write_dl([(name, _(ANALYSES[name][1])) for name in self.list_commands(ctx)])


command = Analyses(
    "analyze",
    help=_("Figures about use cases: what nobody wrote down, and who carries too much."),
    epilog=_("Example: usecases analyze raci order-processing"),
)
