"""Deciding what was changed both here and on disk."""

from usecases_tui.actions.action import Action
from usecases_tui.words import mark

CONFLICTS: tuple[Action, ...] = (
    Action("conflict.ours", "1", mark("Take what is here")),
    Action("conflict.theirs", "2", mark("Take what is on disk")),
    Action("conflict.base", "3", mark("Take what was there before")),
    Action("conflict.all-ours", "4", mark("Take everywhere what is here")),
    Action("conflict.all-theirs", "5", mark("Take everywhere what is on disk")),
    Action("conflict.later", "escape", mark("Decide later")),
)
