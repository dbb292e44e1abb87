"""The report of a review: sections, each with its heading, in the order in which reviewers ask."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from usecases.analysing.titles import Titles
from usecases.cli.reporters.text import SEVERITIES
from usecases.coverage.values import Totals
from usecases.findings.finding import Finding
from usecases.languages.catalogue import _ as core
from usecases.languages.catalogue import mark, reader_language
from usecases.languages.numbers import percent_words
from usecases.languages.punctuation import quoted
from usecases.reviewing.duties import Duty, Touched
from usecases.reviewing.review import Review
from usecases.rules.wording import message
from usecases.text.harmless import one_line
from usecases_exporters.review.changes import file_blocks, statement, summary, title_of
from usecases_exporters.review.documents import Becomes, ChangedDocument, Sort
from usecases_exporters.tree.nodes import Block, Blocks, Heading, Inlines, Listing, Paragraph, Strong, Text
from usecases_exporters.words import interface as _

_LETTERS = {
    "R": mark("does it"),
    "A": mark("answers for it"),
    "C": mark("is asked before"),
    "I": mark("is told after"),
}
_TOUCHED = {Touched.NEW: mark("new"), Touched.GONE: mark("gone"), Touched.OTHER: mark("another part")}
_MANY = 4
"""So many duties that are touched alike are told in one line."""
_DIFFERENT = mark("done differently")
_SORTS = {Sort.REGULATION: mark("regulation"), Sort.DIAGRAM: mark("diagram"), Sort.PAGE: mark("page of the handbook")}
_BECOMES = {Becomes.NEW: mark("new"), Becomes.GONE: mark("gone"), Becomes.CHANGED: mark("changed")}


class Part(NamedTuple):
    """A section of the report: what it is called, and its blocks with the heading."""

    title: str
    blocks: Blocks


def parts(review: Review, documents: Sequence[ChangedDocument]) -> list[Part]:
    """The sections, each of which can be left out by itself. The first is a summary."""
    words = _Words(review)
    found = [Part("", (Paragraph((Text(summary(review.versions, list(review.differences))),)),))]
    if not review.differences:
        return found
    for group, files in review.by_group().items():
        title = words.titles.group(group) if group is not None else _("Files of no process group")
        blocks = (block for each in files for block in file_blocks(each, 3))
        found.append(_part(_("What changed: {group}").format(group=title), blocks))
    found.append(_part(_("Who is affected"), words.duties()))
    found.append(_part(_("New findings"), _listed(map(words.finding, review.came))))
    found.append(_part(_("Findings that are gone"), _listed(map(words.finding, review.gone))))
    found.append(_part(_("Coverage of what can go wrong"), _listed(words.coverage())))
    found.append(_part(_("Deadlines and times that moved"), _listed(words.deadlines())))
    found.append(_part(_("Documents that will change"), _listed(map(_document, documents))))
    return found


def _part(title: str, blocks: Iterable[Block]) -> Part:
    below = tuple(blocks) or (Paragraph((Text(_("None.")),)),)
    return Part(title, (Heading(2, (Text(title),)), *below))


def _listed(items: Iterable[Inlines]) -> Iterator[Block]:
    if found := tuple(items):
        yield Listing(found)


class _Words:
    """The words of one review."""

    def __init__(self, review: Review) -> None:
        self._review = review
        self._language = reader_language()
        self.titles = Titles(review.shared, self._language)

    def duties(self) -> Iterator[Block]:
        """By role, what each must now do differently."""
        for role, own in groupby(self._review.duties, key=lambda duty: duty.role):
            yield Heading(3, (Text(self.titles.role(role)),))
            alike: dict[tuple[object, ...], list[Duty]] = {}
            for duty in own:
                alike.setdefault((duty.path, duty.touched, duty.before, duty.after), []).append(duty)
            yield Listing(tuple(item for duties in alike.values() for item in self._duties(duties)))

    def _duties(self, duties: Sequence[Duty]) -> Iterator[Inlines]:
        """The duties of one role in one use case that are touched alike."""
        first = duties[0]
        if first.touched is not Touched.DIFFERENT:
            before, after = _letters(first.before), _letters(first.after)
            part = f"{before} → {after}" if first.touched is Touched.OTHER else after or before
            kind = _labelled(_(_TOUCHED[first.touched]))
            if len(duties) < _MANY:
                for duty in duties:
                    where = _("{title}, step {number} “{action}”").format(
                        title=one_line(duty.title), number=duty.number, action=one_line(duty.action)
                    )
                    yield kind, Text(f" {where}: {part}")
            else:
                numbers = ", ".join(duty.number for duty in duties)
                where = _("{title}, steps {numbers}").format(title=one_line(first.title), numbers=numbers)
                yield kind, Text(f" {where}: {part}")
        for duty in duties:
            for change in duty.changes:
                yield _labelled(_(_DIFFERENT)), Text(f" {one_line(duty.title)}: {change.said()}")

    def finding(self, found: Finding) -> Inlines:
        """Where, which rule, and what it says."""
        place = f"{one_line(found.path)}:{found.place.line}"
        said = one_line(message(found, self._language))
        return _labelled(core(SEVERITIES[found.severity])), Text(f" {place} {found.code} {said}")

    def coverage(self) -> Iterator[Inlines]:
        """Before and after: of the whole library, and of each use case whose figures differ."""
        before, after = self._review.before, self._review.after
        yield _labelled(_("the whole library")), Text(f" {self._moved(before.totals, after.totals)}")
        was = {each.case: each.totals for each in before.cases}
        for each in after.cases:
            old = was.get(each.case)
            if old != each.totals:
                yield _labelled(one_line(each.title)), Text(f" {self._moved(old, each.totals)}")

    def _moved(self, before: Totals | None, after: Totals) -> str:
        if before == after:
            same = _("as before")
            return f"{self._share(after)}, {same}"
        return f"{self._share(before)} → {self._share(after)}"

    def _share(self, totals: Totals | None) -> str:
        if totals is None or totals.share is None:
            return _("no figure")
        share = percent_words(totals.share, self._language)
        return _("{share} ({thought} of {all})").format(
            share=share, thought=totals.pairs - totals.open, all=totals.pairs
        )

    def deadlines(self) -> Iterator[Inlines]:
        """The changes of times."""
        for found, change in self._review.moved_deadlines():
            yield _labelled(title_of(found)), *statement(change)[1:]


def _labelled(words: str) -> Strong:
    return Strong(f"{words}:")


def _letters(letters: str) -> str:
    return ", ".join(_(_LETTERS[letter]) for letter in letters)


def _document(found: ChangedDocument) -> Inlines:
    return _labelled(_(_BECOMES[found.becomes])), Text(f" {_(_SORTS[found.sort])} {quoted(one_line(found.title))}")
