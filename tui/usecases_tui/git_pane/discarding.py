"""Making a file what it was at git's last commit, after a question that says what goes."""

from functools import partial
from typing import TYPE_CHECKING

from usecases.editing.whole_text import DiscardChanges
from usecases.git.changed import ChangedFile, What
from usecases_tui.actions.shown import key_of
from usecases_tui.asking.ask import Answer, Ask
from usecases_tui.git_pane.aside import aside
from usecases_tui.git_pane.differing import Compared, Differing, NothingToSee
from usecases_tui.git_pane.rows import title_of
from usecases_tui.safety.unsaved import FileChanges, as_lines, room
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor

_KEEP, _DISCARD = "keep", "discard"


def discard(editor: "Editor", now: Differing, file: ChangedFile, compared: Compared) -> None:
    """Ask, then take the changes back; undo brings them again."""
    undo = _("{key} brings them back").format(key=key_of("undo", editor.user_keys))
    answers = [Answer(_KEEP, _("No, keep them")), Answer(_DISCARD, _("Yes, discard them"), undo)]
    name = title_of(file, compared)
    lines = as_lines([FileChanges(name, [one.said() for one in compared.changes])], room(editor.size.height, 4))

    def take(answer: str | None) -> None:
        if answer == _DISCARD:
            editor.run_worker(_discard(editor, now, file), exclusive=True, group="discard")

    editor.push_screen(Ask(_("Discard these changes?"), [*lines, "", _what_becomes_of_it(file)], answers), take)


def _what_becomes_of_it(file: ChangedFile) -> str:
    if file.what is What.NEW:
        return _("It isn't in the last commit, so the whole file goes away.")
    if file.what is What.DELETED:
        return _("The file comes back as it was at the last commit.")
    return _("The file becomes what it was at the last commit.")


async def _discard(editor: "Editor", now: Differing, file: ChangedFile) -> None:
    try:
        content = await aside(partial(now.at_head, file))
    except NothingToSee as problem:
        editor.say(str(problem), trouble=True)
        return
    editor.do(DiscardChanges(file.path, content, file.before), follow=False)
