"""Going through the findings, from everywhere, and what can be done in their pane."""

from usecases_tui.actions.action import Action
from usecases_tui.words import mark

MEND = Action(
    "finding.mend",
    "shift+f7",
    mark("Mend"),
    mark("Mends the finding that the cursor is on, where there is one plain way to do so."),
)
GOING: tuple[Action, ...] = (
    Action("finding.next", "f8", mark("Next finding"), mark("Goes to the next thing that is wrong or missing.")),
    Action("finding.previous", "shift+f8", mark("Finding before"), mark("Goes to the finding before.")),
    MEND,
)
"""From everywhere."""

FINDINGS: tuple[Action, ...] = (
    Action("findings.leave", "escape", mark("Back"), mark("Back to the text."), frequent=True, listed=False),
    MEND._replace(frequent=True),
)
"""In the pane; Enter goes to the place."""
