"""Reading the regulation, and waiting for an export."""

from usecases_tui.actions.action import Action
from usecases_tui.words import mark

PREVIEW: tuple[Action, ...] = (
    Action(
        "preview.leave", "escape,f12,ctrl+q", mark("Back"), mark("Back to the scenario."), frequent=True, listed=False
    ),
)
EXPORTING: tuple[Action, ...] = (
    Action("export.stop", "escape", mark("Stop"), mark("Stops the export."), frequent=True, listed=False),
)
"""While an export runs."""
