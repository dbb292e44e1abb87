"""What comes of a question: a branch that is to be written, with the suggested response as its first step."""

import re
from collections.abc import Collection
from typing import Any

from usecases.editing.branches import AddBranch
from usecases.editing.naming import new_id
from usecases_tui.coach.questions import Question


def branch_for(path: str, step: str, question: Question, taken: Collection[str]) -> AddBranch:
    """The branch at a step that answers a question. Its condition is left to be written, and who does its step too.

    `taken` are the ids of the use case.
    """
    name = new_id(question.deviation, "branch", taken)
    branch: dict[str, Any] = {"id": name, "kind": question.kind, "at": step, "deviation": question.deviation}
    if question.response:
        first = new_id(question.response, "step", {*taken, name})
        branch["steps"] = [{"id": first, "action": question.response}]
    return AddBranch(path, branch)


def in_short(question: str) -> str:
    """The first sentence of a question."""
    return re.split(r"(?<=[.?!…])\s", question, maxsplit=1)[0]
