"""Random use cases, and one random edit of each, as a person might make it."""

from collections.abc import Callable, Iterator
from random import Random
from typing import Any, NamedTuple

from usecases.text.path import Path

TEXTS = (
    "Звонит клиенту", "Checks the order", "a: b", "x # y", "no", "1:30", "012", "it's", 'say "hi"', "- a", "[x]", "{y}",
    "long text " * 8 + "end", "two\nlines\n", "two\nlines", "żółw 🐢", "", " pad ", "a,b", "tab\there", "@x", "%y",
    "true", "~", "Pan Jan: tak", "\u202eright to left", "three\n\nlines\n", "&a", "*a", "!a", "|", ">", "`", "?", ": ",
)  # fmt: skip


class Edit(NamedTuple):
    """What is done, where, and the data that comes of it."""

    kind: str
    where: Path
    data: dict[str, Any]


def use_case(random: Random) -> dict[str, Any]:
    """A use case with some of the fields, of every shape that the format knows."""
    number = iter(range(100))
    data: dict[str, Any] = {"id": "case", "title": random.choice(TEXTS)}
    _maybe(random, data, "goal", lambda: random.choice(TEXTS))
    _maybe(random, data, "preconditions", lambda: _texts(random))
    _maybe(random, data, "guarantees", lambda: {"success": _texts(random), "minimal": [random.choice(TEXTS)]})
    limits = [{"to": "s1", "within": "2h"}, {"from": "s0", "to": "s2", "within": "3d"}]
    _maybe(random, data, "limits", lambda: limits)
    data["steps"] = [_step(random, next(number)) for _ in range(random.randint(1, 5))]
    if random.random() < 0.7:
        data["branches"] = [_branch(random, index, number) for index in range(random.randint(1, 4))]
    _maybe(random, data, "tags", lambda: ["a", "b"])
    return data


def edit(random: Random, data: dict[str, Any]) -> Edit:
    """One edit of the data; what isn't changed are the same objects."""
    makers: tuple[Callable[[Random, dict[str, Any]], Edit | None], ...]
    makers = (_set, _set, _set, _delete, _add, _insert, _move, _duplicate, _relocate, _into_branch)
    made = None
    while made is None:
        made = random.choice(makers)(random, data)
    return made


def paths(data: Any, above: Path = ()) -> Iterator[Path]:
    """The ways to everything in the data, but to the data itself."""
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, below in pairs:
        yield (*above, key)
        yield from paths(below, (*above, key))


def value_at(data: Any, path: Path) -> Any:
    """The value at a path."""
    for part in path:
        data = data[part]
    return data


def changed(data: Any, path: Path, change: Callable[[Any], Any]) -> Any:
    """The data with a change made at a path."""
    if not path:
        return change(data)
    copy = data.copy()
    copy[path[0]] = changed(data[path[0]], path[1:], change)
    return copy


def _maybe(random: Random, data: dict[str, Any], key: str, make: Callable[[], Any]) -> None:
    if random.random() < 0.4:
        data[key] = make()


def _texts(random: Random) -> list[str]:
    return [random.choice(TEXTS) for _ in range(random.randint(1, 4))]


def _step(random: Random, number: int) -> dict[str, Any]:
    step: dict[str, Any] = {"id": f"s{number}"}
    _maybe(random, step, "actor", lambda: random.choice(["buyer", ["buyer", "manager"], ["crm"]]))
    _maybe(random, step, "action", lambda: random.choice(TEXTS))
    _maybe(random, step, "how", lambda: random.choice(TEXTS))
    _maybe(random, step, "consulted", lambda: [random.choice("abcdef") for _ in range(random.randint(1, 3))])
    levels = [{"time": "1d", "when": random.choice(TEXTS)}, {"time": "promptly"}]
    _maybe(random, step, "within", lambda: random.choice(["2h", {"time": "1d", "from": "s1"}, levels]))
    _maybe(random, step, "notes", lambda: _texts(random))
    _maybe(random, step, "repeat", lambda: {"from": "s1", "until": random.choice(TEXTS)})
    _maybe(random, step, "gives", lambda: ["x-y"])
    return step


