"""The page of a use case: what its keys do."""

from usecases.editing.converting import BranchToSteps
from usecases.editing.fields import SetField
from usecases.model.usecase import ANY, Kind
from usecases_tui.actions.action import bindings
from usecases_tui.actions.scenario import SCENARIO
from usecases_tui.actions.sheet import SHEET
from usecases_tui.asking.choose import Chosen
from usecases_tui.scenario import choosing
from usecases_tui.scenario.coaching import ScenarioCoaching
from usecases_tui.scenario.new import NEW, NewBranch, NewStep
from usecases_tui.scenario.read import language_of, role_titles
from usecases_tui.scenario.rows import BRANCH, ENDING, STAGE, STEP
from usecases_tui.words import _


class ScenarioPage(ScenarioCoaching):
    """The main scenario with its branches, edited in place."""

    ACTIONS = (*SCENARIO, *SHEET)
    BINDINGS = bindings(SCENARIO)

    # new branches, and what is chosen

    def action_scenario_branch(self) -> None:
        """A new branch where the cursor is."""
        if self.moves is None or not self.settle():
            return
        kind, name = self.key
        if kind in (STEP, STAGE) and name != NEW:
            self.begin(NewBranch((name,)))
        elif kind in (BRANCH, ENDING) and name != NEW:
            self.begin(NewBranch(self.moves.outline.branch_of[name].branch.at or (ANY,)))
        else:
            self.app.say(_("A branch leaves from a step: go to one first."), trouble=True)

    def action_scenario_branch_anywhere(self) -> None:
        """A new branch at any step."""
        if self.moves is not None:
            self.begin(NewBranch((ANY,)))

    def action_scenario_kind(self) -> None:
        """A negative branch becomes an alternative one, and the other way round."""
        if self.moves is None or not self.settle():
            return
        if isinstance(self.new, NewBranch):
            self.begin(self.new._replace(kind=_other(self.new.kind)))
            return
        begun = self._going_on(self.key[1])
        row = self.row
        if begun is not None and isinstance(begun.new, NewBranch) and row is not None:
            self.write_new(begun.new._replace(kind=_other(begun.new.kind)), row.text)
        elif (name := self.branch) is not None:
            kind = _other(self.moves.outline.branch_of[name].branch.kind)
            self.carry_out(SetField(self.path, ("branches", name, "kind"), kind), at=self.key)
        else:
            self.app.say(_("Only branches are alternative or negative: go to one first."), trouble=True)

    def action_scenario_actor(self) -> None:
        """Choose who does the step."""
        moves = self.moves
        if moves is None or not self.settle():
            return
        name = self.key[1]
        begun = self._going_on(name)
        new = self.new if name == NEW else begun.new if begun else None
        if self.key[0] not in (STEP, STAGE) or isinstance(new, NewBranch):
            self.app.say(_("Steps have actors: go to one first."), trouble=True)
            return
        files = self.app.desk.session.files
        titles = role_titles(files, language_of(files, moves.outline.case))
        text = self.row.text if self.row is not None else ""

        def take(answer: Chosen | None) -> None:
            if answer is None:
                return
            if new is None or answer.new:
                self._set_actor(name, answer, list(titles))
                return
            chosen = new._replace(actor=answer.values[0] if answer.values else None)
            if begun is None:
                self.begin(chosen)
            else:
                self.write_new(chosen, text)

        actors = (new.actor,) if new is not None else moves.outline.step_of[name].step.actor
        self.app.push_screen(choosing.ask_actor(titles, [one for one in actors if one]), take)

    def _set_actor(self, name: str, answer: Chosen, known: list[str]) -> None:
        if name != NEW:
            self.carry_out(choosing.actor_of(self.path, name, answer, known), at=self.key)
        elif isinstance(self.new, NewStep) and answer.new:
            new = self.new
            role, adding = choosing.new_role(answer.new, known)
            if self.app.do(adding, follow=False) is not None:
                self.begin(new._replace(actor=role))

    def choose_way_on(self) -> None:
        """Ask how the branch goes on."""
        moves, name = self.moves, self.branch
        if moves is None or name is None:
            return

        def take(answer: Chosen | None) -> None:
            command = choosing.way_on(self.path, moves, name, answer) if answer is not None else None
            if command is not None:
                self.carry_out(command, at=(ENDING, name))

        self.app.push_screen(choosing.ask_way_on(moves, name), take)

    def action_scenario_way_on(self) -> None:
        """Ask how the branch goes on that the cursor is in."""
        if self.settle():
            self.choose_way_on()

    # moving

    def action_scenario_up(self) -> None:
        """Up by one."""
        self._move(-1)

    def action_scenario_down(self) -> None:
        """Down by one."""
        self._move(1)

    def _move(self, way: int) -> None:
        if self.moves is None or not self.settle():
            return
        if steps := self.steps:
            self.carry_out(self.moves.steps(steps, way), at=self.key)
        elif self.key[0] in (BRANCH, ENDING) and (name := self.branch) is not None:
            self.carry_out(self.moves.branch(name, way), at=self.key)

    def action_scenario_inward(self) -> None:
        """The step goes into a branch of the step above."""
        if self.moves is None or not self.settle():
            return
        new = self.new
        if isinstance(new, NewStep) and self.key[1] == NEW and new.after is not None:
            beside = self.moves.placement.under.get(new.after)
            last = beside[-1] if beside else None
            after = last.steps[-1].id if last is not None and last.steps else None
            self.begin(NewBranch((new.after,)) if last is None else new._replace(into=last.id, after=after))
        elif len(self.steps) == 1:
            self.carry_out(self.moves.inward(self.steps[0]))
        else:
            self.app.say(_("One step at a time goes into a branch."), trouble=True)

    def action_scenario_outward(self) -> None:
        """The step comes out of its branch."""
        if self.moves is None or not self.settle():
            return
        new, (kind, name) = self.new, self.key
        if new is not None and name == NEW:
            at = new.at[-1] if isinstance(new, NewBranch) else self.moves.left_by(new.into)
            if at in self.moves.outline.step_of:
                self.begin(NewStep(self.moves.place(at).into, at))
        elif kind == STEP and len(self.steps) == 1:
            self.carry_out(self.moves.outward(self.app.desk.session.files, name))
        elif kind in (BRANCH, ENDING):
            self.carry_out(BranchToSteps(self.path, name))
        else:
            self.app.say(_("One step at a time comes out of a branch."), trouble=True)

    # selecting rows

    def action_scenario_select_up(self) -> None:
        """The row above, too."""
        self.select_rows(-1)

    def action_scenario_select_down(self) -> None:
        """The row below, too."""
        self.select_rows(1)


def _other(kind: str) -> Kind:
    return "negative" if kind == "alternative" else "alternative"
