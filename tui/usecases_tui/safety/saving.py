"""Saving, and what to do where a file isn't on disk as it was when it was read."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from usecases.saving.refusals import Change, ChangedOnDisk, FileRefused, explain
from usecases_tui.safety.bringing_together import bring_together, deleted_meanwhile
from usecases_tui.safety.others import others_in_words
from usecases_tui.words import _, ngettext

if TYPE_CHECKING:
    from usecases_tui.app import Editor

_TRIES = 10
"""So often a file may change on disk while it is being saved, before it is only said."""


def save(editor: "Editor", then: Callable[[], None] | None = None, tries: int = _TRIES) -> None:
    """Write what was changed, say so, and go on with `then`.

    What others have changed in the same files meanwhile is brought together first, with a question where both have
    changed the same. Where it can't be saved, this is said, and nothing follows.
    """
    if not editor.settle():
        return
    try:
        paths = editor.desk.session.save()
    except ChangedOnDisk as problem:
        editor.show_state()
        if not tries or problem.change is Change.NO_FILE:
            editor.say(explain(problem).said(), trouble=True)
            return

        def again() -> None:
            save(editor, then, tries - 1)

        if problem.change is Change.GONE:
            deleted_meanwhile(editor, problem.path, again)
        else:
            bring_together(editor, [problem.path], again)
        return
    except FileRefused as problem:
        editor.show_state()
        editor.say(explain(problem).said(), trouble=True)
        return
    text = ngettext("{count} file saved.", "{count} files saved.", len(paths)).format(count=len(paths))
    words = " ".join((text, *others_in_words(editor.desk))) if paths else _("Everything is saved already.")
    editor.say(words)
    editor.show_state()
    if then is not None:
        then()
