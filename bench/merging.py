"""The rows of merging and of differences in git: what is kept, who must be asked, and how long it takes."""

import subprocess
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.corpus import make_library, path_of
from bench.libraries import BUILD
from bench.measure import PYTHON, USECASES, Contender, cores, program, side_by_side
from bench.table import Result, Row, Sizes, at_most, ms
from tests.merge.judging import complaints, dependent, exchanged, independent, known
from tests.merge.merging import readable
from tests.merge.people import Concurrent, concurrent
from usecases.git.merging import ByLines, merged_by_lines
from usecases.merge.marks import Labels
from usecases.merge.texts import CantMerge, MergedText, merged_text

LIMIT = 0.15
"""Merging one file may take so many seconds."""
FEWER = 10
"""So many times fewer merges than by lines may need a person."""
DIFF_LIMIT = 3
_CHUNK = 50
_STEPS = 15
_STEP = """\
  - id: step-{number}
    actor: manager
    action: Звонит покупателю и договаривается о доставке
    activity: agree
    how: |
      - Назвать номер заказа.
      - Согласовать интервал.
    within: 2h
    result: Интервал согласован
    channel: phone # the main one
"""

# What a difference can't do without: the bytes of both sides, from git and from the disk, each file read once.
_READ = """
import sys
from pathlib import Path
from usecases.git.repository import Repository
from usecases.reading.document import read_document
from usecases.reading.folder import kind_of
from usecases.reviewing.versions import asked, versions_in_git
repository = Repository.of(Path(sys.argv[1]))
for pair in versions_in_git(repository, asked(repository, None, False)).pairs:
    for content in (pair.old, pair.new):
        read_document(content, pair.path, kind_of(pair.path))
"""


def merges(sizes: Sizes) -> list[Result]:
    """Files that two people have edited, merged by meaning and by lines."""
    found: Counter[str] = Counter()
    with ProcessPoolExecutor(cores()) as pool:
        for some in pool.map(trial, range(sizes.merges), chunksize=_CHUNK):
            found.update(some)
    every, ours, theirs = sizes.merges, found["ours"], found["git"]
    fewer = theirs / max(ours, 1)
    return [
        Result(
            "random edits of two people merged: no edit and no comment lost, all can be read, both orders alike, a "
            "conflict where edits contradict each other and none where they have nothing to do with each other",
            "-",
            f"{found['dependent']:,} surely contradict each other, {found['independent']:,} surely don't",
            f"{every - found['wrong']:,} of {every:,}",
            "all",
            not found["wrong"],
        ),
        Result(
            "of them, those that need a person",
            "`git merge-file`, the same files",
            f"{ours:,} / {theirs:,}, of which {found['needless']:,} / {found['git needless']:,} surely don't contradict"
            f" each other; by lines {found['silent']:,} more were merged without a word and need one",
            f"{fewer:.1f} times fewer",
            f"{FEWER} times fewer",
            fewer >= FEWER,
        ),
    ]


def trial(seed: int) -> Counter[str]:
    """One file: who must ask a person, and whether anything is wrong."""
    made = concurrent(seed)
    by_lines = _by_lines(made)
    found = known(made)
    apart = independent(found, made)
    counts = Counter({"git": not by_lines.clean, "dependent": bool(dependent(found)), "independent": apart})
    one = _merged(made, by_lines)
    other = _merged(Concurrent(made.base, made.theirs, made.ours), by_lines)
    asks = one is None or bool(one.conflicts)
    counts["ours"] = asks
    counts["needless"], counts["git needless"] = asks and apart, not by_lines.clean and apart
    counts["silent"] = by_lines.clean and (asks or not readable(by_lines.content))
    if one is None or other is None:
        counts["wrong"] = one is not other
    else:
        counts["wrong"] = any(complaints(made, one)) or any(exchanged(one, other))
    return counts


def _by_lines(made: Concurrent) -> ByLines:
    with TemporaryDirectory() as folder:
        base, ours, theirs = (Path(folder, name) for name in ("base", "ours", "theirs"))
        for file, text in zip((base, ours, theirs), made.texts, strict=True):
            file.write_bytes(text)
        return merged_by_lines(base, ours, theirs)


def _merged(made: Concurrent, by_lines: ByLines) -> MergedText | None:
    """The merge; `None` where it is left to git and to a person."""
    clean = by_lines.content if by_lines.clean else None  # that one is the same in both orders
    try:
        return merged_text(*made.texts, lambda: clean, Labels())
    except CantMerge:
        return None


def merge_time(sizes: Sizes) -> list[Result]:
    """One file as git has it merged: a process for each."""
    base = "id: sell\ntitle: Продажа\nsteps:\n" + "".join(_STEP.format(number=number) for number in range(_STEPS))
    base = "".join(base.splitlines(keepends=True)[:-3])
    ours = base.replace("within: 2h", "within: 3h", 1)
    theirs = base.replace("    within: 2h\n", "    within: 2h\n    work: 5min\n", 1)
    with TemporaryDirectory() as folder:
        for name, text in (("base", base), ("ours", ours), ("theirs", theirs)):
            (Path(folder) / name).write_text(text, encoding="utf-8")
        names = [str(Path(folder) / name) for name in ("base", "ours", "theirs")]
        merging = program([USECASES, "merge-file", "--stdout", *names])
        yaml = program([PYTHON, "-c", "import yaml"])
        medians = side_by_side([Contender(merging), Contender(yaml)], sizes.rounds * 3)
    return [
        Result(
            f"`merge-file` of a file of {len(base.splitlines())} lines, as a whole process",
            '`python -c "import yaml"`',
            ms(*medians),
            f"{ms(medians[0])}, {medians[0] / medians[1]:.1f} times",
            f"at most {ms(LIMIT)}",
            medians[0] <= LIMIT,
        )
    ]


def diff(sizes: Sizes) -> list[Result]:
    """All use cases of a library changed since the last commit."""
    folder = BUILD / "changed"
    _changed(folder, sizes.small)
    ours = program([USECASES, "diff", "--library", str(folder)], fine=(1,))
    reading = program([PYTHON, "-c", _READ, str(folder)])
    medians = side_by_side([Contender(ours), Contender(reading)], max(sizes.rounds // 2, 1))
    what = f"`diff` of {sizes.small:,} changed use cases"
    return [at_most(what, "both sides read, from git and from the disk", medians, DIFF_LIMIT)]


def _changed(folder: Path, size: int) -> None:
    """A library in git, with a change in every use case since."""
    ready = folder / "ready"
    if ready.is_file() and ready.read_text() == str(size):
        return
    subprocess.run(["rm", "-rf", str(folder)], check=True)
    make_library(folder, size)
    git = partial(subprocess.run, cwd=folder, check=True, capture_output=True)
    who = ["-c", "user.name=Bench", "-c", "user.email=bench@firm.example"]
    run: Callable[..., object] = git
    for command in (["init", "-q"], ["add", "-A"], [*who, "commit", "-qm", "Library"]):
        run(["git", *command])
    for number in range(size):
        file = folder / path_of(number)
        lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
        at = [index for index, line in enumerate(lines) if line.strip().startswith("action:")]
        for index in at[: 1 + number % 3]:
            lines[index] = (
                lines[index].rstrip("\n").rstrip('"') + " again" + ('"' if '"' in lines[index] else "") + "\n"
            )
        file.write_text("".join(lines), encoding="utf-8")
    ready.write_text(str(size))


ROWS: dict[str, Row] = {"merges": merges, "merge-time": merge_time, "diff": diff}
