"""What the page of coverage says of one use case: what to ask, what is answered already, what was considered."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from usecases.coverage.coverage import Coach
from usecases.coverage.questions import Asking
from usecases.coverage.values import CaseCoverage, Pair, State
from usecases.model.numbering import numbers
from usecases.model.outline import Outline
from usecases.model.usecase import Step, UseCase
from usecases_exporters.anchors import branch_anchor, regulation_file, step_anchor
from usecases_exporters.handbook.index import USE_CASES, case_link
from usecases_exporters.names import Names
from usecases_exporters.regulation.prose import joined, linked
from usecases_exporters.tree.clean import shown
from usecases_exporters.tree.nodes import Blocks, Cell, Inline, Inlines, Link, Paragraph, Row, Table, Text, row, table
from usecases_exporters.words import Wording


class Questions:
    """The questions about the use cases of a library: headings in the language of the names, questions in theirs."""

    def __init__(self, names: Names, coach: Coach) -> None:
        self._names = names
        self._coach = coach
        self._wording = Wording(names.language)

    def blocks(self, case: UseCase, coverage: CaseCoverage) -> Blocks:
        """A link to the regulation, and a table for each state in which there is something."""
        asking = Asking(self._names.shared, self._coach.company, coverage.language)
        return tuple(_OfCase(case, coverage, self._coach, asking, self._wording).blocks())


class _Answered(NamedTuple):
    """Where pairs are answered in the same way: all but the step."""

    branch: str | None
    deviation: str
    words: tuple[str, ...]
    by_time: bool
    because: str | None


class _OfCase:
    """One use case."""

    def __init__(self, case: UseCase, coverage: CaseCoverage, coach: Coach, asking: Asking, wording: Wording) -> None:
        self._case = case
        self._coverage = coverage
        self._coach = coach
        self._asking = asking
        self._say = wording.say
        self._dash = wording.dash
        self._outline = Outline(case)
        self._numbers: Mapping[str, str] = numbers(self._outline)

    def blocks(self) -> Iterator[Paragraph | Table]:
        _ = self._say
        yield Paragraph((Text(_("Regulation") + ": "), case_link(self._case)))
        if asked := list(self._asked()):
            yield table((_("Step"), _("Nobody has thought of this yet"), _("What could be done, for example")), asked)
        if covered := list(self._covered()):
            head = (_("Branch"), _("What it answers"), _("At steps"), _("Seen by the words"))
            yield table(head, covered)
        if considered := [self._considered(answer, steps) for answer, steps in self._answered(State.CONSIDERED)]:
            yield table((_("What was considered"), _("At steps"), _("Why it needs no branch")), considered)
        if others := [self._branch(name) for name in dict.fromkeys(self._coverage.others)]:
            words = _("Branches in which no deviation of the catalogue was recognised:")
            yield Paragraph((Text(f"{words} "), *joined([(link,) for link in others], ", ")))

    def _asked(self) -> Iterator[Row]:
        """A row for each question; the step's action stands beside the first one."""
        for found in self._coverage.steps:
            step = self._step(found.step)
            place: Inlines = (
                self._place(found.step),
                *((Text(f"{self._dash}{_line(step.action)}"),) if step.action else ()),
            )
            for name in found.ask:
                entry = self._coach.catalogue.by_id[name]
                response = self._asking.said(entry.response, step) if entry.response is not None else "—"
                yield row(Cell((Paragraph(place),)), self._asking.said(entry.question, step), response)
                place = (self._place(found.step),)

    def _answered(self, state: State) -> Iterable[tuple[_Answered, list[str]]]:
        """What was answered, each with its steps: by branch, in the order of the document."""
        found: dict[_Answered, list[str]] = {}
        for step in self._coverage.steps:
            for pair in step.pairs:
                if pair.state is state:
                    found.setdefault(_answered(pair), []).append(step.step)
        order = {placed.branch.id: index for index, placed in enumerate(self._outline.branches)}
        return sorted(found.items(), key=lambda item: order.get(item[0].branch or "", -1))

    def _covered(self) -> Iterator[Row]:
        """A row for each deviation that a branch answers; the branch's condition stands beside the first one."""
        told: set[str] = set()
        for answer, steps in self._answered(State.COVERED):
            assert answer.branch is not None  # what is covered is covered by a branch
            place: Inlines = (self._branch(answer.branch),)
            condition = self._outline.branch_of[answer.branch].branch.when
            if condition and answer.branch not in told:
                place = (*place, Text(f"{self._dash}{_line(condition)}"))
            told.add(answer.branch)
            question = self._question(answer, steps)
            yield row(Cell((Paragraph(place),)), question, self._places(steps), self._seen(answer))

    def _seen(self, answer: _Answered) -> str:
        _ = self._say
        if answer.words:
            return _line(" … ".join(answer.words))
        return _("the time that passes") if answer.by_time else _("the branch names it")

    def _considered(self, answer: _Answered, steps: list[str]) -> Row:
        reason = Cell((Paragraph(linked(answer.because)),)) if answer.because else "—"
        return row(self._question(answer, steps), self._places(steps), reason)

    def _question(self, answer: _Answered, steps: list[str]) -> str:
        """The deviation as it is asked about at the first of the steps."""
        return self._asking.said(self._coach.catalogue.by_id[answer.deviation].question, self._step(steps[0]))

    def _places(self, steps: list[str]) -> Cell:
        return Cell((Paragraph(joined([(self._place(step),) for step in steps], ", ")),))

    def _step(self, step_id: str) -> Step:
        return self._outline.step_of[step_id].step

    def _place(self, step_id: str) -> Inline:
        return self._reference(step_id, step_anchor(step_id))

    def _branch(self, branch_id: str) -> Inline:
        return self._reference(branch_id, branch_anchor(branch_id))

    def _reference(self, name: str, anchor: str) -> Inline:
        return Link(self._numbers.get(name, name), f"{USE_CASES}/{regulation_file(self._case)}#{anchor}")


def _answered(pair: Pair) -> _Answered:
    return _Answered(pair.branch, pair.deviation, pair.words, pair.by_time, pair.because)


def _line(text: str) -> str:
    """A text as shown, in one line."""
    return " ".join(shown(text).split("\n"))
