"""Pasting lines of text as steps."""

from dataclasses import dataclass
from typing import Any

from usecases.editing.command import Data, Files, Outcome, Refused
from usecases.editing.lines import Line, names_of, read_lines
from usecases.editing.naming import new_id
from usecases.editing.places import index_after, items_at, steps_holder, with_item
from usecases.editing.references import ids
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.validation.standing import DEFINED, IdKind

_NAMELESS = "step"


@dataclass(frozen=True)
class PasteSteps:
    """Each line of a text becomes a step, after the step of an id, or first, in a branch or the main scenario (`None`).

    Numbers and bullets of lists are taken off; a line that begins with a role's title or id and a colon or dash names
    that role as the actor. Refuses a text in which nothing stands.
    """

    path: str
    into: str | None
    after: str | None
    text: str

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        data = files.data(self.path)
        holder = steps_holder(data, self.into)
        index = index_after(data, holder, self.after)
        lines = read_lines(self.text, _names(files))
        if not lines:
            raise Refused(Message(mark("There is no text to paste: one line makes one step.")))
        steps = _steps(lines, ids(data))
        for number, step in enumerate(steps):
            data = with_item(data, holder, index + number, step)
        return Outcome(_said(steps), {self.path: data}, focus=steps[0]["id"])


def _names(files: Files) -> dict[str, str]:
    """The names of roles. Where their file can't be read, the steps are pasted all the same and name no actors."""
    defined = DEFINED[IdKind.ROLE]
    try:
        data: Data = files.data(defined.path) if files.is_there(defined.path) else {}
    except Refused:
        return {}
    return names_of(items_at(data, (defined.items,)))


def _steps(lines: list[Line], taken: set[str]) -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = []
    for line in lines:
        own = new_id(line.action, _NAMELESS, taken)
        taken.add(own)
        actor = {"actor": line.actor} if line.actor is not None else {}
        steps.append({"id": own, **actor, "action": line.action})
    return steps


def _said(steps: list[dict[str, Any]]) -> Message:
    first, last = steps[0]["id"], steps[-1]["id"]
    if len(steps) == 1:
        return Message(mark("Step “{id}” is pasted."), {"id": first})
    text = mark("Steps “{first}” to “{last}” are pasted: {count} in all.")
    return Message(text, {"first": first, "last": last, "count": str(len(steps))})
