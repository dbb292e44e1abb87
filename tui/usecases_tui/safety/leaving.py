"""Leaving: what isn't saved is told, and asked about."""

from typing import TYPE_CHECKING

from usecases_tui.asking.ask import Answer, Ask
from usecases_tui.safety.saving import save
from usecases_tui.safety.unsaved import as_lines, changes_of, room
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor

_SAVE, _DROP, _STAY = "save", "drop", "stay"


def leave(editor: "Editor") -> None:
    """End the work, after a question where something isn't saved."""
    if any(isinstance(screen, Ask) for screen in editor.screen_stack) or not editor.settle():
        return
    session = editor.desk.session
    unsaved = session.files.unsaved()
    if not unsaved:
        _end(editor)
        return
    answers = [
        Answer(_SAVE, _("Save and leave")),
        Answer(_DROP, _("Leave without saving"), _("these changes are dropped for good")),
        Answer(_STAY, _("Stay")),
    ]
    lines = as_lines(changes_of(session.files, unsaved), room(editor.size.height, len(answers)))

    def take(answer: str | None) -> None:
        if answer == _SAVE:
            save(editor, then=lambda: _end(editor))
        elif answer == _DROP:
            _end(editor)

    editor.push_screen(Ask(_("This isn't saved yet"), lines, answers), take)


def _end(editor: "Editor") -> None:
    """Leave; nothing is kept in the journal, since all is saved or was given up on purpose."""
    editor.desk.session.give_up()
    editor.desk.close()
    editor.exit(0)
