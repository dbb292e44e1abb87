"""Who else is there: commands that change something say so, and a dead editor is nobody."""

import os
import signal
from pathlib import Path

from tests.cli.running import Run
from usecases.saving.locks import Presence


def _editor(library: Path) -> int:
    """A process that has the library open; its id."""
    ready, tell = os.pipe()
    child = os.fork()
    if child == 0:
        Presence.begin(library)
        os.write(tell, b".")
        signal.pause()
    os.read(ready, 1)
    return child


def test_a_living_editor_is_mentioned_and_a_dead_one_is_not(library: Path, usecases: Run) -> None:
    child = _editor(library)
    try:
        ran = usecases("set", "order-processing", "goal", "More", cwd=library)
        assert ran.code == 0
        assert f"(process {child})" in ran.err
        assert "has had this library open since" in ran.err
    finally:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    assert usecases("set", "order-processing", "goal", "Less", cwd=library).err == ""
