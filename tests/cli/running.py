"""Running the command line: in this process where there are many cases, as a program where it matters."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias

PROGRAM = Path(sys.executable).parent / "usecases"


class Ran(NamedTuple):
    """What came of a run."""

    code: int
    out: str
    err: str


Run: TypeAlias = Callable[..., Ran]


def environment(language: str = "en", **more: str) -> dict[str, str]:
    """The environment of a user who speaks a language."""
    path = f"{PROGRAM.parent}{os.pathsep}{os.environ['PATH']}"
    return {**os.environ, "USECASES_LANGUAGE": language, "PATH": path, **more}


def program(*arguments: str | bytes, cwd: Path, language: str = "en", **more: str) -> Ran:
    """Run the real program."""
    done = subprocess.run(
        [PROGRAM, *arguments],
        cwd=cwd,
        env=environment(language, **more),
        capture_output=True,
        check=False,
        timeout=60,
    )
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
