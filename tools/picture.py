"""Draws the picture of the editor in the README: the real editor on the library of examples, as SVG.

Run it from anywhere: `python tools/picture.py`. The picture is the same each time.
"""

import asyncio
import os
import shutil
import sys
import tempfile
from pathlib import Path
from re import DOTALL
from re import compile as regex

ROOT = Path(__file__).resolve().parent.parent
PICTURE = ROOT / "docs" / "pictures" / "editor.svg"
SIZE = (136, 40)
CASE = "use-cases/fulfilment/order-processing.yaml"
KEYS = ("down", "down", "down", "down", "down", "tab", "f6", "f3")
_FONTS = regex(r"@font-face \{.*?\}\s*", DOTALL)
"""Fonts that a browser would fetch from elsewhere; any font of equal widths will do."""


async def drawn(root: Path) -> str:
    """The editor with a use case open, after the keys."""
    from usecases_tui.app import Editor

    editor = Editor(root, CASE)
    async with editor.run_test(size=SIZE) as pilot:
        for key in (None, *KEYS):
            if key is not None:
                await pilot.press(key)
            await pilot.app.workers.wait_for_complete()
            await pilot.pause(0.3)
        return _FONTS.sub("", editor.export_screenshot(title="usecases edit order-processing"))


def main() -> int:
    """Write the picture."""
    os.environ["USECASES_LANGUAGE"] = "ru"
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "library"
        os.environ["XDG_CONFIG_HOME"] = folder
        shutil.copytree(ROOT / "library", root, ignore=shutil.ignore_patterns(".usecases"))
        PICTURE.write_text(asyncio.run(drawn(root)), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
