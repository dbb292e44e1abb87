"""Ids for new steps and branches."""

from collections.abc import Collection
from typing import Any

from usecases.editing.command import Refused
from usecases.editing.renaming import must_be_free
from usecases.ids import make_id, transliterate
from usecases.languages.catalogue import mark
from usecases.languages.message import Message


def own_id(item: dict[str, Any], words: object, otherwise: str, taken: Collection[str]) -> str:
    """The id of a new step or branch: the one it has, or one made of its words. Raises Refused where it can't be."""
    if "id" not in item:
        return new_id(words, otherwise, taken)
    given = item["id"]
    if not isinstance(given, str):
        raise Refused(Message(mark("An id is a text, and “{id}” is none."), {"id": str(given)}))
    must_be_free(given, taken)
    return given


def new_id(words: object, otherwise: str, taken: Collection[str]) -> str:
    """An id made of words, or of `otherwise` where they hold nothing to spell; none of those that are taken."""
    usable = words if isinstance(words, str) and transliterate(words) else otherwise
    return make_id(usable, taken)
