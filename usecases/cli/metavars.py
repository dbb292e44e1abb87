"""The words in capitals that stand for what the user writes: `DIR`, `[OPTIONS]`, in the reader's language."""

import click

from usecases.languages.catalogue import _, mark

_OPTIONS = mark("[OPTIONS]")
_COMMAND = mark("COMMAND [ARGS]...")
_KNOWN = (
    mark("DIR"),
    mark("REV"),
    mark("[REV..REV|OLD NEW]"),
    mark("TITLE"),
    mark("WORDS..."),
    mark("[PATH]..."),
    mark("FILE..."),
    mark("[CODE|NAME]"),
    mark("[ID]..."),
    mark("ID"),
    mark("FIELD"),
    mark("[VALUE]..."),
    mark("ROLE"),
    mark("DATE"),
    mark("N"),
    mark("NAME"),
    mark("PATH"),
)

_written: dict[click.Parameter, str] = {}
"""What stood there before: a process may speak several languages, one after another."""


def translated(command: click.Command) -> click.Command:
    """The command itself, with its metavars translated; those that nobody marked stay as they are."""
    command.options_metavar = _(_OPTIONS)
    if isinstance(command, click.Group):
        command.subcommand_metavar = _(_COMMAND)
    for param in command.params:
        if param.metavar:
            param.metavar = _(_written.setdefault(param, param.metavar))
    return command
