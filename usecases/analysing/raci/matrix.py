"""The matrix: steps by roles, with the letters R, A, C, I."""

from typing import NamedTuple

from usecases.analysing.raci.view import View
from usecases.model.letters import Assigned, by_id
from usecases.model.shared import Shared
from usecases.model.usecase import UseCase


class Line(NamedTuple):
    """A step: its id and number, its action, and the letters of each role that holds any (`RA`)."""

    step: str
    number: str
    action: str | None
    letters: dict[str, str]


class Matrix(NamedTuple):
    """The roles of a use case in the order in which they appear, and its steps in the order of the file."""

    case: str
    title: str
    roles: tuple[str, ...]
    lines: tuple[Line, ...]


def matrix(case: UseCase, shared: Shared) -> Matrix:
    """The matrix of a use case."""
    return matrix_of(View(case, by_id(shared.roles)))


def matrix_of(view: View) -> Matrix:
    """The matrix of a use case that is being looked at."""
    roles = dict.fromkeys(role_id for each in view.steps for role_id in each.roles())
    return Matrix(view.case.id, view.case.title, tuple(roles), tuple(_line(each, view) for each in view.steps))


def _line(each: Assigned, view: View) -> Line:
    letters = {role_id: each.letters(role_id) for role_id in dict.fromkeys(each.roles())}
    return Line(each.step.id, view.numbers[each.step.id], each.step.action, letters)
