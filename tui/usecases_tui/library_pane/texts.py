"""Where in the texts of the library words stand: for searching everywhere. It knows no screen."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from re import Pattern, escape
from re import compile as regex
from typing import Any, NamedTuple

from usecases.languages.labels import label
from usecases.reading.document import Document
from usecases.reading.folder import FileKind
from usecases.text.folding import folded
from usecases.text.path import Path
from usecases_tui.desk import Spot
from usecases_tui.spots import numbers_of, spot_at

MOST_PLACES, MOST_FILES = 5, 60
"""So many places of a file are shown, and so many files: whoever gets more types on."""


class Found(NamedTuple):
    """A place: its spot, the number of its step or branch, the field's name, the text, and how many words it has."""

    spot: Spot
    number: str
    name: str
    text: str
    words: int


def places(document: Document, words: Sequence[str]) -> list[Found]:
    """The places of a file in which words stand, those with most of them first, in the order of the file."""
    if document.data is None:
        return []
    patterns = [_pattern(word) for word in words]
    found: list[tuple[int, Path, str]] = []
    for path, text in _texts(document.data):
        low = folded(text)
        count = sum(1 for pattern in patterns if pattern.search(low))
        if count:
            found.append((count, path, text))
    most = max((count for count, _path, _text in found), default=0)
    best = [each for each in found if each[0] == most][:MOST_PLACES]
    number = numbers_of(document)
    return [_found(document, number, *each) for each in best]


def _found(document: Document, number: Mapping[str, str], count: int, path: Path, text: str) -> Found:
    spot = spot_at(document, path)
    names = [part for part in path if isinstance(part, str)]
    name = label(names) if document.kind is FileKind.USE_CASE else ""
    return Found(spot, number.get(str(spot.where[-1]), "") if spot.where else "", name, text, count)


def in_files(
    read: Callable[[str], Document | None], paths: Iterable[str], words: Sequence[str]
) -> Iterator[list[Found]]:
    """The places of each of some files, as far as there are any."""
    for path in paths:
        document = read(path)
        found = places(document, words) if document is not None else []
        if found:
            yield found


def excerpt(text: str, words: Sequence[str], width: int) -> str:
    """The line of a text in which a word stands, begun so that it can be seen."""
    patterns = [_pattern(word) for word in words]
    lines = text.split("\n")
    line = next((one for one in lines if any(pattern.search(folded(one)) for pattern in patterns)), lines[0]).strip()
    first = min((match.start() for pattern in patterns if (match := pattern.search(folded(line)))), default=0)
    if first < width * 2 // 3 or len(line) <= width:
        return line
    start = line.rfind(" ", 0, max(first - width // 3, 1)) + 1
    return f"…{line[start:]}"


def _pattern(word: str) -> Pattern[str]:
    return regex((r"(?<!\w)" if word[0].isalnum() else "") + escape(word))


def _texts(data: Any) -> Iterator[tuple[Path, str]]:
    waiting: list[tuple[Path, Any]] = [((), data)]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, str):
            yield path, value
        elif isinstance(value, dict):
            waiting += [((*path, key), value[key]) for key in reversed(value)]
        elif isinstance(value, list):
            waiting += [((*path, index), value[index]) for index in reversed(range(len(value)))]
