"""What a terminal shows at the end of a frame, and what one looks for in it."""

import re
from collections.abc import Callable
from typing import Any, NamedTuple

import pyte
from pyte.screens import Char

WIDTH, HEIGHT = 120, 40
FRAME_MODE = 2026
"""The mode that marks frames: set where one begins, reset where it ends."""


class Picture(NamedTuple):
    """What the screen shows: the cells of each row, with their colours."""

    cells: tuple[tuple[Char, ...], ...]

    @property
    def lines(self) -> list[str]:
        """The text of each row."""
        return ["".join(cell.data for cell in row).rstrip() for row in self.cells]


Look = Callable[[Picture], bool]
Effect = Callable[[Picture, Picture], bool]


def rows_with(pattern: str, at_least: int = 1) -> Look:
    """Whether so many rows hold what a regular expression describes."""
    wanted = re.compile(pattern)
    return lambda picture: sum(1 for line in picture.lines if wanted.search(line)) >= at_least


def moved(before: Picture, after: Picture, rows: int = 2) -> bool:
    """Whether so many rows look otherwise; a cursor that blinks changes one only."""
    return sum(1 for old, new in zip(before.cells, after.cells, strict=True) if old != new) >= rows


def typed(letter: str) -> Effect:
    """Whether a letter stands on the screen once more than before."""
    return lambda before, after: _count(letter, after) > _count(letter, before)


def erased(letter: str) -> Effect:
    """Whether a letter stands on the screen once less than before."""
    return lambda before, after: _count(letter, after) < _count(letter, before)


def followed(text: str) -> Effect:
    """Whether a text stands in more rows than before, and a list has followed it: three rows look otherwise."""
    return lambda before, after: _rows(text, after) > _rows(text, before) and moved(before, after, rows=3)


def _rows(text: str, picture: Picture) -> int:
    return sum(text in line for line in picture.lines)


def _count(letter: str, picture: Picture) -> int:
    return sum(cell.data == letter for row in picture.cells for cell in row)


class Screen(pyte.Screen):
    """An emulated screen that keeps a picture of the end of every marked frame."""

    def __init__(self) -> None:
        super().__init__(WIDTH, HEIGHT)
        self.in_frame = False
        self.ended: list[Picture] = []

    def set_mode(self, *modes: int, **kwargs: Any) -> None:
        super().set_mode(*modes, **kwargs)
        self.in_frame = self.in_frame or FRAME_MODE in modes

    def reset_mode(self, *modes: int, **kwargs: Any) -> None:
        super().reset_mode(*modes, **kwargs)
        if FRAME_MODE in modes:
            self.in_frame = False
            self.ended.append(self.picture())

    def picture(self) -> Picture:
        """What it shows now."""
        return Picture(
            tuple(tuple(map(self.buffer[row].__getitem__, range(self.columns))) for row in range(self.lines))
        )
