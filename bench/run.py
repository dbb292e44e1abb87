"""Measure, print the table, and write it to `bench/RESULTS.md`: `python bench/run.py [ROW…] [--small N] …`."""

import argparse
import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from bench.measure import cores
from bench.rows import ROWS
from bench.table import Result, Sizes

RESULTS = Path(__file__).with_name("RESULTS.md")
_SIGNS = {True: "reached", False: "MISSED", None: "only reported"}
_CELLS = {True: "yes", False: "no", None: "-"}


def main() -> None:
    """Measure the rows asked for, or all."""
    asked = _arguments()
    sizes = Sizes(
        asked.small, asked.large, asked.broken, asked.diagrams, asked.edits, asked.kills, asked.merges, asked.rounds
    )
    results: list[Result] = []
    for name in asked.rows or ROWS:
        for result in ROWS[name](sizes):
            goal = f"{result.goal}: {_SIGNS[result.reached]}"
            print(f"{result.what}: {result.figure} ({result.medians}); goal: {goal}", flush=True)
            results.append(result)
    if not asked.rows:
        RESULTS.write_text(_page(results, sizes), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    default = Sizes()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", choices=[*ROWS, []], help=f"some of: {', '.join(ROWS)}")
    parser.add_argument("--small", type=int, default=default.small, help="use cases of the smaller library")
    parser.add_argument("--large", type=int, default=default.large, help="use cases of the larger library")
    parser.add_argument("--broken", type=int, default=default.broken, help="files with an error")
    parser.add_argument("--diagrams", type=int, default=default.diagrams, help="diagrams to draw")
    parser.add_argument("--edits", type=int, default=default.edits, help="edits of files formatted by hand")
    parser.add_argument("--kills", type=int, default=default.kills, help="sessions to kill")
    parser.add_argument("--merges", type=int, default=default.merges, help="files that two people have edited")
    parser.add_argument("--rounds", type=int, default=default.rounds, help="rounds of each comparison")
    return parser.parse_args()


def _load() -> str:
    """How many processes wanted a processor at the end, in the mean of a quarter of an hour; one of them is ours."""
    return f"load {os.getloadavg()[2]:.1f}" if hasattr(os, "getloadavg") else "unknown"


def _page(results: Sequence[Result], sizes: Sizes) -> str:
    today = datetime.now(UTC).date().isoformat()
    lines = [
        "# Results",
        "",
        f"{today}, Python {platform.python_version()}, {platform.system()} {platform.machine()}, {cores()} processors, "
        f"{sizes.rounds} rounds, other work on the machine: {_load()}; medians, taken in turns. "
        "Written by `make bench`.",
        "",
        "| what | against | medians | figure | goal | reached |",
        "| --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {one.what} | {one.against} | {one.medians} | {one.figure} | {one.goal} | {_CELLS[one.reached]} |"
        for one in results
    ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    main()
