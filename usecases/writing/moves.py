"""What became of the items of all lists between old and new data: which stayed, and which left their list."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from usecases.reading.equal import same
from usecases.reading.node import Node
from usecases.writing.align import align
from usecases.writing.spans import Item, Spans


class Departed(NamedTuple):
    """An item that left its list, that list, and the text that both stand in."""

    spans: Spans
    holder: Node
    item: Item


class Moves:
    """The items of lists by where they were, and those that left their list and may come back elsewhere.

    Items of other texts may come over, too.
    """

    def __init__(self, spans: Spans, data: Any, others: Sequence[Spans] = ()) -> None:
        self._pairs: dict[int, list[int | None]] = {}
        self._departed: dict[int | str, Departed] = {}
        self._survey(spans, spans.root, data)
        for other in others:
            self._depart(other, other.root)

    def pairs(self, node: Node, new: list[Any]) -> list[int | None]:
        """For each item of a new list the index of the old item that it was."""
        found = self._pairs.get(id(node))
        if found is None:
            assert isinstance(node.data, list)
            found = self._pairs[id(node)] = align(node.data, new)
        return found

    def departed(self, value: Any) -> Departed | None:
        """The item that a value was, if it left its list."""
        if not isinstance(value, dict):
            return None
        found = self._departed.get(id(value))
        named = value.get("id")
        return found or (self._departed.get(named) if isinstance(named, str) else None)

    def holds_departed(self, value: Any) -> bool:
        """Whether something that left its list stands anywhere in a value."""
        if self.departed(value) is not None:
            return True
        below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return any(self.holds_departed(part) for part in below)

    def brings_comments(self, value: Any) -> bool:
        """Whether something that left its list stands anywhere in a value, and has comments in its text."""
        if (was := self.departed(value)) is not None:
            spans, holder, item = was
            start, end = (item.at, item.node.end) if holder.style == "[" else spans.lines(item)
            if any(start <= comment.offset < end for comment in spans.owners.comments):
                return True
        below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return any(self.brings_comments(part) for part in below)

    def _survey(self, spans: Spans, node: Node, new: Any) -> None:
        if node.data is new or same(node.data, new):
            return
        if isinstance(node.parts, dict) and isinstance(new, dict):
            for key, part in node.parts.items():
                if key in new:
                    self._survey(spans, part, new[key])
                else:
                    self._depart(spans, part)
        elif isinstance(node.parts, list) and isinstance(new, list):
            pairs = self.pairs(node, new)
            for item, was in zip(new, pairs, strict=True):
                if was is not None:
                    self._survey(spans, node.parts[was], item)
            kept = set(pairs)
            self._leave(spans, node, [index for index in range(len(node.parts)) if index not in kept])
        else:
            self._depart(spans, node)

    def _leave(self, spans: Spans, node: Node, indexes: Sequence[int]) -> None:
        items = spans.items(node) if indexes else []
        for index in indexes:
            data = items[index].node.data
            if isinstance(data, dict):
                departed = self._departed[id(data)] = Departed(spans, node, items[index])
                if isinstance(named := data.get("id"), str):
                    self._departed.setdefault(named, departed)
            self._depart(spans, items[index].node)

    def _depart(self, spans: Spans, node: Node) -> None:
        if isinstance(node.parts, list):
            self._leave(spans, node, range(len(node.parts)))
        elif isinstance(node.parts, dict):
            for part in node.parts.values():
                self._depart(spans, part)
