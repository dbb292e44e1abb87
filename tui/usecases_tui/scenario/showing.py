"""The page of a use case as far as it only shows: rows, folding, and where the cursor is."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping

from usecases_tui.desk import ROLES, SETTINGS, Changed, Spot
from usecases_tui.findings_pane.found import Found, Noticed, worst
from usecases_tui.page import Page
from usecases_tui.scenario.moving import Moves
from usecases_tui.scenario.new import NEW, New, NewBranch, NewStep
from usecases_tui.scenario.read import content, language_of, read_case, role_titles
from usecases_tui.scenario.rows import BRANCH, ENDING, GOAL, OTHER, STAGE, STEP, TEXT, TITLE, Key, View, rows
from usecases_tui.sheet.row import Row, Span
from usecases_tui.words import _


class ScenarioRows(Page):
    """A use case, row by row."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.moves: Moves | None = None
        """The use case as it is shown; `None` where nothing of it can be."""
        self.new: New | None = None
        """What is begun, and has no words yet."""
        self.folded: set[str] | None = None
        """The ids of steps and branches whose rows are hidden; `None` before the first look."""
        self.hints: dict[str, str] = {}
        """The hints for the conditions of branches that were made of questions, by id."""
        self._shown: tuple[object, ...] = ()

    def fill(self, focus: str | None = None, *, at: Key | None = None, same: bool = False) -> None:
        """Show it, with the cursor on the step or branch of an id, or on the row of a key.

        With `same` that is the row in which somebody writes, under another key.
        """
        files = self.app.desk.session.files
        read = read_case(files, self.path)
        self._shown = self._contents()
        if read.case is None:
            self.moves = None
            hint = Row(TEXT, _("Open the text of the file, and correct it there."), style="quiet")
            both = self.both_sides()
            hints = [Row((OTHER, "both sides"), both, style="quiet"), hint] if both else [hint]
            self.show([Row((OTHER, "trouble"), read.trouble, style="error"), *hints])
            return
        self.moves = Moves(self.path, read.case)
        if self.folded is None:
            self.folded = set(self.moves.outline.branch_of)
        if self.new is None and not read.case.steps:
            self.new = NewStep()
        case = self.new.shown_in(read.case) if self.new is not None else read.case
        if case is None:
            self.new, case = None, read.case
        at = self.key_of(focus) if at is None and focus is not None else at
        if at is not None:
            self.folded -= set(self._hiding(at))
        titles = role_titles(files, language_of(files, case))
        chosen = self.chosen
        placement = self.moves.placement if case is read.case else None
        view = View(case, titles, frozenset(self.folded), read.trouble, self.hints)
        self.show(rows(view, placement), at, same=same)
        self.choose(chosen)

    def concerned(self, changed: Changed) -> bool:
        """Titles of roles and the library's language are shown here too."""
        return not changed.paths.isdisjoint((ROLES, SETTINGS))

    def _after(self, changed: Changed) -> None:
        if self.path not in changed.paths and not self.concerned(changed):
            return
        if changed.focus is None and not changed.undoing and self._shown == self._contents():
            return  # this page has made the change, and shows it
        before = {row.key: row.text for row in self.rows}
        focus = changed.focus if self.path in changed.paths else None
        if changed.undoing:
            self.new = None
        self.fill(focus)
        if changed.undoing and self.moves is not None and (focus is None or self.key_of(focus) is None):
            self.go_to(next((row.key for row in self.rows if row.stops and before.get(row.key) != row.text), None))

    def _contents(self) -> tuple[object, ...]:
        return tuple(content(self.app.desk.session.files, path) for path in (self.path, ROLES, SETTINGS))

    # what is wrong

    def flags(self, found: Found) -> Mapping[Hashable, Span]:
        """Signs at the rows of steps and branches; what is folded away is told at what hides it."""
        seen: defaultdict[Hashable, list[Noticed]] = defaultdict(list)
        for where, noticed in found.by_thing.items():
            seen[self._seen(str(where[1])) if where else TITLE] += noticed
        return {key: worst(noticed) for key, noticed in seen.items()}

    def _seen(self, name: str) -> Key | None:
        """The row of a step or branch, or of the outermost one that hides it."""
        folded = [one for one in self.moves.hiding(name) if one in (self.folded or ())] if self.moves else []
        return self.key_of(folded[-1] if folded else name)

    # things

    @property
    def key(self) -> Key:
        """What the current row stands for."""
        return _key(self.row)

    def key_of(self, name: str) -> Key | None:
        """The row of a step or branch."""
        if self.moves is None:
            return None
        if name in self.moves.outline.step_of:
            return (STEP, name)
        return (BRANCH, name) if name in self.moves.outline.branch_of else None

    def visit(self, key: Key | None) -> None:
        """Go to a row, and open what hides it."""
        if key is not None and self.settle():
            self.fill(at=key)

    def begin(self, new: New) -> None:
        """Show something new, to be written."""
        if self.settle():
            self.new = new
            self.fill(at=(BRANCH if isinstance(new, NewBranch) else STEP, NEW))

    def go_to_spot(self, spot: Spot) -> None:
        """Put the cursor on a thing of the file; in an empty use case, on what is written first."""
        if self.moves is None:
            return
        if len(spot.where) == 2:
            self.visit(self.key_of(str(spot.where[1])))
        elif not self.moves.outline.case.steps:
            self.visit((STEP, NEW) if self.moves.outline.case.goal else GOAL)

    def moved(self, row: Row | None) -> None:
        """Say where the cursor is; what was begun and left without a word goes."""
        kind, name = _key(row)
        if name == NEW:
            return
        if self.moves is None:
            self.app.select(Spot(self.path))
            return
        if self.new is not None and (self.new != NewStep() or self.moves.outline.case.steps):
            self.new = None
            self.fill()
        if kind in (STEP, STAGE):
            self.app.select(Spot(self.path, (STEP, name)))
        elif kind in (BRANCH, ENDING):
            self.app.select(Spot(self.path, (BRANCH, name)))
        else:
            self.app.select(Spot(self.path))

    # several rows

    @property
    def chosen(self) -> list[Key]:
        """The rows that are selected together; none where there is only the cursor."""
        return [_key(self.rows[index]) for index in sorted(self.lines.chosen) if index < len(self.rows)]

    def choose(self, keys: Iterable[Key]) -> None:
        """Select rows."""
        wanted = set(keys)
        found = frozenset(index for index, row in enumerate(self.rows) if row.key in wanted) if wanted else frozenset()
        if found != self.lines.chosen:
            self.lines.choose(found)

    def select_rows(self, way: int) -> None:
        """The row above or below comes to those that are selected, or leaves them."""
        chosen, here = self.chosen, self.key
        index = self._stop(self.rows, self.lines.index + way, way)
        if index < 0 or not self.settle():
            return
        self.go(index)
        next_one = self.key
        if next_one in chosen:
            left = [key for key in chosen if key != here]
            self.choose(left if len(left) > 1 else ())
        else:
            self.choose([*chosen, here, next_one])

    # folding

    def _hiding(self, key: Key) -> list[str]:
        """The ids that hide a row when they are folded, from the inside out."""
        kind, name = key
        if self.moves is None:
            return []
        inner: list[str] = []
        if name == NEW and self.new is not None:
            name = self.new.above or ""
            kind = ENDING if name in self.moves.outline.branch_of else STEP
            inner = [name] if kind == STEP else []
        return [*inner, *self.moves.hiding(name, inside=kind == ENDING)]

    def action_scenario_fold(self) -> None:
        """Fold or unfold what is under a step, or the branch that one is in."""
        if self.moves is None or self.folded is None or not self.settle():
            return
        kind, name = self.key
        around = self.moves.hiding(name, inside=kind == ENDING)
        has_branches = kind in (STEP, STAGE) and name in self.moves.placement.under
        folding = name if kind == BRANCH or has_branches else next(iter(around), None)
        if folding is not None:
            self.folded ^= {folding}
            self.fill(at=self.key_of(folding))

    def action_scenario_fold_all(self) -> None:
        """Fold every branch, or unfold everything."""
        if self.moves is None or self.folded is None or not self.settle():
            return
        branches = set(self.moves.outline.branch_of)
        kind, name = self.key
        if branches <= self.folded:
            self.folded.clear()
            self.fill()
            return
        self.folded = branches
        outermost = [one for one in self.moves.hiding(name, inside=kind == ENDING) if one in branches]
        self.fill(at=self.key_of(outermost[-1]) if outermost else None)


def _key(row: Row | None) -> Key:
    if row is None or not isinstance(row.key, tuple):
        return (OTHER, "")
    kind, name = row.key
    return str(kind), str(name)
