"""Opening the text of a file: in the user's own text editor, or on the screen where there is none."""

import os
from typing import TYPE_CHECKING

from textual.app import SuspendNotSupported

from usecases.editing.command import Refused
from usecases_tui.desk import Spot
from usecases_tui.library_pane.pane import LibraryPane
from usecases_tui.page import Page
from usecases_tui.safety.naming import file_name
from usecases_tui.text_pane.external import EditorFailed, edited, own_editor
from usecases_tui.text_pane.lines import line_of
from usecases_tui.text_pane.taking_over import take_over
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor


def open_text(editor: "Editor") -> None:
    """Open the text of the file that the cursor is on, at the line of what it is on there."""
    if len(editor.screen_stack) > 1 or not editor.settle():
        return
    spot = spot_of_cursor(editor)
    if spot is None:
        editor.say(_("Open a use case first, or put the cursor on one in the list."))
    else:
        open_text_of(editor, spot)


def open_text_of(editor: "Editor", spot: Spot) -> None:
    """Open the text of a file at the line of a thing, or of the error where the file can't be read."""
    files = editor.desk.session.files
    try:
        content = files.content(spot.path)
        line = line_of(files, spot)
    except Refused as refused:
        editor.say(refused.message.said(), trouble=True)
        return
    command = own_editor(os.environ)
    if command:
        try:
            with editor.suspend():
                after = edited(command, spot.path.rpartition("/")[2], content or b"", line)
        except SuspendNotSupported:
            pass
        except EditorFailed as failed:
            text = _("“{program}” has failed ({reason}), so nothing was changed. It is set by VISUAL or EDITOR.")
            editor.say(text.format(program=failed.program, reason=failed.reason), trouble=True)
            return
        else:
            _take(editor, spot.path, content, after)
            return
    from usecases_tui.text_pane.pane import TextPane

    editor.push_screen(TextPane(spot.path, content, line))


def _take(editor: "Editor", path: str, before: bytes | None, after: bytes) -> None:
    try:
        text = after.decode("utf-8")
    except UnicodeDecodeError:
        words = _("{name}: what was written isn't UTF-8, so nothing was changed. Set your text editor to UTF-8.")
        editor.say(words.format(name=file_name(path)), trouble=True)
    else:
        take_over(editor, path, before, text)


def spot_of_cursor(editor: "Editor") -> Spot | None:
    """What the cursor is on: in the list where that has the focus, else in the middle."""
    library = editor.query_one(LibraryPane)
    if library.has_focus_within:
        key = library.row.key if library.row is not None else None
        return Spot(key) if isinstance(key, str) and key.endswith(".yaml") else None
    page = next(iter(editor.centre.query(Page)), None)
    if page is None:
        return None
    return editor.spot if editor.spot is not None and editor.spot.path == page.path else Spot(page.path)
