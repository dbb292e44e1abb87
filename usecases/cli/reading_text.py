"""A use case as text to read on a terminal: header, main scenario, branches, what is left open."""

from collections.abc import Iterable, Iterator, Sequence

import click

from usecases.cli.columns import padded, width, wrapped
from usecases.languages.catalogue import _
from usecases.languages.channels import channel_title
from usecases.languages.deadlines import deadline_words
from usecases.languages.durations import elapsed_words
from usecases.languages.values import ENDS, KINDS, LEVELS, STATUSES
from usecases.model.numbering import numbers
from usecases.model.outline import Outline
from usecases.model.shared import Shared
from usecases.model.usecase import INTERRUPTED, Branch, Repeat, Step, UseCase
from usecases.text.harmless import one_line

_INDENT = "  "


def lines(case: UseCase, shared: Shared, language: str, columns: int) -> Iterator[str]:
    """The lines of the text, styled, no wider than so many columns; headings and titles in a language."""
    yield from _Reading(case, shared, language, columns).lines()


class _Reading:
    """The text of one use case."""

    def __init__(self, case: UseCase, shared: Shared, language: str, columns: int) -> None:
        self._case = case
        self._shared = shared
        self._language = language
        self._columns = columns
        self._numbers = numbers(Outline(case))

    def lines(self) -> Iterator[str]:
        yield from _bold(wrapped(one_line(self._case.title), self._columns))
        yield " · ".join(self._card())
        yield ""
        yield from self._header()
        yield from self._heading(_("Main scenario"))
        if not self._case.steps:
            yield _INDENT + _("No steps yet.")
        yield from self._steps(self._case.steps, _INDENT)
        if self._case.branches:
            yield from self._heading(_("Branches"))
        for index, branch in enumerate(self._case.branches):
            if index:
                yield ""
            yield from self._branch(branch)
        yield from self._rest()

    def _card(self) -> Iterator[str]:
        case = self._case
        yield case.id
        if case.group is not None:
            group = self._shared.group(case.group)
            yield one_line(group.title.in_language(self._language)) if group else case.group
        if case.level != "user-goal":
            yield _(LEVELS[case.level])
        yield _(STATUSES[case.status])

    def _header(self) -> Iterator[str]:
        case = self._case
        yield from self._field(_("Goal"), case.goal)
        yield from self._field(_("Scope"), *case.scope)
        yield from self._field(_("Primary actor"), self._role(case.primary_actor))
        yield from self._field(_("Customer"), self._role(case.customer))
        yield from self._field(_("Owner"), self._role(case.owner))
        yield from self._field(_("Trigger"), *case.trigger)
        yield from self._field(_("Preconditions"), *case.preconditions)
        interests = (
            f"{self._role(each.role)}: {each.interest}" if each.interest else self._role(each.role)
            for each in case.stakeholders
        )
        yield from self._field(_("Stakeholders"), *interests)
        yield from self._field(_("On success"), *case.guarantees.success)
        yield from self._field(_("On failure"), *case.guarantees.failure)
        yield from self._field(_("In any case"), *case.guarantees.minimal)

    def _rest(self) -> Iterator[str]:
        case = self._case
        for heading, texts in (
            (_("Rules"), [f"{rule.id}: {rule.text}" if rule.id else rule.text for rule in case.rules]),
            (_("Terms"), [f"{term.term}: {term.meaning}" for term in case.terms]),
            (_("Open points"), [self._at(point.at) + point.text for point in case.open_points]),
        ):
            if texts:
                yield from self._heading(heading)
                for text in texts:
                    yield from self._text(text, _INDENT + "- ")

    def _at(self, places: Iterable[str]) -> str:
        known = ", ".join(self._numbers.get(place, place) for place in places)
        return f"{known}: " if known else ""

    def _heading(self, text: str) -> Iterator[str]:
        yield ""
        yield from _bold([text])

    def _field(self, label: str, *texts: str | None) -> Iterator[str]:
        said = [text for text in texts if text]
        if len(said) == 1:
            yield from self._text(said[0], f"{label}: ", _INDENT)
        elif said:
            yield f"{label}:"
            for text in said:
                yield from self._text(text, _INDENT + "- ")

    def _text(self, text: str, first: str, later: str | None = None) -> list[str]:
        return wrapped(one_line(text), self._columns, first, later)

    def _role(self, role_id: str | None) -> str | None:
        role = self._shared.role(role_id) if role_id else None
        return role.title.in_language(self._language) if role else role_id

    def _roles(self, ids: Iterable[str]) -> str:
        return " / ".join(self._role(role_id) or role_id for role_id in ids)

    def _steps(self, steps: Sequence[Step], indent: str) -> Iterator[str]:
        stage = order = None
        widest = max((width(self._numbers[step.id]) for step in steps), default=0)
        for step in steps:
            if step.stage is not None and step.stage != stage:
                yield from self._text(f"— {step.stage} —", indent)
            if step.any_order is not None and step.any_order != order:
                label = _("In any order: {label}").format(label=step.any_order)
                yield from self._text(label, indent)
            stage, order = step.stage, step.any_order
            yield from self._step(step, indent + padded(self._numbers[step.id], widest) + "  ")

    def _step(self, step: Step, first: str) -> Iterator[str]:
        actor = self._roles(step.actor) or "?"
        yield from self._text(f"{actor}: {step.action or step.use_case or '?'}", first)
        inner = " " * width(first)
        for label, text in self._details(step):
            yield from self._text(text, f"{inner}{label}: ", inner + _INDENT)
        how = [line.strip() for line in (step.how or "").splitlines() if line.strip()]
        for line in how:
            yield from self._text(line, inner, inner + (_INDENT if line.startswith("- ") else ""))

    def _details(self, step: Step) -> Iterator[tuple[str, str]]:
        if step.condition is not None:
            yield _("only if"), step.condition
        if step.within:
            times = (deadline_words(each, self._language, self._numbers) for each in step.within)
            yield _("by when"), "; ".join(times)
        if step.result is not None:
            yield _("result"), step.result
        if step.form is not None:
            yield _("form"), step.form
        if step.channel:
            titles = (channel_title(channel, self._shared, self._language) for channel in step.channel)
            yield _("channel"), ", ".join(titles)
        if step.use_case is not None:
            yield _("use case"), step.use_case
        if step.repeat is not None:
            yield _("again"), self._repeat(step.repeat)

    def _repeat(self, repeat: Repeat) -> str:
        number = self._numbers.get(repeat.origin, repeat.origin)
        text = _("from step {number}").format(number=number)
        if repeat.until is not None:
            text = _("{text}, until: {until}").format(text=text, until=repeat.until)
        if repeat.each is not None:
            text = _("{text}, for each: {each}").format(text=text, each=repeat.each)
        return text

    def _branch(self, branch: Branch) -> Iterator[str]:
        indent = _INDENT
        first = f"{indent}{self._numbers[branch.id]}  "
        after = elapsed_words(branch.after, self._language) if branch.after else None
        when = ", ".join(part for part in (branch.when, after) if part) or "?"
        notes = [_(KINDS[branch.kind])]
        if branch.instead:
            notes.append(_("instead of the step"))
        yield from self._text(f"{when} ({', '.join(notes)})", first)
        inner = " " * width(first)
        yield from self._steps(branch.steps, inner)
        if (ending := self._ending(branch)) is not None:
            yield from self._text(ending, inner + "→ ")

    def _ending(self, branch: Branch) -> str | None:
        ending = None
        if branch.resume == INTERRUPTED:
            ending = _("carry on where it was left")
        elif branch.resume is not None:
            number = self._numbers.get(branch.resume, branch.resume)
            ending = _("on with step {number}").format(number=number)
        elif branch.end is not None:
            ending = _(ENDS[branch.end])
        return ": ".join(part for part in (ending, branch.outcome) if part) or None


def _bold(texts: Iterable[str]) -> Iterator[str]:
    return (click.style(text, bold=True) for text in texts)
