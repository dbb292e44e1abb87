"""Boxes with arrows between them, each with a label: an engine places boxes and labels whose sizes are known."""

from collections.abc import Sequence
from typing import NamedTuple

from usecases_exporters.diagram import signs
from usecases_exporters.diagram.metrics import width_of, wrap
from usecases_exporters.diagram.source import Source
from usecases_exporters.diagram.text import clean, html, quoted

_WIDTH = 150
_LABEL = 130
_PAD = 8
_GAP = 4
"""Room between a label and its arrow."""
_LEADING = 1.25


class Box(NamedTuple):
    """A box: its id, its title, where a click leads (empty: nowhere), and whether it stands outside the company."""

    key: str
    title: str
    link: str = ""
    outside: bool = False


class Arrow(NamedTuple):
    """An arrow between two boxes with its label; `faint` ones are drawn with dashes."""

    one: str
    other: str
    label: str
    faint: bool = False


def arrows_source(name: str, boxes: Sequence[Box], arrows: Sequence[Arrow], *, across: bool = False) -> Source:
    """The DOT source; `across`: from left to right."""
    nodes = "".join(map(_node, boxes))
    edges = "".join(map(_edge, arrows))
    text = (
        f"digraph {quoted(name)} {{\n"
        f'\tgraph [rankdir={"LR" if across else "TB"} bgcolor=white pad="0.25" nodesep=0.3 ranksep=0.55]\n'
        f'\tnode [fontname="{signs.FONT}" fontsize={signs.TEXT} fontcolor="{signs.INK}" shape=box '
        f'fixedsize=true margin=0 color="{signs.INK}" tooltip=" "]\n'
        f'\tedge [fontname="{signs.FONT}" fontsize={signs.SMALL} fontcolor="{signs.INK}" color="{signs.MAIN}" '
        f"arrowsize=0.7]\n{nodes}{edges}}}\n"
    )
    longest = (len(boxes) * _WIDTH + len(arrows) * _LABEL) * 1.25
    return Source(name, text, len(boxes), len(arrows), longest, longest)


def legible(svg: bytes) -> bytes:
    """The picture with a light edge around the labels of arrows, so that no line strikes them through."""
    size = f'font-size="{signs.SMALL:.2f}"'.encode()
    return svg.replace(size, size + b' paint-order="stroke" stroke="white" stroke-width="3" stroke-linejoin="round"')


def _node(box: Box) -> str:
    lines = wrap(clean(box.title), _WIDTH - 2 * _PAD, signs.TEXT, bold=True)
    height = len(lines) * signs.TEXT * _LEADING + 2 * _PAD
    label = _table([f"<B>{html(line)}</B>" for line in lines], _WIDTH - 2 * _PAD, height - 2 * _PAD)
    link = f" URL={quoted(box.link)} target=_top" if box.link else ""
    style = f'style="rounded,dashed" color="{signs.FAINT}"' if box.outside else 'style="rounded"'
    return f"\t{quoted(box.key)} [width={_WIDTH / 72:.4f} height={height / 72:.4f} {style}{link} label={label}]\n"


def _edge(arrow: Arrow) -> str:
    style = f' style=dashed color="{signs.FAINT}"' if arrow.faint else ""
    lines = wrap(clean(arrow.label), _LABEL, signs.SMALL)
    width = max(width_of(line, signs.SMALL) for line in lines) + 4
    height = len(lines) * signs.SMALL * _LEADING
    label = _table([html(line) for line in lines], width + 2 * _GAP, height, _GAP)
    return f"\t{quoted(arrow.one)} -> {quoted(arrow.other)} [label={label}{style}]\n"


def _table(lines: Sequence[str], width: float, height: float, pad: int = 0) -> str:
    """Lines in a cell of a size that was measured, whatever font stands in for the one that is asked for.

    They begin at the left: an engine without metrics of the font would miss the middle of Cyrillic words.
    """
    cells = "".join(f'{line}<BR ALIGN="LEFT"/>' for line in lines)
    cell = f'CELLPADDING="{pad}" FIXEDSIZE="TRUE" WIDTH="{width:.0f}" HEIGHT="{height:.0f}" ALIGN="TEXT"'
    table = 'BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"'
    return f"<<TABLE {table}><TR><TD {cell}>{cells}</TD></TR></TABLE>>"
