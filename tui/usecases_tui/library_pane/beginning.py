"""Beginning a use case from the list, and copying one: the title is asked for, then the group."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from usecases.creating.new_case import schema_from
from usecases.editing.cases import CreateCase, DuplicateCase
from usecases.editing.command import Command
from usecases.reading.folder import USE_CASES
from usecases_tui.asking.choose import Choice, Choose, Chosen
from usecases_tui.asking.write import Write
from usecases_tui.desk import Spot
from usecases_tui.library_pane.chosen import listing, meant, of_list
from usecases_tui.library_pane.listing import Nothing
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor


def begin_case(editor: "Editor") -> None:
    """Ask for a title and a group; what was begun is opened. A title that was looked for in vain is there already."""
    pane = of_list(editor)
    here = pane.group()
    begun = pane.finding if pane.row is not None and isinstance(pane.row.key, Nothing) else ""

    def titled(title: str | None) -> None:
        if title is not None:
            words = _("Process group of “{title}”").format(title=title)
            ask_group(editor, words, lambda group: create(title, group), here)

    def create(title: str, group: str | None) -> None:
        root = editor.desk.root
        language = listing(editor).groups.language
        schema = schema_from(root, root / USE_CASES / "group" / "id.yaml")
        open_new(editor, CreateCase(title, None, group, template=language, schema=schema))

    if editor.settle():
        editor.push_screen(Write(_("What shall the new use case be called?"), begun=begun), titled)


def duplicate_case(editor: "Editor") -> None:
    """Ask for the copy's title; the copy is opened."""
    row = meant(editor)
    if row is None:
        return

    def titled(title: str | None) -> None:
        if title is not None:
            open_new(editor, DuplicateCase(row.id, title))

    editor.push_screen(Write(_("What shall the copy be called?"), begun=row.title), titled)


def ask_group(editor: "Editor", title: str, take: Callable[[str | None], None], now: str | None = None) -> None:
    """Let a process group be chosen, or none; where the map knows none, none is taken at once."""
    groups = listing(editor).groups.titles
    if not groups:
        take(None)
        return

    def chosen(answer: Chosen | None) -> None:
        if answer is not None:
            take(answer.values[0] if answer.values else None)

    choices = [Choice(group, words, group if group != words else "") for group, words in groups.items()]
    begin = [now] if now in groups else []
    editor.push_screen(Choose(title, choices, chosen=begin, none=_("Without a group")), chosen)


def open_new(editor: "Editor", command: Command) -> None:
    """Carry a command out that makes a use case, and open that."""
    before = set(listing(editor).rows)
    changed = editor.do(command)
    if changed is not None:
        for path in changed.paths - before:
            editor.open(Spot(path))
