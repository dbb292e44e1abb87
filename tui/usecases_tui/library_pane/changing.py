"""Deleting a use case, giving it another id or group, and going on to the next one."""

from typing import TYPE_CHECKING

from usecases.editing.cases import DeleteCase
from usecases.editing.fields import ClearField, SetField
from usecases.editing.renaming import RenameId
from usecases.validation.standing import IdKind
from usecases_tui.asking.ask import Answer, Ask
from usecases_tui.asking.write import Write
from usecases_tui.desk import Spot
from usecases_tui.library_pane.beginning import ask_group
from usecases_tui.library_pane.chosen import listing, meant, of_list
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor

_DELETE, _KEEP = "delete", "keep"


def delete_case(editor: "Editor") -> None:
    """Ask, and delete; where steps of others are this use case, that is said instead."""
    row = meant(editor)
    if row is None:
        return

    def answered(answer: str | None) -> None:
        if answer == _DELETE and editor.do(DeleteCase(row.id)) is not None:
            editor.action_library()

    lines = [_("“{title}” with the id “{id}”").format(title=row.title or row.id, id=row.id)]
    answers = [
        Answer(_KEEP, _("Keep it")),
        Answer(_DELETE, _("Delete it"), _("can be undone; the file goes when you save")),
    ]
    editor.push_screen(Ask(_("Delete this use case?"), lines, answers), answered)


def rename_case(editor: "Editor") -> None:
    """Ask for another id; the file is called so too, and others that refer to it follow."""
    row = meant(editor)
    if row is None:
        return

    def named(name: str | None) -> None:
        if name is not None and name != row.id:
            editor.do(RenameId(IdKind.USE_CASE, row.id, name))  # where it is open, its page goes along

    title = _("Another id for “{title}”").format(title=row.title or row.id)
    editor.push_screen(Write(title, begun=row.id), named)


def move_case(editor: "Editor") -> None:
    """Ask for another group; the file stays where it is: folders are for people."""
    row = meant(editor)
    if row is None:
        return
    if not listing(editor).groups.titles:
        editor.say(_("The map has no process groups yet."), trouble=True)
        return

    def chosen(group: str | None) -> None:
        if group == row.group:
            return
        where = ("group",)
        editor.do(ClearField(row.path, where) if group is None else SetField(row.path, where, group))

    ask_group(editor, _("Process group of “{title}”").format(title=row.title or row.id), chosen, row.group)


def open_neighbour(editor: "Editor", way: int) -> None:
    """Open the use case after the one that is open, or before it, in the order of the list."""
    pane = of_list(editor)
    here = editor.spot.path if editor.spot is not None else pane.path()
    path = pane.listing.neighbour(here, way) if here is not None else None
    if path is None:
        editor.say(_("There is no other use case in this direction."))
        return
    pane.go_to(path)
    editor.open(Spot(path))
