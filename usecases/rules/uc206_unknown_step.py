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

from collections.abc import Iterator
from re import compile as regex

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.outline import Outline
from usecases.model.usecase import ANY, INTERRUPTED, TRIGGER, Ids
from usecases.reading.node import Path
from usecases.rules.base import Hit, Rule, Subject
from usecases.rules.guess import guess

_ID = regex(r"[a-z0-9]+(-[a-z0-9]+)*\Z")


class UnknownStep(Rule):
    """A reference to a step or branch that isn't there."""

    code = "UC206"
    severity = Severity.ERROR
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
        for placed in outline.steps:
            step = placed.step
            if step.repeat is not None:
                yield from _step((*placed.path, "repeat", "from"), step.repeat.origin, outline)
            for index, deadline in enumerate(step.within):
                origin = deadline.origin
                if origin is not None and origin not in outline.step_of and _ID.match(origin):
                    where = (*placed.path, "within", index, "from")
                    yield from _step(where, origin, outline, "moment", TRIGGER)
        for branch, path in outline.branches:
            yield from _places((*path, "at"), branch.at, outline)
            if branch.resume is not None:
                yield from _step((*path, "resume"), branch.resume, outline, "step", INTERRUPTED)
        for number, limit in enumerate(case.limits):
            yield from _step(("limits", number, "from"), limit.origin, outline, "step", TRIGGER)
            yield from _step(("limits", number, "to"), limit.to, outline)
        for number, considered in enumerate(case.considered):
            yield from _places(("considered", number, "at"), considered.at, outline)
        for number, point in enumerate(case.open_points):
            yield from _places(("open_points", number, "at"), point.at, outline)


def _places(where: Path, places: Ids, outline: Outline) -> Iterator[Hit]:
    """Places may be steps, branches, or any step."""
    for index, place in enumerate(places):
        if place not in outline.step_of and place not in outline.branch_of and place != ANY:
            yield Hit((*where, index), {"step": place, **guess(place, [*outline.names(), ANY])})


def _step(where: Path, name: str, outline: Outline, variant: str = "step", word: str = "") -> Iterator[Hit]:
    """Here a step is wanted, or the word."""
    if name in outline.step_of or (name == word and word):
        return
    if name in outline.branch_of:
        yield Hit(where, {"step": name}, "branch")
    else:
        known = [*outline.step_of, word] if word else outline.step_of
        yield Hit(where, {"step": name, **guess(name, known)}, variant)


RULE = UnknownStep
