"""What a filter looks in: the words of a use case's texts, and its id and title as a whole."""

from collections.abc import Iterator
from re import compile as regex
from typing import Any, NamedTuple

from usecases.reading.document import Document
from usecases.text.folding import folded

MOST_WORDS = 24
"""Words of a filter that count; whoever pastes more into it has narrowed the list long before."""

_WORD = regex(r"[^\W_]+")


class Asked(NamedTuple):
    """One word of a filter: as it was typed, and the words that are in it (`order-proc` has two)."""

    text: str
    words: tuple[str, ...]


def asked(query: str) -> list[Asked]:
    """The words of a filter, folded, each once. What is no word, such as `№`, narrows nothing."""
    texts = list(dict.fromkeys(folded(query).split()))[:MOST_WORDS]
    found = (Asked(text, tuple(dict.fromkeys(_WORD.findall(text)))[:MOST_WORDS]) for text in texts)
    return [each for each in found if each.words]


def head_of(case_id: str, title: str) -> str:
    """Id and title, folded; a filter finds a text anywhere within."""
    return folded(_sayable(f"{case_id}\n{title}"))


def words_of(document: Document) -> str:
    """The words of all texts of a file, folded, each once, parted by blanks; a filter finds their beginnings.

    Names of fields and comments aren't among them, but where the file can't be read, all that is written there.
    """
    if document.data is not None:
        text = "\n".join(_texts(document.data))
    else:
        text = document.source.text if document.source is not None else ""
    return " ".join(dict.fromkeys(_WORD.findall(folded(_sayable(text)))))


def has(query: str, head: str, words: str) -> bool:
    """Whether a filter lets a use case with this head and these words through, as `Shelf.matching` would."""
    text = f" {words}"
    return all(each.text in head or all(f" {word}" in text for word in each.words) for each in asked(query))


def _texts(data: Any) -> Iterator[str]:
    waiting = [data]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, dict):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)
        elif value is not None:
            yield str(value)


def _sayable(text: str) -> str:
    """The text without halves of characters, which no database keeps."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
