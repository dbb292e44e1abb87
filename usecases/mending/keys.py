"""Keys: misspelt ones, and those after which nothing stands."""

from collections.abc import Iterator
from typing import Any

from usecases.editing.command import Data
from usecases.editing.tree import changed, drop, value_at
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.mending.mend import Mend
from usecases.mending.spelling import as_field, meant
from usecases.mending.values import SPELT
from usecases.rules.registry import known_words
from usecases.text.path import Path
from usecases.validation.explain import Explained

_GONE = mark("{field}: was empty and is gone.")
_ITEM_GONE = mark("An empty line of a list is gone.")


def name_mends(data: Data, breaches: list[Explained]) -> Iterator[Mend]:
    """The keys that differ from a field's name, or a check's, in case, blanks, hyphens and underscores only."""
    for breach in breaches:
        if not breach.on_key or not breach.where:
            continue
        *above, old = breach.where
        holder = value_at(data, tuple(above))
        new = None
        if breach.code == "UC101":
            new = as_field(str(old))
        elif breach.code == "UC213":
            new = meant(str(old), known_words())
        if new is not None and new not in holder:
            yield _renamed(breach, tuple(above), str(old), new)


def _renamed(breach: Explained, above: Path, old: str, new: str) -> Mend:
    def rename(holder: dict[str, Any]) -> dict[str, Any]:
        return {new if name == old else name: value for name, value in holder.items()}

    message = Message(SPELT, {"old": old, "new": new})
    return Mend(breach.code, breach.where, True, message, lambda data: changed(data, above, rename), (*above, new))


def empty_mends(data: Data, breaches: list[Explained]) -> Iterator[Mend]:
    """What is empty: the field is taken away, or the item of a list; the last of a list first."""
    for breach in reversed(breaches):
        if breach.code == "UC106" and breach.where:
            where = breach.where
            while isinstance(where[-1], int) and len(value_at(data, where[:-1])) == 1:
                where = where[:-1]  # a list in which nothing is left is empty too
            yield _dropped(breach, where)


def _dropped(breach: Explained, where: Path) -> Mend:
    field = where[-1]
    message = Message(_ITEM_GONE) if isinstance(field, int) else Message(_GONE, {"field": field})
    return Mend(breach.code, breach.where, breach.on_key, message, lambda data: drop(data, where))
