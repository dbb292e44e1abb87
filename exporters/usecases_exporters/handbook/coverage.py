"""The page of coverage: what can go wrong in each process, and who has thought of it."""

from collections.abc import Sequence
from typing import NamedTuple

from usecases.coverage.coverage import Coach
from usecases.coverage.values import Totals
from usecases.languages.numbers import percent_words
from usecases.model.shared import Group
from usecases.model.usecase import UseCase
from usecases_exporters.handbook.index import INDEX_PAGE, group_anchor
from usecases_exporters.handbook.questions import Questions
from usecases_exporters.handbook.shelves import by_group
from usecases_exporters.names import Names
from usecases_exporters.regulation.page import title_of
from usecases_exporters.tree.clean import shown
from usecases_exporters.tree.nodes import (
    Blocks,
    Document,
    Inline,
    Link,
    Row,
    Strong,
    Table,
    Text,
    paragraph,
    row,
    table,
)
from usecases_exporters.tree.sections import Section, numbered
from usecases_exporters.words import Wording


class _Looked(NamedTuple):
    """What is kept of a use case that the coach has seen: its many open pairs are only counted."""

    case: UseCase
    totals: Totals
    blocks: Blocks


def coverage_page(names: Names, cases: Sequence[UseCase]) -> Document:
    """The page of a library, its headings in the language of the names; retired use cases are left out.

    Questions are asked in the language of the use case that they are about.
    """
    return _CoveragePage(names, cases).document()


class _CoveragePage:
    def __init__(self, names: Names, cases: Sequence[UseCase]) -> None:
        self._names = names
        self._coach = Coach(names.shared)
        self._wording = Wording(names.language)
        self._say = self._wording.say
        self._questions = Questions(names, self._coach)
        current = [case for case in cases if case.status != "retired"]
        self._shelves = [
            (group, [self._look(case) for case in inside])
            for group, inside in by_group(names.shared.groups, current)
            if inside
        ]

    def _look(self, case: UseCase) -> _Looked:
        coverage = self._coach.look(case)
        return _Looked(case, coverage.totals, self._questions.blocks(case, coverage))

    def document(self) -> Document:
        """The whole page."""
        _ = self._say
        explained = _(
            "At each step something can go another way than planned. Such a deviation is covered where a branch"
            " answers it, considered where somebody wrote why it needs no branch, and open where nobody has thought of"
            " it yet."
        )
        head: Blocks = (
            paragraph(Link(_("Process handbook"), INDEX_PAGE)),
            paragraph(explained),
            *((self._groups(),) if self._shelves else ()),
        )
        company = " ".join(shown(self._names.shared.settings.title.in_language(self._names.language)).split("\n"))
        title = _("What can go wrong: {title}").format(title=company)
        sections = [self._section(group, inside) for group, inside in self._shelves]
        return Document(self._names.language, title, (*head, *numbered(sections)))

    def _groups(self) -> Table:
        rows = [
            self._row(
                Link(self._title(group), f"#{group_anchor(group)}") if group else Text(self._title(group)),
                _together(inside),
            )
            for group, inside in self._shelves
        ]
        _ = self._say
        everything = _together([each for _group, inside in self._shelves for each in inside])
        return self._table(_("Process group"), [*rows, self._row(Strong(_("Together")), everything)])

    def _section(self, group: Group | None, inside: Sequence[_Looked]) -> Section:
        _ = self._say
        rows = [self._row(Link(title_of(case), f"#{_anchor(case)}"), totals) for case, totals, _blocks in inside]
        return Section(
            self._title(group),
            (self._table(_("Process"), rows),),
            tuple(Section(title_of(case), blocks, anchor=_anchor(case)) for case, _totals, blocks in inside),
            anchor=group_anchor(group) if group else None,
        )

    def _title(self, group: Group | None) -> str:
        _ = self._say
        return self._names.group(group.id) if group else _("Not on the map")

    def _table(self, first: str, rows: list[Row]) -> Table:
        _ = self._say
        head = (first, _("Deviations counted"), _("Covered"), _("Considered"), _("Open"), _("Share thought of"))
        return table(head, rows)

    def _row(self, name: Inline, totals: Totals) -> Row:
        counts = (totals.pairs, totals.covered, totals.considered, totals.open)
        share = "—" if totals.share is None else percent_words(totals.share, self._names.language)
        return row(name, *map(self._wording.number, counts), share)


def _together(looked: Sequence[_Looked]) -> Totals:
    totals = Totals()
    for each in looked:
        totals = totals.plus(each.totals)
    return totals


def _anchor(case: UseCase) -> str:
    return f"case-{case.id}"
