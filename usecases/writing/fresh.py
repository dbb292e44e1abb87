"""New lines for what wasn't there before, in which things that were elsewhere keep their text and comments."""

from collections.abc import Callable
from typing import Any

from usecases.reading.node import Node
from usecases.writing.layout import STEP, entry, key_text
from usecases.writing.layout import item as item_of
from usecases.writing.moves import Departed, Moves
from usecases.writing.spans import Spans

Carried = Callable[[Departed, Any], str]
"""The text of an item that left its list, in whole lines, with a new value carried into it."""


class Fresh:
    """Makes lines (without line ends) of new values; the text of what was moved is taken from where it was."""

    def __init__(self, spans: Spans, moves: Moves, carried: Carried) -> None:
        self._spans = spans
        self._moves = moves
        self._carried = carried
        self._taken: set[int] = set()
        """What was put somewhere already, by the objects of its data."""
        self.offset = _offset(spans.root, spans)

    def entry(self, key: str, value: Any, column: int) -> list[str]:
        """The lines of an entry of a mapping whose keys stand in a column (from 0)."""
        if not self._moves.holds_departed(value):
            return entry(key, value, column, offset=self.offset)
        head = " " * column + key_text(key) + ":"
        if isinstance(value, list):
            return [head, *(line for below in value for line in self.item(below, column + self.offset))]
        return [head, *(line for name, below in value.items() for line in self.entry(name, below, column + STEP))]

    def item(self, value: Any, column: int) -> list[str]:
        """The lines of an item of a list whose dashes stand in a column (from 0), moved there or new."""
        was = self._moves.departed(value)
        if was is not None and id(was.item.node.data) not in self._taken:
            self._taken.add(id(was.item.node.data))
            return self._moved(was, value, column)
        return self.new_item(value, column)

    def new_item(self, value: Any, column: int) -> list[str]:
        """The lines of an item that wasn't one before, though some of what is in it may have been."""
        if isinstance(value, dict) and any(map(self._moves.holds_departed, value.values())):
            lines = [line for key, below in value.items() for line in self.entry(key, below, column + STEP)]
            return [" " * column + "- " + lines[0][column + STEP :], *lines[1:]]
        return item_of(value, column, offset=self.offset)

    def _moved(self, was: Departed, value: Any, column: int) -> list[str]:
        text = self._carried(was, value)
        eol = was.spans.eol
        if was.holder.style == "[":
            first, *rest = text.split(eol)
            return [" " * column + "- " + first, *rest]
        shift = column - was.spans.column(was.item.at)
        return [_shifted(line, shift) for line in text.removesuffix(eol).split(eol)]


def _shifted(line: str, shift: int) -> str:
    if not line.strip():
        return line
    if shift >= 0:
        return " " * shift + line
    blanks = len(line) - len(line.lstrip(" "))
    return line[min(-shift, blanks) :]


def _offset(node: Node, spans: Spans) -> int:
    """By how much this file's dashes stand to the right of the key above them."""
    waiting = [node]
    while waiting:
        holder = waiting.pop(0)
        if isinstance(holder.parts, dict) and holder.keys is not None:
            for key, part in holder.parts.items():
                if isinstance(part.parts, list) and part.parts and part.style != "[":
                    return max(0, spans.column(part.start) - spans.column(holder.keys[key].start))
        waiting.extend(holder.parts.values() if isinstance(holder.parts, dict) else holder.parts or ())
    return STEP
