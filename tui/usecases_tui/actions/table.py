"""All actions, place by place: for help, for the page of keys in the documentation, and for what users set."""

from collections.abc import Iterator, Mapping

from usecases_tui.actions.action import Action
from usecases_tui.actions.analyses import ANALYSIS
from usecases_tui.actions.coach import COACH
from usecases_tui.actions.conflicts import CONFLICTS
from usecases_tui.actions.everywhere import EVERYWHERE
from usecases_tui.actions.field import FIELD
from usecases_tui.actions.findings import FINDINGS
from usecases_tui.actions.form import FORM, ITEMS
from usecases_tui.actions.git import CHANGES, PUBLISH
from usecases_tui.actions.library import LIBRARY
from usecases_tui.actions.preview import EXPORTING, PREVIEW
from usecases_tui.actions.scenario import SCENARIO
from usecases_tui.actions.searching import SEARCHING
from usecases_tui.actions.sheet import SHEET
from usecases_tui.actions.text_pane import TEXT
from usecases_tui.words import mark

PLACES: Mapping[str, tuple[Action, ...]] = {
    mark("Everywhere"): EVERYWHERE,
    mark("Moving through rows"): SHEET,
    mark("The list of use cases"): LIBRARY,
    mark("Searching everywhere"): SEARCHING,
    mark("Writing"): FIELD,
    mark("Scenario"): SCENARIO,
    mark("What could go wrong"): COACH,
    mark("Changed here and on disk"): CONFLICTS,
    mark("Text of a file"): TEXT,
    mark("Forms"): FORM,
    mark("Shared files"): ITEMS,
    mark("List of changes"): CHANGES,
    mark("Publishing"): PUBLISH,
    mark("Findings"): FINDINGS,
    mark("Analyses"): ANALYSIS,
    mark("Regulation"): PREVIEW,
    mark("Export"): EXPORTING,
}
"""The actions by the name of the place in which they can be done."""


def every_action() -> Iterator[Action]:
    """Every action, once."""
    for actions in PLACES.values():
        yield from actions
