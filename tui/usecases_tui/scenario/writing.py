"""The page of a use case as far as it is written in: texts, new steps and branches, Enter, Tab, pasted lines."""

from typing import NamedTuple

from textual import events

from usecases.editing.command import Command
from usecases.editing.fields import ClearField, SetField
from usecases.editing.history import Done
from usecases.editing.pasting import PasteSteps
from usecases.editing.steps import AddStep
from usecases.editing.together import Together
from usecases_tui.scenario.new import NEW, New, NewBranch, NewStep
from usecases_tui.scenario.read import roles_data
from usecases_tui.scenario.rows import BRANCH, ENDING, GOAL, STAGE, STEP, TEXT, TITLE, Key
from usecases_tui.scenario.showing import ScenarioRows
from usecases_tui.sheet.field import Field
from usecases_tui.sheet.row import Row
from usecases_tui.words import _

_FIELDS = {STEP: "action", BRANCH: "when", STAGE: "stage"}


class Begun(NamedTuple):
    """What is being written for the first time: writing on makes its command again, so that its id fits the words."""

    new: New
    id: str
    done: Done


class ScenarioWriting(ScenarioRows):
    """A use case, written in."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.begun: Begun | None = None
        self._pausing = False

    # changes

    def carry_out(self, command: Command | str, *, at: Key | None = None) -> bool:
        """Carry out a command and go to what it is about, or to a row; or say the words that stand in its place."""
        if isinstance(command, str):
            self.app.say(command, trouble=True)
            return False
        if self.app.do(command, follow=False) is None:
            return False
        self.new = self.begun = None
        self.fill(self.app.desk.session.history.done[-1].focus, at=at)
        return True

    def moved(self, row: Row | None) -> None:
        """What was begun is done once the cursor leaves it; an actor alone makes a step, too."""
        if self.begun is not None and self.key[1] != self.begun.id:
            self.begun = None
        new = self.new
        if isinstance(new, NewStep) and new.actor and self.key[1] != NEW:
            self.new = None
            self.app.do(new.command(self.path, ""), follow=False)
            self.fill()
        super().moved(row)

    # texts

    def typed(self, row: Row, text: str) -> bool:
        """Take it over."""
        self.choose(())
        assert isinstance(row.key, tuple)
        kind, name = str(row.key[0]), str(row.key[1])
        text = text.strip()
        if name == NEW and self.new is not None:
            return not text or self.write_new(self.new, text)
        if (begun := self._going_on(name)) is not None:
            return self.write_new(begun.new, text)
        if text == row.text:
            return True
        if not text and row.key == TITLE:
            if self.field is not None and not self._pausing:  # on a pause, another one may be on its way
                self.app.say(_("A use case must have a title, so the old one stays."), trouble=True)
                self.field.take(row)
            return not self._pausing
        where = (kind,) if kind not in _FIELDS else (BRANCH if kind == BRANCH else STEP, name, _FIELDS[kind])
        command = SetField(self.path, where, text) if text else ClearField(self.path, where)
        if self.app.do(command, follow=False) is None:
            return False
        self.fill()
        return True

    def on_field_paused(self, event: Field.Paused) -> None:
        """A pause isn't the end of writing."""
        self._pausing = True
        super().on_field_paused(event)
        self._pausing = False

    def _going_on(self, name: str) -> Begun | None:
        """What is still being written for the first time, as long as nothing else was done and it wasn't saved."""
        history = self.app.desk.session.history.done
        begun = self.begun
        if begun is None or begun.id != name or not history or history[-1] is not begun.done:
            return None
        return begun if self.path in self.app.desk.session.unsaved() else None

    def write_new(self, new: New, text: str) -> bool:
        """The command that makes something new, with the words so far, in place of the one made of fewer words."""
        words = text
        if isinstance(new, NewStep) and new.actor is None:
            from usecases.editing.lines import names_of, read_lines

            lines = read_lines(text, names_of(roles_data(self.app.desk.session.files)))
            if len(lines) == 1 and lines[0].actor is not None:
                new, words = new._replace(actor=lines[0].actor), lines[0].action
        if self.app.do(new.command(self.path, words), follow=False, amending=self.begun is not None) is None:
            return False
        done = self.app.desk.session.history.done[-1]
        assert done.focus is not None
        self.new, self.begun = None, Begun(new, done.focus, done)
        caret = self.field.cursor_location[1] if self.field is not None else 0
        self.fill(at=(BRANCH if isinstance(new, NewBranch) else STEP, done.focus), same=True)
        if words != text and self.field is not None:
            self.field.move_cursor((0, max(caret - len(text) + len(words), 0)))
        return True

    # Enter, Tab, Backspace

    def entered(self, row: Row) -> None:
        """Enter: the next step, the branch's first one, or what comes next."""
        kind, name = self.key
        if kind == STEP and name == NEW and isinstance(self.new, NewStep):
            if self.new.into is not None:
                self.visit((ENDING, self.new.into))
        elif kind == STEP:
            self._enter_step(row, name)
        elif kind == BRANCH and name == NEW:
            self.app.say(_("Write first what happens; Backspace takes the new branch away."))
        elif kind == BRANCH:
            self.begin(NewStep(name))
        elif kind == ENDING:
            self.choose_way_on()
        elif row.key == TEXT:
            self.app.action_text()
        else:
            self.action_row_down()

    def choose_way_on(self) -> None:
        """Ask how the branch goes on; the page knows how."""

    def _enter_step(self, row: Row, name: str) -> None:
        assert self.moves is not None
        place = self.moves.place(name)
        if not row.text and place.into is not None and place.position == len(place.names) - 1:
            self.visit((ENDING, place.into))
            return
        value, caret = self._text_and_caret(row)
        left, right = value[:caret].strip(), value[caret:].strip()
        if left and right:
            step = self.moves.outline.step_of[name].step
            actor = step.actor[0] if len(step.actor) == 1 else list(step.actor)
            rest = {"actor": actor, "action": right} if step.actor else {"action": right}
            where = (STEP, name, "action")
            split = (SetField(self.path, where, left), AddStep(self.path, place.into, name, rest))
            if self.carry_out(Together(split)) and self.field is not None:
                self.field.move_cursor((0, 0))
        elif right:
            self.begin(NewStep(place.into, place.names[place.position - 1] if place.position else None))
        else:
            self.begin(NewStep(place.into, name))

    def _text_and_caret(self, row: Row) -> tuple[str, int]:
        if self.field is None or self.field.row is None:
            return row.text, len(row.text)
        line, column = self.field.cursor_location
        value = self.field.value
        return value, sum(len(one) + 1 for one in value.split("\n")[:line]) + column

    def action_scenario_inside(self) -> None:
        """From a step to its first branch, from a branch to its first step; made where there is none."""
        if self.moves is None or not self.settle():
            return
        kind, name = self.key
        if name == NEW and (kind == BRANCH or not self.moves.outline.case.steps):
            self.app.say(_("Write a word first."))
        elif name == NEW:
            self.action_row_down()
        elif kind == STEP:
            below = self.moves.placement.under.get(name)
            if below:
                self.visit((BRANCH, below[0].id))
            else:
                self.begin(NewBranch((name,)))
        elif kind == BRANCH:
            steps = self.moves.outline.branch_of[name].branch.steps
            if steps:
                self.visit((STEP, steps[0].id))
            else:
                self.begin(NewStep(name))
        else:
            self.action_row_down()

    def action_scenario_outside(self) -> None:
        """From a branch's step to the branch, from a branch to what it leaves."""
        if self.moves is None or not self.settle():
            return
        kind, name = self.key
        above: str | None = None
        if name == NEW and self.new is not None:
            above = self.new.above
        elif kind == STEP:
            above = self.moves.place(name).into
        elif kind == BRANCH:
            above = self.moves.owner(self.moves.outline.branch_of[name].branch)
        elif kind == ENDING:
            above = name
        if above is not None and self.key_of(above) is not None:
            self.visit(self.key_of(above))
        else:
            self.action_row_up()

    # pasting

    def place_below(self) -> NewStep:
        """Where steps come that are pasted at the cursor."""
        assert self.moves is not None
        kind, name = self.key
        if name == NEW:
            return self.new if isinstance(self.new, NewStep) else NewStep()
        if kind == STEP:
            return NewStep(self.moves.place(name).into, name)
        if kind == BRANCH:
            return NewStep(name)
        if kind == ENDING:
            steps = self.moves.outline.branch_of[name].branch.steps
            return NewStep(name, steps[-1].id if steps else None)
        steps = self.moves.outline.case.steps
        return NewStep(None, steps[-1].id if steps and self.key not in (TITLE, GOAL) else None)

    def on_paste(self, event: events.Paste) -> None:
        """Several lines become steps."""
        event.stop()
        if self.moves is not None and self.settle():
            place = self.place_below()
            self.carry_out(PasteSteps(self.path, place.into, place.after, event.text))
