"""Deleting steps and branches: what would go with them, and the question whether it may."""

from collections.abc import Sequence
from typing import NamedTuple

from usecases.editing.branches import DeleteBranch
from usecases.editing.command import Command, Data
from usecases.editing.places import branch_place, step_place
from usecases.editing.removing import doomed_with_branches, referring, written
from usecases.editing.several import DeleteSteps
from usecases_tui.asking.ask import Answer, Ask
from usecases_tui.words import _, ngettext

DELETE = "delete"


class Going(NamedTuple):
    """What deletes something, how many branches go with it, and where the references stand that are cleared."""

    command: Command
    branches: int
    references: tuple[str, ...]

    @property
    def needs_asking(self) -> bool:
        """Whether more goes than what was meant."""
        return bool(self.branches or self.references)

    def question(self) -> Ask:
        """The question whether all of that may go."""
        lines = []
        if self.branches:
            text = ngettext("{count} branch goes with it.", "{count} branches go with it.", self.branches)
            lines.append(text.format(count=self.branches))
        if self.references:
            lines.append(_("What refers to it is cleared: {places}.").format(places=", ".join(self.references)))
        lines.append(_("It can be undone."))
        answers = [Answer(DELETE, _("Delete all of it")), Answer("keep", _("Leave it as it is"))]
        return Ask(_("Delete?"), lines, answers)


def steps_going(path: str, data: Data, steps: Sequence[str]) -> Going:
    """What goes with steps; raises Refused for an unknown one."""
    going = doomed_with_branches(data, *(step_place(data, step).path for step in steps))
    count = sum(len(found) == 2 and found[0] == "branches" for found in going.paths)
    return Going(DeleteSteps(path, tuple(steps)), count, tuple(written(data, referring(data, going))))


def branch_going(path: str, data: Data, branch: str) -> Going:
    """What goes with a branch besides its own steps; raises Refused for an unknown one."""
    going = doomed_with_branches(data, branch_place(data, branch).path)
    references = tuple(written(data, referring(data, going)))
    return Going(DeleteBranch(path, branch, with_references=True), len(going.paths) - 1, references)
