"""The editor without a terminal: keys go in, the text of the screen comes out."""

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import TypeAlias

from textual.pilot import Pilot
from textual.widget import Widget
from textual.worker import WorkerCancelled
from usecases_tui.app import Editor

from tests.conftest import ROOT

SCREENS = Path(__file__).parent / "screens"
WIDE, SMALL = (140, 45), (80, 24)
Play: TypeAlias = Callable[[Pilot[int]], Awaitable[None]]


def library(folder: Path) -> Path:
    """A copy of the library of examples, to be changed."""
    root = folder / "library"
    shutil.copytree(ROOT / "library", root, ignore=shutil.ignore_patterns(".usecases"))
    return root


def play(root: Path, script: Play, *, size: tuple[int, int] = WIDE, begin_at: str | None = None) -> Editor:
    """Run the editor on a library, and let a script press its keys; the editor as it was at the end."""

    async def run() -> Editor:
        editor = Editor(root, begin_at)
        async with editor.run_test(size=size) as pilot:
            await quiet(pilot)
            await script(pilot)
        return editor

    return asyncio.run(run())


async def quiet(pilot: Pilot[int]) -> None:
    """Wait until workers are done and everything is drawn."""
    while True:
        with suppress(WorkerCancelled):  # one that was stopped is done, too
            await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        if all(worker.is_finished for worker in pilot.app.workers):  # else a key has begun something meanwhile
            break
    await pilot.pause()


async def press(pilot: Pilot[int], *keys: str) -> None:
    """Press keys, and wait until everything is drawn."""
    await pilot.press(*keys)
    await quiet(pilot)


async def write(pilot: Pilot[int], text: str) -> None:
    """Type a text, letter by letter."""
    await press(pilot, *("space" if letter == " " else letter for letter in text))


def lines(pilot: Pilot[int]) -> list[str]:
    """The lines of the screen, without the blanks at their ends."""
    return [strip.text.rstrip() for strip in pilot.app.screen._compositor.render_strips()]


def shown(pilot: Pilot[int]) -> str:
    """The text of the screen."""
    return "\n".join(lines(pilot))


def must_look_as(pilot: Pilot[int], name: str, part: Widget | None = None) -> None:
    """Compare the screen, or a part of it, with the picture of a name; `USECASES_DRAW=1` draws it anew."""
    file = SCREENS / f"{name}.txt"
    now = (shown(pilot) if part is None else shown_in(pilot, part)) + "\n"
    if os.environ.get("USECASES_DRAW"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(now, encoding="utf-8")
    assert now == file.read_text(encoding="utf-8")


def shown_in(pilot: Pilot[int], part: Widget) -> str:
    """The text of a part of the screen."""
    region = part.region
    strips = pilot.app.screen._compositor.render_strips()[region.y : region.bottom]
    return "\n".join(strip.crop(region.x, region.right).text.rstrip() for strip in strips)
