"""The lines of a journal: what one command did, as bytes that prove themselves whole.

A line is `{"sum": "…", "record": {…}}`, where the sum is a digest of the record's own bytes; it is ASCII, whatever the
files hold. A file's first record carries its base, the bytes that the session began with, whole; each carries the
stretch of bytes that was replaced, against what the record before it left.
"""

import json
from collections.abc import Mapping
from hashlib import blake2b
from string import Formatter
from typing import Any, NamedTuple

from usecases.languages.message import Message

_HEAD = b'{"sum": "'
_MIDDLE = b'", "record": '
_DIGEST = 16
_END_OF_TIME = 1e11
"""Some seconds of the year 5138, which a calendar still knows."""


class Recovered(NamedTuple):
    """A file as a session left it: the bytes it began with, and the last; `None` where there was no file."""

    base: bytes | None
    latest: bytes | None


class Record(NamedTuple):
    """What one line of a journal says: its number, when it was written (seconds since 1970), and the change."""

    number: int
    when: float
    message: Message
    files: Mapping[str, Mapping[str, Any]]


def line_of(record: Record) -> bytes:
    """A record as a line."""
    content = {
        "number": record.number,
        "when": record.when,
        "text": record.message.text,
        "arguments": dict(record.message.arguments),
        "files": record.files,
    }
    body = json.dumps(content).encode("ascii")
    return _HEAD + _digest(body) + _MIDDLE + body + b"}\n"


def records_of(content: bytes) -> tuple[list[Record], bool]:
    """The records of a journal up to the first that can't be believed, and whether that was all it holds.

    A last line without an end is one that its session never finished, and nothing is missed with it.
    """
    *lines, _torn = content.split(b"\n")
    records: list[Record] = []
    for number, line in enumerate(lines):
        try:
            record = _record_of(line)
        except (ValueError, RecursionError):
            return records, False
        if record.number != number:
            return records, False
        records.append(record)
    return records, True


def replacement(old: bytes | None, new: bytes | None) -> dict[str, Any]:
    """What was replaced in a file: the bytes from `from` to `to`; `by` is `None` where the file is no more."""
    if new is None:
        return {"from": 0, "to": len(old or b""), "by": None}
    old = old or b""
    start = _shared(old, new)
    end = _shared(old[start:][::-1], new[start:][::-1])
    return {"from": start, "to": len(old) - end, "by": text_of(new[start : len(new) - end])}


def replay(files: dict[str, Recovered], record: Record) -> None:
    """Carry out a record on the files it finds; raises ValueError where it doesn't fit, and then changes none."""
    changed: dict[str, Recovered] = {}
    for path, change in record.files.items():
        if "base" in change:
            base = bytes_of(change["base"])
            changed[path] = Recovered(base, _replaced(base, change))
        elif path in files:
            changed[path] = Recovered(files[path].base, _replaced(files[path].latest, change))
        else:
            raise ValueError(path)
    files.update(changed)


def text_of(content: bytes | None) -> str | None:
    """Bytes as a text that JSON can hold, even where they are no UTF-8."""
    return None if content is None else content.decode("utf-8", "surrogateescape")


def bytes_of(text: object) -> bytes | None:
    """The bytes of such a text; raises ValueError where it is none."""
    if text is None:
        return None
    if not isinstance(text, str):
        raise ValueError(text)
    return text.encode("utf-8", "surrogateescape")


def _replaced(old: bytes | None, change: Mapping[str, Any]) -> bytes | None:
    new = bytes_of(change.get("by"))
    old = old or b""
    start, end = _expected(change.get("from"), int), _expected(change.get("to"), int)
    if not 0 <= start <= end <= len(old):
        raise ValueError(start, end)
    return None if new is None else old[:start] + new + old[end:]


def _shared(one: bytes, other: bytes) -> int:
    """How many bytes at the beginning are the same."""
    same, differing = 0, min(len(one), len(other)) + 1
    while differing - same > 1:  # halving compares whole stretches at once
        middle = (same + differing) // 2
        if one[same:middle] == other[same:middle]:
            same = middle
        else:
            differing = middle
    return same


def _record_of(line: bytes) -> Record:
    start = len(_HEAD) + _DIGEST
    body = line[start + len(_MIDDLE) : -1]
    if line != _HEAD + _digest(body) + _MIDDLE + body + b"}":
        raise ValueError("not what was written")
    content = _expected(json.loads(body), dict)
    files = _expected(content.get("files"), dict)
    when = _expected(content.get("when"), float)
    if not 0 <= when < _END_OF_TIME:
        raise ValueError(when)
    return Record(
        _expected(content.get("number"), int),
        when,
        _message(_expected(content.get("text"), str), _expected(content.get("arguments"), dict)),
        {path: _expected(change, dict) for path, change in files.items()},
    )


def _message(text: str, arguments: dict[str, Any]) -> Message:
    """A message that can be said; raises ValueError for one that can't."""
    for value in arguments.values():
        _expected(value, str)
    for _literal, name, layout, conversion in Formatter().parse(text):
        if name is not None and (name not in arguments or layout or conversion):
            raise ValueError(name)
    return Message(text, arguments)


def _expected(value: Any, kind: type) -> Any:
    if type(value) is not kind:
        raise ValueError(value)
    return value


def _digest(body: bytes) -> bytes:
    return blake2b(body, digest_size=_DIGEST // 2).hexdigest().encode("ascii")
