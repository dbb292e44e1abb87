"""The page of a use case: steps and branches deleted, cut, copied and pasted."""

from collections.abc import Mapping

from textual import events

from usecases.editing.command import Refused
from usecases.editing.several import PutSteps, copied
from usecases.model.usecase import Step
from usecases_tui.scenario import deleting
from usecases_tui.scenario.new import NEW
from usecases_tui.scenario.read import language_of, role_titles
from usecases_tui.scenario.rows import BRANCH, ENDING, STAGE, STEP, Key
from usecases_tui.scenario.writing import ScenarioWriting
from usecases_tui.words import _


class ScenarioCutting(ScenarioWriting):
    """A use case of which pieces are taken away, and put somewhere."""

    @property
    def steps(self) -> list[str]:
        """The steps that are meant: those selected, else the one the cursor is on."""
        keys = self.chosen or [self.key]
        return [name for kind, name in keys if kind == STEP and name != NEW]

    @property
    def branch(self) -> str | None:
        """The branch the cursor is on or in."""
        kind, name = self.key
        if self.moves is None or name == NEW:
            return None
        if kind in (BRANCH, ENDING):
            return name
        return self.moves.place(name).into if kind in (STEP, STAGE) else None

    def action_scenario_delete(self) -> None:
        """Delete the steps that are meant, or the branch."""
        if self.moves is not None and self.settle():
            self._delete()

    def deletes_rows(self) -> bool:
        """Backspace and Delete take selected steps away."""
        chosen = bool(self.chosen)
        if chosen:
            self.action_scenario_delete()
        return chosen

    def deleted_at_beginning(self) -> None:
        """Backspace in an empty step or branch takes it away."""
        if self.moves is None:
            return
        index, (kind, name) = self.lines.index, self.key
        above = self.rows[self._stop(self.rows, index - 1, -1)].key if index > 0 else None
        if name == NEW:
            if above is not None and self.moves.outline.case.steps:
                self.go_to(above)
        elif kind in (STEP, BRANCH) and self.field is not None and not self.field.text.strip():
            self._delete(above if isinstance(above, tuple) else None)

    def _delete(self, at: Key | None = None) -> None:
        data, name = self.app.desk.session.files.data(self.path), self.branch
        try:
            if steps := self.steps:
                going = deleting.steps_going(self.path, data, steps)
            elif self.key[0] in (BRANCH, ENDING) and name is not None:
                going = deleting.branch_going(self.path, data, name)
            else:
                self.app.say(_("Go to a step or a branch first."), trouble=True)
                return
        except Refused as refused:
            self.app.say(refused.message.said(), trouble=True)
            return
        if not going.needs_asking:
            self._gone(going, at)
            return

        def take(answer: str | None) -> None:
            if answer == deleting.DELETE:
                self._gone(going, at)

        self.app.push_screen(going.question(), take)

    def _gone(self, going: deleting.Going, at: Key | None) -> None:
        self.choose(())
        self.begun = None
        self.carry_out(going.command, at=at)

    def action_scenario_copy(self) -> None:
        """Copy the selected text, or the steps."""
        self._copy()

    def action_scenario_cut(self) -> None:
        """Copy, and delete."""
        if not self._copy():
            return
        if self.app.desk.clipboard is not None:
            data = self.app.desk.session.files.data(self.path)
            going = deleting.steps_going(self.path, data, self.steps)
            if going.references:
                self._delete()
            else:
                self._gone(going, None)
        elif self.field is not None:
            self.field.replace("", *self.field.selection)

    def _copy(self) -> bool:
        field = self.field
        if not self.lines.chosen and field is not None and field.display and field.selected_text:
            self.app.desk.clipboard = None
            self.app.copy_to_clipboard(field.selected_text)
            return True
        if self.moves is None or not self.settle() or not (steps := self.steps):
            self.app.say(_("Go to a step first, or select a text: Shift and the arrows do."), trouble=True)
            return False
        files = self.app.desk.session.files
        self.app.desk.clipboard = found = copied(files.data(self.path), steps)
        titles = role_titles(files, language_of(files, self.moves.outline.case))
        every = [self.moves.outline.step_of[one["id"]].step for one in found.steps]
        names = [" / ".join(titles.get(actor, actor) for actor in step.actor) for step in every]
        texts = [
            f"{name}: {step.action or ''}" if name else step.action or ""
            for name, step in zip(names, every, strict=True)
        ]
        self.app.copy_to_clipboard("\n".join(texts))
        return True

    def action_scenario_paste(self) -> None:
        """Paste steps below, or a text into the text."""
        if self.app.desk.clipboard is not None:
            if self.moves is not None and self.settle():
                place = self.place_below()
                self.carry_out(PutSteps(self.path, place.into, place.after, self.app.desk.clipboard))
        elif self.app.clipboard and self.field is not None:
            (self.field if self.field.display else self).post_message(events.Paste(self.app.clipboard))


def _line(step: Step, titles: Mapping[str, str]) -> str:
    """A step as a line of text, as it can be pasted elsewhere and back."""
    actors = " / ".join(titles.get(actor, actor) for actor in step.actor)
    return f"{actors}: {step.action or ''}" if actors else step.action or ""
