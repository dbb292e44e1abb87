"""What an analysis has to say: lines, and where Enter leads from each. It knows no screen, and goes through a pipe."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from usecases_tui.sheet.row import Span, Spans

if TYPE_CHECKING:
    from usecases.analysing.cases import Find, Progress
    from usecases.coverage.coverage import Coach
    from usecases.model.shared import Shared
    from usecases.model.usecase import UseCase

COACH = "coach"
"""What is opened at a goal that is a step: the coach, which asks what could go wrong there."""


class Opened(NamedTuple):
    """The use case in the middle, unsaved changes and all, with its library, and the cells that a line has.

    `find` knows the use cases that are steps of it, unsaved changes and all.
    """

    case: "UseCase"
    shared: "Shared"
    width: int
    coach: "Callable[[Shared], Coach]"
    find: "Find"


class Whole(NamedTuple):
    """A library on disk, and whom to tell how far one is."""

    root: Path
    progress: "Progress"


class Goal(NamedTuple):
    """Where Enter leads: to a use case by its `case` id, or to a file by its `path`, and a `thing` in it by its id.

    `title` and `more` are how it is called in a list of several. `then` is the id of an analysis to open there, or
    `COACH`. With a `group`, Enter leads to that group in the list of use cases, and there to the `case`, if any.
    """

    title: str
    more: str = ""
    case: str = ""
    path: str = ""
    thing: str = ""
    then: str = ""
    group: str = ""


class Line(NamedTuple):
    """A line; `key` knows it again when the analysis is made anew, and no other line has it.

    `lead` stands before the text, which goes on below itself. `more` is said at the bottom while the cursor is there.
    Enter shows the lines `inside`, or leads to the goal; where there are several, it lets one be chosen.
    """

    key: str
    text: str = ""
    lead: Spans = ()
    style: str = ""
    goals: tuple[Goal, ...] = ()
    more: str = ""
    inside: "tuple[Line, ...]" = ()
    stops: bool = True


class Told(NamedTuple):
    """The lines of an analysis; those of its `head` stay above the others where there is room."""

    lines: tuple[Line, ...]
    head: tuple[Line, ...] = ()


def heading(text: str, key: str = "") -> tuple[Line, Line]:
    """A heading, below a gap."""
    key = key or text
    return Line(f"gap {key}", stops=False), Line(f"heading {key}", text, style="heading", stops=False)


def as_json(told: Told) -> str:
    """Lines as a text for a pipe."""
    return json.dumps(told)


def of_json(text: str) -> Told:
    """Lines from a pipe."""
    lines, head = json.loads(text)
    return Told(tuple(map(_line, lines)), tuple(map(_line, head)))


def _line(data: list[Any]) -> Line:
    key, text, lead, style, goals, more, inside, stops = data
    spans = tuple(Span(*span) for span in lead)
    return Line(key, text, spans, style, tuple(Goal(*goal) for goal in goals), more, tuple(map(_line, inside)), stops)
