"""What an earlier session had not saved: shown, and brought back as changes that can be undone."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from usecases.editing.bringing_back import BringBack, bring_back
from usecases.saving.recovery import LeftOver, bad_journals, left_over
from usecases_tui.asking.ask import Answer, Ask
from usecases_tui.safety.naming import file_name
from usecases_tui.safety.unsaved import as_lines, changes_of, room
from usecases_tui.words import _, ngettext

if TYPE_CHECKING:
    from usecases_tui.app import Editor

_BACK, _LATER, _DROP = "back", "later", "drop"


def offer_left_over(editor: "Editor", *, asked: bool = False) -> None:
    """Ask what to do with changes that were never saved; where there are none, say so to whoever has asked."""
    found = left_over(editor.desk.root)
    if not found:
        words = damaged_in_words(editor)
        if words or asked:
            editor.say(words or _("Everything was saved the last time."), trouble=bool(words))
        return
    answers = [
        Answer(_BACK, _("Bring them back"), _("they can be undone, and are not saved yet")),
        Answer(_LATER, _("Decide later"), _("they stay as they are")),
        Answer(_DROP, _("Drop them")),
    ]

    def take(answer: str | None) -> None:
        if answer == _BACK:
            _bring_back(editor, found)
        elif answer == _DROP:
            _ask_to_drop(editor, found)

    lines = _lines(editor, found, room(editor.size.height, len(answers)))
    editor.push_screen(Ask(_("Changes that were never saved"), lines, answers), take)


def damaged_in_words(editor: "Editor") -> str:
    """A sentence about records of changes that can't be read; empty where there are none."""
    bad = bad_journals(editor.desk.root)
    text = ngettext(
        "{count} record of unsaved changes can't be read, and is kept in {folder}.",
        "{count} records of unsaved changes can't be read, and are kept in {folder}.",
        len(bad),
    )
    return text.format(count=len(bad), folder=bad[0].parent) if bad else ""


def _lines(editor: "Editor", found: Sequence[LeftOver], most: int) -> list[str]:
    lines: list[str] = []
    end = [damaged_in_words(editor)] if bad_journals(editor.desk.root) else []
    if not all(one.whole for one in found):
        end.append(_("The record of these changes is damaged; there may have been more of them."))
    share = max((most - len(end)) // len(found) - 1, 1)
    for one in found:
        when = one.when.astimezone()
        day = _("today") if when.date() == datetime.now().astimezone().date() else when.strftime("%Y-%m-%d")
        lines.append(_("{day}, {time}:").format(day=day, time=when.strftime("%H:%M")))
        changes = changes_of(
            editor.desk.session.files, {path: (kept.base, kept.latest) for path, kept in one.files.items()}
        )
        lines += as_lines(changes, share)
    return [*lines, *end]


def _bring_back(editor: "Editor", found: Sequence[LeftOver]) -> None:
    """Bring everything back that can be, session by session, and say what can't."""
    left: list[str] = []
    for one in found:
        if not one.take():  # somebody else brings it back in this moment
            continue
        session = editor.desk.session
        back = bring_back(session.files, one.files)
        contents = {path: after for path, (before, after) in back.changes.items() if before != after}
        changed = editor.do(BringBack(contents), follow=False) if contents else None
        safe = changed is None or session.unrecorded is None
        if back.left or not safe or (contents and changed is None):
            one.put_back()
        else:
            one.discard()
        for path, reasons in back.left.items():
            left += [file_name(path), *(f"  • {reason.said()}" for reason in reasons)]
    if left:
        lines = [
            _("In these files, what was never saved stands against what they hold now. They are left as they are:")
        ]
        answers = [Answer(_LATER, _("Go on"), _("they are offered again the next time"))]
        most = room(editor.size.height, len(answers)) - len(lines)
        if len(left) > most:
            left = [*left[: most - 1], "…"]
        editor.push_screen(Ask(_("Not brought back"), [*lines, *left], answers))


def _ask_to_drop(editor: "Editor", found: Sequence[LeftOver]) -> None:
    def take(answer: str | None) -> None:
        if answer == _DROP:
            for one in found:
                one.discard()
            editor.say(_("What was never saved is dropped."))

    answers = [Answer(_LATER, _("No, keep them")), Answer(_DROP, _("Yes, drop them for good"))]
    editor.push_screen(Ask(_("Drop them?"), [_("They can't be brought back after this.")], answers), take)
