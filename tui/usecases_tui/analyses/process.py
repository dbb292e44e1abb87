"""An analysis of a whole library in a process of its own, so that the keys stay quick and it can be stopped."""

import asyncio
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from usecases.languages.catalogue import SETTING, reader_language
from usecases_tui.analyses.__main__ import UNREADABLE
from usecases_tui.analyses.table import Analysis
from usecases_tui.analyses.told import Told, of_json
from usecases_tui.words import _


class NothingTold(Exception):  # noqa: N818 - there may be good reasons
    """The analysis can't be made; `str` says why, and what to do."""


def command(analysis: Analysis, root: Path) -> list[str]:
    """The process."""
    return [sys.executable, "-m", "usecases_tui.analyses", analysis.id, str(root)]


async def told_of_library(analysis: Analysis, root: Path, progress: Callable[[int, int], None]) -> Told:
    """What an analysis has to say; `progress` hears how far it is. Whoever cancels this ends the process.

    Raises NothingTold.
    """
    process = await asyncio.create_subprocess_exec(
        *command(analysis, root),
        stdin=DEVNULL,
        stdout=PIPE,
        stderr=PIPE,
        env={**os.environ, SETTING: reader_language()},
        start_new_session=True,  # it shares out its work, and all of it ends with it
    )
    try:
        return await _read(process, analysis, progress)
    finally:
        _end(process)


async def _read(process: Process, analysis: Analysis, progress: Callable[[int, int], None]) -> Told:
    assert process.stdout is not None
    assert process.stderr is not None
    said = asyncio.create_task(process.stderr.read())
    while line := (await process.stdout.readline()).strip():
        done, _blank, of = line.decode(errors="replace").partition(" ")
        progress(int(done), int(of))
    content = await process.stdout.read()
    words = " ".join((await said).decode(errors="replace").split())
    code = await process.wait()
    if code == UNREADABLE:
        raise NothingTold(_("The library can’t be read: {reason}.").format(reason=words))
    if code or not content:
        text = _("The analysis has failed. The command line says more: usecases analyze {name}")
        raise NothingTold(text.format(name=analysis.command))
    return of_json(content.decode())


def _end(process: Process) -> None:
    if process.returncode is not None:
        return
    with suppress(ProcessLookupError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
