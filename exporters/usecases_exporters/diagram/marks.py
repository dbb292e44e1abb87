"""How a step or branch looks that differs between two versions: by border and by a badge, so also without colour."""

from enum import StrEnum

from usecases_exporters.diagram.boxes import Box
from usecases_exporters.diagram.source import Drawing

_SIZE = 15


class Mark(StrEnum):
    """What a version has that the other one hasn't, or has in another way or place."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"


COLOURS = {Mark.ADDED: "#00734d", Mark.REMOVED: "#b3261e", Mark.CHANGED: "#8a5a00", Mark.MOVED: "#00609c"}
"""Dark enough for white signs on them, and told apart by colour-blind people with the signs' help."""
SIGNS = {Mark.ADDED: "+", Mark.REMOVED: "\N{MINUS SIGN}", Mark.CHANGED: "~", Mark.MOVED: ">"}
_SHAPES = {Mark.ADDED: "circle", Mark.REMOVED: "square", Mark.CHANGED: "diamond", Mark.MOVED: "triangle"}
_BORDERS = {
    Mark.ADDED: 'style="filled,bold" penwidth=3.2',
    Mark.REMOVED: 'style="filled,dashed" penwidth=2.4',
    Mark.CHANGED: 'style="filled" penwidth=2.8',
    Mark.MOVED: 'style="filled,dotted" penwidth=2.8',
}


def bordered(box: Box, mark: Mark | None) -> Box:
    """The box with the border of its mark; of two values for one attribute, the engine takes the last."""
    if mark is None:
        return box
    return box._replace(attributes=f'{box.attributes} {_BORDERS[mark]} color="{COLOURS[mark]}"')


def draw_badge(drawing: Drawing, name: str, mark: Mark, right: float, top: float) -> None:
    """Draw the sign of a mark over the upper right corner of a box."""
    label = f'<<FONT COLOR="white" POINT-SIZE="11"><B>{_escaped(SIGNS[mark])}</B></FONT>>'
    look = f'shape={_SHAPES[mark]} style=filled fillcolor="{COLOURS[mark]}" color="{COLOURS[mark]}"'
    drawing.box(f"{name}:mark", right - _SIZE / 2, top - _SIZE / 2, Box(_SIZE, _SIZE, label, look))


def _escaped(sign: str) -> str:
    return sign.replace(">", "&gt;")
