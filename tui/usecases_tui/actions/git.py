"""What changed since git's last commit, and publishing it."""

from usecases_tui.actions.action import Action
from usecases_tui.words import mark

GIT: tuple[Action, ...] = (
    Action(
        "changes", "f9", mark("Changes"),
        mark("What differs from the last commit in git, file by file, in words; unsaved changes too."),
    ),
    Action("changes-here", "", mark("What changed in this one"), mark("Since the last commit, in words.")),
    Action(
        "publish", "shift+f9", mark("Publish"),
        mark("A branch, a commit, and a push, each step said before it is done."),
    ),
    Action(
        "both-sides", "shift+f2", mark("Bring both sides together"),
        mark("Where a merge in git has left two sides in a file: field by field, what holds."),
    ),
)  # fmt: skip
"""From everywhere."""

CHANGES: tuple[Action, ...] = (
    Action("changes.publish", "ctrl+g,shift+f9", mark("Publish"), mark("All these changes, for a review."), True),
    Action("changes.open", "f3", mark("Open"), mark("Opens the file at the place that was changed."), True),
    Action(
        "changes.discard", "delete", mark("Discard"),
        mark("Makes the file what it was at the last commit; asks first, and can be undone."), True,
    ),
    Action("changes.fold", "f5", mark("Fold everything"), mark("Shows the files only, or all that changed in them.")),
    Action("changes.leave", "escape,f9,ctrl+q", mark("Back"), mark("Back to where you were."), True),
)  # fmt: skip
"""In the list of changes."""

PUBLISH: tuple[Action, ...] = (
    Action("publish.next", "tab", mark("The next field"), listed=False),
    Action("publish.previous", "shift+tab", mark("The field before"), listed=False),
    Action(
        "publish.again", "f5", mark("Look again"),
        mark("Looks at what is left to publish, and plans the steps anew; what you have written stays."), True,
    ),
    Action(
        "publish.copy", "ctrl+c", mark("Copy"), mark("The selected text, or else the address for the review."), True
    ),
    Action("publish.leave", "escape,ctrl+q", mark("Back"), mark("What has been done stays done."), True),
)  # fmt: skip
"""While publishing."""
