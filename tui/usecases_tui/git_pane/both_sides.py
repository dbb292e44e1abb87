"""A file in which a merge in git has left two sides: they are brought together here, field by field."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from usecases.editing.whole_text import BringTogether
from usecases.git.repository import Repository
from usecases.git.running import GitProblem
from usecases.git.stages import Stages, names_beside_marks, stages
from usecases.merge.conflict import Side
from usecases.merge.texts import CantMerge, TwoTexts
from usecases_tui.git_pane.aside import aside
from usecases_tui.safety.collision import told
from usecases_tui.safety.conflicts import Conflicts, Sides
from usecases_tui.safety.naming import Names, file_name
from usecases_tui.sheet.harmless import harmless
from usecases_tui.text_pane.opening import spot_of_cursor
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor

_LONGEST = 24
"""Characters of a branch's name; where it has more, the middle of it says the least."""


class _Read(NamedTuple):
    """The texts of both sides, read, and what git calls the sides."""

    texts: TwoTexts
    ours: str
    theirs: str


class _Not(Exception):  # noqa: N818 - it says what is the case
    """Why nothing can be brought together, in words."""


def bring_both_sides_together(editor: "Editor") -> None:
    """Ask what holds wherever the sides contradict each other, and let the file have what comes of it."""
    if len(editor.screen_stack) > 1 or not editor.settle():
        return
    spot = spot_of_cursor(editor)
    if spot is None:
        editor.say(_("Open a use case first, or put the cursor on one in the list."))
    else:
        editor.run_worker(_bring(editor, spot.path), exclusive=True, group="both sides")


async def _bring(editor: "Editor", path: str) -> None:
    before = editor.desk.session.files.content(path)
    try:
        sides = await aside(partial(_read, editor.desk.root, path, before or b""))
    except _Not as reason:
        editor.say(str(reason), trouble=True)
        return
    conflicts = sides.texts.conflicts
    if not conflicts:
        _take(editor, path, before, sides, ())
        return

    def take(chosen: Sequence[Side] | None) -> None:
        if chosen is not None:
            _take(editor, path, before, sides, chosen)

    names = Names(editor.desk.session.files.kind(path), sides.texts.data)
    title = _("{name}: changed on both sides of the merge").format(name=file_name(path))
    words = Sides(title, sides.ours, sides.theirs)
    editor.push_screen(Conflicts(words, [told(one, names) for one in conflicts]), take)


def _take(editor: "Editor", path: str, before: bytes | None, sides: _Read, chosen: Sequence[Side]) -> None:
    name = file_name(path)
    if editor.desk.session.files.content(path) != before:
        text = _("{name} was changed meanwhile, so nothing is brought together. Try it again.")
        editor.say(text.format(name=name), trouble=True)
        return
    try:
        content = sides.texts.resolved(chosen)
    except CantMerge:
        editor.say(_cant(name), trouble=True)
        return
    if editor.do(BringTogether(path, content), follow=False) is not None:
        text = _("{name}: brought together. Save, then git add")
        editor.say(text.format(name=name))


def _read(root: Path, path: str, content: bytes) -> _Read:
    """What git keeps of the sides; raises _Not."""
    name = file_name(path)
    try:
        repository = Repository.of(root)
        found = None if repository is None else stages(repository, path)
        branch = None if repository is None else repository.branch()
    except GitProblem as problem:
        raise _Not(_("git can't tell what both sides are: {reason}").format(reason=problem)) from problem
    if found is None:
        text = _("{name}: no merge in git has left two sides in this file.")
        raise _Not(text.format(name=name))
    ours, theirs = names_beside_marks(content)
    shown = [_short(one) for one in (branch if branch and ours in ("HEAD", "", "ours") else ours, theirs)]
    return _Read(_texts(name, found), shown[0] or _("one side"), shown[1] or _("the other side"))


def _texts(name: str, found: Stages) -> TwoTexts:
    if found.ours is None or found.theirs is None:
        text = _("{name} was deleted on one side and changed on the other. Settle it in git: “git add” or “git rm”.")
        raise _Not(text.format(name=name))
    try:
        return TwoTexts(found.base or b"", found.ours, found.theirs)
    except CantMerge as problem:
        raise _Not(_cant(name)) from problem


def _cant(name: str) -> str:
    text = _("{name}: the sides can't be brought together by what they mean. Choose at each mark in the text.")
    return text.format(name=name)


def _short(name: str) -> str:
    shown = harmless(" ".join(name.split()))
    half = _LONGEST // 2
    return shown if len(shown) <= _LONGEST else f"{shown[:half]}…{shown[-half + 1 :]}"
