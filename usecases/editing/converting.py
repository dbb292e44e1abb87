"""Commands that turn a step into a branch, and a branch into steps."""

from dataclasses import dataclass
from typing import Any

from usecases.editing.branches import BRANCHES, index_for
from usecases.editing.command import Data, Files, Outcome, Refused
from usecases.editing.naming import new_id
from usecases.editing.places import (
    MAIN,
    Place,
    branch_place,
    branches_of,
    field_order,
    items_at,
    step_place,
    steps_of,
    texts_of,
    with_item,
    without_item,
)
from usecases.editing.references import ids, with_ids_replaced
from usecases.editing.shown import named, shown
from usecases.editing.tree import changed, ordered, with_field
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.model.usecase import ANY, INTERRUPTED, Kind

_CARRIED = frozenset({"id", "kind", "at", "when", "steps", "resume", "end"})
"""The fields of a branch of which its steps say the same."""


@dataclass(frozen=True)
class StepToBranch:
    """A step of the main scenario becomes a branch of the step before it: what is done only under a condition.

    It is the first step of the branch; its condition (`if`) becomes the branch's (`when`), and the branch goes on
    (`resume`) at the step that followed, where there is one. Refuses the first step, and a step of a branch.
    """

    path: str
    step: str
    kind: Kind = "alternative"

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        data = files.data(self.path)
        place = step_place(data, self.step)
        if not place.in_main:
            text = mark("Step “{id}” is in a branch already. Only steps of the main scenario can become branches.")
            raise Refused(Message(text, {"id": self.step}))
        around = {one.position: one.item["id"] for one in steps_of(data) if one.in_main}
        before, after = around.get(place.position - 1), around.get(place.position + 1)
        if before is None:
            text = mark(
                "Step “{id}” is the first one, and a branch leaves from the step before it. Put a step before it."
            )
            raise Refused(Message(text, {"id": self.step}))
        branch = self._branch(place, before, after, ids(data))
        shorter = without_item(data, place.path)
        new = with_item(shorter, BRANCHES, index_for(shorter, [before]), branch)
        text = mark("Step “{id}” is now the branch “{branch}” of step “{before}”.")
        arguments = {"id": self.step, "branch": branch["id"], "before": before}
        return Outcome(Message(text, arguments), {self.path: new}, focus=branch["id"])

    def _branch(self, place: Place, before: str, after: str | None, taken: set[str]) -> dict[str, Any]:
        condition = place.item.get("if")
        step = {name: value for name, value in place.item.items() if name != "if"} if condition else place.item
        branch = {
            "id": new_id(condition, f"{self.step}-branch", taken),
            "kind": self.kind,
            "at": before,
            "when": condition,
            "steps": [step],
            "resume": after,
        }
        return ordered(
            {name: value for name, value in branch.items() if value is not None}, field_order((*BRANCHES, 0))
        )


