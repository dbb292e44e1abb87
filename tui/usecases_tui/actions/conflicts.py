"""Deciding what was changed on both sides: here and on disk, or on two branches."""

from usecases_tui.actions.action import Action
from usecases_tui.words import mark

CONFLICTS: tuple[Action, ...] = (
    Action("conflict.ours", "1", mark("Take the first: what is here, or of this branch")),
    Action("conflict.theirs", "2", mark("Take the second: what is on disk, or of the other branch")),
    Action("conflict.base", "3", mark("Take what was there before")),
    Action("conflict.all-ours", "4", mark("Take the first everywhere")),
    Action("conflict.all-theirs", "5", mark("Take the second everywhere")),
    Action("conflict.later", "escape", mark("Decide later")),
)
