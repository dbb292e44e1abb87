"""Which lines of a text an edit may touch, and which it did; by the marks of the reader, not by our spans."""

from collections import Counter
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Any

from tests.writing.edits import Edit, paths, value_at
from usecases.reading.comments import comments
from usecases.reading.compose import Composed, compose
from usecases.text.path import Path
from usecases.text.source import Source


def said(source: Source) -> Counter[str]:
    """The comments of a text."""
    return Counter(comment.text for comment in comments(source, compose(source.text).scalars()))


def lines(text: str) -> list[str]:
    """The lines of a text, whatever ends them."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def gone(old: Source, new: Source) -> list[int]:
    """The lines of the old text, from 0, that the new one doesn't have."""
    matcher = SequenceMatcher(None, lines(old.text), lines(new.text), autojunk=False)
    return [line for tag, i, j, _, _ in matcher.get_opcodes() if tag != "equal" for line in range(i, j)]


def words_of(text: str, some: Iterable[int] | None = None) -> Counter[str]:
    """What stands on the lines (on some of them), at whatever indent."""
    whole = lines(text)
    found = Counter(whole[number].strip().removeprefix("-").strip() for number in (some or range(len(whole))))
    del found[""]
    return found


def own(source: Source, composed: Composed, where: Path) -> range:
    """The lines, from 0, of what stands at a path: from the comments and the dash above it to the last below."""
    whole = lines(source.text)
    first = composed.find(where, on_key=True).start_mark.line
    value = composed.find(where)
    text = source.text[: value.end_mark.index].rstrip()
    last = max(len(lines(text)) - 1, first)
    while first > 0 and (whole[first - 1].strip() in ("", "-") or whole[first - 1].lstrip().startswith("#")):
        first -= 1
    while last + 1 < len(whole) and (not whole[last + 1].strip() or whole[last + 1].lstrip().startswith("#")):
        last += 1
    return range(first, last + 1)


def in_flow(source: Source, composed: Composed, where: Path) -> Path | None:
    """The way to the outermost collection of the flow style on the way."""
    node = composed.node()
    for depth, part in enumerate((*where, None)):
        if node.style in ("[", "{"):
            return where[:depth]
        if part is None or not node.parts:
            return None
        node = node.parts[part]  # type: ignore[index]
    return None


def beside_dash(source: Source, composed: Composed, where: Path) -> set[int]:
    """The lines of the first two fields of an item, if that is what is meant: one may take the other's place."""
    if len(where) < 2 or not isinstance(where[-2], int):
        return set()
    first_two = list(value_at(composed.data, where[:-1]))[:2]
    if where[-1] != first_two[0]:
        return set()
    return {line for key in first_two for line in own(source, composed, (*where[:-1], key))}


def allowed(source: Source, composed: Composed, made: Edit) -> set[int]:
    """The old lines that an edit may change."""
    where = made.where
    if made.kind in ("set", "delete") and len(value_at(composed.data, where[:-1])) == 1:
        where = where[:-1]
    if made.kind in ("add", "insert", "set", "delete") and (flow := in_flow(source, composed, where)) is not None:
        return set(own(source, composed, flow))
    if made.kind in ("set", "delete"):
        alike = {line for path in _alike(composed.data, where) for line in own(source, composed, path)}
        return alike | beside_dash(source, composed, where)
    if made.kind == "add":
        return beside_dash(source, composed, (*where, next(iter(value_at(composed.data, where)))))
    if made.kind == "insert":
        return set()
    moving = [
        path
        for path in paths(composed.data)
        if path[-1] == "steps" or path == where or (path[-1] == "branches" and in_flow(source, composed, path))
    ]
    if made.kind != "move":  # no collection of the flow style can take in a step of the block style
        moving += [flow for path in moving if (flow := in_flow(source, composed, path))]
    return {line for path in moving for line in own(source, composed, path)}


def _alike(data: Any, where: Path) -> list[Path]:
    """The item at a path, and those of its list that say the same: which of them goes makes no difference."""
    items = value_at(data, where[:-1])
    if not isinstance(items, list):
        return [where]
    return [(*where[:-1], index) for index, item in enumerate(items) if item == value_at(data, where)]


def touches_only_its_own(old: Source, new: Source, composed: Composed, made: Edit) -> bool:
    """Whether an edit left all lines alone that it doesn't mean; `composed` is the old text, read."""
    last = {len(lines(old.text)) - 1} if not old.text.endswith(("\n", "\r")) else set()
    may = allowed(old, composed, made) | last
    if made.kind not in ("move", "relocate", "into branch"):
        return set(gone(old, new)) <= may
    return words_of(old.text) - words_of(new.text) <= words_of(old.text, may)
