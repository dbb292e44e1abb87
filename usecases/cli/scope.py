"""What an analysis is about: some use cases, a group, or the whole library; the options are the same for all."""

from collections.abc import Callable, Collection, Sequence
from functools import wraps
from pathlib import Path
from typing import Any, NamedTuple

import click

from usecases.cli.completing import case_ids, group_ids
from usecases.cli.library_option import library_option, library_root
from usecases.cli.suggesting import Choice, suggestion
from usecases.languages.catalogue import _
from usecases.text.harmless import one_line


class Scope(NamedTuple):
    """The library's folder, and the ids or the group that were asked for; neither stands for everything."""

    root: Path
    ids: tuple[str, ...] = ()
    group: str | None = None


def scoped(function: Callable[..., int]) -> Callable[..., int]:
    """Add `[ID]...`, `--library`, `--group` and `--format`; the function is called with a Scope and the form."""

    @click.argument("ids", nargs=-1, metavar="[ID]...", shell_complete=case_ids)
    @library_option
    @click.option("--group", metavar="ID", shell_complete=group_ids, help=_("Only those of a process group."))
    @click.option(
        "--format", "form", type=Choice(("text", "json")), default="text", help=_("How the figures are written.")
    )
    @wraps(function)
    def asked(ids: Sequence[str], library: Path | None, group: str | None, form: str, **others: Any) -> int:
        if ids and group is not None:
            raise click.UsageError(_("Give either ids of use cases or a group, not both."))
        return function(Scope(library_root(library), tuple(dict.fromkeys(ids)), group), form, **others)

    return asked


def no_such_group(group: str, groups: Collection[str]) -> click.UsageError:
    """What to raise where a process group isn't there."""
    text = _("There is no process group “{id}”.").format(id=one_line(group))
    return click.UsageError(text + suggestion(group, sorted(groups)))
