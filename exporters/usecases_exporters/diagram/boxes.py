"""From texts to boxes: what stands in each, and how large it must be."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from usecases.flow.graph import FlowNode, NodeKind
from usecases.languages.durations import elapsed_words
from usecases.model.usecase import Branch, Step
from usecases_exporters.diagram import signs
from usecases_exporters.diagram.metrics import width_of, wrap
from usecases_exporters.diagram.signs import SMALL, TEXT, Look
from usecases_exporters.diagram.text import clean, html
from usecases_exporters.diagram.words import mark, words

_ENDS = {
    "success": (mark("Goal reached"), "#00452f", signs.SUCCESS),
    "failure": (mark("Goal not reached"), "#ffffff", signs.FAILURE),
    "other": (mark("End"), signs.INK, signs.OTHER),
}
LEADING = 1.2
PAD = 6
BAR_WIDTH = 6
RIM = 4
MANY = 3
"""More actors than this aren't all named in a box; the regulation names them."""


class Box(NamedTuple):
    """A box that is ready to be placed: its size, its label (a DOT value) and its attributes."""

    width: float
    height: float
    label: str
    attributes: str = ""
    rim: float = 0
    """How far a second border lies outside the first; the size is that of the outer one."""


@dataclass(frozen=True)
class Measures:
    """The widths of a layout. `inline` puts number, actor and action side by side, to save height."""

    main: int = 232
    branch: int = 200
    label: int = 104
    text: int = TEXT
    inline: bool = False
    ground: str = "white"
    """What labels stand on."""


class Linked(NamedTuple):
    """A use case that can be linked to: its title and the file of its regulation."""

    title: str
    file: str


@dataclass(frozen=True)
class Titles:
    """What ids are called in the document's language: roles, and use cases that can be linked to."""

    roles: Mapping[str, str]
    cases: Mapping[str, Linked]


Line = tuple[str, float, str]
"""A line of a box: HTML, its font size, and its colour (empty: the default)."""


def _cell(lines: list[Line], width: float, height: float, more: str = "") -> str:
    text = "".join(_line(*line) for line in lines)
    return f'<TD FIXEDSIZE="TRUE" WIDTH="{width:.0f}" HEIGHT="{height:.0f}" ALIGN="TEXT"{more}>{text}</TD>'


@lru_cache(maxsize=256)
def _gap(height: float) -> str:
    return _cell([], PAD, height)


def _line(text: str, size: float, colour: str) -> str:
    if text and (size != TEXT or colour):
        ink = f' COLOR="{colour}"' if colour else ""
        text = f'<FONT POINT-SIZE="{size}"{ink}>{text}</FONT>'
    return text + '<BR ALIGN="LEFT"/>'


def _table(cells: str, more: str = "") -> str:
    return f'<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"{more}><TR>{cells}</TR></TABLE>>'


def _height(lines: list[Line]) -> float:
    return sum(size for _, size, _ in lines) * LEADING


@lru_cache(maxsize=8192)
def plain(text: str, width: float, size: float, colour: str = "", bold: bool = False) -> tuple[Line, ...]:
    """A cleaned text as lines."""
    lines = (html(line) for line in wrap(text, width, size, bold))
    return tuple((f"<B>{line}</B>" if bold and line else line, size, colour) for line in lines)


def text_box(lines: list[Line], width: float, attributes: str, pad: float = PAD, rim: float = 0) -> Box:
    """A box of a given width around lines."""
    height = round(_height(lines) + 2 * pad)
    gap = _gap(height)
    cells = gap + _cell(lines, width - 2 * (PAD + rim), height) + gap
    return Box(width, height + 2 * rim, _table(cells), attributes, rim)


