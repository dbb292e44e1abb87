"""How far down each box stands.

Every column is filled from top to bottom. Where there is room the main scenario waits for its branches, so that each
begins beside the step it leaves; in a large scenario (`sliding`) it doesn't, and branches slide down their column.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from usecases.flow.graph import Flow, Run
from usecases_exporters.diagram.boxes import LEADING, Measures
from usecases_exporters.diagram.metrics import wrap
from usecases_exporters.diagram.signs import SMALL
from usecases_exporters.diagram.text import clean
from usecases_exporters.diagram.threads import Item, Thread

CLOCK = 16
"""Room for the clock above the marker of a timer."""
RETURN = 12
"""Room under a branch for the line that leads back."""
AREA = 30
"""Room above an area."""
WORTH = 12
"""How much higher a branch must come to stand in a column further away."""


@dataclass
class Frame:
    """A frame around a run of steps: a stage, or steps that are done in any order."""

    run: Run
    title: tuple[str, ...]
    inset: int
    top: float = 0.0
    bottom: float = 0.0
    items: list[Item] = field(default_factory=list)

    @property
    def head(self) -> float:
        """The height of its title."""
        return len(self.title) * SMALL * LEADING + 5


class Frames:
    """The frames of a use case, by the steps at which they begin and end."""

    def __init__(self, flow: Flow, items: dict[str, Item], order_title: str) -> None:
        self.all: list[Frame] = []
        self.starting: dict[str, list[Frame]] = {}
        self.ending: dict[str, list[Frame]] = {}
        for run in flow.stages:
            self._add(run, clean(run.label), items, 8)
        for run in flow.any_order:
            self._add(run, order_title % clean(run.label), items, 4)

    def _add(self, run: Run, title: str, items: dict[str, Item], inset: int) -> None:
        found = [items[key] for key in dict.fromkeys(run.steps) if key in items]
        if not found:
            return
        room = found[0].box.width / 2 - 6
        frame = Frame(run, wrap(title, room, SMALL, True), inset, items=found)
        self.all.append(frame)
        self.starting.setdefault(found[0].key, []).append(frame)
        self.ending.setdefault(found[-1].key, []).append(frame)

    def lead(self, key: str) -> float:
        """Room above a step for the titles of the frames that begin there."""
        return sum(frame.head for frame in self.starting.get(key, ()))

    def tail(self, key: str) -> float:
        """Room under a step for the lower edges of the frames that end there."""
        return 5.0 * len(self.ending.get(key, ()))


@dataclass(frozen=True)
class Style:
    """One way to lay a diagram out: widths, the room between boxes, and how closely it is packed.

    Branches that slide needn't begin beside their step: they may stand lower, or higher by `lift`, and in any of the
    next `spread` columns. `block` is the room between two branches.
    """

    measures: Measures
    gap: float
    sliding: bool = False
    spread: int = 1
    lift: float = 0
    block: float = 16


class Placing:
    """Places the threads of one diagram, each box as high up as it can be."""

    def __init__(self, frames: Frames, style: Style, top: float) -> None:
        self.frames = frames
        self.style = style
        self.top = top
        self.start = top
        """Where the main scenario or the area begins that is being placed."""
        self.free: dict[int, float] = {}
        """By column, where the next branch may begin."""

    def place(self, roots: Iterable[Thread]) -> list[float]:
        """Place the main scenario, then the areas; gives the height at which each ends."""
        bottom = self.top
        bottoms = []
        for number, root in enumerate(roots):
            start = bottom + (AREA if number else 0)
            self.free.clear()
            root.top = self.start = start
            self._place(root)
            bottom = max([root.bottom, *(free - self.style.block for free in self.free.values())])
            bottom += 8 if number else 0
            bottoms.append(bottom)
        return bottoms

    def _place(self, root: Thread) -> None:
        """One root and all that hangs on it, with a stack in place of recursion."""
        stack = [_Progress(root, root.top)]
        while stack:
            state = stack[-1]
            if state.children:
                child = state.children.pop(0)
                stack.append(_Progress(child, self._begin(child, state.thread.column, state.exit)))
            elif state.next < len(state.thread.items):
                self._item(state)
            else:
                self._finish(state)
                stack.pop()

    def _begin(self, thread: Thread, parent: int, wanted: float) -> float:
        """Place the first row of a branch, its middle at the wanted height or below; gives that height."""
        above, below = self._reach(thread)
        wanted = max(wanted - self.style.lift, self.start + above)
        middle = max(wanted, self._free(parent + 1) + above)
        thread.settle(parent + 1)
        for column in range(parent + 2, parent + 1 + self.style.spread):
            other = max(wanted, self._free(column) + above)
            if other < middle - WORTH:
                middle = other
                thread.settle(column)
        thread.top = middle - above
        thread.bottom = middle + below
        marker = thread.marker
        if marker is not None:
            marker.y = middle - marker.box.height / 2
        return middle

    def _free(self, column: int) -> float:
        return self.free.get(column, self.start)

    def _reach(self, thread: Thread) -> tuple[float, float]:
        """How far the first row of a branch reaches above and below its middle."""
        marker, label = thread.marker, thread.label
        half = label.height / 2 if label else 0
        above = below = max(half, marker.box.height / 2 if marker else 0)
        if thread.branch is not None and thread.branch.after is not None and marker is not None:
            above = max(above, marker.box.height / 2 + CLOCK)
        if thread.items:
            first = thread.items[0]
            above = max(above, first.box.height / 2 + self.frames.lead(first.key))
        return above, below

    def _item(self, state: "_Progress") -> None:
        """Place the next box of a thread."""
        item = state.thread.items[state.next]
        state.next += 1
        item.lead = self.frames.lead(item.key)
        if item.row == 0 and state.thread.marker is not None:
            item.y = state.y - item.box.height / 2
        else:
            item.y = state.y + item.lead + (self.style.gap if item.row else 0)
            if item.children and not self.style.sliding:
                wanted = self._free(item.column + 1) + self._reach(item.children[0])[0]
                item.y = max(item.y, wanted - item.box.height / 2)
        state.y = item.bottom + self.frames.tail(item.key)
        state.exit = item.middle
        state.children = list(item.children)

    def _finish(self, state: "_Progress") -> None:
        thread = state.thread
        thread.bottom = max(thread.bottom, state.y)
        if thread.column:
            marker, branch = thread.marker, thread.branch
            returns = branch is None or branch.resume is not None or bool(marker and marker.children)
            self.free[thread.column] = thread.bottom + (RETURN if returns else 0) + self.style.block
        for item in thread.items:
            top = item.y - item.lead
            for frame in self.frames.starting.get(item.key, ()):
                frame.top = top
                top += frame.head
            for frame in self.frames.ending.get(item.key, ()):
                frame.bottom = item.bottom + 5


class _Progress:
    """How far the placing of a thread has come."""

    __slots__ = ("children", "exit", "next", "thread", "y")

    def __init__(self, thread: Thread, y: float) -> None:
        self.thread = thread
        self.y = y
        self.exit = y
        self.next = 0
        self.children: list[Thread] = list(thread.marker.children) if thread.marker else []
