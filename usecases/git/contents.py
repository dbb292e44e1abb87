"""Contents that git keeps, by their names."""

from collections.abc import Iterable
from pathlib import Path

from usecases.git.running import GitProblem, run
from usecases.languages.catalogue import _


def contents(folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    """Contents by their names, as git keeps them; raises GitProblem, also where the repository has lost one."""
    wanted = sorted(set(names))
    if not wanted:
        return {}
    output = run(folder, "cat-file", "--batch", given="".join(f"{name}\n" for name in wanted).encode())
    found: dict[str, bytes] = {}
    at = 0
    for name in wanted:
        end = output.index(b"\n", at)
        about = output[at:end].split()
        if len(about) != 3:  # “missing”
            raise GitProblem(_("The repository is damaged: {name} is missing.").format(name=name[:8]))
        size = int(about[2])
        found[name] = output[end + 1 : end + 1 + size]
        at = end + 1 + size + 1
    return found
