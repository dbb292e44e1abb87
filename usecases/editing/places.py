"""Where the steps and branches of a use case stand in its data."""

from collections.abc import Container, Iterable
from typing import Any, NamedTuple

from usecases.editing.command import Data, Refused
from usecases.editing.references import ids
from usecases.editing.tree import changed, drop, insert, is_there, put, value_at
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.reading.folder import FileKind
from usecases.rules.guess import guess
from usecases.text.path import Path
from usecases.validation.shape import names_at

MAIN: Path = ("steps",)
"""The steps of the main scenario."""


_HOLDERS = (("steps",), ("branches",), ("branches", "steps"))
"""The names on the way to a step or branch."""


class Place(NamedTuple):
    """Where a step or a branch stands: the path of its list, its position there (from 0), and itself, as it is."""

    holder: Path
    position: int
    item: dict[str, Any]

    @property
    def path(self) -> Path:
        """The path of the step or branch."""
        return (*self.holder, self.position)

    @property
    def in_main(self) -> bool:
        """Whether it is a step of the main scenario."""
        return self.holder == MAIN


class Around(NamedTuple):
    """The step or branch that a path of a use case leads into: its path, its id, and the field there that is meant.

    Outside of steps and branches, and where there is no id, `id` is `None`; then `path` is empty and `field` all of it.
    """

    path: Path
    id: str | None
    field: Path


def around(data: Data, path: Path) -> Around:
    """The innermost step or branch that a path leads into."""
    for length in (4, 2):
        above = path[:length]
        names, positions = above[::2], above[1::2]
        if names not in _HOLDERS or not all(isinstance(one, int) for one in positions) or not is_there(data, above):
            continue
        if _has_id(item := value_at(data, above)):
            return Around(above, item["id"], path[length:])
    return Around((), None, path)


def items_at(data: Any, path: Path) -> list[Any]:
    """The list at a path; an empty one where there is none."""
    for part in path:
        if isinstance(data, dict):
            data = data.get(part)
        else:
            data = data[part] if isinstance(data, list) and isinstance(part, int) and part < len(data) else None
    return data if isinstance(data, list) else []


def branches_of(data: Data) -> list[Place]:
    """The branches, in the order of the file."""
    return _placed(data, ("branches",))


def steps_of(data: Data) -> list[Place]:
    """The steps: those of the main scenario, then those of each branch."""
    inside = (place for branch in branches_of(data) for place in _placed(data, (*branch.path, "steps")))
    return [*_placed(data, MAIN), *inside]


def step_place(data: Data, step: str) -> Place:
    """Where a step stands, the first one of its id; raises Refused where there is none."""
    return _found(steps_of(data), step, mark("There is no step “{id}” in this use case."))


def branch_place(data: Data, branch: str) -> Place:
    """Where a branch stands, the first one of its id; raises Refused where there is none."""
    return _found(branches_of(data), branch, mark("There is no branch “{id}” in this use case."))


def steps_holder(data: Data, into: str | None) -> Path:
    """The path of the steps of a branch, or of the main scenario (`None`); raises Refused where there is no branch."""
    return MAIN if into is None else (*branch_place(data, into).path, "steps")


def index_after(data: Data, holder: Path, after: str | None) -> int:
    """The index that follows the item of an id in a list, 0 for `None`; raises Refused where it isn't in the list."""
    if after is None:
        return 0
    here = _placed(data, holder)
    for place in here:
        if place.item["id"] == after:
            return place.position + 1
    known = [place.item["id"] for place in here]
    raise Refused(
        Message(mark("“{id}” isn't among them, so nothing can follow it there."), {"id": after, **guess(after, known)})
    )


def with_item(data: Data, holder: Path, index: int, item: Any) -> Data:
    """The data with one more item in a list of steps or branches; the list is made where it is missing.

    Raises Refused where something else stands in its place.
    """
    if items_at(data, holder):
        return insert(data, (*holder, index), item)
    if is_there(data, holder) and value_at(data, holder) not in (None, []):
        raise Refused(
            Message(mark("“{field}” must be a list here. Correct the file first."), {"field": str(holder[-1])})
        )
    return put(data, holder, [item], field_order)


def without_item(data: Data, path: Path) -> Data:
    """The data without an item of a list of steps or branches; the list goes with its last item."""
    holder = path[:-1]
    return drop(data, path if len(items_at(data, holder)) > 1 else holder)


def moved(data: Data, place: Place, holder: Path, index: int) -> Data:
    """The data with an item in another place; the index is meant in the list as it was. It stays the same object."""
    if place.holder == holder:
        target = index - (index > place.position)
        return changed(data, holder, lambda items: _reordered(items, place.position, target))
    # First in, then out: taking it out first might take away the list, or shift the branches.
    return without_item(with_item(data, holder, index, place.item), place.path)


def texts_of(value: Any) -> list[str]:
    """One text or a list of them, as a list; what is neither is left out."""
    if isinstance(value, str):
        return [value]
    return [one for one in value if isinstance(one, str)] if isinstance(value, list) else []


def check_known(data: Data, places: Iterable[str], also: Container[str] = ()) -> None:
    """Raise Refused where one of these isn't a step or branch of the data, nor one of the words."""
    known = ids(data)
    for place in places:
        if place not in known and place not in also:
            text = mark("There is no step or branch “{id}” in this use case.")
            raise Refused(Message(text, {"id": place, **guess(place, sorted(known))}))


def _placed(data: Data, holder: Path) -> list[Place]:
    items = enumerate(items_at(data, holder))
    return [Place(holder, index, item) for index, item in items if _has_id(item)]


def _has_id(item: Any) -> bool:
    return isinstance(item, dict) and isinstance(item.get("id"), str)


def _found(places: list[Place], name: str, text: str) -> Place:
    for place in places:
        if place.item["id"] == name:
            return place
    known = [place.item["id"] for place in places]
    raise Refused(Message(text, {"id": name, **guess(name, known)}))


def _reordered(items: list[Any], index: int, target: int) -> list[Any]:
    rest = [*items[:index], *items[index + 1 :]]
    return [*rest[:target], items[index], *rest[target:]]


def field_order(path: Path) -> tuple[str, ...]:
    """The fields of a mapping of a use case, in their order."""
    return names_at(FileKind.USE_CASE, path)
