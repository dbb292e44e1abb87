"""The analyses, from everywhere, and what can be done while one is looked at."""

from usecases_tui.actions.action import Action
from usecases_tui.analyses.table import OF_CASE, OF_LIBRARY
from usecases_tui.words import mark

ANALYSES: tuple[Action, ...] = (
    Action(
        "analyses", "shift+f4", mark("Analyses"),
        mark("Who does what and who carries how much, what nobody has thought of: a list to choose from."),
    ),
    *(Action(f"analysis.{one.id}", "", one.name, one.help) for one in (*OF_CASE, *OF_LIBRARY)),
)  # fmt: skip
"""From everywhere."""

ANALYSIS: tuple[Action, ...] = (
    Action("analysis.again", "f5", mark("Look again"), mark("Makes the analysis anew."), frequent=True),
    Action(
        "analysis.leave", "escape,shift+f4,ctrl+q", mark("Back"),
        mark("Back to where you were; what isn't finished is stopped."), frequent=True,
    ),
)  # fmt: skip
"""While one is looked at, or the list of them."""
