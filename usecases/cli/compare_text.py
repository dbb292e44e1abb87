"""Accounts of a process compared, as text for a terminal."""

from collections.abc import Callable, Hashable, Iterator, Sequence

import click

from usecases.analysing.accounts.comparison import Account, Comparison, Point, Told, Trouble
from usecases.analysing.accounts.likeness import has_other_words
from usecases.analysing.titles import Titles
from usecases.cli.columns import cut, padded, width, wrapped
from usecases.languages.catalogue import _, ngettext
from usecases.languages.deadlines import deadline_words
from usecases.languages.numbers import percent_words
from usecases.model.numbering import numbers
from usecases.model.outline import Outline
from usecases.model.shared import Shared
from usecases.text.harmless import one_line

_INDENT = "    "
_NONE = "–"


def lines(comparison: Comparison, shared: Shared, language: str, columns: int) -> Iterator[str]:
    """The lines of the text, no wider than so many columns."""
    text = _Text(comparison, Titles(shared, language), columns)
    yield from text.head()
    yield ""
    yield click.style(_("The usual path"), bold=True)
    if not comparison.points:
        yield "  " + _("Nobody tells of any step.")
    for point in comparison.points:
        yield from text.point(point)
    if comparison.troubles:
        yield ""
        yield click.style(_("What happens otherwise"), bold=True)
        for trouble in comparison.troubles:
            yield from text.trouble(trouble)


class _Text:
    def __init__(self, comparison: Comparison, titles: Titles, columns: int) -> None:
        self._comparison = comparison
        self._accounts: Sequence[Account] = comparison.accounts
        self._titles = titles
        self._columns = columns
        self._numbers = [numbers(Outline(account.case)) for account in self._accounts]
        told = [each.number for point in comparison.points for each in point.told if each is not None]
        told += [each[0] for trouble in comparison.troubles for each in trouble.told if each is not None]
        self._cell = max((width(number) for number in told), default=1) + 2

    def head(self) -> Iterator[str]:
        """How standard the process is, in figures, and the accounts above their columns."""
        found = self._comparison
        if found.standard is not None:
            share = percent_words(found.standard, self._titles.language)
            said = ngettext(
                "Of {count} time that two accounts could have told a step alike, they did {alike} times.",
                "Of {count} times that two accounts could have told a step alike, they did {alike} times.",
                found.pairs,
            ).format(count=found.pairs, alike=found.agreements)
            standard = _("How standard the process is: {share}.").format(share=share)
            yield from wrapped(f"{standard} {said}", self._columns)
            yield from wrapped(self._counts(), self._columns)
            yield ""
        for index, account in enumerate(self._accounts):
            title = f"{one_line(account.name)}: {one_line(account.case.title)}"
            yield cut(padded("│", self._cell) * index + "┌ " + title, self._columns)

    def _counts(self) -> str:
        points = self._comparison.points
        alike = sum(point.agreements == point.pairs for point in points)
        return "; ".join(
            (
                _("steps: {count}").format(count=len(points)),
                _("told alike by all: {count}").format(count=alike),
                _("not told by all: {count}").format(count=sum(bool(point.missing) for point in points)),
                _("in another order: {count}").format(count=sum(bool(point.other_order) for point in points)),
                _("other actors: {count}").format(count=sum(point.other_actor for point in points)),
                _("other deadlines: {count}").format(count=sum(point.other_deadline for point in points)),
            )
        )

    def point(self, point: Point) -> Iterator[str]:
        """A step: its number in each account, its words as the first one tells it, and what differs."""
        first = next(each for each in point.told if each is not None)
        cells = self._cells([each.number if each else None for each in point.told])
        yield from wrapped(one_line(first.step.action or first.step.id), self._columns, cells)
        under = " " * width(cells)
        for index in point.other_words:
            told = point.told[index]
            yield from self._in_other_words(under, index, "" if told is None else told.step.action or told.step.id)
        if point.missing:
            yield from self._said(under, _("not told by: {names}"), point.missing)
        if point.other_order:
            yield from self._said(under, _("in another order: {names}"), point.other_order)
        if point.other_actor:
            yield from self._each(under, _("actor"), point, lambda told: frozenset(told.step.actor), self._actor)
        if point.other_deadline:
            yield from self._each(under, _("by when"), point, lambda told: told.deadlines, self._deadline)

    def trouble(self, trouble: Trouble) -> Iterator[str]:
        """A branch: its number in each account, its condition as the first one tells it, and who doesn't tell of it."""
        first = next(each[1] for each in trouble.told if each is not None)
        cells = self._cells([each[0] if each else None for each in trouble.told])
        yield from wrapped(one_line(first.when or first.id), self._columns, cells)
        for index, each in enumerate(trouble.told):
            if each is not None and has_other_words(first.when or "", each[1].when or ""):
                yield from self._in_other_words(" " * width(cells), index, each[1].when or each[1].id)
        missing = [index for index, each in enumerate(trouble.told) if each is None]
        if missing:
            yield from self._said(" " * width(cells), _("not told by: {names}"), missing)

    def _cells(self, called: Sequence[str | None]) -> str:
        return "".join(padded(each or _NONE, self._cell) for each in called)

    def _in_other_words(self, indent: str, index: int, words: str) -> list[str]:
        text = f"{one_line(self._accounts[index].name)}: {one_line(words)}"
        return wrapped(text, self._columns, indent + "≈ ", indent + _INDENT)

    def _said(self, indent: str, text: str, indexes: Sequence[int]) -> list[str]:
        names = ", ".join(one_line(self._accounts[index].name) for index in indexes)
        return wrapped(text.format(names=names), self._columns, indent + "! ", indent + _INDENT)

    def _each(
        self,
        indent: str,
        label: str,
        point: Point,
        meaning: Callable[[Told], Hashable],
        words: Callable[[Told, int], str],
    ) -> list[str]:
        """What each account says, those that mean the same together."""
        by_meaning: dict[Hashable, tuple[str, list[str]]] = {}
        for index, told in enumerate(point.told):
            if told is not None:
                said = by_meaning.setdefault(meaning(told), (words(told, index), []))
                said[1].append(one_line(self._accounts[index].name))
        text = "; ".join(f"{words} ({', '.join(names)})" for words, names in by_meaning.values())
        return wrapped(f"{label}: {text}", self._columns, indent + "! ", indent + _INDENT)

    def _actor(self, told: Told, _index: int) -> str:
        return self._titles.roles(told.step.actor) or _("not stated")

    def _deadline(self, told: Told, index: int) -> str:
        words = [deadline_words(each, self._titles.language, self._numbers[index]) for each in told.step.within]
        return one_line("; ".join(words)) if words else _("not stated")
