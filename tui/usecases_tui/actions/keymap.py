"""The keys that a user has set: `keys.yaml` in the folder of settings, an action's id and its keys."""

from typing import NamedTuple

from usecases_tui import settings
from usecases_tui.actions.layout import with_twins
from usecases_tui.words import _


class UserKeys(NamedTuple):
    """For Textual, keys with their Russian twins by the action's id; for people, the first one; and what was wrong."""

    keymap: dict[str, str]
    first: dict[str, str]
    problems: tuple[str, ...] = ()


def user_keys() -> UserKeys:
    """The keys that the user has set, if any."""
    from usecases_tui.actions.table import every_action

    known = {action.id for action in every_action()}
    keymap: dict[str, str] = {}
    first: dict[str, str] = {}
    problems: list[str] = []
    for name, keys in settings.read(settings.KEYS).items():
        if name not in known:
            problems.append(_("{file}: there is no command “{name}”.").format(file=settings.KEYS, name=name))
        elif not isinstance(keys, str) or not keys.strip():
            problems.append(_("{file}: “{name}” wants a key, as in: ctrl+k").format(file=settings.KEYS, name=name))
        else:
            wanted = ",".join(key.strip().lower() for key in keys.split(",") if key.strip())
            keymap[name] = with_twins(wanted)
            first[name] = wanted.partition(",")[0]
    return UserKeys(keymap, first, tuple(problems))