def _branch(random: Random, index: int, number: Iterator[int]) -> dict[str, Any]:
    branch: dict[str, Any] = {"id": f"b{index}", "kind": "negative"}
    _maybe(random, branch, "when", lambda: random.choice(TEXTS))
    if random.random() < 0.8:
        branch["steps"] = [_step(random, next(number)) for _ in range(random.randint(1, 3))]
    _maybe(random, branch, "resume", lambda: "s0")
    return branch


def _set(random: Random, data: dict[str, Any]) -> Edit:
    where = random.choice(list(paths(data)))
    new = random.choice([*TEXTS, "x", ["a"], ["a", "b"], 3, True])
    return Edit("set", where, changed(data, where, lambda _: new))


def _delete(random: Random, data: dict[str, Any]) -> Edit:
    where = random.choice([path for path in paths(data) if path not in (("id",), ("title",), ("steps",))])

    def without(holder: Any) -> Any:
        copy = holder.copy()
        del copy[where[-1]]
        return copy

    return Edit("delete", where, changed(data, where[:-1], without))


def _add(random: Random, data: dict[str, Any]) -> Edit:
    where = random.choice([path for path in [(), *paths(data)] if isinstance(value_at(data, path), dict)])
    value = random.choice([random.choice(TEXTS), ["a", "b"], {"a": "b"}, [{"id": "q", "action": "z"}]])

    def grown(holder: dict[str, Any]) -> dict[str, Any]:
        keys = list(holder)
        keys.insert(random.randint(0, len(keys)), "new")
        return {key: value if key == "new" else holder[key] for key in keys}

    return Edit("add", where, changed(data, where, grown))


def _lists(data: dict[str, Any]) -> list[Path]:
    return [path for path in paths(data) if isinstance(value_at(data, path), list) and value_at(data, path)]


def _insert(random: Random, data: dict[str, Any]) -> Edit:
    where = random.choice(_lists(data))
    items = value_at(data, where)
    index = random.randint(0, len(items))
    new = {"id": "fresh", "action": random.choice(TEXTS)} if isinstance(items[0], dict) else random.choice(TEXTS)
    return Edit("insert", where, changed(data, where, lambda old: [*old[:index], new, *old[index:]]))


def _move(random: Random, data: dict[str, Any]) -> Edit:
    where = random.choice(_lists(data))
    items = list(value_at(data, where))
    item = items.pop(random.randrange(len(items)))
    items.insert(random.randint(0, len(items)), item)
    return Edit("move", where, changed(data, where, lambda _: items))


def _duplicate(random: Random, data: dict[str, Any]) -> Edit:
    where = random.choice(_lists(data))
    items = value_at(data, where)
    index = random.randrange(len(items))
    item = items[index]
    copy = {**item, "id": item["id"] + "-2"} if isinstance(item, dict) and "id" in item else item
    return Edit("insert", where, changed(data, where, lambda old: [*old[: index + 1], copy, *old[index + 1 :]]))


def _relocate(random: Random, data: dict[str, Any]) -> Edit | None:
    lists = [path for path in _lists(data) if path[-1] == "steps"]
    if len(lists) < 2:
        return None
    here, there = random.sample(lists, 2)
    index = random.randrange(len(value_at(data, here)))
    step = value_at(data, here)[index]
    place = random.randint(0, len(value_at(data, there)))
    data = changed(data, here, lambda old: [*old[:index], *old[index + 1 :]])
    return Edit("relocate", here, changed(data, there, lambda old: [*old[:place], step, *old[place:]]))


def _into_branch(random: Random, data: dict[str, Any]) -> Edit:
    """A step becomes a branch of one step."""
    index = random.randrange(len(data["steps"]))
    branch = {"id": "new", "kind": "negative", "at": "s0", "steps": [data["steps"][index]]}
    steps = [*data["steps"][:index], *data["steps"][index + 1 :]]
    branches = list(data.get("branches", []))
    branches.insert(random.randint(0, len(branches)), branch)
    return Edit("into branch", ("steps", index), {**data, "steps": steps, "branches": branches})
