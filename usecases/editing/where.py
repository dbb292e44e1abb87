"""The way to a field, as people write it: names and ids with points between them, as in `steps.confirm.within`.

A way is a tuple of names of fields, ids of things that have ids, and positions (from 0) in lists of things that have
none; written down, these count from 1. The steps of branches are found by `steps` too, since all steps and branches
of a file share one set of ids.
"""

from typing import Any, NamedTuple, TypeAlias

from usecases.editing.command import Data, Refused
from usecases.editing.places import MAIN, items_at, step_place
from usecases.editing.tree import is_there, put, value_at
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.reading.folder import FileKind
from usecases.rules.guess import guess
from usecases.text.path import Path
from usecases.validation.shape import holds_ids, is_free_at, is_list_at, names_at

Where: TypeAlias = tuple[str | int, ...]

SHORT_FORM = {"within": "time", "rules": "text", "open_points": "text", "channels": "id"}
"""Fields in which a text stands for a mapping, and the field of that mapping which it gives."""

_BRANCH_STEP = (str, int, str, int)
"""The beginning of the path of a step in a branch."""


class Way(NamedTuple):
    """A path, and the data in which it leads on: short forms on the way are written out there.

    The path's last part may not be there yet: a field, or the position that follows the last item of a list.
    """

    data: Data
    path: Path


def parse_where(text: str, kind: FileKind = FileKind.USE_CASE) -> Where:
    """The way that somebody wrote down; raises Refused where a file of that kind can have no such field."""
    text = text.strip()
    where: list[str | int] = []
    path: Path = ()
    for part in text.split("."):
        if not part:
            raise Refused(_names_no_field(text))
        if is_list_at(kind, path) and part not in names_at(kind, path):
            where.append(part if holds_ids(kind, path) or not part.isdecimal() else _position(part, text))
            path = (*path, 0)
        else:
            _check_field(kind, path, part, tuple(where))
            where.append(part)
            path = (*path, part)
    return tuple(where)


def written_where(where: Where) -> str:
    """A way, written down."""
    return ".".join(str(part + 1) if isinstance(part, int) else part for part in where)


def where_of(data: Data, path: Path, kind: FileKind = FileKind.USE_CASE) -> Where:
    """The way to a path of the data: by ids wherever things must have ids."""
    where: list[str | int] = []
    here: Any = data
    for number, part in enumerate(path):
        here = value_at(here, (part,)) if is_there(here, (part,)) else None
        name = here.get("id") if isinstance(here, dict) and holds_ids(kind, path[:number]) else None
        where.append(name if isinstance(name, str) else part)
    is_in_branch = len(path) >= len(_BRANCH_STEP) and tuple(map(type, path[:4])) == _BRANCH_STEP and path[2] == "steps"
    return tuple(where[2:] if is_in_branch and kind is FileKind.USE_CASE else where)


def followed(data: Data, where: Where, kind: FileKind) -> Way:
    """The path of a way; raises Refused where it leads to nothing that could be there."""
    if not where:
        raise Refused(_names_no_field(""))
    try:
        return _followed(data, where, kind)
    except LookupError:
        raise Refused(in_the_way(where)) from None


def in_the_way(where: Where) -> Message:
    """Why there is no setting what a way leads to, in a file that breaks the schema there."""
    words = mark("“{field}” can't be set: something that isn't understood stands in its place. Correct the file first.")
    return Message(words, {"field": written_where(where)})


def _followed(data: Data, where: Where, kind: FileKind) -> Way:
    path: Path = ()
    for number, part in enumerate(where):
        here = value_at(data, path) if is_there(data, path) else None
        above = where[:number]
        if isinstance(part, int):
            if isinstance(here, str) and part == 0 and is_list_at(kind, path):
                continue  # one thing stands there without a list
            data = _as_list(data, path, here, kind)
            _check_position(value_at(data, path) if is_there(data, path) else None, part, above, where)
        elif isinstance(here, list) or (here is None and _is_only_list(kind, path)):
            path = _item_path(data, path, part, kind, above)
            continue
        elif not (isinstance(here, dict) and part in here):
            _check_field(kind, path, part, above)
            if isinstance(here, str):
                data = _written_out(data, path, here, above, part)
            elif here is None and is_there(data, path):  # a name with nothing after it
                data = put(data, path, {})
        path = (*path, part)
    return Way(data, path)


def _position(part: str, text: str) -> int:
    if int(part) == 0:
        raise Refused(Message(mark("“{written}”: items are counted from 1."), {"written": text}))
    return int(part) - 1


def _names_no_field(text: str) -> Message:
    words = mark("“{written}” names no field. Write names with points between them, as in steps.confirm.within")
    return Message(words, {"written": text})


def _check_field(kind: FileKind, path: Path, part: str, above: Where) -> None:
    known = names_at(kind, path)
    if part in known or is_free_at(kind, path):
        return
    arguments = {"field": written_where(above), "name": part, **guess(part, known)}
    if not known:
        raise Refused(Message(mark("“{field}” holds no fields, so there is no “{name}” in it."), arguments))
    if not above:
        raise Refused(Message(mark("There is no field “{name}”."), arguments))
    raise Refused(Message(mark("There is no field “{name}” in “{field}”."), arguments))


def _is_only_list(kind: FileKind, path: Path) -> bool:
    return is_list_at(kind, path) and not names_at(kind, path)


def _as_list(data: Data, path: Path, here: Any, kind: FileKind) -> Data:
    """The data with a list where one thing, or nothing, stands and a list may."""
    if not is_list_at(kind, path) or not (here is None or isinstance(here, str)):
        return data
    return put(data, path, [] if here is None else [here], lambda above: names_at(kind, above))


def _check_position(here: Any, part: int, above: Where, where: Where) -> None:
    """Raise Refused unless the position is one of the list's, or follows its last item at the end of the way."""
    arguments = {"field": written_where(above), "item": str(part + 1)}
    if not isinstance(here, list):
        raise Refused(Message(mark("“{field}” is no list, so it has no item {item}."), arguments))
    may_follow = len(above) + 1 == len(where)
    if not 0 <= part < len(here) + may_follow:
        arguments["number"] = str(len(here))
        raise Refused(Message(mark("“{field}” has no item {item}; the number of its items is {number}."), arguments))


def _item_path(data: Data, path: Path, name: str, kind: FileKind, above: Where) -> Path:
    if path == MAIN and kind is FileKind.USE_CASE:
        return step_place(data, name).path
    items = items_at(data, path)
    names = [item.get("id") if isinstance(item, dict) else item for item in items]
    if name in names:
        return (*path, names.index(name))
    arguments = {"field": written_where(above), "name": name}
    if holds_ids(kind, path):
        known = [one for one in names if isinstance(one, str)]
        raise Refused(Message(mark("There is no “{name}” in “{field}”."), {**arguments, **guess(name, known)}))
    words = mark("There is no “{name}” in “{field}”. Its items are named by their numbers, as in {example}")
    raise Refused(Message(words, {**arguments, "example": written_where((*above, 0))}))


def _written_out(data: Data, path: Path, text: str, above: Where, part: str) -> Data:
    """The data with a text written as the mapping that it stands for."""
    name = next(one for one in reversed(path) if isinstance(one, str))
    if name not in SHORT_FORM:
        arguments = {"field": written_where(above), "name": part}
        raise Refused(Message(mark("“{field}” is one text here, so it has no “{name}”. Set all of it."), arguments))
    return put(data, path, {SHORT_FORM[name]: text})
