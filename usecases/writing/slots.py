"""To which item of a text each of its comments and blank lines belongs.

An item is an entry of a mapping or an item of a list. A comment belongs to the item whose line it stands on, or to
the one below it; one that stands further to the right than the item below it belongs to what is above: to the end of
a collection whose column it reaches, or after the last item.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from usecases.reading.comments import Comment
from usecases.reading.node import Node
from usecases.text.source import Source
from usecases.writing.owners import Owners


class Note(NamedTuple):
    """A comment's text, whether a blank line stands above it, and where it begins in the text."""

    text: str
    blank: bool = False
    at: int = 0


@dataclass(eq=False)
class Item:
    """An entry of a mapping (`key` is its key) or an item of a list (`key` is `None`), with its comments."""

    key: str | None
    start: int
    node: Node
    holder: "Collection"
    body: "Collection | None" = None
    """What it holds, where that is a collection that isn't empty."""
    above: list[Note] = field(default_factory=list)
    own: list[Note] = field(default_factory=list)
    """On its first line, or between its key and its value."""
    after: list[Note] = field(default_factory=list)
    """Below it, further to the right than it is."""
    blank: bool = False
    """Whether a blank line stands right above it."""


@dataclass(eq=False)
class Collection:
    """A list or mapping: its items, and the comments at its end."""

    node: Node
    column: int
    depth: int
    owner: Item | None = None
    items: list[Item] = field(default_factory=list)
    end: list[Note] = field(default_factory=list)

    @property
    def flow(self) -> bool:
        """Whether it is written in brackets."""
        return bool(self.node.style)


def slots(source: Source, root: Node, comments: list[Comment]) -> Collection:
    """The items of a text from the root, a collection that isn't empty, with their comments and blank lines."""
    return _Slots(source, root, comments).filled()


def _parts(node: Node) -> Iterator[tuple[str | None, int, Node]]:
    """The key, start and value of each entry of a mapping; of each item of a list, with no key."""
    if isinstance(node.parts, dict):
        keys = node.keys or {}
        for key, below in node.parts.items():
            yield key, keys[key].start, below
    else:
        for below in node.parts or ():
            yield None, below.start, below


class _Slots:
    def __init__(self, source: Source, root: Node, comments: list[Comment]) -> None:
        self._source = source
        self._comments = comments
        self._offsets = [comment.offset for comment in comments]
        self._alone = Owners(source, comments).alone
        self._open: list[Item] = []
        """The items that comments may belong to, in order: those of block collections, and of flow collections with
        comments in them."""
        self._root = self._collection(root, 0, None)
        self._open.sort(key=lambda item: (item.start, item.holder.depth))

    def filled(self) -> Collection:
        following = 0
        for comment in self._comments:
            while following < len(self._open) and self._open[following].start < comment.offset:
                following += 1
            last = self._open[following - 1] if following else None
            self._place(comment, last, self._open[following] if following < len(self._open) else None)
        line = 0
        for item in self._open:
            at = self._source.position(item.start).line
            item.blank = at != line and self._blank_above(at)
            line = at
        return self._root

    def _collection(self, node: Node, depth: int, owner: Item | None) -> Collection:
        column = self._source.position(node.start).column
        collection = Collection(node, column, depth, owner)
        is_open = owner is None or not collection.flow or self._comments_in(node)
        for key, start, below in _parts(node):
            item = Item(key, start, below, collection)
            collection.items.append(item)
            if is_open:
                self._open.append(item)
            if below.parts:
                item.body = self._collection(below, depth + 1, item)
        return collection

    def _comments_in(self, node: Node) -> bool:
        return bisect_left(self._offsets, node.start) != bisect_left(self._offsets, node.end)

    def _place(self, comment: Comment, last: Item | None, following: Item | None) -> None:
        note = Note(
            comment.text.rstrip(" \t"), comment.line in self._alone and self._blank_above(comment.line), comment.offset
        )
        if last is not None and self._is_own(comment, last):
            last.own.append(note)
        elif last is None or (last.body is not None and last.body.items[0] is following):
            assert following is not None
            following.above.append(note)
        else:
            self._between(comment, note, last, following)

    def _is_own(self, comment: Comment, item: Item) -> bool:
        if comment.line not in self._alone and comment.line in self._lines(item):
            return True
        return comment.offset < item.node.start and (item.body is None or item.body.flow)

    def _lines(self, item: Item) -> set[int]:
        """The lines that a comment beside an item may stand on."""
        ends = {item.start, item.node.start}
        if item.body is None or item.body.flow:
            ends.add(item.node.end)
        return {self._source.position(end).line for end in ends}

    def _between(self, comment: Comment, note: Note, last: Item, following: Item | None) -> None:
        """Put a comment that stands between two items, on a line of its own."""
        around = self._innermost_flow(comment, last)
        if around is not None:
            if following is not None and following.holder is around:
                following.above.append(note)
            else:
                around.end.append(note)
            return
        while last.holder.flow and last.holder.owner is not None:
            last = last.holder.owner
        # Comments keep their order: none goes further in than the one before it.
        ending = _ending(comment, last, following)
        if following is not None and (comment.column <= following.holder.column or following.above):
            following.above.append(note)
        elif comment.column > last.holder.column and not ending.end:
            last.after.append(note)
        else:
            ending.end.append(note)

    def _innermost_flow(self, comment: Comment, last: Item) -> Collection | None:
        """The brackets around a comment."""
        around: Collection | None = last.holder
        while around is not None:
            if around.flow and around.node.start < comment.offset < around.node.end:
                return around
            around = around.owner.holder if around.owner else None
        return None

    def _blank_above(self, line: int) -> bool:
        return line > 1 and not self._source.line(line - 1).strip()


def _ending(comment: Comment, last: Item, following: Item | None) -> Collection:
    """Of the collections that end between two items, the innermost one that a comment's column reaches.

    One further out where that has comments at its end already.
    """
    ends = [last.holder]
    level = following.holder if following is not None else None
    while ends[-1] is not level and (owner := ends[-1].owner) is not None and owner.holder is not level:
        ends.append(owner.holder)
    reached = next((index for index, each in enumerate(ends) if each.column <= comment.column), len(ends) - 1)
    used = [index for index, each in enumerate(ends) if each.end]
    return ends[max([reached, *used])]
