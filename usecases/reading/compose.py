"""From YAML text to data and nodes, in one pass over the events of PyYAML's C parser.

The events give everything that is needed at once: places, depth (counted before anything is nested, so that
50,000 brackets can't overflow a stack), anchors, tags and further documents, which are refused. Plain data is made
on the way; nodes with places are made of the kept events when somebody asks where something is.
"""

from collections.abc import Iterator
from re import compile as regex
from re import search
from typing import Any, NamedTuple

from yaml._yaml import CParser
from yaml.error import MarkedYAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.reader import ReaderError

from usecases.reading.node import Data, Node
from usecases.reading.problems import MERGE_CONFLICT
from usecases.reading.scalars import NOT_TEXT, resolve
from usecases.text.path import Path

DEEPEST = 64
"""Nesting above this is refused."""

# libyaml follows YAML 1.1 and breaks lines at these; 1.2 doesn't. They stand aside while it reads.
_FALSE_BREAKS = regex("[\x85\u2028\u2029]")
_PRIVATE = range(0xE000, 0xF8FF)
_UNPRINTABLE = "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]"

_CONFLICT = r"(?m)^<{7} \S[^\r\n]*"

# A quote that is never closed and a key without its colon are noticed far below.
_CAUSE_IS_WHERE_IT_BEGAN = frozenset({"while scanning a quoted scalar", "while scanning a simple key"})


class Trouble(NamedTuple):
    """Something that the reader refuses: the code of its rule, its span in characters, arguments of the words."""

    code: str
    start: int
    end: int
    arguments: dict[str, str]


class _Collection:
    """A mapping or list as it is read: its data, its events, its parts."""

    __slots__ = ("begin", "data", "end", "keys", "parts")

    def __init__(self, begin: Any, is_map: bool) -> None:
        self.begin = begin
        self.end = begin
        self.data: Any = {} if is_map else []
        self.parts: Any = {} if is_map else []
        self.keys: dict[str, Any] = {}


class Composed:
    """What a text holds: `data` (`None` where the text can't be used), and what was refused."""

    __slots__ = ("_dropped", "_raw", "data", "troubles")

    def __init__(self, raw: Any, data: Data, troubles: list[Trouble], dropped: list[Any]) -> None:
        self._raw = raw
        self._dropped = dropped
        self.data = data
        self.troubles = troubles

    def find(self, path: Path, on_key: bool = False) -> Any:
        """The event that holds the value at a path, or its key; quicker than making nodes.

        Where there is no such value, the nearest thing above; `None` where there is nothing at all.
        """
        raw: Any = self._raw
        for index, step in enumerate(path):
            if not isinstance(raw, _Collection):
                break
            if on_key and index == len(path) - 1 and step in raw.keys:
                return _first(raw.keys[str(step)])
            below = _below(raw, step)
            if below is None:
                break
            raw = below
        return None if raw is None else _first(raw)

    def node(self) -> Node:
        """The root node, with the places of everything below it."""
        assert self._raw is not None
        return _node(self._raw, self.data)

    def scalars(self) -> Iterator[tuple[int, int, bool]]:
        """The span of every scalar, keys and refused values too, and whether it is a block scalar (`|` or `>`)."""
        waiting = [self._raw, *self._dropped]
        while waiting:
            raw = waiting.pop()
            if not isinstance(raw, _Collection):
                if isinstance(raw, ScalarEvent):
                    yield (*_span(raw), getattr(raw, "style", None) in ("|", ">"))
            elif isinstance(raw.parts, list):
                waiting.extend(raw.parts)
            else:
                waiting.extend(raw.parts.values())
                waiting.extend(raw.keys.values())


def compose(text: str) -> Composed:
    """Read a YAML text (without byte order mark) of one document."""
    restore: dict[int, str] = {}
    if _FALSE_BREAKS.search(text):
        text, restore = _set_aside(text)
    builder = _Builder(restore)
    try:
        raw, data = builder.read(text)
    except MarkedYAMLError as error:
        builder.troubles.append(_syntax_trouble(error, text))
        raw, data = None, None
    except ReaderError as error:
        builder.troubles.append(_unprintable(text, error))
        raw, data = None, None
    return Composed(raw, data, builder.troubles, builder.dropped)


def _below(raw: _Collection, step: str | int) -> Any:
    if isinstance(raw.parts, dict):
        # The first of a list may be written as one mapping, without the list.
        return raw if step == 0 else raw.parts.get(step)
    return raw.parts[step] if isinstance(step, int) and step < len(raw.parts) else None


def _first(raw: Any) -> Any:
    """The event of a scalar; of a collection, one that stretches from its first line to its end."""
    if not isinstance(raw, _Collection):
        return raw
    return Event(raw.begin.start_mark, raw.end.end_mark)


def _node(raw: Any, data: Any) -> Node:
    if not isinstance(raw, _Collection):
        style = getattr(raw, "style", "") or ""
        return Node(data, raw.start_mark.index, raw.end_mark.index, "" if style == "plain" else style)
    start, end = raw.begin.start_mark.index, raw.end.end_mark.index
    flow = bool(raw.begin.flow_style)
    if isinstance(raw.parts, list):
        parts = [_node(part, below) for part, below in zip(raw.parts, data, strict=True)]
        return Node(data, start, end, "[" if flow else "", parts)
    keys = {name: _node(key, name) for name, key in raw.keys.items()}
    below = {name: _node(part, data[name]) for name, part in raw.parts.items()}
    return Node(data, start, end, "{" if flow else "", below, keys)


