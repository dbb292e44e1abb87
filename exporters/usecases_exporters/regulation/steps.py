"""Tables of steps: the extended row of each, one table for each stage."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from usecases.model.usecase import TRIGGER, Deadline, Repeat, Step
from usecases_exporters.anchors import step_anchor
from usecases_exporters.regulation.page import Page
from usecases_exporters.regulation.prose import joined, linked, paragraphs_and_lists
from usecases_exporters.tree.clean import shown
from usecases_exporters.tree.nodes import (
    Cell,
    Inline,
    Inlines,
    Listing,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
    cell,
    paragraph,
    table,
)

CellContent = Iterator[Paragraph | Listing]


def by_stage(steps: Sequence[Step]) -> list[tuple[str | None, list[Step]]]:
    """The steps under their stages; a stage holds until the next one is named."""
    stages: list[str | None] = []
    for step in steps:
        stages.append(step.stage or (stages[-1] if stages else None))
    pairs = zip(stages, steps, strict=True)
    return [(stage, [step for _, step in run]) for stage, run in groupby(pairs, key=lambda pair: pair[0])]


def step_table(page: Page, steps: Sequence[Step]) -> Table:
    """A table with one row for each step."""
    _ = page.say
    head = (
        _("No."),
        _("Does the work"),
        _("Action"),
        _("Deadline"),
        _("Output and its form"),
        _("Channel"),
    )
    return table(head, [_row(page, step) for step in steps])


def _row(page: Page, step: Step) -> Row:
    # A step whose id an earlier one bears has no number or anchor of its own.
    own = page.outline.step_of[step.id].step is step
    return Row(
        (
            cell(page.numbers[step.id] if own else "—"),
            Cell(tuple(_people(page, step))),
            Cell(tuple(_action(page, step))),
            _or_dash(_times(page, step)),
            _or_dash(_output(page, step)),
            cell(_channels(page, step)),
        ),
        step_anchor(step.id) if own else None,
    )


def _or_dash(content: CellContent) -> Cell:
    found = tuple(content)
    return Cell(found) if found else cell("—")


def _people(page: Page, step: Step) -> CellContent:
    _ = page.say
    yield paragraph(page.roles(step.actor, " / ") if step.actor else page.missing)
    for label, ids in (
        (_("Also does the work"), step.responsible),
        (_("Is asked before"), step.consulted),
        (_("Is told after"), step.informed),
    ):
        if ids:
            yield labelled(label, (Text(page.roles(ids)),))


def labelled(label: str, content: Inlines) -> Paragraph:
    """A paragraph of a label, a colon, and what follows."""
    return Paragraph((Strong(f"{label}:"), Text(" "), *content))


def _action(page: Page, step: Step) -> CellContent:
    _ = page.say
    if step.condition is not None:
        condition = page.prose.condition(step.condition)
        yield paragraph(Strong(_("If {condition}:").format(condition=condition)))
    yield Paragraph(page.or_missing(step.action))
    if step.use_case is not None:
        yield labelled(_("Done according to"), (page.case_link(step.use_case),))
    yield from _how(page, step)
    yield from _order(page, step)
    for label, texts in (
        (_("Other ways"), step.variants),
        (_("Notes"), step.notes),
        (_("Basis"), step.basis),
        (_("See"), step.links),
    ):
        if texts:
            yield labelled(label, joined([linked(text) for text in texts], "; "))
    if step.systems:
        yield labelled(_("System"), (Text(page.roles(step.systems)),))
    branches = [placed.branch.id for placed in page.outline.branches if step.id in placed.branch.at]
    if branches:
        yield labelled(_("See deviations"), page.references(branches))


def _how(page: Page, step: Step) -> CellContent:
    blocks = paragraphs_and_lists(step.how) if step.how else ()
    if not blocks:
        return
    label = page.say("How")
    first = blocks[0]
    if isinstance(first, Paragraph):
        yield labelled(label, first.content)
        yield from blocks[1:]
    else:
        yield paragraph(Strong(f"{label}:"))
        yield from blocks


def _order(page: Page, step: Step) -> CellContent:
    _ = page.say
    if step.any_order is not None:
        together = _side_by_side(page, step)
        if len(together) > 1:
            yield labelled(_("In any order or side by side, steps"), page.references(together))
    if step.repeat is not None:
        yield _repeat(page, step, step.repeat)


def _side_by_side(page: Page, step: Step) -> list[str]:
    """The adjacent steps that bear the same label as this one."""
    placed = page.outline.step_of[step.id]
    steps = page.case.steps if placed.branch is None else placed.branch.steps
    for label, run in groupby(steps, key=lambda other: other.any_order):
        names = [other.id for other in run]
        if label == step.any_order and step.id in names:
            return names
    return []


def _repeat(page: Page, step: Step, repeat: Repeat) -> Paragraph:
    _ = page.say
    content: list[Inline] = []
    if repeat.origin == step.id:
        content.append(Text(_("The step is repeated")))
    else:
        content += [Text(_("The work is repeated from step") + " "), page.reference(repeat.origin)]
    if repeat.until is not None:
        content += [Text(" " + _("until this holds:") + " "), Text(page.prose.condition(repeat.until))]
    elif repeat.each is not None:
        content += [Text(" " + _("for each:") + " "), Text(page.prose.condition(repeat.each))]
    return Paragraph(tuple(content))


def _times(page: Page, step: Step) -> CellContent:
    _ = page.say
    for deadline in step.within:
        yield Paragraph(_deadline(page, deadline))
    if step.wait is not None:
        yield labelled(_("Waiting before the step"), (Text(page.wording.duration(step.wait)),))
    if step.work is not None:
        yield labelled(_("Effort"), (Text(page.wording.duration(step.work)),))


def _deadline(page: Page, deadline: Deadline) -> Inlines:
    _ = page.say
    level = (Text(f"{shown(deadline.when)}: "),) if deadline.when else ()
    if deadline.time is None:
        return (*level, *_promptly(page, deadline.origin))
    time = Text(page.wording.duration(deadline.time))
    origin = deadline.origin
    if origin is None:
        return (*level, time)
    if origin == TRIGGER:
        return (*level, time, Text(" " + _("from the start of the process")))
    if origin in page.outline.step_of:
        return (*level, time, Text(" " + _("from the end of step") + " "), page.reference(origin))
    return (*level, time, Text(" " + _("from {moment}").format(moment=shown(origin))))


def _promptly(page: Page, origin: str | None) -> Inlines:
    _ = page.say
    if origin is None:
        return (Text(_("without undue delay")),)
    if origin == TRIGGER:
        return (Text(_("without undue delay after the start of the process")),)
    if origin in page.outline.step_of:
        return (Text(_("without undue delay after the end of step") + " "), page.reference(origin))
    return (Text(_("without undue delay from {moment}").format(moment=shown(origin))),)


def _output(page: Page, step: Step) -> CellContent:
    if step.result is not None:
        yield Paragraph(linked(step.result))
    if step.form is not None:
        yield labelled(page.say("Form"), linked(step.form))


def _channels(page: Page, step: Step) -> str:
    return " / ".join(page.names.channel(channel) for channel in step.channel) or "—"
