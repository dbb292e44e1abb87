"""The palette: everything that can be done, found by a word."""

from typing import TYPE_CHECKING

from textual.dom import DOMNode

from usecases_tui.asking.choose import Choice, Choose, Chosen
from usecases_tui.status import shown_key
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor


def show_palette(editor: "Editor") -> None:
    """Show what can be done now, and do what is chosen, as if its key had been pressed in its place."""
    found: dict[str, DOMNode] = {}
    choices: list[Choice] = []
    methods: dict[str, str] = {}
    for node, actions in editor.places():
        for action in actions:
            if not action.listed or action.id in found or node.check_action(action.method, ()) is False:
                continue
            found[action.id], methods[action.id] = node, action.method
            key = editor.user_keys.first.get(action.id, action.first_key)
            more = "  ".join(filter(None, (shown_key(key) if key else "", _(action.help) if action.help else "")))
            choices.append(Choice(action.id, _(action.name), more))

    async def take(chosen: Chosen | None) -> None:
        if chosen is not None and chosen.values:
            name = chosen.values[0]
            await editor.run_action(methods[name], found[name])

    editor.push_screen(Choose(_("Commands"), choices), take)
