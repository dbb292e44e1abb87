"""What a reader sees of Markdown: the texts of its blocks, by a parser that isn't ours."""

from collections.abc import Iterator
from functools import cache
from html.parser import HTMLParser
from typing import Any

from markdown_it import MarkdownIt


@cache
def parser() -> MarkdownIt:
    """GitHub's flavour: CommonMark with tables, strikethrough, and HTML as it stands."""
    return MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


class _Breaks(HTMLParser):
    """Knows a line break and an anchor; any other element has got through by mistake."""

    text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.text = "\n"
        elif tag != "a" or [name for name, _ in attrs] != ["id"]:
            self.text = f"<{tag} slipped through>"


def _words(token: Any) -> Iterator[str]:
    for child in token.children or ():
        if child.type in ("text", "code_inline"):
            yield child.content
        elif child.type == "html_inline":
            reader = _Breaks()
            reader.feed(child.content)
            yield reader.text
        elif child.type in ("softbreak", "hardbreak"):
            yield "\n"
        elif child.type == "image":
            yield from _words(child)


def texts(markdown: str) -> list[str]:
    """The text of every heading, paragraph, item and cell, in order."""
    found = []
    for token in parser().parse(markdown):
        assert token.type not in ("html_block", "code_block", "fence"), token
        if token.type == "inline":
            found.append("".join(_words(token)))
    return found


def kinds(markdown: str) -> list[str]:
    """The kinds of blocks, in order."""
    return [token.type for token in parser().parse(markdown) if token.nesting == 1 or token.type == "hr"]


def links(markdown: str) -> list[str]:
    """The targets of links, in order."""
    found = []
    for token in parser().parse(markdown):
        for child in token.children or ():
            if child.type == "link_open":
                found.append(str(child.attrs["href"]))
    return found
