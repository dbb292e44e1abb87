"""What a YAML document is made of, with the place of every part."""

from collections.abc import Sequence
from typing import TypeAlias

Data: TypeAlias = "str | int | float | bool | list[Data] | dict[str, Data] | None"
"""Plain data, as JSON knows it."""


class Node:
    """A scalar, list or mapping: its plain data, its span in characters, and its parts.

    `style` is the YAML style of a scalar (`''` plain, `'` or `"` quoted, `|` or `>` block) or `[` / `{` of a
    flow collection; `parts` are the nodes of a list by index or of a mapping by key, `keys` the key nodes.
    """

    __slots__ = ("data", "end", "keys", "parts", "start", "style")

    def __init__(
        self,
        data: Data,
        start: int,
        end: int,
        style: str,
        parts: "list[Node] | dict[str, Node] | None" = None,
        keys: "dict[str, Node] | None" = None,
    ) -> None:
        self.data = data
        self.start = start
        self.end = end
        self.style = style
        self.parts = parts
        self.keys = keys

    def find(self, path: Sequence[str | int]) -> "Node":
        """The node at a path; where the path leads on into nothing, the nearest one above."""
        node = self
        for step in path:
            below = _part(node, step)
            if below is None:
                break
            node = below
        return node


def _part(node: Node, step: str | int) -> Node | None:
    if isinstance(node.parts, dict):
        if step == 0:  # the first of a list that was written as one mapping, without the list
            return node
        return node.parts.get(step) if isinstance(step, str) else None
    if isinstance(node.parts, list) and isinstance(step, int) and step < len(node.parts):
        return node.parts[step]
    return None
