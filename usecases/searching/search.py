"""A plain scan: every file is read and folded; none is parsed but those that are shown."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from re import MULTILINE, Pattern, escape
from re import compile as regex
from typing import NamedTuple
from unicodedata import normalize

from usecases.reading.document import load_bytes, read_document
from usecases.reading.folder import FileKind, FoundFile
from usecases.text.folding import folded, stem
from usecases.text.source import Source

MOST_LINES = 3
"""Lines shown of one file."""

_WHOLE, _BEGINNING, _STEM = 4, 2, 1
_IN_HEAD = 10
"""A word in the title or id counts so much more."""

# Keys of the format, and the line for editors, aren't what people wrote.
_NOT_PROSE = r"^[ \t]*(?:- +)*(?:\{ *)?[a-z_]+:(?=\s|$)|^# yaml-language-server:.*$"
_TITLE = regex(r"^title:[ \t]*(.*)$", MULTILINE)
_ID = regex(r"^id:[ \t]*(.*)$", MULTILINE)
_AN_ID = regex(r"[ \t]*(?:- +)*id:")
_LAST_LATIN_OR_CYRILLIC = "\u052f"


class Line(NamedTuple):
    """A line of a file, and where in it the first word stands, counted from 0."""

    number: int
    text: str
    at: int


class Hit(NamedTuple):
    """A use case that has all the words; `lines` are the best places to see them."""

    path: str
    id: str
    title: str
    score: int
    lines: tuple[Line, ...]


class Found(NamedTuple):
    """How many use cases have all the words, and the best of them, best first."""

    total: int
    hits: tuple[Hit, ...]


class _Word:
    """A word of the query: its stem for a quick look, its pattern for a close one."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.stem = stem(text)
        start = r"(?<!\w)" if text[0] <= _LAST_LATIN_OR_CYRILLIC and text[0].isalnum() else ""
        self.pattern: Pattern[str] = regex(
            rf"{_NOT_PROSE}|{start}(?P<stem>{escape(self.stem)})(?P<rest>\w*)", MULTILINE
        )

    def find(self, text: str) -> tuple[int, int] | None:
        """How good the best match in a folded text is, and where it begins."""
        best: tuple[int, int] | None = None
        for match in self.pattern.finditer(text):
            if match["stem"] is None:
                continue
            score = self._score(match["stem"] + match["rest"])
            if best is None or score > best[0]:
                best = (score, match.start())
            if score == _WHOLE:
                break
        return best

    def _score(self, word: str) -> int:
        if word == self.text:
            return _WHOLE
        return _BEGINNING if word.startswith(self.text) else _STEM


def search(root: Path, files: Iterable[FoundFile], query: str, limit: int | None = None) -> Found:
    """The use cases that have every word of the query, or another form of it."""
    words = [_Word(text) for text in dict.fromkeys(folded(query).split())]
    candidates = []
    for file in files:
        if file.kind is FileKind.USE_CASE and words:
            content = load_bytes(root, file)
            score = _score(folded(_decoded(content)), words) if isinstance(content, bytes) else 0
            if score:
                candidates.append((-score, file.path, file))
    candidates.sort()
    hits = (_hit(root, file, -score, words) for score, _, file in candidates[:limit])
    return Found(len(candidates), tuple(hit for hit in hits if hit is not None))


def _decoded(content: bytes) -> str:
    return content.decode("utf-8", errors="replace")


def _score(text: str, words: Sequence[_Word]) -> int:
    if not all(word.stem in text for word in words):
        return 0
    head = " ".join(match[1] for match in (_ID.search(text), _TITLE.search(text)) if match)
    total = 0
    for word in words:
        in_head = word.find(head)
        found = in_head or word.find(text)
        if found is None:
            return 0
        total += found[0] * (_IN_HEAD if in_head else 1)
    return total


def _hit(root: Path, file: FoundFile, score: int, words: Sequence[_Word]) -> Hit | None:
    content = load_bytes(root, file)
    if not isinstance(content, bytes):  # gone in this moment
        return None
    data = read_document(content, file.path, file.kind).data or {}
    title = data.get("title")
    case_id = data.get("id")
    return Hit(
        file.path,
        case_id if isinstance(case_id, str) else file.stem,
        title if isinstance(title, str) else "",
        score,
        tuple(_lines(Source(_decoded(content).removeprefix("\ufeff")), words)),
    )


def _lines(source: Source, words: Sequence[_Word]) -> list[Line]:
    """The lines in which all the words can be seen, as few as can be."""
    found: list[tuple[dict[str, int], int, Line]] = []
    for number in range(1, len(source.line_starts) + 1):
        raw = source.line(number)
        text = folded(raw)
        places = {word.text: place for word in words if word.stem in text and (place := word.find(text))}
        if places:
            line = Line(number, normalize("NFC", raw), min(at for _, at in places.values()))
            bonus = _IN_HEAD if _TITLE.match(text) else 1 if _AN_ID.match(text) else 2
            found.append(({name: score for name, (score, _) in places.items()}, bonus, line))
    chosen: list[Line] = []
    missing = {word.text for word in words}
    while missing and len(chosen) < MOST_LINES:

        def gain(item: tuple[dict[str, int], int, Line], missing: set[str] = missing) -> tuple[int, int]:
            new = [score for name, score in item[0].items() if name in missing]
            return len(new), sum(new) * item[1]

        best = max(found, key=gain, default=None)
        if best is None or not gain(best)[0]:
            break
        chosen.append(best[2])
        missing -= best[0].keys()
    return sorted(chosen)
