"""While the coach asks what could go wrong at a step."""

from usecases_tui.actions.action import Action
from usecases_tui.words import mark

COACH: tuple[Action, ...] = (
    Action(
        "coach.considered", "space", mark("No branch needed"),
        mark("Notes that the question was looked at, with the reason, which is asked for."), frequent=True,
    ),
    Action("coach.all", "f5", mark("All questions"), mark("Every open question of the step, or the best three again.")),
    Action("coach.leave", "escape,ctrl+g,ctrl+q", mark("Back"), mark("Back to the step."), frequent=True),
)  # fmt: skip
