"""The ways of the lines between the columns: up and down in gutters, across columns where nothing stands.

Gutter 0 lies right of the main scenario, gutter n right of column n. Lines to the same target share their way and
merge; others keep apart, each in a channel of its own.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from usecases_exporters.diagram.placing import RETURN
from usecases_exporters.diagram.threads import Item, Thread

CHANNEL = 7
CLEAR = 5
"""What a line keeps clear of boxes and labels."""


class Move(NamedTuple):
    """A way up or down: in which gutter, for whom, from which height to which."""

    gutter: int
    group: str
    start: float
    stop: float


class Columns:
    """What stands in each column, and the heights at which lines may cross it."""

    def __init__(self, threads: Iterable[Thread]) -> None:
        self.taken: defaultdict[int, list[tuple[float, float]]] = defaultdict(list)
        self.tracks: defaultdict[int, dict[float, str]] = defaultdict(dict)
        for thread in threads:
            taken = self.taken[thread.column]
            if thread.marker is not None:
                taken.append((thread.top, thread.bottom if not thread.items else thread.items[0].bottom))
                label = thread.label.height if thread.label else 0
                middle = thread.marker.middle
                taken.append((middle - label / 2, middle + label / 2))
            taken += [(item.y - item.lead, item.bottom) for item in thread.items]
        for column, spans in self.taken.items():
            self.taken[column] = _merged(spans)

    def crossing(self, column: int, wanted: float, group: str) -> float:
        """The height nearest to the wanted one at which a line may cross a column."""
        spans = self.taken[column]
        tracks = self.tracks[column]
        best = wanted
        for step in range(12):
            for place in (wanted - step * CLEAR, wanted + step * CLEAR):
                best = _outside(spans, place)
                if not any(abs(best - other) < 4 and name != group for other, name in tracks.items()):
                    tracks[best] = group
                    return best
        tracks[best] = group
        return best

    def keep(self, column: int, height: float, group: str) -> None:
        """Note that a line runs across a column at this height."""
        self.tracks[column][height] = group


def _merged(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Spans with room to keep clear around them; those with no room between drawn together."""
    found: list[tuple[float, float]] = []
    for start, stop in sorted((start - CLEAR, stop + CLEAR) for start, stop in spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(stop, found[-1][1]))
        else:
            found.append((start, stop))
    return found


def _outside(spans: list[tuple[float, float]], height: float) -> float:
    """The height nearest to this one that lies in no span."""
    place = bisect_left(spans, (height, float("inf"))) - 1
    if place >= 0 and spans[place][0] < height < spans[place][1]:
        start, stop = spans[place]
        return start if height - start <= stop - height else stop
    return height


class Router:
    """Finds ways, and then the channels in which they run."""

    def __init__(self, columns: Columns) -> None:
        self.columns = columns
        self.spans: defaultdict[int, dict[str, tuple[float, float]]] = defaultdict(dict)
        self.channel: dict[tuple[int, str], int] = {}
        self.count: dict[int, int] = {}

    def way(self, group: str, gutter: int, height: float, last: int, target: float) -> list[Move]:
        """From a height in one gutter to a height in another."""
        moves: list[Move] = []
        while gutter != last:
            column = gutter if last < gutter else gutter + 1
            crossing = self.columns.crossing(column, height, group)
            moves.append(self._move(gutter, group, height, crossing))
            height = crossing
            gutter += -1 if last < gutter else 1
        moves.append(self._move(gutter, group, height, target))
        return moves

    def _move(self, gutter: int, group: str, start: float, stop: float) -> Move:
        low, high = min(start, stop), max(start, stop)
        if high - low > 0.5:
            known = self.spans[gutter].get(group, (low, high))
            self.spans[gutter][group] = (min(low, known[0]), max(high, known[1]))
        return Move(gutter, group, start, stop)

    def settle(self) -> None:
        """Give every group its channel in every gutter; groups that don't meet share one."""
        for gutter, groups in self.spans.items():
            ends: list[float] = []
            for group, (low, high) in sorted(groups.items(), key=lambda entry: (entry[1], entry[0])):
                place = next((index for index, end in enumerate(ends) if end + 8 < low), len(ends))
                if place == len(ends):
                    ends.append(high)
                else:
                    ends[place] = high
                self.channel[gutter, group] = place
            self.count[gutter] = len(ends)

    def width(self, gutter: int) -> float:
        """How wide a gutter must be."""
        return 26 + CHANNEL * max(0, self.count.get(gutter, 0) - 1)

    def offset(self, move: Move) -> float | None:
        """How far inside its gutter a move runs; nothing where it is level."""
        return None if (move.gutter, move.group) not in self.channel else self.offset_of(move.gutter, move.group)

    def offset_of(self, gutter: int, group: str) -> float:
        """How far inside a gutter the channel of a group lies."""
        return 13 + CHANNEL * self.channel.get((gutter, group), 0)


def exit_height(item: Item) -> float:
    """The height of the line that leaves a branch at its end: under the box, and under the label beside it."""
    thread = item.thread
    bottom = item.bottom
    if thread.label is not None and thread.marker is not None and (item is thread.marker or item.row == 0):
        bottom = max(bottom, thread.marker.middle + thread.label.height / 2)
    return bottom + RETURN - 4
