"""A change as one HTML file that needs nothing else: statements, and the diagrams before and after.

Every text is escaped; pictures are embedded as such, so that nothing in them can run; and the page allows itself
neither scripts nor anything from elsewhere.
"""

from base64 import b64encode
from collections.abc import Iterator, Sequence
from html import escape

from usecases.cli.diff_text import CATEGORIES, sign
from usecases.git.changed import What
from usecases.languages.catalogue import _ as core
from usecases.languages.catalogue import mark, reader_language
from usecases.model.shared import Shared
from usecases.reviewing.differences import FileDifference
from usecases.reviewing.versions import Versions
from usecases.text.harmless import one_line
from usecases_exporters.diagram.marks import COLOURS, SIGNS, Mark
from usecases_exporters.protocol import ExportError
from usecases_exporters.review.changes import summary, title_of
from usecases_exporters.review.pictures import Drawn, drawn_differences
from usecases_exporters.words import interface as _

_LEGEND = {
    Mark.ADDED: mark("added: thick border, circle"),
    Mark.REMOVED: mark("removed: dashed border, square"),
    Mark.CHANGED: mark("changed: diamond"),
    Mark.MOVED: mark("moved: dotted border, triangle"),
}
_OF_SIGNS = {"+": Mark.ADDED, "-": Mark.REMOVED, "~": Mark.CHANGED, ">": Mark.MOVED}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_STYLE = """
body { font: 15px/1.5 Arial, sans-serif; color: #1f2933; background: #fff; margin: 2em auto; max-width: 1500px;
  padding: 0 1.5em; }
h1 { font-size: 1.6em; margin-bottom: .2em } h2 { font-size: 1.25em; margin: 2em 0 0; border-top: 1px solid #d5dbe1;
  padding-top: 1em }
.path, figcaption { color: #52606d } .path { margin: 0 }
ul { list-style: none; padding: 0 } li { margin: .3em 0; padding-left: 2em; text-indent: -2em }
b { display: inline-block; min-width: 1.5em; margin-right: .5em; text-align: center; text-indent: 0; color: #fff;
  border-radius: 3px }
i { font-style: normal; color: #52606d }
.legend li { display: inline-block; margin-right: 2em }
.two { display: grid; grid-template-columns: repeat(auto-fit, minmax(420px, 1fr)); gap: 1.5em; align-items: start }
figure { margin: 0; border: 1px solid #d5dbe1; padding: .8em; overflow: auto } figcaption { font-weight: bold }
img { max-width: 100%; height: auto }
@media (prefers-color-scheme: dark) { body { color: #e4e7eb; background: #15191e } h2 { border-color: #3e4c59 }
  .path, i { color: #9aa5b1 } figure { background: #fff } }
"""


def diff_page(versions: Versions, found: Sequence[FileDifference], shared: Shared) -> str:
    """The page; role titles come from the shared files. Where nothing can draw, it is said why."""
    return "\n".join(_lines(versions, found, shared)) + "\n"


def _lines(versions: Versions, found: Sequence[FileDifference], shared: Shared) -> Iterator[str]:
    title = escape(_("What changed in the processes"))
    yield f'<!DOCTYPE html>\n<html lang="{reader_language()}">\n<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    yield '<meta name="color-scheme" content="light dark">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n<h1>{title}</h1>"
    yield _paragraph(summary(versions, list(found)))
    pictures = [Drawn(None, None)] * len(found)
    try:
        pictures = drawn_differences(found, shared)
    except ExportError as error:
        yield _paragraph(_("There are no diagrams: {reason}").format(reason=one_line(error.reason)))
    if any(drawn.before or drawn.after for drawn in pictures):
        yield f'<ul class="legend">{"".join(_item(each, _(words)) for each, words in _LEGEND.items())}</ul>'
    for difference, drawn in zip(found, pictures, strict=True):
        yield from _file(difference, drawn)
    yield "</body>\n</html>"


def _file(found: FileDifference, drawn: Drawn) -> Iterator[str]:
    path = one_line(found.pair.path)
    if found.pair.what is What.RENAMED:
        path = f"{one_line(found.pair.before or '')} → {path}"
    title = title_of(found)
    below = f'<p class="path">{escape(path)}</p>\n' if path != title else ""
    yield f"<section>\n<h2>{escape(title)}</h2>\n{below}<ul>"
    for change in found.changes:
        yield _item(_OF_SIGNS[sign(change)], change.said(), core(CATEGORIES[change.category]))
    for text in found.lost():
        yield _item(Mark.REMOVED, text)
    yield "</ul>"
    if drawn.before or drawn.after:
        yield '<div class="two">'
        yield from _figure(drawn.before, _("Before"), title_of(found))
        yield from _figure(drawn.after, _("After"), title_of(found))
        yield "</div>"
    yield "</section>"


def _figure(svg: bytes | None, caption: str, title: str) -> Iterator[str]:
    if svg is not None:
        source = f"data:image/svg+xml;base64,{b64encode(svg).decode('ascii')}"
        words = escape(f"{caption}: {title}")
        yield f'<figure><figcaption>{escape(caption)}</figcaption><img alt="{words}" src="{source}"></figure>'


def _item(shown: Mark, text: str, category: str = "") -> str:
    badge = f'<b style="background:{COLOURS[shown]}">{escape(SIGNS[shown])}</b>'
    return f"<li>{badge}{f'<i>{escape(category)}</i> ' if category else ''}{escape(text)}</li>"


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"
