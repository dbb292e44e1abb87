"""Which boxes stand under each other: the main scenario, and each branch, is a thread from top to bottom.

A branch hangs on the first box that it leaves; one column to the right of it.
"""

from collections.abc import Iterator, Mapping

from usecases.flow.graph import HUB, MAIN_END, START, EdgeKind, Flow, FlowEdge, FlowNode, NodeKind, end_key
from usecases.model.usecase import Branch
from usecases_exporters.diagram.boxes import Box, Boxes, look_of

NOTHING = ":nothing"
LOST = ":lost"
TWICE = ":twice:"
ENTERING = frozenset({EdgeKind.LEAVE, EdgeKind.REPLACE, EdgeKind.OUTCOME})


class Item:
    """A box with its place; `children` are the threads of the branches that hang on it."""

    __slots__ = ("box", "children", "column", "included", "key", "lead", "node", "row", "thread", "x", "y")

    def __init__(self, key: str, box: Box, node: FlowNode | None = None, included: Box | None = None) -> None:
        self.key = key
        self.box = box
        self.node = node
        self.included = included
        self.children: list[Thread] = []
        self.thread: Thread
        self.column = 0
        self.row = 0
        self.lead = 0.0
        """Room above the box for the titles of its frames."""
        self.x = self.y = 0.0

    @property
    def height(self) -> float:
        """The height of the box with what is attached to it."""
        return self.box.height + (self.included.height if self.included else 0)

    @property
    def bottom(self) -> float:
        """Where it ends."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """The height at which lines leave it sideways."""
        return self.y + self.box.height / 2

    @property
    def centre(self) -> float:
        """Where lines enter it from above."""
        return self.x + self.box.width / 2


class Thread:
    """Boxes under each other. A branch begins with its marker, left of the first box, and a label before it."""

    __slots__ = ("bottom", "branch", "column", "items", "label", "marker", "top")

    def __init__(self, branch: Branch | None, items: list[Item], marker: Item | None = None) -> None:
        self.branch = branch
        self.items = items
        self.marker = marker
        self.label: Box | None = None
        self.column = 0
        self.top = self.bottom = 0.0
        for row, item in enumerate(items):
            item.thread, item.row = self, row
        if marker is not None:
            marker.thread = self

    def settle(self, column: int) -> None:
        """Take a column."""
        self.column = column
        for item in self.every:
            item.column = column

    @property
    def every(self) -> Iterator[Item]:
        """Its marker and its boxes."""
        if self.marker is not None:
            yield self.marker
        yield from self.items


class Woven:
    """The threads of a use case: the main one, and those of the areas below (any step, place unknown)."""

    def __init__(self, flow: Flow, boxes: Boxes) -> None:
        self.flow = flow
        self.boxes = boxes
        self.items: dict[str, Item] = {}
        self.main = self._main()
        self.areas: list[Thread] = []
        waiting = self._branches()
        if HUB in flow.nodes:
            self.areas.append(self._area(HUB, boxes.hub()))
        hanging = self._hang(waiting)
        found: set[int] = set()
        for root in (self.main, *self.areas):
            _gather(root, found)
        lost = [thread for thread in waiting.values() if id(thread) not in found]
        if lost:
            question = boxes.question(boxes.say("at which step?"), boxes.measures.main)
            area = self._area(LOST, question)
            self.areas.append(area)
            # Those that hang on nothing first; what is left then hangs in a circle.
            for thread in sorted(lost, key=lambda thread: id(thread) in hanging):
                if id(thread) not in found:
                    area.items[0].children.append(thread)
                    _gather(thread, found)

    def _area(self, key: str, box: Box) -> Thread:
        item = Item(key, box, self.flow.nodes.get(key))
        self.items[key] = item
        return Thread(None, [item])

    def _item(self, key: str, box: Box, node: FlowNode | None = None, included: Box | None = None) -> Item:
        item = self.items[key] = Item(key, box, node, included)
        return item

    def _main(self) -> Thread:
        flow, boxes = self.flow, self.boxes
        case = flow.outline.case
        items = [self._item(START, boxes.start(case.trigger), flow.nodes[START])]
        items += self._steps(None)
        if len(items) == 1:
            question = boxes.question(boxes.say("which steps?"), boxes.measures.main)
            items.append(self._item(NOTHING, question))
        end = flow.nodes[MAIN_END]
        items.append(self._item(MAIN_END, boxes.end(end), end))
        return Thread(None, items)

    def _steps(self, branch: Branch | None) -> list[Item]:
        look = look_of(branch)
        found = []
        for step in branch.steps if branch else self.flow.outline.case.steps:
            node = self.flow.nodes[step.id]
            if node.step is step:
                included = self.boxes.included(step, look) if step.use_case else None
                found.append(self._item(step.id, self.boxes.step(step, look), node, included))
        return found

    def _branches(self) -> dict[str, Thread]:
        threads: dict[str, Thread] = {}
        for name, placed in self.flow.outline.branch_of.items():
            branch = placed.branch
            if self.flow.nodes[name].kind is not NodeKind.BRANCH:
                threads[TWICE + name] = self._named_twice(name, branch)
                continue
            items = self._steps(branch)
            end = self.flow.nodes.get(end_key(name))
            if end is not None:
                items.append(self._item(end.key, self.boxes.end(end), end))
            marker = self._item(name, self.boxes.marker(branch), self.flow.nodes[name])
            threads[name] = Thread(branch, items, marker)
            threads[name].label = self.boxes.condition(branch)
        return threads

    def _named_twice(self, name: str, branch: Branch) -> Thread:
        """A branch that is called like a step: the flow can't tell them apart, so this is said, and no more."""
        key = TWICE + name
        text = self.boxes.say("this name is used twice: %s") % name
        question = self._item(f"{key}:question", self.boxes.question(text, self.boxes.measures.branch))
        thread = Thread(branch, [question], self._item(key, self.boxes.marker(branch)))
        thread.label = self.boxes.condition(branch)
        return thread

    def _hang(self, threads: dict[str, Thread]) -> set[int]:
        """Hang each branch on the box that it leaves first; gives those that hang somewhere."""
        hanging: set[int] = set()
        order = {key: place for place, key in enumerate(self.items)}
        parents: dict[str, list[Thread]] = {}
        for name, thread in threads.items():
            entering = self.flow.entering.get(name, ())
            sources = [edge.source for edge in entering if edge.kind in ENTERING and edge.source in order]
            if sources:
                first = min(sources, key=order.__getitem__)
                parents.setdefault(first, []).append(thread)
                hanging.add(id(thread))
        for key, children in parents.items():
            self.items[key].children += children
        return hanging


def _gather(thread: Thread, found: set[int]) -> None:
    """Note a thread and all that hangs on it; what was found before is cut off, so that nothing hangs twice."""
    found.add(id(thread))
    waiting = [thread]
    while waiting:
        for item in waiting.pop().every:
            item.children = [child for child in item.children if id(child) not in found]
            found.update(map(id, item.children))
            waiting += item.children


def drawn_edges(flow: Flow, items: Mapping[str, Item]) -> Iterator[FlowEdge]:
    """The edges to draw: those of the flow; where there are no steps, through the box that says so."""
    for edge in flow.edges:
        if edge.source == START and edge.target == MAIN_END:
            yield FlowEdge(START, NOTHING, EdgeKind.NEXT)
            yield FlowEdge(NOTHING, MAIN_END, EdgeKind.NEXT)
        elif edge.source in items and edge.target in items:
            target = items[edge.target]
            if edge.kind not in ENTERING or target is target.thread.marker:
                yield edge
    for key, item in items.items():
        if key.startswith(TWICE) and item is item.thread.marker:
            yield FlowEdge(key, item.thread.items[0].key, EdgeKind.NEXT)
