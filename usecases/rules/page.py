"""The page of a rule: its module's docstring, in parts."""

from collections.abc import Iterator
from importlib import import_module
from inspect import cleandoc
from re import DOTALL, MULTILINE
from re import compile as regex
from typing import NamedTuple

from usecases.rules.registry import MODULES

_SECTION = regex(r"^(Failing|Passing):\n", MULTILINE)
_BLOCK = regex(r"^```yaml *([^\n]*)\n(.*?)^```$", MULTILINE | DOTALL)
_EMPTY_LINES = regex(r"\n\s*\n")
_JOINED = regex(r"\n(?!- )\s*")


class Example(NamedTuple):
    """A file of an example: its path in the library (empty: a use case named by its id), and its text.

    `escaped` texts hold Python's escapes for bytes that can't stand in a docstring.
    """

    path: str
    text: str
    escaped: bool


class Page(NamedTuple):
    """A rule's page: title, explanation (paragraphs of Markdown), failing and passing examples."""

    title: str
    explanation: str
    failing: tuple[Example, ...]
    passing: tuple[Example, ...]


def page(code: str) -> Page:
    """The page of a rule; raises KeyError where there is no such rule."""
    text = cleandoc(import_module(f"usecases.rules.{MODULES[code]}").__doc__ or "")
    head, *sections = _SECTION.split(text)
    title, _, explanation = head.partition("\n")
    examples = dict(zip(sections[::2], map(_examples, sections[1::2]), strict=True))
    return Page(
        title.strip(),
        explanation.strip(),
        tuple(examples.get("Failing", ())),
        tuple(examples.get("Passing", ())),
    )


def paragraphs(explanation: str) -> list[str]:
    """The paragraphs of an explanation, each with its lines joined; items of a list keep lines of their own."""
    return [_JOINED.sub(" ", part.strip()) for part in _EMPTY_LINES.split(explanation) if part.strip()]


def page_messages() -> Iterator[tuple[str, str]]:
    """What the catalogues hold of the pages: titles and paragraphs, each with the name of its rule's module."""
    for code, module in MODULES.items():
        found = page(code)
        for text in (found.title, *paragraphs(found.explanation)):
            yield text, module


def _examples(text: str) -> "Iterator[Example]":
    for info, body in _BLOCK.findall(text):
        words = info.split()
        escaped = "escaped" in words
        paths = [word for word in words if word != "escaped"]
        yield Example(paths[0] if paths else "", body, escaped)
