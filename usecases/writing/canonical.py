"""The canonical form of a file: one way to write the same data, with the comments and blank lines of whoever wrote it.

Fields stand in the order of the schema, two blanks to a level, quotes where they are needed. What a comment speaks of
it goes on speaking of; the one above the first key speaks of the whole file and stays there.
"""

from collections import Counter
from collections.abc import Iterable
from re import compile as regex
from typing import Any, NamedTuple

from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.reading.comments import Comment, comments
from usecases.reading.compose import Composed, compose
from usecases.reading.folder import FileKind
from usecases.reading.node import Node
from usecases.text.source import Source
from usecases.writing.layout import STEP, entry, inline, item, key_text, on_one_line
from usecases.writing.order import Fields, fields
from usecases.writing.scalar import Spelled
from usecases.writing.slots import Collection, Item, Note, slots

_NO_DATA = mark("The file can't be read. See what is wrong with: usecases check")
_UNWRITABLE = mark("This can't be written in another way.")
_LOST = mark("This comment would get lost, or speak of something else. Move it to a line of its own, above a field.")
_CHANGED = mark("The file would mean something else afterwards. Please report this.")
_UNSETTLED = mark("The file doesn't come to rest: formatted twice, it differs. Please report this.")
_SILENCE = regex(r"#\s*usecases:")


class Unformattable(Exception):  # noqa: N818 - it says what is the case
    """A file that is left as it is; `reason` says why, for the place at `line` and `column`."""

    def __init__(self, line: int, column: int, reason: Message) -> None:
        super().__init__(reason.text)
        self.line = line
        self.column = column
        self.reason = reason


def canonical(source: Source, composed: Composed, kind: FileKind) -> str:
    """A file's text in the canonical form; raises Unformattable.

    Before it is given out, it is proven to hold the same data and the same comments, and to be its own canonical form.
    """
    text = _Writing(source, composed, kind).text()
    if text == source.text:  # which is proof enough
        return text
    written = Source(text)
    read = compose(text)
    _prove_same(source, composed, written, read)
    if _Writing(written, read, kind).text() != text:
        raise Unformattable(1, 1, Message(_UNSETTLED))
    return text


def _prove_same(old: Source, was: Composed, new: Source, now: Composed) -> None:
    if now.troubles or not _same(was.data, now.data):
        raise Unformattable(1, 1, Message(_CHANGED))
    before, after = _comments(old, was), _comments(new, now)
    for wanted, there in ((_on_top(before, was), _on_top(after, now)), (before, after)):
        unlike = Counter(map(_words, wanted))
        unlike.subtract(map(_words, there))
        lost = next((comment for comment in before if unlike[_words(comment)]), None)
        if lost is not None:
            raise Unformattable(lost.line, lost.column, Message(_LOST))
    if _keys(was.data) == _keys(now.data):
        moved = next((one for one, other in zip(before, after, strict=True) if _words(one) != _words(other)), None)
        if moved is not None:
            raise Unformattable(moved.line, moved.column, Message(_LOST))


def _keys(data: Any) -> list[Any]:
    """The keys of all mappings, in the order of the file."""
    if isinstance(data, dict):
        return [(key, _keys(below)) for key, below in data.items()]
    return [_keys(below) for below in data] if isinstance(data, list) else []


def _comments(source: Source, composed: Composed) -> list[Comment]:
    return comments(source, composed.scalars()) if "#" in source.text else []


def _on_top(found: list[Comment], composed: Composed) -> list[Comment]:
    """The comments above the first key, which speak of the whole file."""
    first = composed.node().start
    return [comment for comment in found if comment.offset < first]


def _words(comment: Comment) -> str:
    return comment.text.rstrip(" \t")


def _same(left: Any, right: Any) -> bool:
    """Equal in value and type all the way down, in whatever order the fields stand."""
    if type(left) is not type(right):
        return False
    if isinstance(left, dict):
        return left.keys() == right.keys() and all(_same(left[key], right[key]) for key in left)
    if isinstance(left, list):
        return len(left) == len(right) and all(map(_same, left, right))
    return bool(left == right or (left != left and right != right))


class _Dash(NamedTuple):
    """The dash on whose line an item comes to stand, and whether a comment silences findings on that line."""

    silenced: bool


