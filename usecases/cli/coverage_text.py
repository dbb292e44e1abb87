"""Coverage as text for a terminal: the steps with what is thought of and what is to be asked; the sums."""

from collections.abc import Iterator, Mapping, Sequence

import click

from usecases.analysing.coverage.sums import CaseSum, Sums
from usecases.analysing.coverage.trend import Moment
from usecases.cli.columns import cut, table, wrapped
from usecases.coverage.coverage import Coach
from usecases.coverage.questions import Asking
from usecases.coverage.values import CaseCoverage, Pair, State, StepCoverage, Totals
from usecases.languages.catalogue import _, ngettext, reader_language
from usecases.languages.dates import date_words
from usecases.languages.numbers import percent_words
from usecases.languages.values import ACTIVITIES
from usecases.model.numbering import numbers
from usecases.model.outline import Outline
from usecases.model.shared import Shared
from usecases.model.usecase import UseCase
from usecases.text.harmless import one_line

_CASES = 40
"""How many use cases the table shows: those of the least share."""
_TITLE = 1
_INDENT = "     "


def case_lines(case: UseCase, coverage: CaseCoverage, shared: Shared, coach: Coach, columns: int) -> Iterator[str]:
    """A use case: its figures, its steps, and the branches that the coach didn't understand."""
    yield _bold(cut(f"{one_line(case.title)} ({case.id})", columns))
    if all(step.use_case is not None for step in case.steps):
        yield from wrapped(_nothing(case), columns)
        return
    if coverage.totals.pairs:
        yield from wrapped(_figures(coverage.totals), columns)
    outline = Outline(case)
    asking = Asking(shared, coach.company, coverage.language)
    step_lines = _StepLines(outline, asking, coach, columns)
    for step in coverage.steps:
        yield ""
        yield from step_lines.lines(step)
    if coverage.others:
        yield ""
        known = numbers(outline)
        others = ", ".join(f"{known.get(name, name)} {name}" for name in dict.fromkeys(coverage.others))
        yield from wrapped(
            _("Branches in which no deviation was recognised; name it if there is one: {branches}").format(
                branches=others
            ),
            columns,
        )


class _StepLines:
    """The lines of the steps of one use case."""

    def __init__(self, outline: Outline, asking: Asking, coach: Coach, columns: int) -> None:
        self._outline = outline
        self._asking = asking
        self._coach = coach
        self._columns = columns
        self._numbers: Mapping[str, str] = numbers(outline)

    def lines(self, found: StepCoverage) -> Iterator[str]:
        """The step, what is thought of there, and the questions with what could be done."""
        step = self._outline.step_of[found.step].step
        number = f"{self._numbers[found.step]}. "
        if step.use_case is not None:
            text = _("another use case: {id}; what can go wrong is looked at there").format(id=step.use_case)
            yield from map(_bold, wrapped(text, self._columns, number))
            return
        act = _(ACTIVITIES[found.activity]) if found.activity else _("not known")
        kind = (_("kind of act, guessed from the verb: {act}") if found.guessed else _("kind of act: {act}")).format(
            act=act
        )
        text = f"{one_line(step.action) if step.action else found.step} ({kind})"
        yield from map(_bold, wrapped(text, self._columns, number))
        for pair in found.pairs:
            if pair.state is not State.OPEN and pair.counts:
                yield from wrapped(f"{self._thought_of(pair)} [{pair.deviation}]", self._columns, "  + ", _INDENT)
        if not found.pairs:
            yield from wrapped(
                _("The catalogue knows of nothing here. Say what kind of act it is: activity."), self._columns, "  - "
            )
        for name in found.ask:
            entry = self._coach.catalogue.by_id[name]
            question = f"{one_line(self._asking.said(entry.question, step))} [{name}]"
            yield from wrapped(question, self._columns, "  ? ", _INDENT)
            if entry.response is not None:
                response = one_line(self._asking.said(entry.response, step))
                yield from wrapped(
                    _("for example: {response}").format(response=response), self._columns, _INDENT + "→ "
                )

    def _thought_of(self, pair: Pair) -> str:
        """The branch with its condition, and what shows that it answers this; or the reason for having none."""
        if pair.branch is None:
            return _("considered: {reason}").format(reason=one_line(pair.because or ""))
        condition = one_line(self._outline.branch_of[pair.branch].branch.when or "")
        branch = f"{self._numbers[pair.branch]} {condition}".rstrip()
        if pair.words:
            shown = one_line(" … ".join(pair.words))
            return _("{branch}; by its words “{words}”").format(branch=branch, words=shown)
        text = _("{branch}; by the time that passes") if pair.by_time else _("{branch}; it names the deviation")
        return text.format(branch=branch)


def sums_lines(sums: Sums, shared: Shared, columns: int) -> Iterator[str]:
    """Many use cases: together, by group, and each, those of the least share first."""
    yield from wrapped(_figures(sums.totals), columns)
    yield ""
    titles = {group.id: one_line(group.title.in_language(reader_language())) for group in shared.groups}
    groups = [
        _row(_("no group") if group is None else titles.get(group, one_line(group)), totals)
        for group, totals in sorted(sums.groups.items(), key=lambda item: _least(item[1]))
    ]
    yield from _table(_("Process group"), groups, columns)
    yield ""
    least = sorted(sums.cases, key=lambda each: (_least(each.totals), each.case))
    yield from _table(_("Use case"), [_row(_name(each), each.totals) for each in least[:_CASES]], columns)
    if len(least) > _CASES:
        yield _("and {count} more").format(count=len(least) - _CASES)


def trend_lines(moments: Sequence[Moment] | None, columns: int) -> Iterator[str]:
    """The figures at the last commits."""
    if not moments:
        return
    rows = [_row(f"{date_words(day, reader_language())} ({name[:8]})", totals) for (name, day), totals, _out in moments]
    first, *others = _table(_("At the last commits, the oldest first"), rows, columns)
    yield first
    for line, moment in zip(others, moments, strict=True):
        yield line
        if moment.left_out:
            text = ngettext(
                "{count} use case couldn't be used then, and isn't counted.",
                "{count} use cases couldn't be used then, and aren't counted.",
                moment.left_out,
            )
            yield from wrapped(text.format(count=moment.left_out), columns, _INDENT)


def _nothing(case: UseCase) -> str:
    """Why there is nothing to ask about."""
    if not case.steps:
        return _("No steps yet.")
    return _("Every step is another use case as a whole. What can go wrong is looked at there.")


def _figures(totals: Totals) -> str:
    text = _(
        "{share} of the deviations thought of: {covered} answered by a branch, {considered} considered, {open} open"
    )
    return text.format(share=_share(totals), covered=totals.covered, considered=totals.considered, open=totals.open)


def _share(totals: Totals) -> str:
    return "–" if totals.share is None else percent_words(totals.share, reader_language())


def _least(totals: Totals) -> float:
    return 2 if totals.share is None else totals.share


def _name(each: CaseSum) -> str:
    return f"{one_line(each.title)} ({each.case})"


def _row(name: str, totals: Totals) -> tuple[str, ...]:
    return _share(totals), name, str(totals.covered), str(totals.considered), str(totals.open)


def _table(title: str, rows: Sequence[tuple[str, ...]], columns: int) -> Iterator[str]:
    head = (_("share"), title, _("covered"), _("considered"), _("open"))
    first, *others = table([head, *rows], _TITLE, columns)
    yield _bold(first)
    yield from others


def _bold(text: str) -> str:
    return click.style(text, bold=True)
