"""Three texts of one file merged: what comes out holds the changes of both sides, their comments too.

Where the merge by lines says the same as the merge by meaning, it is the result: it keeps the layout of both sides.
Else the merged data is carried into the text of theirs, with the items and comments of ours. Where the sides
contradict each other, the two possible texts are written into one, with marks around the lines in which they differ:
everything that could be merged is merged in both.
"""

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from usecases.merge.comments import Read, with_comments_of
from usecases.merge.conflict import About, Conflict, Side
from usecases.merge.fields import Merged, merge, resolved
from usecases.merge.items import Key, taken_apart
from usecases.merge.marks import Labels, marked
from usecases.merge.renames import followed, renamed
from usecases.reading.compose import compose
from usecases.reading.equal import same
from usecases.text.source import Source
from usecases.writing.carry import CantCarry, carry_composed

Data = dict[str, Any]
ByLines = Callable[[bytes, bytes, bytes], bytes | None]
"""Merges base, ours and theirs line by line; `None` where that leaves a conflict."""


class CantMerge(Exception):  # noqa: N818 - it says what is the case
    """Texts that can't be merged by their meaning; `reason` says why, for whoever writes a report."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class MergedText(NamedTuple):
    """The merged file, with marks around what is a conflict, and the conflicts."""

    content: bytes
    conflicts: tuple[Conflict, ...]


def merged_text(base: bytes, ours: bytes, theirs: bytes, by_lines: ByLines, labels: Labels) -> MergedText:
    """Merge a file; raises CantMerge where one of the texts can't be read, or the result couldn't."""
    before, here, there = _read(base, "base"), _read(ours, "ours"), _read(theirs, "theirs")
    merged = _merged(_data(before), _data(here), _data(there))
    if not merged.conflicts:
        plain = by_lines(base, ours, theirs)
        if plain is not None and (read := _readable(plain)) is not None and same(read[1].data, merged.data):
            return MergedText(plain, ())
        return MergedText(_written(merged.data, before, here, there)[0].encode(), ())
    count = len(merged.conflicts)
    one, other = (
        _written(resolved(merged, [side] * count), before, here, there)[0] for side in (Side.OURS, Side.THEIRS)
    )
    whole = any(conflict.about in (About.ORDER, About.PLACE) for conflict in merged.conflicts)
    content = marked(one.text, other.text, labels, as_one=whole)
    return MergedText(Source(content, one.bom).encode(), merged.conflicts)


class TwoTexts:
    """Two sides of one file, to be brought together by whoever decides what holds where they contradict each other.

    Raises CantMerge where one of the texts can't be read. Of a file that both sides have added there is no base:
    an empty text.
    """

    def __init__(self, base: bytes, ours: bytes, theirs: bytes) -> None:
        there = _read(theirs, "theirs")
        self._texts = _read(base, "base") if base.strip() else _nothing(there), _read(ours, "ours"), there
        self._merged = _merged(*map(_data, self._texts))

    @property
    def data(self) -> Data:
        """The merged data, with our value wherever there is a conflict."""
        return self._merged.data

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What is to be decided."""
        return self._merged.conflicts

    def resolved(self, choices: Sequence[Side]) -> bytes:
        """The file with a side chosen for each conflict, in their order, and the comments of both; raises CantMerge."""
        return _written(resolved(self._merged, choices), *self._texts)[0].encode()


def _merged(base: Data, ours: Data, theirs: Data) -> Merged:
    """The merge of the data, after what one side has renamed was renamed in the others too."""
    old, mine, yours = taken_apart((base, ours, theirs))
    here, there = renamed(old, mine), renamed(old, yours)
    by_us = {was: now for was, now in here.items() if was in yours and now not in yours}
    by_them = {was: now for was, now in there.items() if was in mine and now not in mine}
    if not by_us and not by_them:
        return merge(base, ours, theirs)
    both: dict[Key, Key] = {**by_us, **by_them}
    return merge(followed(base, both), followed(ours, by_them), followed(theirs, by_us))


def _written(data: Data, base: Read, ours: Read, theirs: Read) -> Read:
    """Data as a text: that of theirs, with the items and comments of ours."""
    try:
        text = carry_composed(*theirs, data, [ours])
    except (CantCarry, ValueError) as problem:
        raise CantMerge(f"can't be written: {problem}") from problem
    text = with_comments_of(ours, base, text) or _failed("the comments of ours can't be put in")
    if _line_end(ours[0]) != _line_end(base[0]) == _line_end(theirs[0]):
        ended = Source(text[0].text.replace(_line_end(theirs[0]), _line_end(ours[0])), text[0].bom)
        text = ended, compose(ended.text)
    if not same(text[1].data, data):
        _failed("the result says something else")
    return text


def _failed(reason: str) -> Read:
    raise CantMerge(reason)


def _line_end(source: Source) -> str:
    return "\r\n" if "\r\n" in source.text else "\n"


def _data(read: Read) -> Data:
    data = read[1].data
    assert isinstance(data, dict)
    return data


def _read(content: bytes, name: str) -> Read:
    read = _readable(content)
    if read is None:
        raise CantMerge(f"{name} can't be read")
    return read


def _nothing(like: Read) -> Read:
    """A file without fields, its lines ended as another one's."""
    source = Source("{}" + _line_end(like[0]), like[0].bom)
    return source, compose(source.text)


def _readable(content: bytes) -> Read | None:
    """A text that holds a mapping and nothing that the reader refuses."""
    try:
        source = Source.decode(content)
    except UnicodeDecodeError:
        return None
    composed = compose(source.text)
    return (source, composed) if isinstance(composed.data, dict) and not composed.troubles else None
