"""The heat map of load: roles by process groups, each cell the number of steps that the role does there."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from usecases_exporters.diagram import signs
from usecases_exporters.diagram.by_hand import head, words
from usecases_exporters.diagram.metrics import wrap
from usecases_exporters.diagram.text import clean

_CELL = 88
_ROW = 22
_LINE = 13
_PAD = 8
_LABEL = 230
_TOTAL = "Σ"
_PALE = (0xF0, 0xF4, 0xF8)
_DARK = (0x1B, 0x3A, 0x5C)
_TURN = 0.6
"""From this share of the darkest on, the figure is written in white."""


class Heat(NamedTuple):
    """Titles of the rows and columns, and the steps of each row by the number of its column."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    steps: tuple[Mapping[int, int], ...]


def heat_map(heat: Heat, title: str, language: str) -> bytes:
    """The heat map as SVG; the same bytes on every machine."""
    heads = [wrap(clean(column), _CELL - _PAD, signs.SMALL) for column in (*heat.columns, _TOTAL)]
    labels = [wrap(clean(row), _LABEL - _PAD, signs.TEXT) for row in heat.rows]
    top = _PAD + max(map(len, heads)) * _LINE + _PAD
    heights = [max(_ROW, len(lines) * _LINE + _PAD) for lines in labels]
    width = _PAD + _LABEL + len(heads) * _CELL + _PAD
    height = top + sum(heights) + _PAD
    most = max((steps for row in heat.steps for steps in row.values()), default=1)
    parts = [head("load", title, language, width, height)]
    for column, lines in enumerate(heads):
        parts += _lines(lines, _PAD + _LABEL + column * _CELL + _CELL / 2, top - _PAD - len(lines) * _LINE, "middle")
    y = float(top)
    for lines, steps, tall in zip(labels, heat.steps, heights, strict=True):
        parts += _lines(lines, _PAD, y + (tall - len(lines) * _LINE) / 2, "start", signs.TEXT)
        for column in range(len(heat.columns)):
            parts.append(_cell(steps.get(column, 0), most, _PAD + _LABEL + column * _CELL, y, tall))
        x = _PAD + _LABEL + len(heat.columns) * _CELL + _CELL / 2
        parts.append(words(str(sum(steps.values())), x, y + tall / 2 + 4, "middle", signs.TEXT, bold=True))
        y += tall
    return ("\n".join([*parts, "</svg>"]) + "\n").encode()


def _cell(steps: int, most: int, x: float, y: float, tall: float) -> str:
    share = steps / most
    fill = "#ffffff" if not steps else _mixed(share)
    box = (
        f'<rect x="{x + 1:g}" y="{y + 1:g}" width="{_CELL - 2:g}" height="{tall - 2:g}" rx="3" fill="{fill}" '
        'stroke="#d9e2ec"/>'
    )
    if not steps:
        return box
    ink = "#ffffff" if share > _TURN else signs.INK
    return box + "\n" + words(str(steps), x + _CELL / 2, y + tall / 2 + 4, "middle", signs.TEXT, ink=ink)


def _mixed(share: float) -> str:
    parts = (round(pale + (dark - pale) * share) for pale, dark in zip(_PALE, _DARK, strict=True))
    return "#" + "".join(f"{part:02x}" for part in parts)


def _lines(lines: Sequence[str], x: float, y: float, anchor: str, size: float = signs.SMALL) -> list[str]:
    return [words(line, x, y + (index + 1) * _LINE - 3, anchor, size) for index, line in enumerate(lines)]
