"""Texts of a scenario on their way into a drawing: cleaned of what no drawing can hold, and escaped.

Engines expand `\\N`, `\\G` and the like even inside HTML labels, so a backslash is doubled there too.
"""

from functools import lru_cache

from usecases_exporters.tree.clean import shown

_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\\": "\\\\"})
_QUOTED = str.maketrans({"\\": "\\\\", '"': '\\"'})
_XML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})


@lru_cache(maxsize=8192)
def clean(text: str) -> str:
    """A text in one line, without characters that no drawing can hold."""
    return shown(text).replace("\n", " ")


def html(text: str) -> str:
    """A text inside an HTML label."""
    return text.translate(_HTML)


def quoted(text: str) -> str:
    """A text as a quoted DOT string that comes out as it went in."""
    return f'"{text.translate(_QUOTED)}"'


def xml(text: str) -> str:
    """A text inside an element or attribute of XML."""
    return text.translate(_XML)
