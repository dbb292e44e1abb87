"""Comments that one side has written or taken away, brought into a text that holds the data of both sides.

A comment is known by what it belongs to (a step by its id, wherever it stands; a field by its name there) and by its
words. What ours has that was not there before is added; what ours has taken away goes.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from usecases.merge.items import namespace
from usecases.merge.same import frozen
from usecases.reading.comments import comments
from usecases.reading.compose import Composed, compose
from usecases.reading.equal import same
from usecases.text.source import Source
from usecases.writing.slots import Collection, Item, Note, slots
from usecases.writing.spans import Spans
from usecases.writing.splice import Splice, spliced

Read = tuple[Source, Composed]
"""A text, and what it was read as."""

Owner = tuple[object, ...]
"""What a comment belongs to."""


class _Held(NamedTuple):
    """A comment, and the item that it belongs to; `beside` where it stands to the right of something."""

    note: Note
    item: Item
    beside: bool


def with_comments_of(ours: Read, base: Read, merged: Read) -> Read | None:
    """The merged text with the comments of ours; `None` where one of them can't be put there.

    `merged` holds the comments of theirs.
    """
    before, here, now = _by_owner(base), _by_owner(ours), _by_owner(merged)
    items = _items(merged)
    spans = Spans(*merged)
    splices: list[Splice] = []
    beside: list[Splice] = []
    for owner in dict.fromkeys([*here, *before]):
        was, is_now, there = (Counter(map(_words, found.get(owner, ()))) for found in (before, here, now))
        for held in now.get(owner, ()):
            if (was - is_now)[_words(held)]:
                splices.append(_without(spans, held))
        wanted = is_now - was - there
        for held in here.get(owner, ()):  # in the order in which ours has them
            if not wanted[_words(held)]:
                continue
            wanted[_words(held)] -= 1
            item = _nearest(owner, items)
            (beside if held.beside and item is not None else splices).append(_with(spans, held, item))
    if not splices and not beside:
        return merged
    above = [_above(spans, splice) for splice in beside]
    return next((read for more in (beside, above) if (read := _tried(spans, merged, [*splices, *more]))), None)


def _tried(spans: Spans, merged: Read, splices: list[Splice]) -> Read | None:
    """The text with the splices, where it says the same as before."""
    text = spliced(spans.text, splices)
    if not spans.ends_its_last_line:
        text = text.removesuffix(spans.eol)
    composed = compose(text)
    if not same(composed.data, merged[1].data) or len(composed.troubles) > len(merged[1].troubles):
        return None
    return Source(text, merged[0].bom), composed


def _words(held: _Held) -> str:
    return held.note.text


def _by_owner(read: Read) -> dict[Owner, list[_Held]]:
    found: dict[Owner, list[_Held]] = {}
    for owner, item in _walked(_root(read), ()):
        notes = [(item.above, False), (item.own, True), (item.after, False)]
        if item.body is not None:
            notes.append((item.body.end, False))
        for some, beside in notes:
            for note in some:
                found.setdefault(owner, []).append(_Held(note, item, beside))
    root = _root(read)
    for note in root.end if root is not None else ():
        assert root is not None
        found.setdefault(("",), []).append(_Held(note, root.items[-1], beside=False))
    return found


def _items(read: Read) -> Mapping[Owner, Item]:
    return dict(_walked(_root(read), ()))


def _root(read: Read) -> Collection | None:
    source, composed = read
    node = composed.node()
    found = comments(source, composed.scalars()) if "#" in source.text else []
    return slots(source, node, found) if node.parts else None


def _walked(collection: Collection | None, owner: Owner, field: str = "") -> Iterator[tuple[Owner, Item]]:
    """Every item with what it is known by: the nearest thing with an id around it, and the way from there."""
    for item in collection.items if collection is not None else ():
        data = item.node.data
        if item.key is not None:
            below: Owner = (*owner, item.key)
        elif isinstance(data, dict) and isinstance(data.get("id"), str):
            below = ((namespace(field), data["id"]),)
        else:
            below = (*owner, frozen(data))
        yield below, item
        yield from _walked(item.body, below, item.key or field)


def _nearest(owner: Owner, items: Mapping[Owner, Item]) -> Item | None:
    """The item that a comment belongs to, or what of it is still there: the step of a field; `None` for the end."""
    while owner and owner not in items:
        owner = owner[:-1]
    return items[owner] if owner else None


def _without(spans: Spans, held: _Held) -> Splice:
    """Take a comment away: its line, or what of its line it takes."""
    line, column = spans.source.position(held.note.at)
    before = spans.source.line(line)[: column - 1]
    if before.strip():
        return Splice(held.note.at - (len(before) - len(before.rstrip())), held.note.at + len(held.note.text), "")
    return Splice(spans.start_of(line), spans.start_of(line + 1), "")


def _with(spans: Spans, held: _Held, item: Item | None) -> Splice:
    """Put a comment beside an item or above it; at the end where there is no item."""
    if item is None:
        return Splice(len(spans.text), len(spans.text), held.note.text + spans.eol)
    line = spans.source.position(item.start).line
    if held.beside:
        at = spans.start_of(line) + len(spans.source.line(line).rstrip())
        return Splice(at, at, f"  {held.note.text}")
    at = spans.start_of(line)
    indent = spans.source.line(line)
    return Splice(at, at, indent[: len(indent) - len(indent.lstrip())] + held.note.text + spans.eol)


def _above(spans: Spans, splice: Splice) -> Splice:
    """A comment that was to stand beside something, above it."""
    line = spans.source.position(splice.start).line
    at = spans.start_of(line)
    indent = spans.source.line(line)
    return Splice(at, at, indent[: len(indent) - len(indent.lstrip())] + splice.text.strip() + spans.eol)
