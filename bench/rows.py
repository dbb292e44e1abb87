"""The rows: what is measured against what, and the goal."""

import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from itertools import count
from pathlib import Path

from bench.analyses import ROWS as ANALYSES
from bench.breaking import break_files
from bench.coach import ROWS as COACH
from bench.corpus import make_library, path_of
from bench.editing import ROWS as EDITING
from bench.libraries import BUILD, ROOT, forget, library, settle
from bench.measure import (
    BIN,
    NOTHING,
    PYTHON,
    USECASES,
    Contender,
    cores,
    peak_megabytes,
    program,
    side_by_side,
)
from bench.merging import ROWS as MERGING
from bench.screens import ROWS as SCREENS
from bench.table import Result, Row, Sizes, at_most, ms

RIVAL = "check-jsonschema==0.39.0"

_STAT = """
import os
def walk(folder):
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            walk(entry.path)
        else:
            entry.stat()
walk('use-cases')
"""


def check_cold(sizes: Sizes) -> list[Result]:
    folder = library(sizes.small)
    rival = _rival()
    schema = ROOT / "schemas" / "use-case.schema.json"
    files = sorted(map(str, (folder / "use-cases").rglob("*.yaml")))
    ours = Contender(program([USECASES, "check", str(folder)]), forget(folder))
    theirs = Contender(program([rival, "--schemafile", str(schema), *files]))
    medians = side_by_side([ours, theirs, ours, ours], max(sizes.rounds // 2, 1), warm=[ours])
    mine = sorted((medians[0], medians[2], medians[3]))[1]
    ratio = medians[1] / mine
    return [
        Result(
            f"`check` of {sizes.small:,} use cases, cold",
            "check-jsonschema 0.39, the same files and schema",
            ms(mine, medians[1]),
            f"{ratio:.1f} times faster",
            "50 times faster",
            ratio >= 50,
        )
    ]


def _rival() -> str:
    venv = BUILD / "rival"
    found = venv / "bin" / "check-jsonschema"
    if not found.is_file():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        subprocess.run([str(venv / "bin" / "pip"), "install", "--quiet", RIVAL], check=True)
    return str(found)


def unchanged(sizes: Sizes) -> list[Result]:
    folder = library(sizes.large)
    check = program([USECASES, "check", str(folder)])
    settle(check)
    ours = Contender(check)
    stat = Contender(program([PYTHON, "-c", _STAT], folder=folder))
    what = f"`check` of {sizes.large:,}, nothing changed"
    return [at_most(what, "`os.scandir` and `stat` over them", side_by_side([ours, stat], sizes.rounds), 4)]


def one_percent(sizes: Sizes) -> list[Result]:
    folder = library(sizes.large)
    check = program([USECASES, "check", str(folder)])
    settle(check)
    turn = count()

    def change() -> None:
        number = next(turn)
        for index in range(sizes.large // 100):
            file = folder / path_of((index * 97 + number) % sizes.large)
            with file.open("a", encoding="utf-8") as text:
                text.write(f"# changed in round {number}\n")
        time.sleep(0.1)

    medians = side_by_side([Contender(check, change), Contender(check)], sizes.rounds)
    (folder / "ready").unlink()
    return [at_most("the same, 1 % changed", "nothing changed", medians, 2)]


def memory(sizes: Sizes) -> list[Result]:
    peaks = []
    for size in (sizes.small, sizes.large):
        folder = library(size)
        peaks.append(peak_megabytes([USECASES, "check", str(folder)]))
    idle = peak_megabytes(NOTHING)
    return [
        Result(
            f"peak memory of a process, cold `check` of {sizes.small:,} and of {sizes.large:,}",
            f"`python -c pass`: {idle:.0f} MB",
            " / ".join(f"{peak:.0f} MB" for peak in peaks),
            f"{max(peaks):.0f} MB, grows by {peaks[1] / peaks[0] - 1:.0%}",
            "at most 60 MB, not growing",
            max(peaks) <= 60 and peaks[1] <= peaks[0] * 1.1,
        )
    ]


def places(sizes: Sizes) -> list[Result]:
    folder = BUILD / "broken"
    shutil.rmtree(folder, ignore_errors=True)
    make_library(folder, sizes.broken)
    injected = break_files(folder, sizes.broken)
    done = subprocess.run(
        [USECASES, "check", ".", "--format", "json"], cwd=folder, capture_output=True, text=True, check=False
    )
    findings = json.loads(done.stdout)["findings"]
    found = {(one["path"], one["code"], one["line"], one["column"]) for one in findings}
    exact = sum(1 for one in injected if tuple(one) in found)
    return [
        Result(
            "findings with exact line and column",
            f"{len(injected)} errors put into as many files, {len({one.code for one in injected})} codes",
            f"{len(found)} findings",
            f"{exact} of {len(injected)}",
            "all",
            exact == len(injected),
        )
    ]


def version(sizes: Sizes) -> list[Result]:
    medians = side_by_side([Contender(program([USECASES, "--version"])), Contender(program(NOTHING))], sizes.rounds * 5)
    return [at_most("`usecases --version`", "`python -c pass`", medians, 4)]


def one_file(sizes: Sizes) -> list[Result]:
    folder = library(sizes.large)
    check = program([USECASES, "check", str(folder / path_of(4321 % sizes.large))])
    medians = side_by_side([Contender(check), Contender(program(NOTHING))], sizes.rounds * 2)
    return [at_most(f"`check` of one use case among {sizes.large:,}", "`python -c pass`", medians, 15)]


def export(sizes: Sizes) -> list[Result]:
    folder = library(sizes.diagrams)
    ours, theirs = BUILD / "export-svg", BUILD / "export-dot"
    _clean(ours, theirs)()
    program([USECASES, "export", "dot", "--library", str(folder), "-o", str(theirs)])()
    sources = sorted(map(str, theirs.rglob("*.dot")))
    svg = program([USECASES, "export", "svg", "--library", str(folder), "-o", str(ours)])
    drawn = Contender(svg, _clean(ours, folder / ".usecases"))
    plain = Contender(lambda: _draw(sources))
    first, batches = side_by_side([drawn, plain], max(sizes.rounds // 2, 1))
    again = side_by_side([Contender(svg)], sizes.rounds)[0]
    return [
        at_most(
            f"{len(sources):,} diagrams to SVG", "the same renderer in batches on all processors", [first, batches], 1.5
        ),
        Result(
            "a second export, nothing changed",
            "the first",
            ms(again, first),
            f"{first / again:.1f} times faster",
            "10 times faster",
            first / again >= 10,
        ),
    ]


def _clean(*folders: Path) -> Callable[[], None]:
    def clean() -> None:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)

    return clean


def _draw(sources: Sequence[str]) -> None:
    """Draw all sources, one process for each processor, each with an equal share."""
    renderer = str(BIN / "graphviz-pure")
    workers = cores()
    running = [
        subprocess.Popen([renderer, "-q", "-Tsvg", "-O", *sources[number::workers]], stderr=subprocess.DEVNULL)
        for number in range(workers)
    ]
    for process in running:
        if process.wait() != 0:
            raise RuntimeError("the renderer failed")


ROWS: dict[str, Row] = {
    "check-cold": check_cold,
    "unchanged": unchanged,
    "one-percent": one_percent,
    "memory": memory,
    "places": places,
    "version": version,
    "one-file": one_file,
    "export": export,
    **EDITING,
    **MERGING,
    **SCREENS,
    **ANALYSES,
    **COACH,
}
