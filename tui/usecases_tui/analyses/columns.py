"""Figures in columns, below the words of their heads."""

from collections.abc import Sequence

from rich.cells import cell_len

_GAP = "  "


def columns(head: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """The head and the rows as pieces of lines, all equally wide: cells stand at the right of their column."""
    every = [head, *rows]
    widths = [max(map(cell_len, cells)) for cells in zip(*every, strict=True)]
    return [
        "".join(" " * (width - cell_len(cell)) + cell + _GAP for width, cell in zip(widths, row, strict=True))
        for row in every
    ]