@dataclass(frozen=True)
class BranchToSteps:
    """The steps of a branch come after the step that it left: the way back of `StepToBranch`.

    Its condition becomes the condition (`if`) of each of them. What referred to the branch refers to its first step;
    other fields of the branch are left out, and the message names them.

    Refuses what steps can't say: a branch that leaves from no single step or comes instead of it, after some time or
    with no steps; that ends the use case before its last step, or goes on elsewhere than at the next step; from
    which other branches leave; and conditions of its own in its steps, since two can't be joined.
    """

    path: str
    branch: str

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        data = files.data(self.path)
        place = branch_place(data, self.branch)
        left = _left_step(data, place)
        _check_way_on(data, place, left)
        steps = self._steps(data, place)
        new = changed(data, left.holder, lambda old: [*old[: left.position + 1], *steps, *old[left.position + 1 :]])
        new = without_item(new, place.path)
        if self.branch not in ids(new):
            new = with_ids_replaced(new, {self.branch: steps[0]["id"]})
        dropped = [name for name in place.item if name not in _CARRIED]
        text = mark("Branch “{id}” is now steps after step “{before}”.")
        if dropped:
            text = mark("Branch “{id}” is now steps after step “{before}”, which have no place for its {fields}.")
        arguments = {"id": self.branch, "before": left.item["id"], "fields": named(dropped)}
        return Outcome(Message(text, arguments), {self.path: new}, focus=steps[0]["id"])

    def _steps(self, data: Data, place: Place) -> list[dict[str, Any]]:
        """The steps as they come into the scenario: with the branch's condition."""
        holder = (*place.path, "steps")
        steps = [one.item for one in steps_of(data) if one.holder == holder]
        if len(steps) < len(items_at(data, holder)):
            raise _refused(place, mark("A step of branch “{id}” has no id. Give it one first."))
        if not steps:
            raise _refused(place, mark("Branch “{id}” has no steps, so there is nothing to put into the scenario."))
        condition = place.item.get("when")
        if condition is None:
            return steps
        if own := [step["id"] for step in steps if step.get("if") is not None]:
            text = mark(
                "Step “{step}” of branch “{id}” has a condition of its own, and two can't be joined. Write both into"
                " the condition of the branch first."
            )
            raise _refused(place, text, step=own[0])
        return [with_field(step, "if", condition, field_order((*MAIN, 0))) for step in steps]


def _left_step(data: Data, place: Place) -> Place:
    """The one step from which a branch leaves, while it is done; raises Refused where that is something else."""
    at = texts_of(place.item.get("at"))
    if ANY in at:
        raise _refused(place, mark("Branch “{id}” leaves from any step, so there is no step for its steps to follow."))
    if not at:
        raise _refused(place, mark("Branch “{id}” leaves from no step yet. Say from which one (at) first."))
    if len(at) > 1:
        text = mark("Branch “{id}” leaves from several places ({places}), and its steps can follow only one step.")
        raise _refused(place, text, places=named(at))
    left = next((step for step in steps_of(data) if step.item["id"] == at[0]), None)
    if left is None:
        text = mark("Branch “{id}” leaves from “{origin}”, which is no step, so there is no step to follow.")
        raise _refused(place, text, origin=at[0])
    if left.holder[:2] == place.path:
        raise _refused(place, mark("Branch “{id}” leaves from a step of its own. Correct that first."))
    if place.item.get("instead") is True:
        text = mark("Branch “{id}” comes instead of step “{step}”, so its steps can't follow that step.")
        raise _refused(place, text, step=at[0])
    if "after" in place.item:
        text = mark("Branch “{id}” shows after {time}, which the condition of a step can't say.")
        raise _refused(place, text, time=shown(place.item["after"]))
    return left


def _check_way_on(data: Data, place: Place, left: Place) -> None:
    """Raise Refused unless the branch goes on as its steps would after the step that it left."""
    others = [one.item["id"] for one in branches_of(data) if place.item["id"] in texts_of(one.item.get("at"))]
    if others:
        text = mark("Other branches leave from branch “{id}” ({branches}), and they would have nowhere to leave from.")
        raise _refused(place, text, branches=named(others))
    resume, end = place.item.get("resume"), place.item.get("end")
    if resume == INTERRUPTED or (resume is None and end is None):
        return
    next_path = (*left.holder, left.position + 1)
    following = next((step.item["id"] for step in steps_of(data) if step.path == next_path), None)
    if following is not None:
        as_steps: tuple[Any, Any] = (following, None)
    elif left.in_main:
        as_steps = (None, "success")
    else:
        parent = data["branches"][left.holder[1]]
        as_steps = (parent.get("resume"), parent.get("end"))
    if (resume, end) == as_steps:
        return
    if resume is not None:
        text = mark("Branch “{id}” goes on at “{step}”, and its steps would go on elsewhere after step “{before}”.")
        raise _refused(place, text, step=shown(resume), before=left.item["id"])
    text = mark("Branch “{id}” ends the use case, and its steps would go on after step “{before}”.")
    raise _refused(place, text, before=left.item["id"])


def _refused(place: Place, text: str, **arguments: str) -> Refused:
    return Refused(Message(text, {"id": place.item["id"], **arguments}))
