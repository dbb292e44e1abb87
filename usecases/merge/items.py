"""Data taken apart into its items, so that an item is found by its id wherever it has moved.

An item is a mapping with an `id` in a list of such: a step, a branch, a role. What is left is put together again by
`usecases.merge.fields`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

STRICT = frozenset({"steps"})
"""Lists whose order means something."""

_SHARED = {"branches": "steps"}
"""Steps and branches share one namespace."""


class Key(NamedTuple):
    """An item: the namespace of its id, the id, and how many items with the same id stand before it."""

    space: str
    id: str
    nth: int = 0

    @property
    def name(self) -> str:
        """The id, told apart from that of items with the same one."""
        return f"{self.id}#{self.nth + 1}" if self.nth else self.id


TOP = Key("", "")
"""The mapping at the top."""


class ListKey(NamedTuple):
    """A list of items: the item that holds it, and the field."""

    owner: Key
    field: str


class Version:
    """Data taken apart.

    `whole` holds the items as they stand in the data, `fields` what of them isn't a list of items, `lists` the items
    of each list in order, and `place` the list that an item stands in.
    """

    def __init__(self, data: dict[str, Any], spaces: frozenset[str]) -> None:
        self.whole: dict[Key, dict[str, Any]] = {}
        self.fields: dict[Key, dict[str, Any]] = {}
        self.lists: dict[ListKey, list[Key]] = {}
        self.place: dict[Key, ListKey] = {}
        self._counts: Counter[tuple[str, str]] = Counter()
        self._spaces = spaces
        self._take(TOP, data)

    def __contains__(self, key: object) -> bool:
        return key in self.whole

    def _take(self, key: Key, mapping: dict[str, Any]) -> None:
        self.whole[key] = mapping
        own = {name: below for name, below in mapping.items() if self._space(name, below) is not None}
        self.fields[key] = {name: below for name, below in mapping.items() if name not in own}
        for name in sorted(own):
            found = ListKey(key, name)
            self.lists[found] = []
            for item in own[name]:
                self._put(found, item)

    def _put(self, where: ListKey, item: dict[str, Any]) -> None:
        space = namespace(where.field)
        key = Key(space, item["id"], self._counts[space, item["id"]])
        self._counts[space, item["id"]] += 1
        self.lists[where].append(key)
        self.place[key] = where
        self._take(key, item)

    def _space(self, field: str, value: Any) -> str | None:
        space = namespace(field)
        return space if space in self._spaces and isinstance(value, list) else None

    def below(self, key: Key) -> Iterator[Key]:
        """The items in the lists of an item."""
        for where in self.lists_of(key):
            yield from self.lists[where]

    def lists_of(self, key: Key) -> list[ListKey]:
        """The lists of an item."""
        return [where for name in self.whole[key] if (where := ListKey(key, name)) in self.lists]


def namespace(field: str) -> str:
    """The namespace of the ids in a list."""
    return _SHARED.get(field, field)


def taken_apart(sides: Sequence[dict[str, Any]]) -> list[Version]:
    """The versions of one thing, taken apart in the same way.

    Lists of one namespace are taken apart where all of them, in every version, hold items with ids; else each is a
    value like others. Things with lists of their own may move, but no two of them, or they might end up inside each
    other.
    """
    spaces = _spaces(sides)
    versions = [Version(side, spaces) for side in sides]
    movers = _moved_holders(versions)
    if len(movers) < 2:
        return versions
    spaces -= {key.space for key in movers}
    return [Version(side, spaces) for side in sides]


def _spaces(sides: Iterable[dict[str, Any]]) -> frozenset[str]:
    good: set[str] = set()
    bad: set[str] = set()
    waiting = list(sides)
    while waiting:
        for name, value in waiting.pop().items():
            if not isinstance(value, list) or not all(map(_is_item, value)):
                bad.add(namespace(name))
            elif value:
                good.add(namespace(name))
                waiting.extend(value)
    return frozenset(good - bad)


def _is_item(value: Any) -> bool:
    return isinstance(value, dict) and isinstance(value.get("id"), str)


def _moved_holders(versions: Sequence[Version]) -> set[Key]:
    holders = {where.owner for version in versions for where in version.lists} - {TOP}
    return {
        key for key in holders if len({version.place[key].owner for version in versions if key in version.place}) > 1
    }
