"""The report of a review: sections, each with its heading, in the order in which reviewers ask."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from usecases.analysing.titles import Titles
from usecases.cli.reporters.text import SEVERITIES
from usecases.coverage.values import Totals
from usecases.findings.finding import Finding
from usecases.languages.catalogue import _ as core
from usecases.languages.catalogue import mark, reader_language
from usecases.languages.numbers import percent_words
from usecases.languages.punctuation import quoted
from usecases.reviewing.review import Review
from usecases.rules.wording import message
from usecases.text.harmless import one_line
from usecases_exporters.review.affected import affected
from usecases_exporters.review.changes import file_blocks, statement, summary, title_of
from usecases_exporters.review.documents import Becomes, ChangedDocument, Sort
from usecases_exporters.tree.nodes import Block, Blocks, Heading, Inlines, Listing, Paragraph, Strong, Text
from usecases_exporters.words import interface as _

_DOCUMENTS = {
    (Sort.REGULATION, Becomes.CHANGED): mark("regulations that change"),
    (Sort.REGULATION, Becomes.NEW): mark("new regulations"),
    (Sort.REGULATION, Becomes.GONE): mark("regulations that go"),
    (Sort.DIAGRAM, Becomes.CHANGED): mark("diagrams that change"),
    (Sort.DIAGRAM, Becomes.NEW): mark("new diagrams"),
    (Sort.DIAGRAM, Becomes.GONE): mark("diagrams that go"),
    (Sort.PAGE, Becomes.CHANGED): mark("pages of the handbook that change"),
    (Sort.PAGE, Becomes.NEW): mark("new pages of the handbook"),
    (Sort.PAGE, Becomes.GONE): mark("pages of the handbook that go"),
}


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
    found.append(_part(_("Who is affected"), affected(review, words.titles)))
    found.append(_part(_("New findings"), _listed(map(words.finding, review.came))))
    found.append(_part(_("Findings that are gone"), _listed(map(words.finding, review.gone))))
    found.append(_part(_("Coverage of what can go wrong"), _listed(words.coverage())))
    found.append(_part(_("Deadlines and times that moved"), _listed(words.deadlines())))
    found.append(_part(_("Documents that will change"), _listed(_documents(documents))))
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
        former = self._review.former_ids()
        for each in after.cases:
            old = was.get(former.get(each.case, each.case))
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


def _documents(found: Sequence[ChangedDocument]) -> Iterator[Inlines]:
    """A line for each sort and each thing that becomes of it, with the titles."""
    for (sort, becomes), words in _DOCUMENTS.items():
        titles = [quoted(one_line(each.title)) for each in found if (each.sort, each.becomes) == (sort, becomes)]
        if titles:
            yield _labelled(_(words)), Text(f" {', '.join(titles)}")