class _Writing:
    """A file being written anew."""

    def __init__(self, source: Source, composed: Composed, kind: FileKind) -> None:
        if composed.troubles or not isinstance(composed.data, dict):
            at = source.position(composed.troubles[0].start) if composed.troubles else (1, 1)
            raise Unformattable(*at, Message(_NO_DATA))
        self._source = source
        self._comments = _comments(source, composed)
        self._root = composed.node()
        self._fields = fields(kind)

    def text(self) -> str:
        if not self._root.parts:
            above = [_words(comment) for comment in self._comments if comment.offset < self._root.start]
            below = [_words(comment) for comment in self._comments[len(above) :]]
            return "\n".join([*above, "{}", *below]) + "\n"
        root = slots(self._source, self._root, self._comments)
        first = root.items[0]
        lines = _notes(first.above) + [""] * first.blank + _notes(first.own[:-1])
        first.above, first.own, first.blank = [], first.own[-1:], False
        items = _in_order(root, self._fields)
        if items[0].above or items[0].own[1:]:
            # Above the first key, its comment would speak of the whole file.
            items = [first, *(each for each in items if each is not first)]
        items[0].blank = False
        for each in items:
            lines += self._item(each, 0, self._fields)
        lines += _shown(_notes(root.end), 0)
        return "\n".join(lines[lines[0] == "" :]) + "\n"

    def _item(self, each: Item, indent: int, known: Fields, dash: _Dash | None = None) -> list[str]:
        """The lines of an item; without what stands above it where it shares the line of a `dash`."""
        known = _below(known, each)
        try:
            body = self._body(each, indent, known, _is_silenced(each, known) or (dash is not None and dash.silenced))
        except ValueError as error:
            line, column = self._source.position(each.start)
            raise Unformattable(line, column, Message(_UNWRITABLE)) from error
        own = [] if _is_taken(each, known) else each.own[-1:]
        beside = [f"{body[0]}  {note.text}" for note in own] or body[:1]
        # Below a text of several lines, a comment indented as they are would be one of them.
        is_text = each.body is None and len(body) > 1
        after = _shown(_notes(each.after), indent + (1 if is_text else STEP))
        above = [] if dash is not None else _shown(_lead(each, known), indent)
        return [*above, *beside, *body[1:], *after]

    def _body(self, each: Item, indent: int, known: Fields, silenced: bool) -> list[str]:
        """The lines of an item, without its own comments."""
        value = self._ordered(each.node, known)
        head = "-" if each.key is None else key_text(each.key) + ":"
        is_noted = _is_noted(each, known)
        if each.body is not None and not is_noted and silenced and self._is_one_line(each.body):
            return [f"{' ' * indent}{head} {inline(value)}"]
        is_short = on_one_line(value, indent + len(head) + 1) is not None
        if each.body is None or (is_short and not is_noted and not silenced):
            return item(value, indent) if each.key is None else entry(each.key, value, indent)
        dash = _Dash(silenced) if each.key is None else None
        lines = self._collection(each.body, indent + STEP, known, dash)
        if each.key is not None:
            return [" " * indent + head, *lines]
        return [" " * indent + "- " + lines[0][indent + STEP :], *lines[1:]]

    def _is_one_line(self, body: Collection) -> bool:
        start, end = (self._source.position(offset).line for offset in (body.node.start, body.node.end))
        return body.flow and start == end

    def _ordered(self, node: Node, known: Fields) -> Any:
        """A node's data, with the fields of mappings in order and numbers as they are spelled."""
        if isinstance(node.parts, dict):
            return {name: self._ordered(node.parts[name], known.below(name)) for name in known.in_order(node.parts)}
        if node.parts is not None:
            return [self._ordered(below, known.below(0)) for below in node.parts]
        if isinstance(node.data, (int, float)):
            return Spelled(self._source.text[node.start : node.end])
        return node.data

    def _collection(self, body: Collection, indent: int, known: Fields, dash: _Dash | None) -> list[str]:
        lines: list[str] = []
        for each in _in_order(body, known):
            lines += self._item(each, indent, known, None if lines else dash)
        return lines + _shown(_notes(body.end), indent)


def _in_order(body: Collection, known: Fields) -> list[Item]:
    by_key = {each.key: each for each in body.items if each.key is not None}
    return [by_key[key] for key in known.in_order(key for key in by_key if key is not None)] or body.items


def _first(each: Item, known: Fields) -> Item | None:
    """What comes to stand on the line of an item's dash."""
    return _in_order(each.body, known)[0] if each.key is None and each.body is not None else None


def _lead(each: Item, known: Fields) -> list[str]:
    """What stands above an item, without indent: comments, and empty texts for blank lines."""
    own = each.own if _is_taken(each, known) else each.own[:-1]
    lines = _notes(each.above) + [""] * each.blank + _notes(own)
    if (first := _first(each, known)) is not None:
        hoisted = _lead(first, _below(known, first))
        while hoisted and not hoisted[0]:
            hoisted = hoisted[1:]
        while hoisted and not hoisted[-1]:
            hoisted = hoisted[:-1]
        lines += hoisted
    return lines


def _is_taken(each: Item, known: Fields) -> bool:
    """Whether what comes to stand on the line of an item's dash has brought comments along."""
    first = _first(each, known)
    if first is None:
        return False
    below = _below(known, first)
    return bool(first.own) or any(_lead(first, below)) or _is_taken(first, below)


def _is_noted(each: Item, known: Fields) -> bool:
    """Whether an item has comments between its first line and its last one, so that it can't be one line."""
    if each.body is None:
        return False
    first = _first(each, known)
    return bool(each.body.end) or any(
        bool(below.own or below.after)
        or _is_noted(below, _below(known, below))
        or (below is not first and any(_lead(below, _below(known, below))))
        for below in each.body.items
    )


def _is_silenced(each: Item, known: Fields) -> bool:
    """Whether a comment silences findings here, on two lines: what stands on these must be the same afterwards."""
    if any(_SILENCE.match(note.text) for note in (*each.above, *each.own)):
        return True
    first = _first(each, known)
    return first is not None and _is_silenced(first, _below(known, first))


def _below(known: Fields, each: Item) -> Fields:
    return known.below(0 if each.key is None else each.key)


def _notes(notes: Iterable[Note]) -> list[str]:
    return [line for note in notes for line in ([""] if note.blank else []) + [note.text]]


def _shown(lines: list[str], indent: int) -> list[str]:
    return [" " * indent + line if line else "" for line in lines]
