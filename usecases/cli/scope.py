"""What an analysis is about: some use cases, a group, or the whole library; the options are the same for all."""

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from usecases.cli.completing import case_ids, group_ids
from usecases.cli.library_option import library_option, library_root
from usecases.cli.suggesting import Choice, suggestion
from usecases.languages.catalogue import _
from usecases.text.harmless import one_line

if TYPE_CHECKING:
    from usecases.model.usecase import UseCase


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


class CasesInScope:
    """All use cases of the library, each with whether it was asked for; what can't be used is told at the end."""

    def __init__(self, scope: Scope) -> None:
        from usecases.analysing.cases import Cases
        from usecases.cli.opening import files_of

        self._scope = scope
        self._cases = Cases(scope.root, files_of(scope.root))
        self._groups = {group.id for group in self._cases.shared.groups}
        self.shared = self._cases.shared
        self.find = self._cases.find

    def __iter__(self) -> "Iterator[tuple[UseCase, bool]]":
        for file in self._cases:
            case = file.case
            self._groups.add(case.group or "")
            yield case, case.id in self._scope.ids if self._scope.ids else self._scope.group in (None, case.group)

    def tell(self) -> None:
        """Once all were looked at: raise click.UsageError for an unknown group, and mention what was left out."""
        from usecases.cli.opening import mention_left_out, mention_shared

        if self._scope.group is not None and self._scope.group not in self._groups:
            raise no_such_group(self._scope.group, self._groups)
        mention_shared(self._cases.unusable)
        mention_left_out(self._cases.unusable)
