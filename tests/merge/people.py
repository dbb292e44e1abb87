"""One file, and what two people made of it in the same week: edits of the kinds that people make, at random.

The files are the use cases of the library, the same written by somebody else's hand, and random ones.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from functools import cache, lru_cache
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

from tests.writing.edits import use_case
from tests.writing.hand import Hand
from usecases.reading.compose import Composed, compose
from usecases.reading.equal import same
from usecases.reading.folder import FileKind
from usecases.text.source import Source
from usecases.writing.canonical import Unformattable, canonical
from usecases.writing.carry import CantCarry, carry

Data = dict[str, Any]
LIBRARY = Path(__file__).resolve().parents[2] / "library" / "use-cases"
REFERRING = ("at", "resume", "from", "to")
_TEXTS = ("action", "how", "result", "form", "outcome", "when", "title", "goal", "trigger", "scope")
_DURATIONS = ("within", "work", "wait", "after")
_IDS = ("consulted", "informed", "systems", "gives", "needs", "kpis")
_EDITS = 3
"""So many edits a person makes at most."""


class Side(NamedTuple):
    """What one made of the file, in which kinds of edits, and the new ids of what was renamed."""

    content: bytes
    kinds: tuple[str, ...]
    renames: dict[str, str]


class Concurrent(NamedTuple):
    """A file and two people's versions of it."""

    base: bytes
    ours: Side
    theirs: Side

    @property
    def texts(self) -> tuple[bytes, bytes, bytes]:
        """The bytes of all three."""
        return self.base, self.ours.content, self.theirs.content


def concurrent(seed: int) -> Concurrent:
    """A file that two people have edited; the same for the same seed."""
    rng = Random(seed)
    source = _file(rng)
    for number in range(rng.randint(0, 4)):
        source = _comment(rng, source, f"base {number}") or source
    return Concurrent(source.encode(), _side(rng, source, "ours"), _side(rng, source, "theirs"))


def _file(rng: Random) -> Source:
    if rng.random() < 0.6:
        return Source(rng.choice(_library()))
    while True:
        data = use_case(rng) if rng.random() < 0.5 else read(rng.choice(_library())).data
        assert isinstance(data, dict)
        source = Hand(rng).write(data)
        composed = read(source.text)
        if same(composed.data, data) and not composed.troubles:
            return source


@cache
def _library() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted(LIBRARY.rglob("*.yaml"))]


def _side(rng: Random, source: Source, name: str) -> Side:
    kinds, renames = [], dict[str, str]()
    for number in range(rng.randint(1, _EDITS)):
        kind = rng.choices(list(KINDS), [weight for weight, _edit in KINDS.values()])[0]
        made = KINDS[kind][1](rng, source, f"{name} {number}")
        if made is None or made.encode() == source.encode():
            continue
        if kind == "rename":
            before, after = ([one["id"] for one in items(_data(each))] for each in (source, made))
            step = dict(zip(before, after, strict=True))
            renames = {**step, **{was: step.get(now, now) for was, now in renames.items()}}
        source = made
        kinds.append(kind)
    return Side(source.encode(), tuple(kinds), {old: new for old, new in renames.items() if old != new})


def lists(data: Data) -> Iterator[tuple[Data, str]]:
    """The lists of steps and branches that there are: who holds them, and the field."""
    for holder in (data, *data.get("branches", ())):
        for field in ("steps", "branches"):
            if holder.get(field):
                yield holder, field


def items(data: Data) -> list[Data]:
    """Every step and branch."""
    return [item for holder, field in lists(data) for item in holder[field]]


@lru_cache(maxsize=64)
def read(text: str) -> Composed:
    """What a text was read as; most are read by several."""
    return compose(text)


def _data(source: Source) -> Data:
    data = read(source.text).data
    assert isinstance(data, dict)
    return data


def _by_data(change: Callable[[Random, Data, str], None]) -> "Edit":
    """An edit made in an editor that keeps the layout."""

    def edit(rng: Random, source: Source, name: str) -> Source | None:
        composed = read(source.text)
        data = deepcopy(composed.data)
        assert isinstance(data, dict)
        if not data.get("steps"):  # somebody has deleted them all
            return None
        change(rng, data, name)
        try:
            return carry(source, composed, data)
        except CantCarry:
            return None

    return edit


def _set(rng: Random, data: Data, name: str) -> None:
    item = rng.choice([data, *items(data) * 3])
    known = [field for field in (*_TEXTS, *_DURATIONS) if isinstance(item.get(field), str)]
    field = rng.choice(known if known and rng.random() < 0.8 else ["action", "how", "within", "work"])
    if field in _DURATIONS:
        item[field] = f"{rng.randint(2, 400)}{rng.choice(['min', 'bh', 'bd'])}"
    elif isinstance(item.get(field), str) and "\n" in item[field]:
        lines = item[field].splitlines(keepends=True)
        lines[rng.randrange(len(lines))] = f"- Then: {name}.\n"
        item[field] = "".join(lines)
    else:
        item[field] = f"{item.get(field, '')} ({name})".strip()


def _clear(rng: Random, data: Data, name: str) -> None:
    item = rng.choice(items(data))
    if known := [field for field in item if field not in ("id", "kind", "steps", "at")]:
        del item[rng.choice(known)]


