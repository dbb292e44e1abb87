"""Git told to merge and to show the files of a library by what they mean; and all of that taken back.

Two places are written, both of this repository only: `.gitattributes` in the library's folder, which is shared with
everybody, and the repository's own settings. Nothing global is ever touched.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from usecases.git.running import GitProblem, change, run

ATTRIBUTES = ".gitattributes"
BEGIN = "# usecases: begin (written by usecases git-setup)"
END = "# usecases: end"
_DRIVERS = "merge=usecases diff=usecases"


def settings(program: str) -> dict[str, str]:
    """The settings of a repository, by name; `program` is how a shell calls this one.

    Git takes only the exit code 1 for a conflict with marks in the file. Where the program isn't there or ends in any
    other way, git's own merge by lines takes its place, and files are shown as they are.
    """
    by_lines = "git merge-file -q --marker-size=%L %A %O %B"
    merge = f"{program} merge-file --path %P --marker-size %L --ours-name %X --theirs-name %Y %O %A %B"
    return {
        "merge.usecases.name": "use cases, merged by what they mean",
        "merge.usecases.driver": f"{merge} || {{ test $? -eq 1 || {by_lines}; exit 1; }}",
        "diff.usecases.textconv": f'shown() {{ {program} textconv "$1" || cat "$1"; }}; shown',
        # What git writes behind “@@”: the step, branch or role in which the lines stand.
        "diff.usecases.xfuncname": r"^ *(.*\[[a-z0-9-]+\])$",
    }


def attributes(content: str, patterns: Iterable[str]) -> str:
    """The content of `.gitattributes` with our lines at its end; all others stay as they are.

    `patterns` are those of the files that are merged and shown by what they mean; without any, our lines are gone.
    """
    eol = "\r\n" if "\r\n" in content else "\n"
    kept = list(_without_ours(content.splitlines(keepends=True)))
    ours = [f"{pattern} {_DRIVERS}" for pattern in patterns]
    if not ours:
        return "".join(kept)
    if kept and not kept[-1].endswith(("\n", "\r")):
        kept[-1] += eol
    return "".join([*kept, *(f"{line}{eol}" for line in (BEGIN, *ours, END))])


def _without_ours(lines: Sequence[str]) -> Iterator[str]:
    """All lines but ours; where somebody took the end of ours away, what follows is not taken for ours."""
    said = [line.strip() for line in lines]
    inside = False
    for at, line in enumerate(lines):
        if said[at] == BEGIN:
            inside = END in said[at:]
        elif not inside and said[at] != END and not said[at].endswith(f" {_DRIVERS}"):
            yield line
        inside = inside and said[at] != END


def set_up(folder: Path, program: str) -> None:
    """Write the settings of the folder's repository; raises GitProblem."""
    for name, value in settings(program).items():
        change(folder, "config", "--local", name, value)


def take_back(folder: Path) -> bool:
    """Take the settings away again; whether there were any. Raises GitProblem."""
    found = False
    for section in ("merge.usecases", "diff.usecases"):
        if _has(folder, section):
            change(folder, "config", "--local", "--remove-section", section)
            found = True
    return found


def _has(folder: Path, section: str) -> bool:
    try:
        return bool(run(folder, "config", "--local", "--get-regexp", f"^{section}\\."))
    except GitProblem:  # git's way of saying that there is none
        return False
