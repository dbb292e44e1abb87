"""Parts of a picture that is drawn without an engine: the same bytes on every machine."""

from usecases_exporters.diagram import signs
from usecases_exporters.diagram.metrics import width_of
from usecases_exporters.diagram.text import clean, xml


def head(name: str, title: str, language: str, width: float, height: float) -> str:
    """The beginning of a picture on white ground, with a title for those who don't see it."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" style="max-width:100%;height:auto" role="img" '
        f'lang="{language}" xml:lang="{language}" aria-labelledby="{name}-title">\n'
        f'<title id="{name}-title">{xml(clean(title))}</title>\n'
        f'<rect width="{width:g}" height="{height:g}" fill="#ffffff"/>'
    )


def words(text: str, x: float, y: float, anchor: str, size: float, *, ink: str = signs.INK, bold: bool = False) -> str:
    """A line of text on its base line; `anchor` is `start`, `middle` or `end`."""
    weight = ' font-weight="bold"' if bold else ""
    # As wide as it was measured, whatever font stands in for the one that is asked for.
    length = f' textLength="{width_of(text, size, bold):.1f}" lengthAdjust="spacingAndGlyphs"' if len(text) > 1 else ""
    return (
        f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}" font-family="{signs.FONT}, Liberation Sans, sans-serif" '
        f'font-size="{size:g}" fill="{ink}"{weight}{length}>{xml(text)}</text>'
    )
