"""A conflict: a thing that both sides have changed, each in its own way."""

from enum import StrEnum
from typing import Any, NamedTuple

from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.languages.punctuation import quoted
from usecases.merge.same import ABSENT

LONGEST = 80
"""A value with more characters is shown in part."""


class Side(StrEnum):
    """Whose value is taken."""

    BASE = "base"
    OURS = "ours"
    THEIRS = "theirs"


class About(StrEnum):
    """What a conflict is about: a field, a whole item that one side deleted, the order of a list, an item's place."""

    FIELD = "field"
    ITEM = "item"
    ORDER = "order"
    PLACE = "place"


_DELETED_HERE = mark("“{id}” was deleted here and changed on disk.")
_DELETED_THERE = mark("“{id}” was changed here and deleted on disk.")
_MOVED = mark("“{id}” was moved here to {ours} and on disk to {theirs}.")
_TEXTS = {
    (About.ITEM, "ours"): (_DELETED_HERE, _DELETED_HERE),
    (About.ITEM, "theirs"): (_DELETED_THERE, _DELETED_THERE),
    (About.PLACE, ""): (_MOVED, _MOVED),
    (About.ORDER, ""): (
        mark("{field}: the order is {ours} here and {theirs} on disk."),
        mark("“{id}”, {field}: the order is {ours} here and {theirs} on disk."),
    ),
    (About.FIELD, ""): (
        mark("{field}: changed here to {ours} and on disk to {theirs}."),
        mark("“{id}”, {field}: changed here to {ours} and on disk to {theirs}."),
    ),
    (About.FIELD, "ours"): (
        mark("{field}: deleted here and changed on disk to {theirs}."),
        mark("“{id}”, {field}: deleted here and changed on disk to {theirs}."),
    ),
    (About.FIELD, "theirs"): (
        mark("{field}: changed here to {ours} and deleted on disk."),
        mark("“{id}”, {field}: changed here to {ours} and deleted on disk."),
    ),
}
"""By what a conflict is about and which side has nothing: the text of a field at the top, and of one in an item."""


class Conflict(NamedTuple):
    """What was before, here and there; `ABSENT` where it isn't there.

    The path leads there by names of fields and by ids of items: `("steps", "call", "actor")`; the second of two items
    of one id is called `call#2`. `item` is how many of these lead to the item. An order is a list of ids, a place the
    path of a list.
    """

    about: About
    path: tuple[str, ...]
    base: Any
    ours: Any
    theirs: Any
    item: int = 0

    def message(self) -> Message:
        """The conflict in words, for whoever has changed a file that was changed on disk meanwhile."""
        name = self.path[self.item - 1] if self.item else ""
        arguments = {
            "field": ".".join(self.path[self.item :]),
            "id": name,
            "ours": _shown(self.ours),
            "theirs": _shown(self.theirs),
        }
        cleared = "ours" if self.ours is ABSENT else "theirs" if self.theirs is ABSENT else ""
        return Message(_TEXTS[self.about, cleared][bool(name)], arguments)


def _shown(value: Any) -> str:
    if value is ABSENT:
        return ""
    if isinstance(value, tuple):  # the path of a list
        return ".".join(value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return _short(", ".join(value))
    if isinstance(value, str):
        return _short(value)
    import json  # seldom needed, and a merge shall be quick

    return _short(json.dumps(value, ensure_ascii=False))


def _short(text: str) -> str:
    line = " ".join(text.split())
    return quoted(line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…")
