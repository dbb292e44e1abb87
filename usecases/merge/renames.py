"""Things that have another id now and say the same: they are renamed, not deleted and made anew."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from usecases.merge.items import Key, Version, namespace
from usecases.merge.same import frozen

_REFERRING = {
    "steps": frozenset({"at", "resume", "from", "to"}),
    "roles": frozenset({"stand_ins"}),
    "groups": frozenset({"feeds"}),
}
"""By the namespace of ids, the fields of the same file that refer to them."""

Renamed = Mapping[Key, Key]
"""The new keys of what was renamed, by the old ones."""


def renamed(old: Version, new: Version) -> dict[Key, Key]:
    """What was renamed; what it says must be the same, but for the ids of other renamed things."""
    found: dict[Key, Key] = {}
    while True:
        gone = _by_meaning(old, (key for key in old.place if key not in new and key not in found), found)
        came = _by_meaning(new, (key for key in new.place if key not in old and key not in found.values()), {})
        matched = {
            one: other
            for meaning, keys in gone.items()
            for one, other in zip(keys, came.get(meaning, ()), strict=False)
        }
        if not matched:
            return found
        found |= matched  # what refers to these may be known again now


def followed(value: Any, names: Renamed, field: str = "") -> Any:
    """A field's value, or whole data, with the new ids where it refers to what was renamed, and of that itself."""
    if isinstance(value, dict):
        found = {name: followed(below, names, name) for name, below in value.items()}
        named = found.get("id")
        key = names.get(Key(namespace(field), named)) if isinstance(named, str) else None
        return found if key is None else {**found, "id": key.id}
    if isinstance(value, list):
        return [followed(below, names, field) for below in value]
    if isinstance(value, str):
        for space, fields in _REFERRING.items():
            if field in fields and (key := names.get(Key(space, value))) is not None:
                return key.id
    return value


def without(value: Any, gone: Collection[Key], field: str = "") -> Any:
    """A field's value, or whole data, without things of these keys; a list of which nothing is left goes, too."""
    if isinstance(value, dict):
        found = {name: without(below, gone, name) for name, below in value.items()}
        return {name: below for name, below in found.items() if below != [] or value[name] == []}
    if isinstance(value, list):
        space = namespace(field)
        kept = [one for one in value if not isinstance(one, dict) or Key(space, str(one.get("id"))) not in gone]
        return [without(one, gone, field) for one in kept]
    return value


def references(version: Version) -> set[tuple[Key, Key]]:
    """Who refers to whom within the data: an item, and the one whose id stands in one of its fields."""
    return {
        (holder, Key(space, named)) for holder, fields in version.fields.items() for space, named in _named(fields, "")
    }


def _named(value: Any, field: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, below in value.items():
            yield from _named(below, name)
    elif isinstance(value, list):
        for below in value:
            yield from _named(below, field)
    elif isinstance(value, str):
        yield from ((space, value) for space, fields in _REFERRING.items() if field in fields)


def _by_meaning(version: Version, keys: Iterable[Key], names: Renamed) -> dict[object, list[Key]]:
    found: dict[object, list[Key]] = {}
    for key in keys:
        fields = {name: value for name, value in version.fields[key].items() if name != "id"}
        if fields:  # what says nothing can't be known again
            itself = {Key(key.space, key.id): Key(key.space, "")}  # what refers to itself does so under any id
            meaning = (key.space, version.place[key].field, frozen(followed(fields, {**names, **itself})))
            found.setdefault(meaning, []).append(key)
    return found
