"""Who does what: the matrix of responsibilities of a use case, and what seven passes over it find."""

from collections.abc import Iterator, Sequence

from rich.cells import cell_len, set_cell_size

from usecases.analysing.raci.matrix import Line as Step
from usecases.analysing.raci.matrix import Matrix, matrix_of
from usecases.analysing.raci.report import RaciAnalysis
from usecases.analysing.raci.spots import Spot
from usecases.analysing.raci.view import View
from usecases.analysing.raci.words import sections
from usecases.analysing.titles import Titles
from usecases.languages.catalogue import reader_language
from usecases_tui.analyses.parts import parts
from usecases_tui.analyses.told import Goal, Line, Opened, Told
from usecases_tui.sheet.drawing import MARKER
from usecases_tui.sheet.row import Span, Spans
from usecases_tui.words import _, mark

_LEAST = 24
"""The cells that a step's words get at least."""
_NONE = "·"
_LETTERS = {
    "R": mark("Does it (R): {roles}"),
    "A": mark("Answers for it (A): {roles}"),
    "C": mark("Is asked before (C): {roles}"),
    "I": mark("Is told after (I): {roles}"),
}
_STYLES = {"R": "mark", "A": "actor"}


def told(opened: Opened) -> Told:
    """The matrix, with so many roles beside each other as there is room for, and below it the passes."""
    analysis = RaciAnalysis(opened.shared)
    view = analysis.look(opened.case)
    titles = Titles(opened.shared, reader_language())
    table = _Table(matrix_of(view), view, titles, opened.width)
    found = parts(sections(analysis.figures(), titles), table.goal)
    blocks = table.blocks()
    if len(blocks) == 1:
        return Told((*table.lines(blocks[0]), *found), tuple(table.head(blocks[0])))
    lines = [
        line
        for roles in blocks
        for line in (*table.head(roles), *table.lines(roles), Line(f"gap {roles}", stops=False))
    ]
    return Told((*lines, *found))


class _Table:
    """The matrix drawn: roles as a flight of steps, each above its own column."""

    def __init__(self, matrix: Matrix, view: View, titles: Titles, width: int) -> None:
        self._matrix = matrix
        self._view = view
        self._titles = titles
        lengths = [len(letters) for line in matrix.lines for letters in line.letters.values()]
        self._cell = max(lengths, default=1) + 1
        self._number = max((cell_len(number) for number in view.numbers.values()), default=1) + 2
        self._at_once = max((width - MARKER - self._number - _LEAST) // self._cell, 1)

    def blocks(self) -> list[tuple[str, ...]]:
        """The roles, as many together as have room beside each other."""
        roles = self._matrix.roles
        return [roles[start : start + self._at_once] for start in range(0, max(len(roles), 1), self._at_once)]

    def head(self, roles: Sequence[str]) -> Iterator[Line]:
        """The titles of roles."""
        for index, role_id in enumerate(roles):
            before = "│".ljust(self._cell) * index
            spans = (Span(before, "quiet"), Span("┌ ", "quiet"), Span(self._titles.role(role_id), "actor"))
            yield Line(f"role {role_id}", lead=spans, stops=False)

    def lines(self, roles: Sequence[str]) -> Iterator[Line]:
        """The steps, each branch's below its condition; of several blocks, those in which its roles have a part."""
        if not self._matrix.lines:
            yield Line("empty", _("No steps yet."))
        branch = None
        for line in self._matrix.lines:
            if len(roles) < len(self._matrix.roles) and not any(role_id in line.letters for role_id in roles):
                continue
            own = self._view.outline.step_of[line.step].branch
            if own is not branch and own is not None:
                yield self._branch(own.id, own.when or "", roles)
            branch = own
            yield self._step(line, roles)

    def _branch(self, name: str, when: str, roles: Sequence[str]) -> Line:
        lead = (Span(" " * self._cell * len(roles)), *self._numbered(name))
        return Line(f"branch {name} {roles[:1]}", when, lead, "quiet", (self.goal(Spot("", name, "")),))

    def _step(self, line: Step, roles: Sequence[str]) -> Line:
        lead = (*(span for role_id in roles for span in self._held(line, role_id)), *self._numbered(line.step))
        goals = (self.goal(Spot("", line.step, line.number)),)
        return Line(f"step {line.step} {roles[:1]}", line.action or "?", lead, goals=goals, more=self._said(line))

    def _held(self, line: Step, role_id: str) -> Iterator[Span]:
        letters = line.letters.get(role_id, "")
        yield from (Span(letter, _STYLES.get(letter, "")) for letter in letters)
        yield Span(" " * (self._cell - len(letters))) if letters else Span(_NONE.ljust(self._cell), "quiet")

    def _numbered(self, name: str) -> Spans:
        return (Span(set_cell_size(self._view.numbers.get(name, "?"), self._number), "number"),)

    def _said(self, line: Step) -> str:
        """The roles of a step in words."""
        held = {
            letter: [role_id for role_id, letters in line.letters.items() if letter in letters] for letter in _LETTERS
        }
        said = [_(words).format(roles=self._titles.roles(held[key])) for key, words in _LETTERS.items() if held[key]]
        return " · ".join(said) or _("Nobody has a part in this step yet.")

    def goal(self, spot: Spot) -> Goal:
        """The step or branch of a place in this use case."""
        outline, name = self._view.outline, spot.place
        if not name:
            return Goal(outline.case.title)
        if name in outline.step_of:
            words = outline.step_of[name].step.action
        else:
            words = outline.branch_of[name].branch.when if name in outline.branch_of else None
        return Goal(f"{self._view.numbers.get(name, '')} {words or name}".strip(), thing=name)
