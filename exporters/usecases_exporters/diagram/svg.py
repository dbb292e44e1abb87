"""Finishing an engine's SVG: a title and a description for those who don't see it, the same bytes everywhere."""

from re import compile as regex

from usecases_exporters.diagram.text import xml

_SIZE = regex(rb'<svg width="([^"]+)" height="([^"]+)"\s+viewBox="([^"]+)"[^>]*>')
_COMMENT = regex(rb"<!-- .*? -->\n")
_GRAPH_TITLE = regex(rb'(<g id="graph0"[^>]*>\n)<title>[^<]*</title>\n')
_INNER_NAME = regex(rb"<title>[^<]*:[^<]*</title>\n")
"""Names of parts that mean nothing to a reader; browsers would show them as tips."""
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
    'width="{width}" height="{height}" viewBox="{box}" style="max-width:100%;height:auto" '
    'role="graphics-document document" lang="{language}" xml:lang="{language}" '
    'aria-labelledby="{id}-title" aria-describedby="{id}-desc">\n'
    '<title id="{id}-title">{title}</title>\n<desc id="{id}-desc">{text}</desc>\n'
)


def finished(svg: bytes, name: str, title: str, text: str, language: str) -> bytes:
    """The SVG without the engine's version and comments, with title and description."""
    size = _SIZE.search(svg)
    assert size is not None
    width, height, box = (part.decode() for part in size.groups())
    head = _HEAD.format(
        width=width, height=height, box=box, language=language, id=xml(name), title=xml(title), text=xml(text)
    )
    body = _GRAPH_TITLE.sub(rb"\1", svg[size.end() :].lstrip(b"\n"), count=1)
    return head.encode() + _INNER_NAME.sub(b"", _COMMENT.sub(b"", body))
