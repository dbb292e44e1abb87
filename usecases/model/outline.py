"""Where everything of a use case stands: its steps and branches by id, with their paths in the file."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from usecases.model.usecase import Branch, Step, UseCase
from usecases.text.path import Path


@dataclass(frozen=True, slots=True)
class PlacedStep:
    """A step, the branch it belongs to (`None`: the main scenario), its index there, and its path in the file."""

    step: Step
    branch: Branch | None
    index: int
    path: Path


class PlacedBranch(NamedTuple):
    """A branch and its path in the file."""

    branch: Branch
    path: Path


class Outline:
    """The steps and branches of a use case, in the order of the file and by id (the first one of an id counts)."""

    __slots__ = ("branch_of", "branches", "case", "step_of", "steps")

    def __init__(self, case: UseCase) -> None:
        self.case = case
        self.branches = tuple(PlacedBranch(branch, ("branches", index)) for index, branch in enumerate(case.branches))
        self.steps = tuple(self._every_step())
        self.step_of: dict[str, PlacedStep] = {}
        for placed in self.steps:
            self.step_of.setdefault(placed.step.id, placed)
        self.branch_of: dict[str, PlacedBranch] = {}
        for placed_branch in self.branches:
            self.branch_of.setdefault(placed_branch.branch.id, placed_branch)

    def _every_step(self) -> Iterator[PlacedStep]:
        for index, step in enumerate(self.case.steps):
            yield PlacedStep(step, None, index, ("steps", index))
        for number, branch in enumerate(self.case.branches):
            for index, step in enumerate(branch.steps):
                yield PlacedStep(step, branch, index, ("branches", number, "steps", index))

    def __contains__(self, name: object) -> bool:
        return name in self.step_of or name in self.branch_of

    def names(self) -> list[str]:
        """The ids of all steps and branches."""
        return [*self.step_of, *self.branch_of]
