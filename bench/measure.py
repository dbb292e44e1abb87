"""Running programs side by side: their times in turns, their memory in a process of their own."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

BIN = Path(sys.executable).parent
USECASES = str(BIN / "usecases")
PYTHON = sys.executable
NOTHING = [PYTHON, "-c", "pass"]

# An installed program has its modules compiled; whoever starts us may have switched that off, or set other things.
ENVIRONMENT = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}

# The largest resident size is handed down over fork and exec, so a process as small as the measured one starts it.
_PEAK = """
import os, sys
pid = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[(os.POSIX_SPAWN_OPEN, 1, os.devnull, 1, 0)])
_, status, usage = os.wait4(pid, 0)
print(usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""

Nothing = Callable[[], None]


class Contender(NamedTuple):
    """Something whose time is taken; `prepare` runs before each time and isn't counted."""

    run: Nothing
    prepare: Nothing = lambda: None
    """Leaves the state that the run begins in."""


def program(arguments: Sequence[str], *, folder: Path | None = None, fine: Sequence[int] = (0,)) -> Nothing:
    """Something that runs a program to its end; raises RuntimeError where its exit code isn't among `fine`."""

    def run() -> None:
        done = subprocess.run(arguments, cwd=folder, env=ENVIRONMENT, capture_output=True, check=False)
        if done.returncode not in fine:
            told = (done.stdout + done.stderr).decode("utf-8", "replace")[-2000:]
            raise RuntimeError(f"{arguments[:3]} ended with {done.returncode}:\n{told}")

    return run


def seconds(contender: Contender) -> float:
    """The time of one run."""
    contender.prepare()
    start = time.perf_counter()
    contender.run()
    return time.perf_counter() - start


def side_by_side(contenders: Sequence[Contender], rounds: int, warm: Sequence[Contender] | None = None) -> list[float]:
    """The median time of each, taken in turns, after a run of each (or of `warm`) that isn't counted."""
    for contender in contenders if warm is None else warm:
        seconds(contender)
    times: list[list[float]] = [[] for _ in contenders]
    for _ in range(rounds):
        for index, contender in enumerate(contenders):
            times[index].append(seconds(contender))
    return [statistics.median(some) for some in times]


def peak_megabytes(arguments: Sequence[str]) -> float:
    """The largest resident size of any process of a program, in millions of bytes."""
    command = [PYTHON, "-c", _PEAK, *arguments]
    done = subprocess.run(command, env=ENVIRONMENT, capture_output=True, text=True, check=True)
    unit = 1 if sys.platform == "darwin" else 1024
    return int(done.stdout) * unit / 1e6


def cores() -> int:
    """The processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