def _set_aside(text: str) -> tuple[str, dict[int, str]]:
    present = set(text)
    free = (code for code in _PRIVATE if chr(code) not in present)
    away = {ord(found): next(free) for found in sorted(set(_FALSE_BREAKS.findall(text)))}
    return text.translate(away), {stand_in: chr(original) for original, stand_in in away.items()}


def _syntax_trouble(error: MarkedYAMLError, text: str) -> Trouble:
    if conflict := search(_CONFLICT, text):
        return Trouble("UC001", conflict.start(), conflict.end(), {"problem": MERGE_CONFLICT})
    mark = error.problem_mark or error.context_mark
    if error.context in _CAUSE_IS_WHERE_IT_BEGAN:
        mark = error.context_mark or mark
    at = min(mark.index if mark else 0, len(text))
    return Trouble("UC001", at, min(at + 1, len(text)), {"problem": error.problem or "syntax error"})


def _unprintable(text: str, error: ReaderError) -> Trouble:
    found = search(_UNPRINTABLE, text)
    at = found.start() if found else 0
    if not found:
        return Trouble("UC001", 0, 0, {"problem": str(error.reason)})
    return Trouble("UC016", at, at + 1, {"character": f"U+{ord(found[0]):04X}"})


class _Builder:
    """Builds nodes from events; keeps what is refused."""

    def __init__(self, restore: dict[int, str]) -> None:
        self.troubles: list[Trouble] = []
        self.dropped: list[Any] = []
        self._restore = restore

    def _refuse(self, code: str, start: int, end: int, **arguments: str) -> None:
        self.troubles.append(Trouble(code, start, end, arguments))

    def read(self, text: str) -> tuple[Any, Any]:
        """The only document and its data; `None` where there is none or it can't be used.

        Every line of a library goes through this loop, so it keeps what it needs in local names.
        """
        restore = self._restore
        may_have_properties = "&" in text or "!" in text
        next_event = CParser(text).get_event
        raw: Any = None
        data: Any = None
        documents = 0
        usable = True
        above: list[tuple[_Collection | None, bool, Any, Any]] = []
        holder: _Collection | None = None
        is_map = False
        key: Any = None
        name: Any = None
        parts: Any = None
        values: Any = None
        while True:
            event: Any = next_event()
            kind = type(event)
            if kind is ScalarEvent:
                value: Any = event.value
                if restore:
                    value = value.translate(restore)
                if event.implicit[0] and (not value or value[0] in NOT_TEXT):
                    value = resolve(value)
                part: Any = event
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                assert holder is not None
                holder.end = event
                holder, is_map, key, name = above.pop()
                if holder is not None:
                    parts, values = holder.parts, holder.data
                continue
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                part = _Collection(event, kind is MappingStartEvent)
                value = part.data
            elif kind is AliasEvent:
                self._refuse("UC004", *_span(event), name=f"*{event.anchor}")
                usable = False
                part, value = event, None
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    self._refuse("UC006", *_span(event))
                    break
                self._check_directives(event, text)
                continue
            elif kind is StreamEndEvent:
                break
            else:
                continue
            if may_have_properties and kind is not AliasEvent:
                self._check_properties(event)
            if is_map:
                if key is None:
                    key, name = part, value
                else:
                    if type(name) is str and name not in values:
                        holder.keys[name] = key  # type: ignore[union-attr]
                        parts[name] = part
                        values[name] = value
                    else:
                        self._refuse_key(key, name)
                        self.dropped += (key, part)
                    key = None
            elif holder is not None:
                parts.append(part)
                values.append(value)
            else:
                raw, data = part, value
            if type(part) is _Collection:
                above.append((holder, is_map, key, name))
                holder, key = part, None
                is_map, parts, values = kind is MappingStartEvent, part.parts, value
                if len(above) > DEEPEST:
                    start = event.start_mark.index
                    self._refuse("UC009", start, start + 1, limit=str(DEEPEST))
                    return None, None
        return (raw, data) if usable else (None, None)

    def _refuse_key(self, key: Any, name: Any) -> None:
        """A key that is no text, or stands there already: its value is left out."""
        if type(name) is str:
            self._refuse("UC003", *_span(key), key=name)
            return
        if isinstance(key, AliasEvent):  # it was refused as one
            return
        is_collection = isinstance(key, _Collection)
        event = key.begin if is_collection else key
        start, end = _span(event)
        self._refuse("UC017", start, max(end, start + 1), key="" if is_collection else event.value or "null")

    def _check_properties(self, event: Any) -> None:
        start = event.start_mark.index
        if event.anchor is not None:
            self._refuse("UC004", start, start + len(event.anchor) + 1, name=f"&{event.anchor}")
        if event.tag is not None:
            self._refuse("UC005", start, start + 1, tag=event.tag)

    def _check_directives(self, event: Any, text: str) -> None:
        if event.tags or (event.version and tuple(event.version) != (1, 2)):
            start = event.start_mark.index
            self._refuse("UC018", start, start + len(text[start:].splitlines()[0]))


def _span(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index
