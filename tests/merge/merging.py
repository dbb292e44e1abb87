"""Texts of random use cases that two people have changed, and what must hold of every merge of them."""

import re
from typing import Any

from hypothesis import strategies as st

from tests.merge.changing import Data, two_changes
from usecases.merge.marks import Labels
from usecases.merge.texts import CantMerge, MergedText, merged_text
from usecases.reading.compose import compose
from usecases.reading.equal import same
from usecases.text.source import Source
from usecases.writing.carry import CantCarry, carry
from usecases.writing.layout import block

Texts = tuple[bytes, bytes, bytes]


@st.composite
def three_texts(draw: st.DrawFn) -> Texts:
    """A file, and what two people made of it, each with comments of their own; in the layout of the file."""
    base, ours, theirs = draw(two_changes())
    before = _commented(draw, "".join(f"{line}\n" for line in block(base, 0)), "base")
    here, there = (_commented(draw, carried(before, data), name) for data, name in ((ours, "ours"), (theirs, "theirs")))
    return before.encode(), here.encode(), there.encode()


def carried(text: str, data: Data) -> str:
    """A text with other data; written anew where it can't be carried."""
    try:
        return carry(Source(text), compose(text), data).text
    except CantCarry:
        return "".join(f"{line}\n" for line in block(data, 0))


def _commented(draw: st.DrawFn, text: str, name: str) -> str:
    """Comments above a few lines, where that leaves the data as it is."""
    data = compose(text).data
    for number in range(draw(st.integers(0, 2))):
        lines = text.splitlines(keepends=True)
        at = draw(st.integers(0, len(lines) - 1))
        indent = lines[at][: len(lines[at]) - len(lines[at].lstrip(" "))]
        new = "".join([*lines[:at], f"{indent}# {name} {number}\n", *lines[at:]])
        if same(compose(new).data, data):
            text = new
    return text


def never() -> bytes | None:
    """Instead of git: it never finds a way."""
    return None


def merged_of(texts: Texts) -> MergedText | None:
    """The merge; `None` where it is left to git."""
    try:
        return merged_text(*texts, never, Labels())
    except CantMerge:
        return None


def side(content: bytes, ours: bool) -> str:
    """A merged text in which, at every mark, one side was taken."""
    kept, taking = [], True
    for line in re.split(r"(?<=\n)|(?<=\r)(?!\n)", Source.decode(content).text):
        sign = line.rstrip("\r\n")
        if sign == "<<<<<<< ours":
            taking = ours
        elif sign == "=======":
            taking = not ours
        elif sign == ">>>>>>> theirs":
            taking = True
        elif taking:
            kept.append(line)
    return "".join(kept)


def data_of(content: bytes | str) -> Any:
    """What a text says."""
    return compose(content.decode() if isinstance(content, bytes) else content).data


def new_comments(text: bytes, name: str) -> set[str]:
    """The comments that a side has written."""
    return {line.strip() for line in text.decode().splitlines() if line.strip().startswith(f"# {name}")}


def readable(content: bytes) -> bool:
    """Whether a file can be read without trouble."""
    return not compose(Source.decode(content).text).troubles