def _list_item(rng: Random, data: Data, name: str) -> None:
    item = rng.choice(items(data))
    field = rng.choice([field for field in _IDS if isinstance(item.get(field), list)] or ["informed"])
    found = item.setdefault(field, [])
    if not isinstance(found, list):
        return
    if len(found) > 1 and rng.random() < 0.3:
        del found[rng.randrange(len(found))]
    else:
        found.insert(rng.choice([len(found), rng.randint(0, len(found))]), name.replace(" ", "-"))


def _precondition(rng: Random, data: Data, name: str) -> None:
    found = data.setdefault("preconditions", [])
    if isinstance(found, list):
        found.insert(rng.choice([len(found), rng.randint(0, len(found))]), f"Ready: {name}")


def _insert_step(rng: Random, data: Data, name: str) -> None:
    holder, field = rng.choice([one for one in lists(data) if one[1] == "steps"])
    new = {"id": name.replace(" ", "-"), "actor": "manager", "action": f"Does something new ({name})"}
    holder[field].insert(rng.randint(0, len(holder[field])), new)


def _insert_branch(rng: Random, data: Data, name: str) -> None:
    at = rng.choice([step["id"] for step in data["steps"]])
    new = {"id": name.replace(" ", "-"), "kind": "negative", "at": at, "when": f"It rains ({name})", "end": "failure"}
    found = data.setdefault("branches", [])
    found.insert(rng.choice([len(found), rng.randint(0, len(found))]), new)


def _delete(rng: Random, data: Data, name: str) -> None:
    holder, field = rng.choice(list(lists(data)))
    gone = holder[field].pop(rng.randrange(len(holder[field])))
    if not holder[field] and holder is not data:
        del holder[field]
    del gone


def _move(rng: Random, data: Data, name: str) -> None:
    holder, field = rng.choice(list(lists(data)))
    moved = holder[field].pop(rng.randrange(len(holder[field])))
    holder[field].insert(rng.randint(0, len(holder[field])), moved)


def _rename(rng: Random, data: Data, name: str) -> None:
    item = rng.choice(items(data))
    new = renamed(data, {item["id"]: f"{item['id']}-{name.replace(' ', '-')}"})
    data.clear()
    data.update(new)


def renamed(value: Any, names: dict[str, str], field: str = "") -> Any:
    """Data in which steps and branches have other ids, and what refers to them too."""
    if isinstance(value, dict):
        own = "id" in value and field in ("steps", "branches")
        found = {key: renamed(below, names, key) for key, below in value.items()}
        return {**found, "id": names.get(found["id"], found["id"])} if own else found
    if isinstance(value, list):
        return [renamed(below, names, field) for below in value]
    return names.get(value, value) if field in REFERRING and isinstance(value, str) else value


def _comment(rng: Random, source: Source, name: str) -> Source | None:
    """A comment above or beside a line, where it is one."""
    lines = source.text.splitlines(keepends=True)
    at = rng.randrange(len(lines))
    line = lines[at]
    body = line.rstrip("\r\n")
    end = line[len(body) :] or "\n"
    if rng.random() < 0.5:
        indent = body[: len(body) - len(body.lstrip(" "))]
        new = [*lines[:at], f"{indent}# {name}: asked Ewa{end}", *lines[at:]]
    else:
        new = [*lines[:at], f"{body}  # {name}: not sure{line[len(body) :]}", *lines[at + 1 :]]
    text = Source("".join(new), source.bom)
    composed = read(text.text)
    return text if not composed.troubles and same(composed.data, _data(source)) else None


def _uncomment(rng: Random, source: Source, name: str) -> Source | None:
    """One comment taken away."""
    lines = source.text.splitlines(keepends=True)
    alone = [index for index, line in enumerate(lines) if line.lstrip().startswith("# base")]
    if not alone:
        return None
    at = rng.choice(alone)
    text = Source("".join([*lines[:at], *lines[at + 1 :]]), source.bom)
    return text if same(read(text.text).data, _data(source)) else None


def _format(rng: Random, source: Source, name: str) -> Source | None:
    try:
        return Source(canonical(source, read(source.text), FileKind.USE_CASE))
    except Unformattable:
        return None


def _line_ends(rng: Random, source: Source, name: str) -> Source | None:
    text = source.text.replace("\r\n", "\n").replace("\r", "\n")
    other = text if "\r" in source.text else text.replace("\n", "\r\n")
    return Source(other, source.bom) if same(read(other).data, _data(source)) else None


Edit = Callable[[Random, Source, str], Source | None]
KINDS: dict[str, tuple[int, Edit]] = {
    "field set": (30, _by_data(_set)),
    "field cleared": (4, _by_data(_clear)),
    "item of a list": (8, _by_data(_list_item)),
    "precondition": (4, _by_data(_precondition)),
    "step added": (10, _by_data(_insert_step)),
    "branch added": (10, _by_data(_insert_branch)),
    "deleted": (4, _by_data(_delete)),
    "moved": (4, _by_data(_move)),
    "rename": (4, _by_data(_rename)),
    "comment": (12, _comment),
    "comment taken away": (3, _uncomment),
    "formatted": (3, _format),
    "line ends": (2, _line_ends),
}
"""The kinds of edits, and how often each is made."""
