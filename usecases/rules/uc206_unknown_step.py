"""A step or branch that this use case doesn't have.

Steps are referred to by id: the place of a branch (`at`), where it goes on (`resume`), the start of a loop
(`repeat`), a deadline from one step to another (`limits`, `within`), the place of an open point. When an id
changes, the references must follow. A branch may leave a step, another branch, or `any` step; but a scenario
goes on at a step.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
branches:
  - id: no-answer
    kind: negative
    at: cal
    when: The customer doesn't answer
    end: failure
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
branches:
  - id: no-answer
    kind: negative
    at: call
    when: The customer doesn't answer
    end: failure
```
"""

from collections.abc import Collection, Iterator
from re import compile as regex

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.outline import Outline, PlacedStep
from usecases.model.usecase import ANY, INTERRUPTED, TRIGGER, Ids
from usecases.rules.base import Hit, Rule, Subject
from usecases.rules.guess import guess
from usecases.text.path import Path

_ID = regex(r"[a-z0-9]+(-[a-z0-9]+)*\Z")
_MANY = 1_000


class UnknownStep(Rule):
    """A reference to a step or branch that isn't there."""

    code = "UC206"
    severity = Severity.ERROR
    fixable = True
    messages = {
        "": mark("There is no step or branch “{step}” in this use case. Correct the id, or add the step."),
        "step": mark("There is no step “{step}” in this use case. Correct the id, or add the step."),
        "branch": mark("“{step}” is a branch, and a step is wanted here. Name a step instead."),
        "moment": mark(
            "“{step}” looks like the id of a step, and there is no such step. Correct the id; where words are meant,"
            " write more than one."
        ),
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at every reference inside the use case."""
        case, outline = subject.case, subject.outline
        steps, branches = outline.step_of, outline.branch_of
        for placed in outline.steps:
            step = placed.step
            if step.repeat is not None and step.repeat.origin not in steps:
                yield _step((*placed.path, "repeat", "from"), step.repeat.origin, outline)
            for deadline in step.within:
                if deadline.origin is not None and deadline.origin not in steps:
                    yield from _moments(placed, outline)
                    break
        for branch, path in outline.branches:
            for place in branch.at:
                if place not in steps and place not in branches:
                    yield from _places((*path, "at"), branch.at, outline)
                    break
            if branch.resume is not None and branch.resume not in steps and branch.resume != INTERRUPTED:
                yield _step((*path, "resume"), branch.resume, outline, INTERRUPTED)
        for number, limit in enumerate(case.limits):
            if limit.origin not in steps and limit.origin != TRIGGER:
                yield _step(("limits", number, "from"), limit.origin, outline, TRIGGER)
            if limit.to not in steps:
                yield _step(("limits", number, "to"), limit.to, outline)
        for field in ("considered", "open_points"):
            for number, item in enumerate(getattr(case, field)):
                yield from _places((field, number, "at"), item.at, outline)


def _places(where: Path, places: Ids, outline: Outline) -> Iterator[Hit]:
    """Here steps, branches or any step are wanted."""
    for index, place in enumerate(places):
        if place not in outline and place != ANY:
            yield Hit((*where, index), {"step": place, **_guess(place, [*outline.names(), ANY])})


def _step(where: Path, name: str, outline: Outline, word: str = "", variant: str = "step") -> Hit:
    """Here a step is wanted, or the word."""
    if name in outline.branch_of:
        return Hit(where, {"step": name}, "branch")
    known = [*outline.step_of, word] if word else outline.step_of
    return Hit(where, {"step": name, **_guess(name, known)}, variant)


def _guess(name: str, known: Collection[str]) -> dict[str, str]:
    """A guess, but not in a file of thousands of steps, where all guesses together would take minutes."""
    return guess(name, known) if len(known) <= _MANY else {}


def _moments(placed: PlacedStep, outline: Outline) -> Iterator[Hit]:
    """Here a step, the trigger or a text is wanted; a lone word of an id's form is taken for an id."""
    for index, deadline in enumerate(placed.step.within):
        origin = deadline.origin or TRIGGER
        if origin not in outline.step_of and origin != TRIGGER and _ID.match(origin):
            yield _step((*placed.path, "within", index, "from"), origin, outline, TRIGGER, "moment")


RULE = UnknownStep
