"""Changes inside mappings and lists of the flow style, `{ a: b }` and `[a, b]`: the splices that make them."""

from collections.abc import Sequence
from re import compile as regex
from typing import Any

from usecases.reading.equal import same
from usecases.reading.node import Node
from usecases.writing.align import staying
from usecases.writing.layout import inline, key_text
from usecases.writing.moves import Moves
from usecases.writing.restyle import restyled
from usecases.writing.spans import Spans
from usecases.writing.splice import Splice
from usecases.writing.trouble import Awkward

_AFTER_ITEM = regex(r"[ \t]*(,?)[ \t]*(?:(?<=[ \t])#[^\r\n]*)?(?=[\r\n])")
"""What may follow an item on a line of its own: a comma, a comment."""


def change_flow(spans: Spans, moves: Moves, node: Node, new: Any) -> list[Splice]:
    """The splices that make new data of a flow collection; raises Awkward where comments are in the way."""
    if isinstance(node.parts, dict) and isinstance(new, dict):
        return _mapping(spans, moves, node, new)
    if isinstance(node.parts, list) and isinstance(new, list):
        return _sequence(spans, moves, node, new)
    return [_whole(spans, node, new)]


def _whole(spans: Spans, node: Node, new: Any) -> Splice:
    _no_comments(spans, node.start, node.end)
    return Splice(node.start, node.end, inline(new))


def _value(spans: Spans, moves: Moves, node: Node, new: Any) -> list[Splice]:
    if node.parts and isinstance(new, dict | list) and new:
        return change_flow(spans, moves, node, new)
    if node.parts is None and not isinstance(new, dict | list):
        text = restyled(spans, node, new, flow=True)
        if text is not None:
            return [Splice(node.start, node.end, text)]
    return [_whole(spans, node, new)]


def _mapping(spans: Spans, moves: Moves, node: Node, new: dict[str, Any]) -> list[Splice]:
    assert isinstance(node.parts, dict)
    assert node.keys is not None
    keys = list(node.parts)
    kept = [key for key in keys if key in new]
    if not kept:
        return [_whole(spans, node, new)]
    splices = []
    for key in kept:
        if not same(node.parts[key].data, new[key]):
            if spans.colon(node.keys[key]) < 0 or node.parts[key].data is None:
                return [_whole(spans, node, new)]
            splices += _value(spans, moves, node.parts[key], new[key])
    stretches = [(node.keys[key].start, max(node.keys[key].end, node.parts[key].end)) for key in keys]
    splices += _removals(spans, stretches, {keys.index(key) for key in kept})
    after: str | None = None
    for key, value in new.items():
        if key in kept:
            after = key
        elif key not in node.parts:
            text = f"{key_text(key, flow=True)}: {inline(value)}"
            splices += _insertion(spans, stretches[keys.index(after or kept[0])], text, before=after is None)
    return splices


def _sequence(spans: Spans, moves: Moves, node: Node, new: list[Any]) -> list[Splice]:
    assert isinstance(node.parts, list)
    pairs = moves.pairs(node, new)
    stay = staying(pairs)
    if not stay:
        return [_whole(spans, node, new)]
    splices = []
    stretches = [(part.start, part.end) for part in node.parts]
    kept = {was for position, was in enumerate(pairs) if position in stay and was is not None}
    after: int | None = None
    for position, (value, was) in enumerate(zip(new, pairs, strict=True)):
        if position in stay and was is not None:
            after = was
            if not same(node.parts[was].data, value):
                splices += _value(spans, moves, node.parts[was], value)
            continue
        beside = stretches[min(kept) if after is None else after]
        splices += _insertion(spans, beside, inline(value), before=after is None)
    return splices + _removals(spans, stretches, kept)


def _insertion(spans: Spans, beside: tuple[int, int], text: str, *, before: bool) -> list[Splice]:
    """Put an item before or after another one, which is given by its stretch; on a line of its own if that has one."""
    start, end = beside
    alone = spans.is_first_on_line(start)
    margin = " " * spans.column(start)
    if before:
        return [Splice(start, start, f"{text},{spans.eol}{margin}" if alone else f"{text}, ")]
    follows = _AFTER_ITEM.match(spans.text, end)
    if not alone or follows is None:
        return [Splice(end, end, f", {text}")]
    line_end = follows.end()
    if follows[1]:
        return [Splice(line_end, line_end, f"{spans.eol}{margin}{text},")]
    return [Splice(end, end, ","), Splice(line_end, line_end, f"{spans.eol}{margin}{text}")]


def _removals(spans: Spans, stretches: Sequence[tuple[int, int]], kept: set[int]) -> list[Splice]:
    """Take items away, each with one comma: the one below it, or that above what comes after all that stays."""
    found = []
    last = max(kept)
    for index, (begin, end) in enumerate(stretches):
        if index in kept:
            continue
        start, stop = (begin, stretches[index + 1][0]) if index < last else (stretches[index - 1][1], end)
        _no_comments(spans, start, stop)
        found.append(Splice(start, stop, ""))
    return found


def _no_comments(spans: Spans, start: int, end: int) -> None:
    if any(start <= comment.offset < end for comment in spans.owners.comments):
        raise Awkward
