"""`usecases completion`: the lines that let a shell complete commands, options, ids and codes."""

import click
from click.shell_completion import get_completion_class

from usecases.cli.exits import FINE
from usecases.cli.suggesting import Choice
from usecases.languages.catalogue import _

PROGRAM = "usecases"
VARIABLE = "_USECASES_COMPLETE"
"""Set by the shell when it asks the program for words."""


_LINES = """

\b
bash, ~/.bashrc:  eval "$(usecases completion bash)"
zsh, ~/.zshrc:    eval "$(usecases completion zsh)"
fish:             usecases completion fish > ~/.config/fish/completions/usecases.fish
"""


@click.command(
    "completion",
    help=_("Print what a shell needs to complete commands, options, ids and codes. Let the shell read it:") + _LINES,
    epilog=_("Example: usecases completion bash"),
)
@click.argument("shell", type=Choice(("bash", "zsh", "fish")))
def command(shell: str) -> int:
    """Print the shell's lines."""
    found = get_completion_class(shell)
    assert found is not None  # click knows the three
    click.echo(found(click.Command(PROGRAM), {}, PROGRAM, VARIABLE).source())
    return FINE
