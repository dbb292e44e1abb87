"""What became of the items of all lists between old and new data: which stayed, and which left their list."""

from typing import Any

from usecases.reading.equal import same
from usecases.reading.node import Node
from usecases.writing.align import align
from usecases.writing.spans import Item, Spans


class Moves:
    """The items of lists by where they were, and those that left their list and may come back elsewhere."""

    def __init__(self, spans: Spans, data: Any) -> None:
        self._spans = spans
        self._pairs: dict[int, list[int | None]] = {}
        self._departed: dict[int | str, tuple[Node, Item]] = {}
        self._survey(spans.root, data)

    def pairs(self, node: Node, new: list[Any]) -> list[int | None]:
        """For each item of a new list the index of the old item that it was."""
        found = self._pairs.get(id(node))
        if found is None:
            assert isinstance(node.data, list)
            found = self._pairs[id(node)] = align(node.data, new)
        return found

    def departed(self, value: Any) -> tuple[Node, Item] | None:
        """The list and the item which a value was, if it left that list."""
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
            holder, item = was
            start, end = (item.at, item.node.end) if holder.style == "[" else self._spans.lines(item)
            if any(start <= comment.offset < end for comment in self._spans.owners.comments):
                return True
        below = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        return any(self.brings_comments(part) for part in below)

    def _survey(self, node: Node, new: Any) -> None:
        if node.data is new or same(node.data, new):
            return
        if isinstance(node.parts, dict) and isinstance(new, dict):
            for key, part in node.parts.items():
                if key in new:
                    self._survey(part, new[key])
                else:
                    self._depart(part)
        elif isinstance(node.parts, list) and isinstance(new, list):
            pairs = self.pairs(node, new)
            for item, was in zip(new, pairs, strict=True):
                if was is not None:
                    self._survey(node.parts[was], item)
            kept = set(pairs)
            self._leave(node, [index for index in range(len(node.parts)) if index not in kept])
        else:
            self._depart(node)

    def _leave(self, node: Node, indexes: list[int]) -> None:
        items = self._spans.items(node) if indexes else []
        for index in indexes:
            data = items[index].node.data
            if isinstance(data, dict):
                self._departed[id(data)] = (node, items[index])
                if isinstance(named := data.get("id"), str):
                    self._departed.setdefault(named, (node, items[index]))
            self._depart(items[index].node)

    def _depart(self, node: Node) -> None:
        if isinstance(node.parts, list):
            self._leave(node, list(range(len(node.parts))))
        elif isinstance(node.parts, dict):
            for part in node.parts.values():
                self._depart(part)
