"""Comments that one side has written or taken away, brought into a text that holds the data of both sides.

A comment is known by what it belongs to (a step by its id, wherever it stands; a field by its name there) and by its
words. What a side has that was not there before is added; what it has taken away goes. Where what it belongs to is
gone, it stays above the list that this stood in.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
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


class _Commented(NamedTuple):
    """The comments of a text by what they belong to; its items, and what each thing with an id stands in."""

    held: Mapping[Owner, Sequence[_Held]]
    items: Mapping[Owner, Item]
    around: Mapping[Owner, Owner]
    all_words: Counter[str]

    def words(self, owner: Owner) -> Counter[str]:
        """What is said of something."""
        return Counter(map(_words, self.held.get(owner, ())))


def with_comments(base: Read, ours: Read, theirs: Read, merged: Read) -> Read | None:
    """The merged text with the comments of both sides; `None` where one of them can't be put there."""
    if not any("#" in source.text for source, _composed in (base, ours, theirs, merged)):
        return merged
    before, here, there, now = (_commented(read) for read in (base, ours, theirs, merged))
    spans = Spans(*merged)
    splices = [_without(spans, held) for held in _taken_away(before, here, there, now)]
    beside: list[Splice] = []
    for owner in dict.fromkeys([*there.held, *here.held, *before.held]):
        was, is_now = before.words(owner), now.words(owner)
        for side, other in ((there, here), (here, there)):
            wanted = side.words(owner) - was - is_now
            for held in side.held.get(owner, ()):  # in the order in which the side has them
                if not wanted[_words(held)] or _gone(held, before, side, other):
                    continue
                wanted[_words(held)] -= 1
                is_now[_words(held)] += 1
                item, still = _nearest(owner, side, now)
                is_beside = held.beside and still and item is not None
                (beside if is_beside else splices).append(_with(spans, held, item, beside=is_beside))
    if not splices and not beside:
        return merged
    above = [_above(spans, splice) for splice in beside]
    return next((read for more in (beside, above) if (read := _tried(spans, merged, [*splices, *more]))), None)


def _taken_away(before: _Commented, here: _Commented, there: _Commented, now: _Commented) -> Iterator[_Held]:
    """The comments of the merged text that a side has taken away."""
    known = before.all_words
    # A comment may belong to something else on the other side now: then the words alone tell that it is gone.
    surplus = Counter(
        {
            words: count - min(here.all_words[words], there.all_words[words])
            for words, count in now.all_words.items()
            if here.all_words[words] <= known[words] >= there.all_words[words]
        }
    )
    moved = []
    for owner, some in now.held.items():
        was = before.words(owner)
        gone = (was - here.words(owner)) | (was - there.words(owner))
        for held in some:
            if gone[_words(held)]:
                surplus[_words(held)] -= 1
                yield held
            else:
                moved.append(held)
    for held in moved:
        if surplus[_words(held)] > 0:
            surplus[_words(held)] -= 1
            yield held


def _gone(held: _Held, before: _Commented, side: _Commented, other: _Commented) -> bool:
    """Whether a comment that belongs to something else on a side now isn't new there, and the other took it away."""
    words = _words(held)
    was = before.all_words[words]
    return side.all_words[words] <= was and other.all_words[words] < was


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


def _commented(read: Read) -> _Commented:
    root = _root(read)
    found: dict[Owner, list[_Held]] = {}
    items: dict[Owner, Item] = {}
    around: dict[Owner, Owner] = {}
    for owner, item, holder in _walked(root, ()):
        items[owner] = item
        around[owner] = holder
        # What stands beside the first field of an item is said of the item.
        first = item.holder.owner
        begins = first is not None and first.key is None and first.start == item.start
        notes = [(item.above, owner, False), (item.own, holder if begins else owner, True), (item.after, owner, False)]
        if item.body is not None:
            notes.append((item.body.end, owner, False))
        for some, said_of, beside in notes:
            for note in some:
                found.setdefault(said_of, []).append(_Held(note, item, beside))
    if root is not None:
        found.setdefault(("",), []).extend(_Held(note, root.items[-1], beside=False) for note in root.end)
    return _Commented(found, items, around, Counter(_words(held) for some in found.values() for held in some))


def _root(read: Read) -> Collection | None:
    source, composed = read
    node = composed.node()
    found = comments(source, composed.scalars()) if "#" in source.text else []
    return slots(source, node, found) if node.parts else None


def _walked(collection: Collection | None, owner: Owner, field: str = "") -> Iterator[tuple[Owner, Item, Owner]]:
    """Every item with what it is known by: the nearest thing with an id around it, and the way from there.

    And what the item that holds it is known by.
    """
    for item in collection.items if collection is not None else ():
        data = item.node.data
        if item.key is not None:
            below: Owner = (*owner, item.key)
        elif isinstance(data, dict) and isinstance(data.get("id"), str):
            below = ((namespace(field), data["id"]),)
        else:
            below = (*owner, frozen(data))
        yield below, item, owner
        yield from _walked(item.body, below, item.key or field)


def _nearest(owner: Owner, side: _Commented, merged: _Commented) -> tuple[Item | None, bool]:
    """The item that a side's comment belongs to, or what around it is still there; and whether it is the item itself.

    `None` for the end.
    """
    around = owner
    while around and around not in merged.items:
        around = side.around.get(around, ())
    return merged.items.get(around), around == owner


def _without(spans: Spans, held: _Held) -> Splice:
    """Take a comment away: its line, or what of its line it takes."""
    line, column = spans.source.position(held.note.at)
    before = spans.source.line(line)[: column - 1]
    if before.strip():
        return Splice(held.note.at - (len(before) - len(before.rstrip())), held.note.at + len(held.note.text), "")
    return Splice(spans.start_of(line), spans.start_of(line + 1), "")


def _with(spans: Spans, held: _Held, item: Item | None, *, beside: bool) -> Splice:
    """Put a comment beside an item or above it; at the end where there is no item."""
    if item is None:
        return Splice(len(spans.text), len(spans.text), held.note.text + spans.eol)
    line = spans.source.position(item.start).line
    if beside:
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
