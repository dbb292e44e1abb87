"""Going where a line of an analysis leads."""

from typing import TYPE_CHECKING

from usecases.editing.command import Refused
from usecases_tui.analyses.told import COACH, Goal
from usecases_tui.desk import KPIS, MAP, ROLES, Spot
from usecases_tui.library_pane.pane import LibraryPane
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor

_LISTS = {ROLES: "roles", MAP: "groups", KPIS: "kpis"}
"""The lists in which things of shared files stand; those of a use case are known by their ids alone."""


def go(editor: "Editor", goal: Goal) -> None:
    """Open the file at the thing, and what shall be opened there."""
    if goal.group:
        _go_to_group(editor, goal)
        return
    try:
        path = goal.path or editor.desk.session.files.case_path(goal.case)
    except Refused as refused:
        editor.say(refused.message.said(), trouble=True)
        return
    if not editor.desk.session.files.is_there(path):
        editor.say(_("There is no file {file} any more.").format(file=path), trouble=True)
        return
    where = (_LISTS.get(path, "steps"), goal.thing) if goal.thing else ()
    editor.run_worker(_go(editor, Spot(path, where), goal.then))


def _go_to_group(editor: "Editor", goal: Goal) -> None:
    editor.action_library()
    try:
        path = editor.desk.session.files.case_path(goal.case)
    except Refused:  # it is gone meanwhile; the group isn't
        path = ""
    editor.query_one(LibraryPane).visit(goal.group, path)


async def _go(editor: "Editor", spot: Spot, then: str) -> None:
    from usecases_tui.scenario.page import ScenarioPage

    await editor.open(spot).wait()
    page = editor.page
    if then == COACH and isinstance(page, ScenarioPage) and page.path == spot.path:
        page.action_scenario_coach()
    elif then and then != COACH:
        editor.open_analysis(then)
