"""Reads a drawn SVG back: where boxes, labels, lines and texts are. Lengths in points, heights downwards."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from re import findall
from typing import NamedTuple
from xml.etree import ElementTree

from usecases_exporters.diagram.engine import render
from usecases_exporters.diagram.layout import drawn
from usecases_exporters.diagram.metrics import width_of

from tests.diagram.scenarios import TITLES
from usecases.model.usecase import UseCase

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"


class Area(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "Area", by: float = 0.5) -> bool:
        return (
            self.left + by < other.right
            and other.left + by < self.right
            and self.top + by < other.bottom
            and other.top + by < self.bottom
        )

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


class Text(NamedTuple):
    words: str
    area: Area
    size: float


@dataclass
class Node:
    name: str
    area: Area
    texts: list[Text]
    link: str | None = None
    shape: str = ""


@dataclass
class Edge:
    source: str
    target: str
    path: list[tuple[float, float]]
    label: Area | None
    texts: list[Text]
    style: str = ""


@dataclass
class Picture:
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    width: float = 0.0
    height: float = 0.0

    def solid(self) -> Iterator[Node]:
        """The nodes but frames, lanes and areas, which stand behind others."""
        for node in self.nodes.values():
            parts = node.name.split(":")
            behind = node.name.startswith((":frame:", ":area:", ":lane:")) and len(parts) == 3
            if not behind:
                yield node

    def texts(self) -> Iterator[Text]:
        for node in self.nodes.values():
            yield from node.texts
        for edge in self.edges:
            yield from edge.texts


def picture_of(case: UseCase, language: str = "ru", lanes: bool = False) -> Picture:
    """A use case, drawn and read back."""
    source, _ = drawn(case, TITLES, language, lanes)
    return read(render([source], "svg")[0])


def read(svg: bytes) -> Picture:
    """A picture from its bytes."""
    root = ElementTree.fromstring(svg)  # noqa: S314 - we drew it
    picture = Picture()
    _, _, picture.width, picture.height = map(float, root.attrib["viewBox"].split())
    for group in root.iter(f"{SVG}g"):
        title = group.findtext(f"{SVG}title") or ""
        if group.get("class") == "node":
            picture.nodes[title] = _node(title, group)
        elif group.get("class") == "edge":
            picture.edges.append(_edge(title, group))
    return picture


def _node(title: str, group: ElementTree.Element) -> Node:
    points = [point for shape in _shapes(group) for point in _points(shape)]
    texts = list(_texts(group))
    link = next((anchor.get(LINK) for anchor in group.iter(f"{SVG}a")), None)
    shape = " ".join(
        f"{item.tag.removeprefix(SVG)}{len(_points(item))}{item.get('stroke-dasharray', '')}" for item in _shapes(group)
    )
    areas = [text.area for text in texts]
    return Node(
        title, _around(points) if points else _around_all(areas) if areas else Area(0, 0, 0, 0), texts, link, shape
    )


def _edge(title: str, group: ElementTree.Element) -> Edge:
    source, target = title.split("->")
    path = group.find(f"{SVG}path")
    assert path is not None
    texts = list(_texts(group))
    grounds = [shape for shape in group.iter(f"{SVG}polygon") if shape.get("stroke") in ("none", "transparent")]
    label = _around(_points(grounds[0])) if grounds and texts else None
    style = f"{path.get('stroke-dasharray', 'solid')} {path.get('stroke-width', '1')}"
    return Edge(source, target, _points(path), label, texts, style)


def _shapes(group: ElementTree.Element) -> Iterator[ElementTree.Element]:
    for item in group.iter():
        if item.tag in (f"{SVG}polygon", f"{SVG}path", f"{SVG}ellipse", f"{SVG}polyline"):
            yield item


def _points(shape: ElementTree.Element) -> list[tuple[float, float]]:
    if shape.tag == f"{SVG}ellipse":
        x, y, rx, ry = (float(shape.attrib[name]) for name in ("cx", "cy", "rx", "ry"))
        return [(x - rx, y - ry), (x + rx, y + ry)]
    numbers = [float(number) for number in findall(r"-?\d+(?:\.\d+)?", shape.get("points") or shape.get("d") or "")]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _texts(group: ElementTree.Element) -> Iterator[Text]:
    for item in group.iter(f"{SVG}text"):
        words = item.text or ""
        size = float(item.attrib["font-size"])
        x, y = float(item.attrib["x"]), float(item.attrib["y"])
        width = width_of(words, size, item.get("font-weight") == "bold")
        left = x - width / 2 if item.get("text-anchor") == "middle" else x
        # Capitals with marks above reach 0.93 of the size, tails 0.21.
        yield Text(words, Area(left, y - 0.93 * size, left + width, y + 0.21 * size), size)


def _around(points: list[tuple[float, float]]) -> Area:
    xs, ys = zip(*points, strict=True)
    return Area(min(xs), min(ys), max(xs), max(ys))


def _around_all(areas: list[Area]) -> Area:
    return _around([(area.left, area.top) for area in areas] + [(area.right, area.bottom) for area in areas])


def overlaps(picture: Picture) -> list[tuple[str, str]]:
    """The boxes and labels that overlap, by name."""
    things = [(node.name, node.area) for node in picture.solid()]
    things += [(f"label {edge.target}", edge.label) for edge in picture.edges if edge.label]
    return [
        (name, other)
        for index, (name, area) in enumerate(things)
        for other, its_area in things[index + 1 :]
        if area.meets(its_area)
    ]


def overflows(picture: Picture) -> list[str]:
    """The texts that leave their box or label."""
    found = []
    grounds = [(node.area, node.texts) for node in picture.nodes.values()]
    grounds += [(edge.label, edge.texts) for edge in picture.edges if edge.label]
    for area, texts in grounds:
        for text in texts:
            inner = text.area
            if inner.left < area.left or inner.right > area.right or inner.top < area.top or inner.bottom > area.bottom:
                found.append(text.words)
    return found


def crossed(picture: Picture) -> list[tuple[str, str]]:
    """Lines that run across a box or a label that isn't theirs."""
    found = []
    things = [(node.name, node.area) for node in picture.solid() if not node.name.startswith(":legend")]
    things += [(edge.target, edge.label) for edge in picture.edges if edge.label]
    for edge in picture.edges:
        if edge.source.startswith(":legend") or edge.source.endswith(":clock"):
            continue
        own = {edge.source, edge.target, f"{edge.source}:use-case"}
        for one, other in zip(edge.path, edge.path[1:], strict=False):
            piece = _around([one, other])
            piece = Area(piece.left - 0.1, piece.top - 0.1, piece.right + 0.1, piece.bottom + 0.1)
            found += [
                (f"{edge.source}->{edge.target}", name)
                for name, area in things
                if name not in own and piece.meets(area, 0.15)
            ]
    return found
