"""The page of time: how long each process takes, where it waits, what it costs, and what comes of very many runs."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from usecases.analysing.cases import Find
from usecases.analysing.time.report import Looked, TimeAnalysis, Times
from usecases.analysing.time.simulating import NotInstalledError, simulated
from usecases.analysing.time.words import Saying
from usecases.analysing.time.words_of_runs import runs_section
from usecases.analysing.titles import Titles
from usecases.languages.catalogue import speaking
from usecases.model.usecase import UseCase
from usecases_exporters.handbook.index import INDEX_PAGE, case_link
from usecases_exporters.handbook.shelves import by_group
from usecases_exporters.handbook.time_pictures import Bar, bars, spread
from usecases_exporters.names import Names
from usecases_exporters.protocol import ExportError
from usecases_exporters.regulation.page import title_of
from usecases_exporters.tree.clean import shown
from usecases_exporters.tree.nodes import (
    Block,
    Document,
    Figure,
    Link,
    Listing,
    Paragraph,
    Strong,
    Text,
    cell,
    paragraph,
    row,
    table,
)
from usecases_exporters.tree.sections import Section, numbered
from usecases_exporters.words import Wording, interface

PICTURE = "time.svg"
_ROWS = 60
"""How many processes the picture shows, the longest first."""
_SEED = 1


class TimePage(NamedTuple):
    """The page and its pictures: one of all processes, and one for each that was let run."""

    document: Document
    pictures: tuple[bytes, ...]


def run_cases(cases: Sequence[UseCase], runs: int) -> list[UseCase]:
    """The use cases that are let run: none, unless runs are asked for, and none that says nothing of time."""
    return [case for case in cases if runs and case.status != "retired" and _says_time(case)]


def _says_time(case: UseCase) -> bool:
    steps = (*case.steps, *(step for branch in case.branches for step in branch.steps))
    return any(step.work or step.wait or step.within or step.use_case for step in steps)


def run_picture(case: UseCase) -> str:
    """The file of the picture of a use case's runs."""
    return f"runs-{case.id}.svg"


def time_page(names: Names, cases: Sequence[UseCase], find: Find, runs: int) -> TimePage:
    """The page of a library, in the language of the names; raises ExportError where runs are wanted without numpy."""
    return _TimePage(names, cases, find, runs).made()


class _TimePage:
    def __init__(self, names: Names, cases: Sequence[UseCase], find: Find, runs: int) -> None:
        self._names = names
        self._cases = [case for case in cases if case.status != "retired"]
        self._runs = runs
        self._analysis = TimeAnalysis(names.shared, find)
        self._looked: dict[str, Looked] = {case.id: self._analysis.look(case) for case in self._cases}
        self._times: Times = self._analysis.times(each.time for each in self._looked.values())
        self._words = Saying(self._times, Titles(names.shared, names.language), names.shared.settings.currency)
        self._say = Wording(names.language).say

    def made(self) -> TimePage:
        """The whole page."""
        _ = self._say
        caption = _("Work and waiting: how long each process takes")
        company = " ".join(shown(self._names.shared.settings.title.in_language(self._names.language)).split("\n"))
        with speaking(self._names.language):
            drawn = self._drawn(caption)
            head: list[Block] = [
                Paragraph((Link(_("Process handbook"), INDEX_PAGE),)),
                *(paragraph(line) for line in self._words.legend()),
                Figure(PICTURE, caption, caption),
            ]
            sections = [*self._groups(), *self._figures()]
            spreads, pictures = self._spreads()
            document = Document(
                self._names.language,
                _("Time: {title}").format(title=company),
                (*head, *numbered([*sections, *spreads]), paragraph(self._words.assumptions())),
            )
        return TimePage(document, (drawn, *pictures))

    def _drawn(self, caption: str) -> bytes:
        _ = self._say
        longest = sorted(self._cases, key=lambda case: (-(self._looked[case.id].time.main.total or 0.0), case.id))
        rows = []
        for case in longest[:_ROWS]:
            main = self._looked[case.id].time.main
            if main.total is not None:
                figures = self._words.span(main.total)
                if main.share is not None:
                    figures = _("{total}, work {share}").format(total=figures, share=self._words.percent(main.share))
                rows.append(Bar(title_of(case), main.total, main.touch, figures))
        return bars(rows, caption, (_("Work"), _("Waiting")), self._names.language)

    def _groups(self) -> Iterator[Section]:
        _ = self._say
        head = (_("Process"), *self._words.head(), _("Cost of a year"))
        for group, inside in by_group(self._names.shared.groups, self._cases):
            if inside:
                rows = []
                for case in inside:
                    time = self._looked[case.id].time
                    year = "—" if time.cost.year is None else self._words.money(time.cost.year)
                    rows.append(row(cell(case_link(case)), *map(cell, self._words.row(time.main)), cell(year)))
                yield Section(self._names.group(group.id) if group else _("Not on the map"), (table(head, rows),))

    def _figures(self) -> Iterator[Section]:
        for part in self._words.together():
            lines = tuple((Strong(f"{said.label}:"), Text(f" {said.figure}")) for said in part.lines)
            yield Section(part.title, (Listing(lines),))

    def _spreads(self) -> tuple[list[Section], list[bytes]]:
        """How long runs by chance take: a section with a picture for each process."""
        sections, pictures = [], []
        for case in run_cases(self._cases, self._runs):
            looked = self._looked[case.id]
            try:
                found = simulated(looked, self._analysis.timeline, self._runs, _SEED)
            except NotInstalledError as missing:
                text = interface("Runs by chance need {package}. Install it with: {command}")
                command = "pip install 'usecases[simulation]'"
                raise ExportError(text.format(package=missing.package, command=command)) from missing
            part = runs_section(self._words, found, looked.time)
            lines = tuple((Strong(f"{said.label}:"), Text(f" {said.figure}")) for said in part.lines)
            caption = f"{part.title}: {title_of(case)}"
            blocks = (Figure(run_picture(case), caption, caption), Listing(lines))
            sections.append(Section(caption, blocks))
            pictures.append(spread(found, caption, self._names.language, self._words.span))
        return sections, pictures
