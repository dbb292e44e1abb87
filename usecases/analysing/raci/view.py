"""A use case as the passes look at it; what is costly is made when first asked for."""

from collections.abc import Mapping
from functools import cached_property

from usecases.flow.build import flow_of
from usecases.flow.graph import Flow
from usecases.model.letters import Assigned, Roles, assigned
from usecases.model.numbering import numbers
from usecases.model.outline import Outline
from usecases.model.usecase import ANY, Branch, UseCase


class View:
    """One use case with the letters of all its steps."""

    def __init__(self, case: UseCase, roles: Roles) -> None:
        self.case = case
        self.roles = roles
        self.outline = Outline(case)
        self.steps = tuple(
            assigned(placed.step, placed.branch, case, roles)
            for placed in self.outline.steps
            if self.outline.step_of[placed.step.id] is placed
        )
        self.own = tuple(each for each in self.steps if not each.outside and each.step.use_case is None)
        """The steps that somebody inside does, or nobody yet: those that the company can arrange."""

    @cached_property
    def flow(self) -> Flow:
        """The flow graph."""
        return flow_of(self.case, self.outline)

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The number of every step and branch."""
        return numbers(self.outline)

    @cached_property
    def branches_at(self) -> Mapping[str, list[Branch]]:
        """The branches that leave each step; those `at: any` aren't among them."""
        found: dict[str, list[Branch]] = {}
        for branch, _ in self.outline.branches:
            for place in branch.at:
                if place != ANY:
                    found.setdefault(place, []).append(branch)
        return found

    def following(self) -> "list[tuple[Assigned, Assigned]]":
        """Each step with the next one of the same course; steps in any order follow nobody."""
        pairs = zip(self.steps, self.steps[1:], strict=False)
        return [
            (one, other)
            for one, other in pairs
            if one.branch is other.branch and (one.step.any_order is None or one.step.any_order != other.step.any_order)
        ]
