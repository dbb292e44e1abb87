"""Libraries to measure on, made once and kept under `build/bench/`."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from bench.corpus import add_long, id_of, make_library

ROOT = Path(__file__).resolve().parent.parent
BUILD = ROOT / "build" / "bench"
LONG_STEPS, LONG_BRANCHES = 12, 8


def library(size: int) -> Path:
    """A library of a size, made where it isn't there yet, without an index."""
    return _made(BUILD / f"library-{size}", size)


def library_with_long(size: int) -> tuple[Path, str]:
    """The same in a folder of its own, with one long use case more, and the id of that one."""
    return _made(BUILD / f"library-{size}-long", size, with_long=True), id_of(size)


def _made(folder: Path, size: int, *, with_long: bool = False) -> Path:
    ready = folder / "ready"
    wanted = _fingerprint()
    if not ready.is_file() or ready.read_text() != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        make_library(folder, size)
        if with_long:
            add_long(folder, size, LONG_STEPS, LONG_BRANCHES)
        ready.write_text(wanted)
    forget(folder)()
    return folder


def _fingerprint() -> str:
    return "".join(str((ROOT / "bench" / name).stat().st_mtime_ns) for name in ("corpus.py", "words.py"))


def forget(folder: Path) -> Callable[[], None]:
    """Something that takes the index of a library away."""
    return lambda: shutil.rmtree(folder / ".usecases", ignore_errors=True)


def settle(check: Callable[[], None]) -> None:
    """Make the index; files written just before are looked at once more by the run after the next tick."""
    time.sleep(0.1)
    check()
    check()
