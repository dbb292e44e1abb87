"""The merge that git itself makes of a file, line by line."""

import subprocess
from pathlib import Path
from typing import NamedTuple

from usecases.git.running import GitProblem, words
from usecases.languages.catalogue import _

_MOST = 127
"""Git gives the number of conflicts, up to this one; more is an error."""


class ByLines(NamedTuple):
    """What came of it, with marks where it is a conflict, and whether there is none."""

    content: bytes
    clean: bool


def merged_by_lines(
    base: Path, ours: Path, theirs: Path, names: tuple[str, str] = ("ours", "theirs"), size: int = 7
) -> ByLines:
    """Merge three files as git does, the sides called by these names; raises GitProblem, and OSError.

    None of the files is changed. Git refuses what it takes for binary: where a NUL stands among the first 8,000 bytes.
    """
    labels = ["-L", names[0], "-L", "base", "-L", names[1]]
    command = ["git", "merge-file", "-p", f"--marker-size={size}", *labels, "--", *map(str, (ours, base, theirs))]
    try:
        done = subprocess.run(command, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise GitProblem(_("git isn't installed, or isn't found.")) from error
    if done.returncode > _MOST or done.returncode < 0:
        raise GitProblem(words(done.stderr))
    return ByLines(done.stdout, done.returncode == 0)
