"""Steps and branches that somebody has begun and not yet written a word of: they are shown, and in no file."""

from typing import Any, NamedTuple, TypeAlias

from usecases.editing.branches import AddBranch
from usecases.editing.command import Command
from usecases.editing.steps import AddStep
from usecases.model.usecase import Branch, Kind, Step, UseCase

NEW = "\0new"
"""The id under which it is shown; no file can have such an id."""


class NewStep(NamedTuple):
    """A step to be: in a branch or the main scenario (`None`), after a step or as the first (`None`)."""

    into: str | None = None
    after: str | None = None
    actor: str | None = None

    @property
    def above(self) -> str | None:
        """The branch in which it stands."""
        return self.into

    def command(self, path: str, text: str) -> Command:
        """What adds it, with the words written so far."""
        fields: dict[str, Any] = {"actor": self.actor, "action": text}
        return AddStep(path, self.into, self.after, {name: value for name, value in fields.items() if value})

    def shown_in(self, case: UseCase) -> UseCase | None:
        """The use case with the step in its place; `None` where that place is gone."""
        step = Step(NEW, actor=(self.actor,) if self.actor else ())
        if self.into is None:
            steps = _with(case.steps, step, self.after)
            return None if steps is None else case._replace(steps=steps)
        for index, branch in enumerate(case.branches):
            if branch.id == self.into and (steps := _with(branch.steps, step, self.after)) is not None:
                there = (*case.branches[:index], branch._replace(steps=steps), *case.branches[index + 1 :])
                return case._replace(branches=there)
        return None


class NewBranch(NamedTuple):
    """A branch to be, at steps, branches or any step."""

    at: tuple[str, ...]
    kind: Kind = "negative"

    @property
    def above(self) -> str | None:
        """The last thing it leaves from."""
        return self.at[-1]

    def command(self, path: str, text: str) -> Command:
        """What adds it, with the words written so far."""
        fields: dict[str, Any] = {"at": self.at[0] if len(self.at) == 1 else list(self.at), "when": text}
        return AddBranch(path, {"kind": self.kind, **{name: value for name, value in fields.items() if value}})

    def shown_in(self, case: UseCase) -> UseCase | None:
        """The use case with the branch after the others."""
        return case._replace(branches=(*case.branches, Branch(NEW, self.kind, self.at)))


New: TypeAlias = NewStep | NewBranch


def _with(steps: tuple[Step, ...], step: Step, after: str | None) -> tuple[Step, ...] | None:
    names = [one.id for one in steps]
    if after is not None and after not in names:
        return None
    index = 0 if after is None else names.index(after) + 1
    return (*steps[:index], step, *steps[index:])
