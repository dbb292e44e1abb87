"""What can be done from everywhere."""

from usecases_tui.actions.action import Action
from usecases_tui.actions.analyses import ANALYSES
from usecases_tui.actions.findings import GOING
from usecases_tui.actions.flow import OUTSIDE
from usecases_tui.actions.git import GIT
from usecases_tui.actions.library import CASES
from usecases_tui.words import mark

EVERYWHERE: tuple[Action, ...] = (
    Action("save", "ctrl+s", mark("Save"), mark("Writes what you have changed into the files."), frequent=True),
    Action("undo", "ctrl+z", mark("Undo"), mark("Takes the last change back, in all the files that it touched.")),
    Action("redo", "ctrl+y", mark("Redo"), mark("Makes the change again that was taken back last.")),
    Action(
        "palette", "ctrl+p", mark("Commands"), mark("Everything that can be done, to find by a word."), frequent=True,
        listed=False,
    ),
    Action("help", "f1", mark("Help"), mark("What can be done here, and with which keys."), frequent=True),
    Action("library", "f2,ctrl+o", mark("Library"), mark("The list of use cases; type to find one."), frequent=True),
    Action("scenario", "f3", mark("Scenario"), mark("Back to the text of the use case.")),
    Action("details", "f4", mark("Details"), mark("All fields of what the cursor is on."), frequent=True),
    Action("flow", "f6", mark("Flow"), mark("The flow of the use case, beside its text.")),
    Action("findings", "f7", mark("Findings"), mark("What is wrong or missing in this use case."), frequent=True),
    *GOING,
    Action(
        "text", "ctrl+t", mark("Text of the file"),
        mark("The file as it is written: in your own text editor ($VISUAL or $EDITOR), or on the screen."),
    ),
    Action("left-over", "", mark("Unsaved changes of the last time"), mark("Looks for what was never saved.")),
    Action("theme", "", mark("Colours"), mark("Light, dark, or the terminal's own colours.")),
    *CASES,
    *ANALYSES,
    *OUTSIDE,
    *GIT,
    Action("quit", "ctrl+q", mark("Leave"), mark("Ends the work; asks about changes that aren't saved.")),
)  # fmt: skip
