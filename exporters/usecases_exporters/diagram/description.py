"""A diagram in words, for those who don't see it."""

from collections.abc import Iterator

from usecases.flow.graph import Flow
from usecases.model.usecase import Branch, Step
from usecases_exporters.diagram.boxes import Boxes
from usecases_exporters.diagram.text import clean
from usecases_exporters.diagram.words import mark

_KINDS = {"alternative": mark("Permitted variant"), "negative": mark("Disruption")}


def description(flow: Flow, boxes: Boxes) -> str:
    """The steps of the main scenario and the branches, one line each."""
    return "\n".join(_lines(flow, boxes))


def _lines(flow: Flow, boxes: Boxes) -> Iterator[str]:
    say = boxes.say
    case = flow.outline.case
    yield say("Flow diagram. Usual course:")
    for step in case.steps:
        yield _step(step, boxes)
    if case.branches:
        yield say("Deviations:")
    for branch in case.branches:
        yield _branch(branch, boxes)
        for step in branch.steps:
            yield _step(step, boxes)
        if way_out := _way_out(branch, boxes):
            yield way_out


def _step(step: Step, boxes: Boxes) -> str:
    parts = (boxes.actor(step), clean(step.action or ""))
    return f"{boxes.numbers.get(step.id, '?')}. " + (": ".join(part for part in parts if part) or "?")


def _branch(branch: Branch, boxes: Boxes) -> str:
    kind = boxes.say(_KINDS[branch.kind])
    return f"{boxes.numbers.get(branch.id, '?')}. {kind}: " + (" ".join(boxes.reasons(branch)) or "?")


def _way_out(branch: Branch, boxes: Boxes) -> str:
    say = boxes.say
    if branch.resume == "interrupted":
        text = say("Go on where the step was left")
    elif branch.resume:
        text = say("Continue with step %s") % boxes.numbers.get(branch.resume, "?")
    elif branch.end:
        text = boxes.end_words(branch.end)
    else:
        text = ""
    return ". ".join(part for part in (text, clean(branch.outcome or "")) if part)
