"""An action: what can be done in a place, its keys, its name, and its help."""

from collections.abc import Iterable
from typing import NamedTuple

from textual.binding import Binding, BindingType

from usecases_tui.actions.layout import with_twins


class Action(NamedTuple):
    """Something that can be done. Its method is called `action_` and the id with underscores.

    `keys` are Textual's names with commas between them, Latin ones: the Russian twins are added. `name` and `help` are
    messages of the catalogue. What is `frequent` stands in the line of keys at the bottom; what isn't `listed` is no
    entry of the palette (moving a cursor, say).
    """

    id: str
    keys: str
    name: str
    help: str = ""
    frequent: bool = False
    listed: bool = True

    @property
    def method(self) -> str:
        """The name by which Textual calls it."""
        return self.id.replace(".", "_").replace("-", "_")

    @property
    def first_key(self) -> str:
        """The key to show for it, as long as the user hasn't set another; empty where it has none."""
        return self.keys.partition(",")[0]


def bindings(actions: Iterable[Action]) -> list[BindingType]:
    """The keys of actions, on every layout."""
    return [
        Binding(with_twins(action.keys), action.method, action.name, show=False, id=action.id)
        for action in actions
        if action.keys
    ]
