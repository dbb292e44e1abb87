"""Section “Deviations”: what to do if something goes another way, one subsection for each branch."""

from collections.abc import Iterator

from usecases.coverage.questions import of_any_step
from usecases.flow.graph import HUB
from usecases.model.usecase import ANY, INTERRUPTED, Branch, Considered
from usecases_exporters.anchors import branch_anchor
from usecases_exporters.labels import END, IMPACT, LIKELIHOOD
from usecases_exporters.regulation.order import number_key
from usecases_exporters.regulation.page import Page
from usecases_exporters.regulation.prose import joined, linked
from usecases_exporters.regulation.steps import labelled, step_table
from usecases_exporters.tree.clean import shown
from usecases_exporters.tree.nodes import (
    Block,
    Blocks,
    Cell,
    Inlines,
    Listing,
    Paragraph,
    Row,
    Strong,
    Text,
    cell,
    table,
)
from usecases_exporters.tree.sections import Section


def deviations(page: Page) -> Section:
    """Every branch in the order of its number, and what was looked at and needs no branch."""
    _ = page.say
    branches = [placed.branch for placed in page.outline.branches]
    branches.sort(key=lambda branch: number_key(page.numbers[branch.id]))
    return Section(
        _("Deviations"),
        inside=(
            *(_branch(page, branch) for branch in branches),
            Section(_("Considered, no separate course"), _considered(page)),
        ),
    )


def _branch(page: Page, branch: Branch) -> Section:
    own = page.outline.branch_of[branch.id].branch is branch
    blocks: list[Block] = []
    facts = tuple(_facts(page, branch))
    if facts:
        blocks.append(Listing(facts))
    if branch.steps:
        blocks.append(step_table(page, branch.steps))
    blocks.append(Paragraph(_onward(page, branch)))
    return Section(_title(page, branch), tuple(blocks), anchor=branch_anchor(branch.id) if own else None)


def _title(page: Page, branch: Branch) -> str:
    _ = page.say
    kind = _("Disruption") if branch.kind == "negative" else _("Permitted variant")
    number = page.numbers[branch.id]
    elapsed = page.wording.elapsed(branch.after) if branch.after is not None else None
    if branch.when is not None and shown(branch.when):
        condition = _("If {condition}").format(condition=page.prose.condition(branch.when))
        when = f"{condition} ({elapsed})" if elapsed else condition
    else:
        when = elapsed[0].upper() + elapsed[1:] if elapsed else _("Condition not stated")
    return f"{kind} {number}. {when}"


def _facts(page: Page, branch: Branch) -> Iterator[Inlines]:
    _ = page.say
    yield from _places(page, branch)
    if branch.after is not None:
        start = _("from the start of the process") if ANY in branch.at else _("from the start of the step")
        yield labelled(_("The time counts"), (Text(start),)).content
    if branch.likelihood is not None:
        yield labelled(_("Likelihood"), (Text(_(LIKELIHOOD[branch.likelihood])),)).content
    if branch.impact is not None:
        yield labelled(_("Impact"), (Text(_(IMPACT[branch.impact])),)).content
    for label, texts in ((_("Basis"), branch.basis), (_("Notes"), branch.notes)):
        if texts:
            yield labelled(label, joined([linked(text) for text in texts], "; ")).content


def _places(page: Page, branch: Branch) -> Iterator[Inlines]:
    _ = page.say
    if ANY in branch.at:
        yield (Text(_("At any step")),)
    steps = [place for place in branch.at if place in page.outline.step_of]
    parents = [place for place in branch.at if place in page.outline.branch_of]
    unknown = [place for place in branch.at if place not in page.outline and place != ANY]
    label = _("Instead of step") if branch.instead else _("At step")
    if steps or unknown:
        yield labelled(label, _places_named(page, [*steps, *unknown])).content
    if parents:
        yield labelled(_("Follows deviation"), page.references(parents)).content
    if not branch.at:
        yield labelled(label, (page.missing,)).content


def _places_named(page: Page, places: list[str]) -> Inlines:
    """One step with its action beside the number, several by their numbers."""
    placed = page.outline.step_of.get(places[0])
    if len(places) == 1 and placed is not None and placed.step.action:
        return (page.reference(places[0]), Text(page.wording.dash), *linked(placed.step.action))
    return page.references(places)


def _onward(page: Page, branch: Branch) -> Inlines:
    """How it goes on after the branch."""
    parts = [_way_out(page, branch)]
    if branch.outcome is not None:
        parts.append(labelled(page.say("Outcome"), linked(branch.outcome)).content)
    return joined(parts, ". ")


def _way_out(page: Page, branch: Branch) -> Inlines:
    _ = page.say
    onward = Strong(_("Continue with"))
    if branch.resume == INTERRUPTED:
        return (onward, Text(" "), *_carry_on(page, branch))
    if branch.resume is not None:
        return (onward, Text(" " + _("step") + " "), page.reference(branch.resume))
    if branch.end is not None:
        return (Text(_(END[branch.end])),)
    outcomes = [placed.branch.id for placed in page.outline.branches if branch.id in placed.branch.at]
    if outcomes:
        return (onward, Text(" " + _("as the case may be:") + " "), *page.references(outcomes))
    return (onward, Text(" "), page.missing)


def _carry_on(page: Page, branch: Branch) -> Inlines:
    left = [name for name in page.flow.origins.get(branch.id, ()) if name != HUB]
    words = page.say("the interrupted step")
    if len(left) == 1:
        return (Text(f"{words} "), page.reference(left[0]))
    return (Text(f"{words} ("), *page.references(left), Text(")")) if left else (Text(words),)


def _considered(page: Page) -> Blocks:
    _ = page.say
    rows = []
    for item in page.case.considered:
        places = page.references(item.at) or (_("the whole process"),)
        rows.append(Row((cell(*places), cell(_question(page, item)), Cell((Paragraph(linked(item.because)),)))))
    head = (_("Step"), _("What was considered"), _("Why no separate course is needed"))
    return (table(head, rows),) if rows else ()


def _question(page: Page, item: Considered) -> str:
    """The deviation as one would ask about it at the first of the steps; the id of one that nobody knows."""
    entry = page.shelf.deviations.by_id.get(item.deviation)
    if entry is None:
        return item.deviation
    language = page.names.language
    for name in item.at:
        if (placed := page.outline.step_of.get(name)) is not None:
            return page.shelf.asking(language).said(entry.question, placed.step)
    return of_any_step(entry.question, language)
