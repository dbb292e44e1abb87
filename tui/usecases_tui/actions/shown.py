"""The key of an action, where a text wants to name it."""

from usecases_tui.actions.keymap import UserKeys
from usecases_tui.actions.table import every_action
from usecases_tui.status import shown_key


def key_of(name: str, keys: UserKeys) -> str:
    """The key of the action with this id, as people write it: the user's own, where one is set."""
    first = next(action.first_key for action in every_action() if action.id == name)
    return shown_key(keys.first.get(name, first))
