"""Three texts of one file merged: what comes out holds the changes of both sides, their comments too.

Where the merge by lines says the same as the merge by meaning, it is the result: it keeps the layout of both sides.
Else the merged data is carried into the text of theirs, with the items and comments of ours. Where the sides
contradict each other, the two possible texts are written into one, with marks around the lines in which they differ:
everything that could be merged is merged in both.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Literal, NamedTuple

from usecases.merge.comments import Read, with_comments
from usecases.merge.conflict import About, Conflict, Side
from usecases.merge.fields import merge, resolved
from usecases.merge.items import Key, taken_apart
from usecases.merge.marks import Labels, marked
from usecases.merge.renames import Renamed, followed, renamed, without
from usecases.merge.same import ABSENT
from usecases.reading.compose import compose
from usecases.reading.equal import same
from usecases.text.source import Source
from usecases.writing.carry import CantCarry, carry_composed

Data = dict[str, Any]
ByLines = Callable[[], bytes | None]
"""Merges the same three texts line by line; `None` where that leaves a conflict."""


class CantMerge(Exception):  # noqa: N818 - it says what is the case
    """Texts that can't be merged by their meaning; `unread` is the one that can't be read, if that is why.

    `reason` says why, for whoever writes a report.
    """

    def __init__(self, reason: str, unread: Literal["base", "ours", "theirs"] | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.unread = unread


class MergedText(NamedTuple):
    """The merged file, with marks around what is a conflict, and the conflicts."""

    content: bytes
    conflicts: tuple[Conflict, ...]


class TwoTexts:
    """Two sides of one file, to be brought together by whoever decides what holds where they contradict each other.

    Raises CantMerge where one of the texts can't be read. Of a file that both sides have added there is no base:
    an empty text.
    """

    def __init__(self, base: bytes, ours: bytes, theirs: bytes) -> None:
        there = _read(theirs, "theirs")
        before = _read(base, "base") if base.strip() else _nothing(there)
        *self._texts, self._disputed = _with_the_same_ids(before, _read(ours, "ours"), there)
        self._merged = merge(*map(_data, self._texts))

    @property
    def data(self) -> Data:
        """The merged data, with our value wherever there is a conflict."""
        return self._merged.data

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """What is to be decided."""
        return (*self._merged.conflicts, *map(_about_the_id, self._disputed))

    def resolved(self, choices: Sequence[Side]) -> bytes:
        """The file with a side chosen for each conflict, in their order, and the comments of both; raises CantMerge."""
        count = len(self._merged.conflicts)
        text = _written(resolved(self._merged, choices[:count]), *self._texts)
        return _as_named(text, zip(self._disputed, choices[count:], strict=True))[0].encode()


def merged_text(base: bytes, ours: bytes, theirs: bytes, by_lines: ByLines, labels: Labels) -> MergedText:
    """Merge a file; raises CantMerge where one of the texts can't be read, or the result couldn't."""
    texts = TwoTexts(base, ours, theirs)
    conflicts = texts.conflicts
    if not conflicts:
        plain = by_lines()
        if plain is not None and (found := _readable(plain)) is not None and same(found[1].data, texts.data):
            return MergedText(plain, ())
        return MergedText(texts.resolved(()), ())
    one, other = (Source.decode(texts.resolved([side] * len(conflicts))) for side in (Side.OURS, Side.THEIRS))
    whole = any(conflict.about in (About.ORDER, About.PLACE) for conflict in conflicts)
    content = marked(one.text, other.text, labels, as_one=whole)
    return MergedText(Source(content, one.bom).encode(), conflicts)


class _Renaming(NamedTuple):
    """A thing that each side has given another id; or one only, and the other has deleted it (`None`)."""

    base: Key
    ours: Key | None
    theirs: Key | None


def _with_the_same_ids(base: Read, ours: Read, theirs: Read) -> tuple[Read, Read, Read, list[_Renaming]]:
    """The texts with the new ids of what only one side has renamed; with ours, where both did, and a list of these."""
    old, mine, yours = taken_apart((_data(base), _data(ours), _data(theirs)))
    here, there = renamed(old, mine), renamed(old, yours)
    by_us = {was: now for was, now in here.items() if was in yours and now not in yours}
    by_them = {was: now for was, now in there.items() if was in mine and now not in mine}
    # To the same id by both: one of them may have changed it, too.
    by_both = {was: now for side in (here, there) for was, now in side.items() if now in mine and now in yours}
    disputed = [
        _Renaming(was, here.get(was), there.get(was))
        for was in dict.fromkeys([*here, *there])
        if (was not in mine and was not in yours) and here.get(was) not in yours and there.get(was) not in mine
    ]
    to_ours = {one.theirs: one.ours for one in disputed if one.ours and one.theirs}
    back = {one.base: one.ours for one in disputed if one.ours and one.theirs}
    return (
        _followed(base, {**by_us, **by_them, **by_both, **back}),
        _followed(ours, by_them),
        _followed(theirs, {**by_us, **to_ours}),
        disputed,
    )


def _as_named(text: Read, chosen: Iterable[tuple[_Renaming, Side]]) -> Read:
    """A text with the ids of the chosen sides, without what these have deleted."""
    names: dict[Key, Key] = {}
    gone: set[Key] = set()
    for renaming, side in chosen:
        now = renaming.ours or renaming.theirs
        wanted = {Side.BASE: renaming.base, Side.OURS: renaming.ours, Side.THEIRS: renaming.theirs}[side]
        if now is not None and wanted is None:
            gone.add(now)
        elif now is not None and wanted is not None:
            names[now] = wanted
    if any(now != wanted for now, wanted in names.items()):
        text = _followed(text, names)
    return _carried(text, without(_data(text), gone), []) if gone else text


def _followed(read: Read, names: Renamed) -> Read:
    """A text with other ids."""
    return _carried(read, followed(_data(read), names), []) if names else read


def _about_the_id(renaming: _Renaming) -> Conflict:
    key = renaming.ours or renaming.theirs or renaming.base
    base, ours, theirs = (ABSENT if one is None else one.id for one in renaming)
    return Conflict(About.FIELD, (key.space, key.name, "id"), base, ours, theirs, item=2)


def _written(data: Data, base: Read, ours: Read, theirs: Read) -> Read:
    """Data as a text: that of theirs, with the items and comments of ours."""
    text = _carried(theirs, data, [ours])
    text = with_comments(base, ours, theirs, text) or _failed("the comments of both sides can't be put in")
    if _line_end(ours[0]) != _line_end(base[0]) == _line_end(theirs[0]):
        ended = Source(text[0].text.replace(_line_end(theirs[0]), _line_end(ours[0])), text[0].bom)
        text = ended, compose(ended.text)
    if not same(text[1].data, data):
        _failed("the result says something else")
    return text


def _carried(read: Read, data: Data, others: list[Read]) -> Read:
    try:
        return carry_composed(*read, data, others)
    except (CantCarry, ValueError) as problem:
        raise CantMerge(f"can't be written: {problem}") from problem


def _failed(reason: str) -> Read:
    raise CantMerge(reason)


def _line_end(source: Source) -> str:
    return "\r\n" if "\r\n" in source.text else "\n"


def _data(read: Read) -> Data:
    data = read[1].data
    assert isinstance(data, dict)
    return data


def _read(content: bytes, name: Literal["base", "ours", "theirs"]) -> Read:
    read = _readable(content)
    if read is None:
        raise CantMerge(f"{name} can't be read", name)
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
