"""What staff get to see: the real diagram, the regulation, exported files. And what of it the flow has at hand."""

from usecases_tui.actions.action import Action
from usecases_tui.words import mark

DIAGRAM = Action(
    "diagram",
    "shift+f6",
    mark("Diagram"),
    mark("Opens the diagram in the system’s viewer, with the changes that aren’t saved too."),
)
OUTSIDE: tuple[Action, ...] = (
    DIAGRAM,
    Action("diagram.lanes", "", mark("Diagram by roles"), mark("The diagram with a lane for each role.")),
    Action("diagram.png", "", mark("Diagram as PNG"), mark("The diagram as pixels, to paste into other documents.")),
    Action("preview", "f12", mark("Regulation"), mark("The regulation of this use case, as staff will read it.")),
    Action("export", "", mark("Export"), mark("Writes regulations, diagrams and more into a folder.")),
)
"""From everywhere."""

FLOW: tuple[Action, ...] = (DIAGRAM._replace(frequent=True),)
"""In the flow."""
