"""The merge that git itself makes of a file, line by line."""

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from usecases.git.running import GitProblem
from usecases.languages.catalogue import _

_MOST = 127
"""Git gives the number of conflicts, up to this one; more is an error."""


class ByLines(NamedTuple):
    """What came of it, with marks where it is a conflict, and whether there is none."""

    content: bytes
    clean: bool


def merged_by_lines(base: bytes, ours: bytes, theirs: bytes, names: tuple[str, str] = ("ours", "theirs")) -> ByLines:
    """Merge three texts as git does, the sides called by these names; raises GitProblem, and OSError."""
    with TemporaryDirectory(prefix="usecases-") as folder:
        for name, content in (("base", base), ("ours", ours), ("theirs", theirs)):
            (Path(folder) / name).write_bytes(content)
        labels = ["-L", names[0], "-L", "base", "-L", names[1]]
        command = ["git", "merge-file", "-p", "-q", *labels, "ours", "base", "theirs"]
        try:
            done = subprocess.run(command, cwd=folder, capture_output=True, check=False)
        except FileNotFoundError as error:
            raise GitProblem(_("git isn't installed, or isn't found.")) from error
    if done.returncode > _MOST or done.returncode < 0:
        raise GitProblem(done.stderr.decode("utf-8", "replace").strip())
    return ByLines(done.stdout, done.returncode == 0)
