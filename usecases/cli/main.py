"""The `usecases` command: its subcommands are imported when they are named."""

import contextlib
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import StringIO
from typing import TYPE_CHECKING

import click

from usecases.cli.exits import FINE, INTERRUPTED, WRONG_USE
from usecases.cli.metavars import translated
from usecases.cli.terminal import fall_silent, speak_utf8
from usecases.languages.catalogue import _, mark, reader_language
from usecases.languages.reasons import reason_words
from usecases.text.harmless import harmless

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

    from click.shell_completion import CompletionItem

ENTRY_POINTS = "usecases.commands"

COMMANDS = {
    "analyze": ("usecases.cli.analyze:command", mark("Find who carries too much, and what is missing.")),
    "approve": ("usecases.cli.approve:command", mark("Record the approval of a use case.")),
    "blame": ("usecases.cli.blame:command", mark("Show who last changed each step.")),
    "check": ("usecases.cli.check:command", mark("Find what is wrong or missing.")),
    "compare": ("usecases.cli.compare:command", mark("Compare several accounts of one process.")),
    "completion": ("usecases.cli.completion:command", mark("Let the shell complete words.")),
    "diff": ("usecases_exporters.review.diff_command:command", mark("Say what changed in the processes.")),
    "edit": ("usecases_tui.command:command", mark("Open the editor.")),
    "explain": ("usecases.cli.explain:command", mark("Explain a rule, with an example.")),
    "export": ("usecases_exporters.command:command", mark("Write diagrams, regulations and more.")),
    "fmt": ("usecases.cli.fmt:command", mark("Bring files into one form.")),
    "git-setup": ("usecases.cli.git_setup:command", mark("Let git merge and show files by what they mean.")),
    "history": ("usecases.cli.history:command", mark("Show how a use case came to be.")),
    "init": ("usecases.cli.init:command", mark("Make a new library.")),
    "list": ("usecases.cli.list:command", mark("List the use cases.")),
    "merge-file": ("usecases.cli.merge_file:command", mark("Merge two people's changes of a file.")),
    "new": ("usecases.cli.new:command", mark("Begin a new use case.")),
    "plan": ("usecases_exporters.plan.command:command", mark("Plan what to improve first.")),
    "recover": ("usecases.cli.recover:command", mark("Bring back changes that were never saved.")),
    "review": ("usecases_exporters.review.review_command:command", mark("Report on a change, for its reviewers.")),
    "search": ("usecases.cli.search:command", mark("Find use cases by words.")),
    "set": ("usecases.cli.set:command", mark("Change one field.")),
    "show": ("usecases.cli.show:command", mark("Show a use case.")),
    "textconv": ("usecases.cli.textconv:command", mark("Write a file as plain text, for git.")),
}
"""The built-in commands: where they live, and a line of help, so that `--help` imports none of them."""


class Commands(click.Group):
    """The subcommands: built-in ones of the table, third-party ones by entry point."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, third-party ones too."""
        del ctx
        return sorted({*COMMANDS, *_third_party()})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, imported now."""
        del ctx
        if cmd_name in COMMANDS:
            module, _, attribute = COMMANDS[cmd_name][0].partition(":")
            found: click.Command = getattr(import_module(module), attribute)
            return translated(found)
        point = _third_party().get(cmd_name)
        return point.load() if point is not None else None

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is meant; an unknown word gets a suggestion."""
        name = args[0]
        if not name.startswith("-") and self.get_command(ctx, name) is None:
            from usecases.cli.suggesting import suggestion

            text = _("There is no command “{name}”.").format(name=harmless(name))
            raise click.UsageError(text + suggestion(name, self.list_commands(ctx)), ctx)
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> "list[CompletionItem]":
        """What may follow `usecases`, without importing any command."""
        from click.shell_completion import CompletionItem

        names = [name for name in self.list_commands(ctx) if name.startswith(incomplete)]
        items = [CompletionItem(name, help=_(COMMANDS[name][1]) if name in COMMANDS else None) for name in names]
        return items + click.Command.shell_complete(self, ctx, incomplete)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, from the table where it knows them."""
        rows = []
        for name in self.list_commands(ctx):
            if name in COMMANDS:
                rows.append((name, _(COMMANDS[name][1])))
            elif (command := self.get_command(ctx, name)) is not None:
                rows.append((name, command.get_short_help_str()))
        with formatter.section(_("Commands")):
            formatter.write_dl(rows)


def _third_party() -> "dict[str, EntryPoint]":
    from importlib.metadata import entry_points  # costs as much as all the rest of the start

    return {point.name: point for point in entry_points(group=ENTRY_POINTS) if point.name not in COMMANDS}


def _program() -> click.Command:
    version = click.version_option(package_name="usecases", prog_name="usecases", message="%(prog)s %(version)s")
    return version(
        translated(
            Commands(
                name="usecases",
                help=_("Use-case scenarios of business processes: write, check, draw, and make regulations of them."),
                epilog=_("Example: usecases check library"),
                context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
            )
        )
    )


def run(arguments: Sequence[str]) -> int:
    """Run a command; returns the exit code. No traceback reaches the user."""
    speak_utf8()
    _speak_of_click()
    try:
        return _carried_out(arguments)
    except OSError as error:
        return unwritten(error)


def unwritten(error: OSError) -> int:
    """Say that an output takes no more; returns the exit code."""
    code = FINE
    if not isinstance(error, BrokenPipeError):  # there, whoever read the output has heard enough
        code = WRONG_USE
        text = _("The output can't be written: {reason}. What the command did to files is done.")
        with contextlib.suppress(OSError):  # standard error may be full as well
            click.echo(text.format(reason=reason_words(error)), err=True)
    fall_silent()
    return code


def _carried_out(arguments: Sequence[str]) -> int:
    """Run a command; returns the exit code. Raises OSError where the output takes no more."""
    try:
        code = _program().main(args=list(arguments), prog_name="usecases", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        _show(error)
        return WRONG_USE
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except Exception as error:  # a defect: it is saved to a file and its path printed
        if isinstance(error, OSError) and _is_of_output(error):
            raise
        from usecases.cli.defect import report_defect

        return report_defect(error, arguments)
    return code if isinstance(code, int) else FINE


def _show(error: click.ClickException) -> None:
    """Show it on standard error; what was typed, and what stands in files, can't drive the terminal."""
    words = StringIO()
    error.show(words)
    click.echo(harmless(words.getvalue()), nl=False, err=True)


def _is_of_output(error: OSError) -> bool:
    """Whether it was raised by writing to an output, rather than by what a command did to files."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return trace is not None and trace.tb_frame.f_code in (click.echo.__code__, _carried_out.__code__)


def _speak_of_click() -> None:
    """Let click's own words (“Usage”, “Options”) come from our catalogue."""
    import gettext

    from usecases import data

    os.environ["LANGUAGE"] = reader_language()
    gettext.bindtextdomain("messages", str(data.locale()))
    gettext.bindtextdomain("usecases", str(data.locale()))
    gettext.textdomain("usecases")
