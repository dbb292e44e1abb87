"""Writes a document as GitHub-flavoured Markdown.

Whatever characters a text holds, it is shown as it stands. Escapes differ by place: some characters matter
everywhere, others at the start of a line only. Character references are used where parsers disagree about a
backslash (pipes in tables, dollar signs, the colon of a bare address). A paragraph, an item and a cell are
one line each: breaks inside are `<br>`.
"""

from collections.abc import Iterable, Iterator
from html import escape as html_escape
from re import IGNORECASE
from re import compile as regex
from urllib.parse import quote

from usecases_exporters.tree.clean import inline_shown
from usecases_exporters.tree.nodes import (
    Block,
    Blocks,
    Break,
    Cell,
    Document,
    Figure,
    Heading,
    Inline,
    Inlines,
    Link,
    Listing,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
)

_ESCAPES = str.maketrans(
    {
        "\\": "\\\\",
        "`": "\\`",
        "*": "\\*",
        "_": "\\_",
        "[": "\\[",
        "]": "\\]",
        "~": "\\~",
        "<": "&lt;",
        "&": "&amp;",
        "|": "&#124;",
        "$": "&#36;",
        "@": "&#64;",
        "\n": "<br>",
    }
)
_ADDRESS = regex(r"(?<=[a-z]):(?=//)", IGNORECASE)
_WWW = regex(r"(?<=www)\.", IGNORECASE)
_LINE_START = regex(r"(?:[#>+=:-]|(?P<digits>[0-9]{1,9})(?=[.)]))")
_SCHEME = regex(r"([a-z][a-z0-9+.-]*):", IGNORECASE)
_SAFE_SCHEMES = frozenset({"http", "https", "mailto"})
_UNQUOTED = "/#?:@!$&'*+,;=%-._~"
_BROKEN_PERCENT = regex(r"%(?![0-9a-f]{2})", IGNORECASE)
_AROUND_BREAK = regex(r"\s*<br>\s*")
_EDGE_BREAKS = regex(r"\A(?:<br>)+|(?:<br>)+\Z")
_NUMBER_SIGN = regex(r"(?<!&)#")  # not that of a character reference
_BULLET = "– "


def write_markdown(document: Document) -> str:
    """The Markdown of a document, with the title as its heading of level 1."""
    blocks: Blocks = (Heading(1, (Text(document.title),)), *document.blocks)
    parts = filter(None, (_block(block) for block in blocks))
    return "\n\n".join(parts) + "\n"


def _block(block: Block) -> str:
    match block:
        case Heading():
            return _heading(block)
        case Paragraph():
            return _line_start(_line(block.content))
        case Listing():
            return "\n".join(_items(block))
        case Table():
            return "\n".join(_table(block))
        case Figure():
            return _figure(block)


def _heading(heading: Heading) -> str:
    # A run of # at the end of a heading would be taken for its closing mark.
    words = _NUMBER_SIGN.sub("\\\\#", _line(heading.content).replace("<br>", " "))
    return f"{'#' * heading.level} {_anchor(heading.anchor)}{words}".rstrip()


def _items(listing: Listing) -> Iterator[str]:
    number = 0
    for item in listing.items:
        words = _line_start(_line(item))
        if words:
            number += 1
            yield f"{number}. {words}" if listing.ordered else f"- {words}"


def _table(table: Table) -> Iterator[str]:
    width = len(table.head)
    yield _row(Row(table.head))
    yield "|" + " --- |" * width
    for row in table.rows:
        yield _row(row)


def _row(row: Row) -> str:
    cells = [_cell(cell) for cell in row.cells]
    cells[0] = _anchor(row.anchor) + cells[0]
    return "|" + "|".join(f" {words} " if words else " " for words in cells) + "|"


def _cell(cell: Cell) -> str:
    return "<br>".join(filter(None, _cell_lines(cell.content)))


def _cell_lines(content: Iterable[Paragraph | Listing]) -> Iterator[str]:
    for block in content:
        if isinstance(block, Paragraph):
            yield _line(block.content)
            continue
        for number, item in enumerate(block.items, start=1):
            yield (f"{number}) " if block.ordered else _BULLET) + _line(item)


def _figure(figure: Figure) -> str:
    picture = f"![{_line((Text(figure.alternative),))}]({_target(figure.path)})"
    return f"{picture}\n\n{_line_start(_line((Text(figure.caption),)))}" if figure.caption else picture


def _anchor(name: str | None) -> str:
    return f'<a id="{html_escape(name)}"></a>' if name else ""


def _line(content: Inlines) -> str:
    """Inline content as one line, without blanks or breaks at its ends."""
    merged = list(_merged(content))
    written = [_inline(item) for item in merged]
    line = ""
    for index, (item, words) in enumerate(zip(merged, written, strict=True)):
        if isinstance(item, Strong):
            line += _strong(words, line, written[index + 1] if index + 1 < len(written) else "")
        elif isinstance(item, Link):
            line = _guard_image(line) + words
        else:
            line += words
    line = _AROUND_BREAK.sub("<br>", line).strip()
    return _EDGE_BREAKS.sub("", line).strip()


def _merged(content: Inlines) -> Iterator[Inline]:
    """The same with neighbouring texts drawn together: what they mean in Markdown, they may mean together."""
    gathered = ""
    for item in content:
        if isinstance(item, Text):
            gathered += item.text
            continue
        if gathered:
            yield Text(gathered)
            gathered = ""
        yield item
    if gathered:
        yield Text(gathered)


def _inline(item: Inline) -> str:
    match item:
        case Text() | Strong():
            return _escaped(item.text)
        case Break():
            return "<br>"
        case Link():
            return _link(item)


def _escaped(text: str) -> str:
    words = inline_shown(text).translate(_ESCAPES)
    return _WWW.sub("&#46;", _ADDRESS.sub("&#58;", words))


def _strong(words: str, before: str, after: str) -> str:
    """Strong words where the marks are sure to be read as such, else the words alone."""
    bare = words.strip()
    lead = words[: len(words) - len(words.lstrip())]
    tail = words[len(words.rstrip()) :] if bare else ""
    opens = not before or bool(lead) or before[-1].isspace() or before.endswith(">")
    closes = not after or bool(tail) or after[0].isspace() or after[0] in ".,;:)<"
    if not bare or "<br>" in bare or not opens or not closes:
        return words
    return f"{lead}**{bare}**{tail}"


def _guard_image(line: str) -> str:
    return f"{line[:-1]}&#33;" if line.endswith("!") else line


def _link(link: Link) -> str:
    words = _escaped(link.text)
    bare = words.replace("<br>", " ").strip()
    scheme = _SCHEME.match(link.target)
    if not bare or (scheme is not None and scheme[1].lower() not in _SAFE_SCHEMES):
        return words
    return f"[{bare}]({_target(link.target)})"


def _target(target: str) -> str:
    whole = _BROKEN_PERCENT.sub("%25", target.encode("utf-8", "replace").decode())
    return html_escape(quote(whole, safe=_UNQUOTED), quote=False)


def _line_start(line: str) -> str:
    """The line with its first characters escaped where they would begin a heading, a list or a quotation."""
    start = _LINE_START.match(line)
    if start is None:
        return line
    digits = start["digits"]
    return f"{digits}\\{line[len(digits) :]}" if digits else f"\\{line}"
