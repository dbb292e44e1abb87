"""Pictures of time: how much of each process is work and how much is waiting, and how long very many runs take."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from usecases.analysing.time.simulated import Simulation
from usecases_exporters.diagram import signs
from usecases_exporters.diagram.by_hand import head, words
from usecases_exporters.diagram.metrics import wrap
from usecases_exporters.diagram.text import clean, xml

_PAD = 10
_LINE = 13
_LABEL = 260
_BARS = 420
_FIGURES = 150
_ROW = 24
_WORK, _WAITING, _MARK = "#1b3a5c", "#c9d6e3", "#b3261e"
_PLOT = (560, 180)


class Bar(NamedTuple):
    """A process: its title, its total and its work, in minutes, and both in words."""

    title: str
    total: float
    touch: float
    words: str


def bars(rows: Sequence[Bar], title: str, legend: tuple[str, str], language: str) -> bytes:
    """A bar for each process, the work dark at its beginning; the same bytes on every machine."""
    labels = [wrap(clean(row.title), _LABEL - _PAD, signs.TEXT) for row in rows]
    heights = [max(_ROW, len(lines) * _LINE + _PAD) for lines in labels]
    top = _PAD + _ROW
    width, height = _PAD + _LABEL + _BARS + _FIGURES, top + sum(heights) + _PAD
    most = max((row.total for row in rows), default=1.0) or 1.0
    described = "; ".join(f"{row.title}: {row.words}" for row in rows)
    parts = [head("time", title, language, width, height), f"<desc>{xml(clean(described))}</desc>"]
    x = float(_PAD + _LABEL)
    for colour, meaning in ((_WORK, legend[0]), (_WAITING, legend[1])):
        parts.append(f'<rect x="{x:g}" y="{_PAD}" width="12" height="12" rx="2" fill="{colour}"/>')
        parts.append(words(clean(meaning), x + 18, _PAD + 10, "start", signs.SMALL))
        x += _BARS / 2
    y = float(top)
    for row, lines, tall in zip(rows, labels, heights, strict=True):
        first = y + (tall - len(lines) * _LINE) / 2 + _LINE - 3
        parts += [words(line, _PAD, first + index * _LINE, "start", signs.TEXT) for index, line in enumerate(lines)]
        begin, middle = _PAD + _LABEL, y + tall / 2 - 7
        for colour, minutes in ((_WAITING, row.total), (_WORK, min(row.touch, row.total))):
            long = max(minutes / most * _BARS, 1.0)
            parts.append(f'<rect x="{begin}" y="{middle:g}" width="{long:.1f}" height="14" fill="{colour}"/>')
        after = begin + max(row.total / most * _BARS, 1.0) + 6
        parts.append(words(clean(row.words), after, y + tall / 2 + 4, "start", signs.SMALL))
        y += tall
    return ("\n".join([*parts, "</svg>"]) + "\n").encode()


def spread(found: Simulation, title: str, language: str, say: Callable[[float], str]) -> bytes:
    """How many runs take how long: a bar for each stretch of time, with lines for P50 and P90."""
    wide, tall = _PLOT
    left, top = _PAD * 3, _PAD + 2 * _LINE
    width, height = wide + 2 * left, top + tall + 3 * _LINE
    high = max(found.bars, default=1) or 1
    step = wide / max(len(found.bars), 1)
    marks = (("P50", found.p50), ("P90", found.p90))
    described = ", ".join(f"{name}: {say(minutes)}" for name, minutes in marks)
    parts = [head("runs", title, language, width, height), f"<desc>{xml(clean(described))}</desc>"]
    for index, count in enumerate(found.bars):
        long = count / high * tall
        parts.append(
            f'<rect x="{left + index * step + 0.5:.1f}" y="{top + tall - long:.1f}" width="{step - 1:.1f}" '
            f'height="{long:.1f}" fill="{_WAITING}"/>'
        )
    parts.append(f'<path d="M{left} {top + tall}H{left + wide}" stroke="{signs.INK}"/>')
    span = found.most - found.least
    for row, (name, minutes) in enumerate(marks):
        x = left + min((minutes - found.least) / span, 1.0) * wide
        parts.append(f'<path d="M{x:.1f} {top - 4}V{top + tall}" stroke="{_MARK}" stroke-dasharray="4 3"/>')
        anchor = "end" if x > wide / 2 else "start"
        near = x + (-5 if anchor == "end" else 5)
        parts.append(words(f"{name}: {say(minutes)}", near, top - 8 + row * _LINE, anchor, signs.SMALL, ink=_MARK))
    base = top + tall + _LINE + 4
    parts.append(words(say(found.least), left, base, "start", signs.SMALL))
    parts.append(words(f"≥ {say(found.most)}", left + wide, base, "end", signs.SMALL))
    return ("\n".join([*parts, "</svg>"]) + "\n").encode()
