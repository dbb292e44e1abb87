"""Moving steps and branches: which command a key means where the cursor is; or words that say why there is none."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from usecases.editing.branches import AddBranch, AttachBranch, MoveBranch
from usecases.editing.command import Command, Files, Refused
from usecases.editing.converting import BranchToSteps, StepToBranch
from usecases.editing.fields import ClearField, SetField
from usecases.editing.naming import new_id
from usecases.editing.steps import MoveStep
from usecases.editing.together import Together
from usecases.model.outline import Outline
from usecases.model.usecase import Branch, UseCase
from usecases_tui.scenario.rows import Placement
from usecases_tui.words import _


class InList(NamedTuple):
    """Where a step stands: its branch (`None`: the main scenario), the ids of that list, and its position there."""

    branch: Branch | None
    names: tuple[str, ...]
    position: int

    @property
    def into(self) -> str | None:
        """The branch's id."""
        return None if self.branch is None else self.branch.id


class Moves:
    """The moves in one use case, as it is now."""

    def __init__(self, path: str, case: UseCase) -> None:
        self.path = path
        self.outline = Outline(case)
        self.placement = Placement(self.outline)

    def place(self, step: str) -> InList:
        """Where a step stands."""
        placed = self.outline.step_of[step]
        steps = self.outline.case.steps if placed.branch is None else placed.branch.steps
        return InList(placed.branch, tuple(one.id for one in steps), placed.index)

    def owner(self, branch: Branch) -> str | None:
        """The step or branch under which a branch stands; `None` at any step, or where it has no place."""
        return next((name for name, below in self.placement.under.items() if branch in below), None)

    def left_by(self, branch: str | None) -> str | None:
        """The step or branch under which the branch of an id stands."""
        found = self.outline.branch_of.get(branch or "")
        return None if found is None else self.owner(found.branch)

    def hiding(self, name: str, *, inside: bool = False) -> list[str]:
        """The ids of what a step or branch stands under, from the inside out; with `inside`, the branch itself too."""
        found: dict[str, None] = {}
        here: str | None = name
        if inside:
            found[name] = None
        while here is not None:
            if here in self.outline.step_of:
                here = self.place(here).into
            elif here in self.outline.branch_of:
                here = self.owner(self.outline.branch_of[here].branch)
            else:
                break
            if here is None or here in found:
                break
            found[here] = None
        return list(found)

    def steps(self, steps: Sequence[str], way: int) -> Command | str:
        """Steps that follow one another, up (-1) or down (1) in their list, or to the neighbouring branch."""
        place = self.place(steps[0])
        start, end = place.position, place.position + len(steps)
        if place.names[start:end] != tuple(steps):
            return _("Only steps that follow one another can be moved together.")
        target = start - 1 if way < 0 else end
        if not 0 <= target < len(place.names):
            return self._to_neighbour(steps, place, way)
        if len(steps) > 1:  # what stands in the way goes to the other side
            after = steps[-1] if way < 0 else (place.names[start - 1] if start else None)
            return MoveStep(self.path, place.names[target], place.into, after)
        before = place.names[target - 1] if target else None
        return MoveStep(self.path, steps[0], place.into, before if way < 0 else place.names[target])

    def _to_neighbour(self, steps: Sequence[str], place: InList, way: int) -> Command | str:
        if place.branch is None:
            return _("This is the first step.") if way < 0 else _("This is the last step.")
        beside = self._siblings(place.branch)
        index = [one.id for one in beside].index(place.branch.id) + way
        if len(steps) > 1 or not 0 <= index < len(beside):
            return _("The step is at the edge of its branch. “Take it out of the branch” leads further.")
        other = beside[index]
        last = other.steps[-1].id if other.steps and way < 0 else None
        return MoveStep(self.path, steps[0], other.id, last)

    def branch(self, name: str, way: int) -> Command | str:
        """A branch up or down among those that leave from the same place, or to the step before or after."""
        branch = self.outline.branch_of[name].branch
        beside = self._siblings(branch)
        index = [one.id for one in beside].index(name) + way
        if 0 <= index < len(beside):
            if way > 0:
                return MoveBranch(self.path, name, beside[index].id)
            every = [one.branch.id for one in self.outline.branches]
            position = every.index(beside[index].id)
            return MoveBranch(self.path, name, every[position - 1] if position else None)
        if len(branch.at) != 1 or branch.at[0] not in self.outline.step_of:
            return _("There is no other branch there.")
        place = self.place(branch.at[0])
        if not 0 <= place.position + way < len(place.names):
            return _("There is no other step there.")
        return AttachBranch(self.path, name, place.names[place.position + way])

    def inward(self, step: str) -> Command | str:
        """A step becomes a branch of the step above it, or the last step of the branch above it."""
        place = self.place(step)
        if place.position == 0:
            return _("There is no step above it of which it could be a branch.")
        above = place.names[place.position - 1]
        beside = self.placement.under.get(above)
        if beside:
            return self._joined(step, place, beside[-1])
        return StepToBranch(self.path, step, "negative") if place.branch is None else self._inner(step, place, above)

    def _joined(self, step: str, place: InList, branch: Branch) -> Command:
        last = branch.steps[-1].id if branch.steps else None
        move = MoveStep(self.path, step, branch.id, last)
        if branch.resume != step:
            return move
        where = ("branches", branch.id, "resume")
        following = place.names[place.position + 1 : place.position + 2]
        on = SetField(self.path, where, following[0]) if following else ClearField(self.path, where)
        return Together((move, on), said=0)

    def _inner(self, step: str, place: InList, above: str) -> Command:
        """What `StepToBranch` does in the main scenario, in a branch."""
        assert place.branch is not None
        condition = self.outline.step_of[step].step.condition
        name = new_id(condition, f"{step}-branch", self.outline.names())
        branch: dict[str, Any] = {"id": name, "kind": "negative", "at": above, "when": condition}
        following = place.names[place.position + 1 : place.position + 2]
        if following or place.branch.resume:
            branch["resume"] = following[0] if following else place.branch.resume
        elif place.branch.end:
            branch["end"] = place.branch.end
        commands: list[Command] = [
            AddBranch(self.path, {field: value for field, value in branch.items() if value is not None}),
            MoveStep(self.path, step, name, None),
        ]
        if condition is not None:
            commands.append(ClearField(self.path, ("steps", step, "if")))
        return Together(tuple(commands), said=0)

    def outward(self, files: Files, step: str) -> Command | str:
        """A step of a branch comes after the step that the branch leaves; with the branch, where it is alone in it."""
        place = self.place(step)
        if place.branch is None:
            return _("This step is in the main scenario already.")
        if len(place.names) == 1:
            whole = BranchToSteps(self.path, place.branch.id)
            try:
                whole.carried_out(files)
            except Refused:
                pass  # a branch that says more stays, without the step
            else:
                return whole
        owner = self.owner(place.branch)
        if owner in self.outline.step_of:
            return MoveStep(self.path, step, self.place(owner).into, owner)
        if owner in self.outline.branch_of:
            steps = self.outline.branch_of[owner].branch.steps
            return MoveStep(self.path, step, owner, steps[-1].id if steps else None)
        return _("The branch leaves from no single step, so there is none for this step to follow.")

    def _siblings(self, branch: Branch) -> list[Branch]:
        """The branches that leave from the same places, with itself."""
        every = [one.branch for one in self.outline.branches]
        return [one for one in every if set(one.at) == set(branch.at)]
