"""Drawing a box where it was placed, with its links."""

from collections.abc import Mapping
from functools import lru_cache
from urllib.parse import quote

from usecases.flow.graph import NodeKind
from usecases.model.usecase import UseCase
from usecases_exporters.anchors import branch_anchor, regulation_file, step_anchor
from usecases_exporters.diagram.boxes import Boxes
from usecases_exporters.diagram.legend import draw_clock
from usecases_exporters.diagram.marks import Mark, bordered, draw_badge
from usecases_exporters.diagram.placing import CLOCK
from usecases_exporters.diagram.source import Drawing
from usecases_exporters.diagram.text import quoted
from usecases_exporters.diagram.threads import Item


def draw_item(
    drawing: Drawing, item: Item, boxes: Boxes, case: UseCase, marks: Mapping[str, Mark] | None = None
) -> None:
    """Draw a box, and what is attached to it: the title of an included use case, the clock of a timer, a mark.

    A diagram with `marks` stands for one of two versions, and leads to no regulation.
    """
    mark = (marks or {}).get(item.key)
    link = _link(item, boxes, case) if marks is None else ""
    drawing.box(item.key, item.x, item.y, bordered(item.box, mark), link)
    node = item.node
    if item.included is not None and node is not None and node.step is not None:
        known = boxes.titles.cases.get(node.step.use_case or "")
        link = (
            f' URL="{_address(known.file)}" tooltip={quoted(node.step.use_case or "")}'
            if known and marks is None
            else ""
        )
        drawing.box(f"{item.key}:use-case", item.x, item.y + item.box.height, item.included, link)
    if node is not None and node.kind is NodeKind.BRANCH and node.branch is not None and node.branch.after:
        draw_clock(drawing, item.key, item.centre, item.y - CLOCK / 2 - 1)
    if mark is not None:
        draw_badge(drawing, item.key, mark, item.x + item.box.width, item.y)


@lru_cache(maxsize=1024)
def _address(name: str) -> str:
    """A name as part of an address."""
    return quote(name)


def _link(item: Item, boxes: Boxes, case: UseCase) -> str:
    """The link of a step or branch to its row in the regulation."""
    node = item.node
    if node is None or node.kind not in (NodeKind.STEP, NodeKind.BRANCH):
        return ""
    anchor = step_anchor(item.key) if node.kind is NodeKind.STEP else branch_anchor(item.key)
    link = f"{_address(regulation_file(case))}#{_address(anchor)}"
    return f' URL="{link}" tooltip={quoted(boxes.numbers[item.key])}'