class Boxes:
    """Makes the boxes of one diagram."""

    def __init__(self, titles: Titles, numbers: Mapping[str, str], language: str, measures: Measures) -> None:
        self.titles = titles
        self.numbers = numbers
        self.language = language
        self.say = words(language)
        self.measures = measures

    def actor(self, step: Step) -> str:
        """Who does a step, in the document's language; empty where nobody is named."""
        names = [clean(self.titles.roles.get(role, role)) for role in step.actor]
        if len(names) > MANY:
            names[MANY - 1 :] = [f"+{len(names) - MANY + 1}"]
        return " / ".join(names)

    def step(self, step: Step, look: Look) -> Box:
        """The box of a step."""
        width = self.measures.main if look is Look.MAIN else self.measures.branch
        bars = BAR_WIDTH if look is Look.NEGATIVE else 0
        inner = width - 2 * PAD - bars - (8 if step.use_case else 0)
        if self.measures.inline and look is Look.MAIN:
            cells, height = self._inline(step, inner)
        else:
            cells, height = self._stacked(step, inner)
        gap = _gap(height)
        cells = gap + cells + gap
        if look is Look.NEGATIVE:
            cells = f'<TD FIXEDSIZE="TRUE" WIDTH="{BAR_WIDTH}" HEIGHT="{height}" BGCOLOR="{signs.BAR}"></TD>' + cells
        if step.use_case:
            cells = _side(height, "R") + cells + _side(height, "L")
        return Box(width, height, _table(cells), signs.STEP[look])

    def _stacked(self, step: Step, inner: float) -> tuple[str, int]:
        number, size = self.numbers[step.id], self.measures.text
        start = width_of(number + "  ", size, bold=True)
        actor, colour = self._who(step)
        first, *more = wrap(actor, inner - start, SMALL)
        head = f'<B>{number}</B>  <FONT POINT-SIZE="{SMALL}" COLOR="{colour}">{html(first)}</FONT>'
        lines: list[Line] = [
            (head, size, ""),
            *((html(line), SMALL, colour) for line in more),
            *self._what(step, inner),
        ]
        height = round(_height(lines) + (7 if self.measures.inline else 10))
        return _cell(lines, inner, height), height

    def _inline(self, step: Step, inner: float) -> tuple[str, int]:
        number, size = self.numbers[step.id], self.measures.text
        first, second = 22, round(inner * 0.26)
        third = inner - first - second
        actor, colour = self._who(step)
        who = list(plain(actor, second - 6, SMALL, colour))
        what = self._what(step, third)
        height = round(max(_height(who), _height(what)) + 7)
        return (
            _cell([(f"<B>{number}</B>", size, "")], first, height)
            + _cell(who, second, height)
            + _cell(what, third, height)
        ), height

    def _who(self, step: Step) -> tuple[str, str]:
        actor = self.actor(step)
        return (actor, signs.FAINT) if actor else ("? " + self.say("who does it?"), signs.ASK)

    def _what(self, step: Step, width: float) -> list[Line]:
        action, size = clean(step.action or ""), self.measures.text
        lines = list(
            plain(action, width, size) if action else plain("? " + self.say("what is done?"), width, size, signs.ASK)
        )
        for note in self._notes(step):
            lines += plain(note, width, SMALL, signs.INK)
        return lines

    def _notes(self, step: Step) -> list[str]:
        notes = []
        if step.condition:
            notes.append(self.say("Only if: %s") % clean(step.condition))
        if step.repeat is not None:
            until, each = step.repeat.until, step.repeat.each
            if until:
                notes.append(self.say("Repeat until: %s") % clean(until))
            elif each:
                notes.append(self.say("Repeat for each: %s") % clean(each))
            else:
                notes.append(self.say("Repeat"))
        return notes

    def included(self, step: Step, look: Look) -> Box:
        """The strip under a step that is another use case: its title."""
        width = self.measures.main if look is Look.MAIN else self.measures.branch
        name = step.use_case or ""
        known = self.titles.cases.get(name)
        text = "» " + clean(known.title) if known else "? " + clean(name)
        colour = signs.ALTERNATIVE if known else signs.ASK
        return text_box(list(plain(text, width - 2 * PAD, SMALL, colour)), width, signs.INCLUDED, 2)

    def marker(self, branch: Branch) -> Box:
        """The small shape that a branch begins with: its number."""
        number = self.numbers[branch.id]
        width = round(width_of(number, SMALL, bold=True) + 18)
        look = look_of(branch)
        return Box(width, 20, f"<<B>{number}</B>>", signs.MARKER[look] + f" fontsize={SMALL}")

    def condition(self, branch: Branch) -> Box:
        """The label on the way into a branch: when it is taken."""
        parts = [(text, signs.INK, text != clean(branch.when or "")) for text in self.reasons(branch)]
        if not (branch.when or branch.after):
            parts.append(("? " + self.say("on what condition?"), signs.ASK, False))
        return self.label(parts)

    def reasons(self, branch: Branch) -> list[str]:
        """When a branch is taken, in words."""
        found = [self.say("Instead of the step:")] if branch.instead else []
        if branch.after is not None:
            found.append(elapsed_words(branch.after, self.language))
        if branch.when:
            found.append(clean(branch.when))
        return found

    def end_words(self, end: str) -> str:
        """How an end is called."""
        return self.say(_ENDS[end][0])

    def label(self, parts: Sequence[tuple[str, str, bool]]) -> Box:
        """A label of texts, each with its colour and whether it is bold; as wide as its longest line."""
        lines: list[Line] = []
        widest = 30.0
        for text, colour, bold in parts:
            for line in wrap(text, self.measures.label, SMALL, bold):
                widest = max(widest, width_of(line, SMALL, bold))
                lines.append((f"<B>{html(line)}</B>" if bold and line else html(line), SMALL, colour))
        width, height = round(widest + 7), round(_height(lines) + 4)
        cells = _cell([], 3, height) + _cell(lines, width - 3, height)
        return Box(width, height, _table(cells, f' BGCOLOR="{self.measures.ground}"'))

    def end(self, node: FlowNode) -> Box:
        """The box of an end, or of a place where nobody has said how it goes on."""
        width = self.measures.main if node.branch is None else self.measures.branch
        if node.kind is NodeKind.OPEN:
            return self.question(self.say("how does it go on?"), width)
        text, colour, attributes = _ENDS[node.end or "other"]
        rim = RIM if node.end == "success" else 0
        inner = width - 2 * (PAD + rim)
        lines = list(plain(self.say(text), inner, SMALL, colour, bold=True))
        if node.branch is not None and node.branch.outcome:
            lines += plain(clean(node.branch.outcome), inner, SMALL, colour)
        return text_box(lines, width, attributes, 4, rim)

    def question(self, text: str, width: float) -> Box:
        """A box that asks for what is missing."""
        return text_box(list(plain("? " + text, width - 2 * PAD, SMALL, signs.ASK)), width, signs.OPEN, 4)

    def start(self, trigger: Sequence[str]) -> Box:
        """The box of the start: what sets the process off."""
        text = " / ".join(clean(each) for each in trigger) or self.say("Start")
        width = self.measures.main
        return text_box(list(plain(text, width - 2 * PAD, SMALL, "#ffffff", bold=True)), width, signs.START, 4)

    def hub(self) -> Box:
        """The box that stands for any step."""
        lines = list(plain("*  " + self.say("At any step"), self.measures.main - 2 * PAD, TEXT, bold=True))
        return text_box(lines, self.measures.main, signs.HUB)


def bare_box(lines: list[Line], width: float, height: float = 0) -> Box:
    """Text without a border."""
    height = height or round(_height(lines) + 2)
    return Box(width, height, _table(_cell(lines, width, height)), "shape=none")


def bars(height: int, width: float, included: bool = False) -> str:
    """The label of a sample: the bar of negative steps, or the two lines of another use case."""
    if included:
        return _table(_side(height, "R") + _cell([], width - 12, height) + _side(height, "L"))
    bar = f'<TD FIXEDSIZE="TRUE" WIDTH="{BAR_WIDTH}" HEIGHT="{height}" BGCOLOR="{signs.BAR}"></TD>'
    return _table(bar + _cell([], width - BAR_WIDTH, height))


def _side(height: int, side: str) -> str:
    return f'<TD BORDER="1" SIDES="{side}" FIXEDSIZE="TRUE" WIDTH="4" HEIGHT="{height}"></TD>'


def look_of(branch: Branch | None) -> Look:
    """The look of what belongs to a branch, or to the main scenario."""
    if branch is None:
        return Look.MAIN
    return Look.NEGATIVE if branch.kind == "negative" else Look.ALTERNATIVE
