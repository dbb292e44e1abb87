"""What can be done in the text of a use case."""

from usecases_tui.actions.action import Action
from usecases_tui.words import mark

SCENARIO: tuple[Action, ...] = (
    Action(
        "scenario.inside", "tab", mark("Into the branches"),
        mark("From a step to its first branch, from a branch to its first step; makes one where there is none."),
    ),
    Action("scenario.outside", "shift+tab", mark("Out of the branch"), mark("Back to what the branch leaves from.")),
    Action(
        "scenario.branch", "ctrl+n", mark("New branch"),
        mark("Another branch at this step, a negative one; it can be turned into an alternative."), frequent=True,
    ),
    Action(
        "scenario.branch-anywhere", "", mark("New branch at any step"),
        mark("What may happen at any moment, such as a customer who cancels."),
    ),
    Action(
        "scenario.kind", "ctrl+l", mark("Alternative or negative"),
        mark("Turns a branch from one kind into the other."),
    ),
    Action("scenario.actor", "ctrl+r", mark("Who does it"), mark("Chooses the actor of the step."), frequent=True),
    Action(
        "scenario.coach", "ctrl+g", mark("What could go wrong"),
        mark("Questions about this step: Enter makes a branch of one, with what could be done."),
    ),
    Action(
        "scenario.way-on", "", mark("How the branch goes on"),
        mark("At which step, or how the use case ends; Enter on the line with the arrow does the same."),
    ),
    Action("scenario.up", "alt+up,ctrl+up", mark("Move up"), mark("Moves the step, or the branch with all its steps.")),
    Action("scenario.down", "alt+down,ctrl+down", mark("Move down"), mark("Moves the step, or the whole branch.")),
    Action(
        "scenario.inward", "alt+right", mark("Make it a branch"),
        mark("The step becomes a branch of the step above it, or the last step of the branch above it."),
    ),
    Action(
        "scenario.outward", "alt+left", mark("Take it out of the branch"),
        mark("The step comes after the step that the branch leaves; of a branch, all its steps do."),
    ),
    Action("scenario.cut", "ctrl+x", mark("Cut"), mark("The selected text, or else the step with its branches.")),
    Action("scenario.copy", "ctrl+c", mark("Copy"), mark("The selected text, or else the step with its branches.")),
    Action("scenario.paste", "ctrl+v", mark("Paste"), mark("Into the text, or steps below this one.")),
    Action("scenario.delete", "", mark("Delete the step or branch"), mark("With everything that stems from it.")),
    Action("scenario.select-up", "shift+up", mark("Select the row above"), listed=False),
    Action("scenario.select-down", "shift+down", mark("Select the row below"), listed=False),
    Action("scenario.fold", "f5", mark("Fold"), mark("Hides what is under a step or branch, or shows it again.")),
    Action("scenario.fold-all", "shift+f5", mark("Fold everything"), mark("All branches, or none.")),
)  # fmt: skip
