"""The page of a use case as far as it asks what could go wrong at a step."""

from usecases_tui.scenario.cutting import ScenarioCutting
from usecases_tui.scenario.new import NEW
from usecases_tui.scenario.rows import STAGE, STEP
from usecases_tui.words import _


class ScenarioCoaching(ScenarioCutting):
    """A use case whose steps can be asked about."""

    def action_scenario_coach(self) -> None:
        """Ask what could go wrong at the step; a question becomes a branch, or is noted as considered."""
        if self.moves is None or not self.settle():
            return
        kind, step = self.key
        if kind not in (STEP, STAGE) or step == NEW:
            self.app.say(_("What could go wrong is asked about a step: go to one first."), trouble=True)
            return
        from usecases_tui.coach.answering import branch_for, in_short
        from usecases_tui.coach.screen import Answered, WhatCouldGoWrong

        def take(answered: Answered | None) -> None:
            if answered is None or self.moves is None:
                return
            if answered.branch is not None:
                self.visit(self.key_of(answered.branch))
            elif answered.question is not None:
                outline = self.moves.outline
                command = branch_for(self.path, step, answered.question, {*outline.step_of, *outline.branch_of})
                hint = _("When exactly? {question}").format(question=in_short(answered.question.question))
                self.hints[command.branch["id"]] = hint
                self.carry_out(command)

        self.app.push_screen(WhatCouldGoWrong(self.app, self.path, step), take)
