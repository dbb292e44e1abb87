"""What others have changed on disk, brought together with what was changed here."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from usecases.comparing.files import file_changes
from usecases.editing.command import Data, Refused
from usecases.merge.conflict import Side
from usecases.merge.fields import Merged, resolved
from usecases.saving.refusals import FileRefused, explain
from usecases_tui.asking.ask import Answer, Ask
from usecases_tui.desk import Changed
from usecases_tui.safety.naming import Names, file_name
from usecases_tui.words import _, ngettext

if TYPE_CHECKING:
    from usecases_tui.app import Editor

_KEEP, _LET_GO, _LATER = "keep", "let go", "later"


def collides(editor: "Editor", path: str) -> bool:
    """Take in what was changed on disk in a file with unsaved changes; `True` where that wants a decision."""
    try:
        merged = editor.desk.session.merged(path)
    except (Refused, FileRefused) as problem:
        _say_refused(editor, problem)
        return False
    if not merged.conflicts:
        _take(editor, path, merged.data)
    return bool(merged.conflicts)


def bring_together(editor: "Editor", paths: Sequence[str], then: Callable[[], None]) -> None:
    """Take in what was changed on disk in these files, with a question for each that collides; then go on.

    Where one can't be brought together, or nothing is decided, nothing follows.
    """
    if not paths:
        then()
        return
    path, rest = paths[0], paths[1:]
    try:
        merged = editor.desk.session.merged(path)
    except (Refused, FileRefused) as problem:
        _say_refused(editor, problem)
        return
    if not merged.conflicts:
        if _take(editor, path, merged.data):
            bring_together(editor, rest, then)
        return

    def take(sides: Sequence[Side] | None) -> None:
        if sides is None:
            text = _("{name} isn't saved: it was changed here and on disk in the same places.")
            editor.say(text.format(name=file_name(path)), trouble=True)
        elif _take(editor, path, resolved(merged, sides)):
            bring_together(editor, rest, then)

    _ask(editor, path, merged, take)


def deleted_meanwhile(editor: "Editor", path: str, then: Callable[[], None]) -> None:
    """Ask about a file that was deleted on disk while it was worked on here; then go on, where that was decided."""
    name = file_name(path)
    line = _("“{name}” was deleted, moved or renamed on disk by somebody else. Here it is still open.")
    answers = [
        Answer(_KEEP, _("Keep it"), _("it is written again when you save")),
        Answer(_LET_GO, _("Let it go"), _("with what you have changed in it")),
        Answer(_LATER, _("Decide later")),
    ]

    def take(answer: str | None) -> None:
        session = editor.desk.session
        if answer == _KEEP:
            done = session.keep(path)
        elif answer == _LET_GO:
            try:
                done = session.let_go(path)
            except FileRefused as problem:
                _say_refused(editor, problem)
                return
        else:
            return
        editor.tell(Changed(frozenset([path]), None, done.message))
        then()

    editor.push_screen(Ask(_("Deleted on disk"), [line.format(name=name)], answers), take)


def _ask(editor: "Editor", path: str, merged: Merged, take: Callable[[Sequence[Side] | None], None]) -> None:
    from usecases_tui.safety.collision import told
    from usecases_tui.safety.conflicts import Conflicts, here_and_on_disk

    files = editor.desk.session.files
    names = Names(files.kind(path), files.data(path))
    sides = here_and_on_disk(file_name(path))
    editor.push_screen(Conflicts(sides, [told(one, names) for one in merged.conflicts]), take)


def _take(editor: "Editor", path: str, data: Data) -> bool:
    session = editor.desk.session
    before = session.files.on_disk[path]
    try:
        session.take_in(path, data)
    except Refused as problem:
        _say_refused(editor, problem)
        return False
    count = len(file_changes(path, session.files.kind(path), before, session.files.on_disk[path]))
    text = ngettext(
        "{name}: {count} change from disk is in here now too.",
        "{name}: {count} changes from disk are in here now too.",
        count,
    )
    editor.tell(Changed(frozenset([path])))
    editor.say(text.format(name=file_name(path), count=count))
    return True


def _say_refused(editor: "Editor", problem: Refused | FileRefused) -> None:
    message = problem.message if isinstance(problem, Refused) else explain(problem)
    editor.say(message.said(), trouble=True)
