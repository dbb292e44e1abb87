"""A new scalar written the way the old one was: plain, in the same quotes, or as a block."""

from usecases.reading.node import Data, Node
from usecases.writing.scalar import any_scalar, in_quotes, literal
from usecases.writing.spans import Spans


def restyled(spans: Spans, node: Node, new: Data, *, flow: bool = False) -> str | None:
    """The text to stand in the place of an old scalar; `None` where it can't stand there and in that style.

    Raises ValueError for a text that no YAML file can hold.
    """
    assert not isinstance(new, dict | list)
    if node.start == node.end or new is None:  # nothing was written there, or will be
        return None
    if not isinstance(new, str):
        return any_scalar(new, flow)
    if node.style in ("|", ">"):
        return _block(spans, node, new)
    if "\n" in new and not flow:
        return None
    if node.style in ("'", '"'):
        return in_quotes(new, node.style) or any_scalar(new, flow)
    old = spans.text[node.start : node.end]
    if spans.eol in old and not flow:
        return _refolded(old, new, any_scalar(new), spans.eol)
    return any_scalar(new, flow)


def _block(spans: Spans, node: Node, new: str) -> str | None:
    """A literal or folded block, at the indentation of the old one."""
    old = spans.text[node.start : spans.end_of(node)]
    header, *lines = old.split(spans.eol)
    written = [line for line in lines if line.strip()]
    if not written:
        return None
    indent = min(len(line) - len(line.lstrip(" ")) for line in written)
    sign, _, comment = header.partition(" ")
    comment = f" {comment}" if comment else ""
    ending = "" if new.endswith("\n") else "-"
    if sign[0] == ">" and "\n" not in new.removesuffix("\n") and new.strip() == new.removesuffix("\n"):
        folded = _refolded(spans.eol.join(lines), new.removesuffix("\n"), " " * indent + new.strip(), spans.eol)
        return f">{ending}{comment}{spans.eol}{folded}"
    block = literal(new if "\n" in new else f"{new}\n", indent)
    if block is None or block[0][1:2].isdigit():  # its number counts from the key
        return None
    if "\n" not in new:
        block[0] = block[0] + "-"
    return spans.eol.join([block[0] + comment, *block[1:]])


def _refolded(old: str, new: str, one_line: str, eol: str) -> str:
    """A text over several lines, each of which a blank joins to the next: lines that needn't change stay as they are.

    `one_line` is what to write where the new text can't be folded.
    """
    words = new.split(" ")
    if "" in words or one_line.lstrip(" ")[:1] in "'\"":
        return one_line
    lines = old.split(eol)
    if not all(line.strip() for line in lines):
        return one_line
    head = _agreeing(lines, words)
    kept = lines[:head]
    words = words[sum(len(line.split()) for line in kept) :]
    tail = _agreeing([_reversed(line) for line in reversed(lines[head:])], words[::-1])
    foot = lines[len(lines) - tail :]
    words = words[: len(words) - sum(len(line.split()) for line in foot)]
    margin = " " * (len(lines[-1]) - len(lines[-1].lstrip(" ")))
    width = max(80, *map(len, lines))
    middle: list[str] = []
    for word in words:
        if middle and len(middle[-1]) + 1 + len(word) <= width:
            middle[-1] += f" {word}"
        else:
            middle.append((margin if kept or middle or lines[0].startswith(" ") else "") + word)
    return eol.join([*kept, *middle, *foot])


def _reversed(line: str) -> str:
    return " ".join(reversed(line.split()))


def _agreeing(lines: list[str], words: list[str]) -> int:
    """How many of the first lines hold just the first of the words."""
    at = 0
    for number, line in enumerate(lines):
        there = line.split()
        if words[at : at + len(there)] != there:
            return number
        at += len(there)
    return len(lines)
