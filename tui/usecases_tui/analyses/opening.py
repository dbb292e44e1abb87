"""Opening the list of analyses, or one of them, and going where it leads."""

from typing import TYPE_CHECKING, NamedTuple

from usecases.editing.command import Refused
from usecases.reading.folder import FileKind, stem_of
from usecases_tui.analyses.going import go
from usecases_tui.analyses.of_case import OfCase
from usecases_tui.analyses.of_library import OfLibrary
from usecases_tui.analyses.screen import AnalysisScreen
from usecases_tui.analyses.table import OF_CASE, analysis
from usecases_tui.analyses.told import Goal
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor


class About(NamedTuple):
    """The use case in the middle: its path and title, and the step or branch with the cursor."""

    path: str
    title: str
    thing: str


def show_list(editor: "Editor") -> None:
    """Show the list of analyses."""
    from usecases_tui.analyses.listing import ListOfAnalyses

    if len(editor.screen_stack) > 1 or not editor.settle():
        return
    about = _about(editor)
    editor.push_screen(ListOfAnalyses(about), lambda goal: _take(editor, about, goal))


def show(editor: "Editor", name: str) -> None:
    """Show an analysis; one of a use case wants an open one."""
    if len(editor.screen_stack) > 1 or not editor.settle():
        return
    about = _about(editor)
    if about is None and analysis(name) in OF_CASE:
        editor.say(_("Open a use case first."), trouble=True)
        return
    editor.push_screen(screen_of(name, about), lambda goal: _take(editor, about, goal))


def screen_of(name: str, about: About | None) -> AnalysisScreen:
    """The screen of an analysis."""
    found = analysis(name)
    return OfCase(found, *about) if about is not None and found in OF_CASE else OfLibrary(found)


def _about(editor: "Editor") -> About | None:
    spot = editor.spot
    if spot is None or editor.desk.session.files.kind(spot.path) is not FileKind.USE_CASE:
        return None
    try:
        title = editor.desk.session.files.data(spot.path).get("title")
    except Refused:
        title = None
    thing = str(spot.where[-1]) if spot.where else ""
    return About(spot.path, title if isinstance(title, str) else stem_of(spot.path), thing)


def _take(editor: "Editor", about: About | None, goal: Goal | None) -> None:
    """Go; what names no file is in the use case that was open."""
    if goal is not None and about is not None and not (goal.path or goal.case or goal.group):
        goal = goal._replace(path=about.path)
    if goal is not None:
        go(editor, goal)
