"""Makes the table of advance widths from the Liberation Sans fonts: `python tools/metrics.py FOLDER_OF_FONTS`.

Needs fonttools, a tool of the developer; the project itself only reads the table.
"""

import sys
from collections import defaultdict
from pathlib import Path

from fontTools.ttLib import TTFont

RANGES = (
    (0x20, 0x7E),
    (0xA0, 0x17F),
    (0x218, 0x21B),
    (0x386, 0x3CE),
    (0x400, 0x4FF),
    (0x2010, 0x2027),
    (0x202F, 0x203A),
    (0x20A0, 0x20BF),
    (0x2116, 0x2122),
    (0x2190, 0x2195),
    (0x2200, 0x2265),
)
TABLE = Path(__file__).parent.parent / "exporters" / "usecases_exporters" / "diagram" / "metrics_table.py"
FACES = {"REGULAR": "LiberationSans-Regular.ttf", "BOLD": "LiberationSans-Bold.ttf"}
HEAD = '''"""Advance widths of Liberation Sans (as wide as Arial and Arimo), in 1/2048 of the font size.

Made by tools/metrics.py from {version}; don't edit. The fonts are
Copyright (c) 2012 Red Hat, Inc., with Reserved Font Name Liberation, under the SIL Open Font License 1.1;
the widths are facts about them and carry no outlines.
"""

'''


def widths(font: TTFont) -> dict[int, str]:
    """The characters of each advance width."""
    cmap, advances = font.getBestCmap(), font["hmtx"]
    found: defaultdict[int, list[str]] = defaultdict(list)
    for first, last in RANGES:
        for code in range(first, last + 1):
            if code in cmap:
                found[advances[cmap[code]][0]].append(chr(code))
    return {width: "".join(found[width]) for width in sorted(found)}


def literal(text: str) -> str:
    """A Python literal of plain ASCII, so that no editor changes it."""
    return '"' + "".join(f"\\u{ord(char):04x}" for char in text) + '"'


def table(name: str, font: TTFont) -> str:
    """The source of one table, in lines of at most 100 characters."""
    lines = [f"{name}: dict[int, str] = {{"]
    for width, chars in widths(font).items():
        pieces = [literal(chars[start : start + 17]) for start in range(0, len(chars), 17)]
        if len(pieces) == 1:
            lines.append(f"    {width}: {pieces[0]},")
        else:
            lines += [f"    {width}: (", *(f"        {piece}" for piece in pieces), "    ),"]
    return "\n".join([*lines, "}", ""])


def main(folder: Path) -> None:
    """Write the table."""
    fonts = {name: TTFont(folder / file) for name, file in FACES.items()}
    version = "Liberation Sans, " + fonts["REGULAR"]["name"].getDebugName(5).split(";")[0]
    source = HEAD.format(version=version) + "\n".join(table(name, font) for name, font in fonts.items())
    TABLE.write_text(source, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
