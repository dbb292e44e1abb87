"""What was measured last: `RESULTS.md`, a row for each thing, with the day and how busy the machine was."""

import os
import platform
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from bench.measure import cores
from bench.table import Result

PAGE = Path(__file__).with_name("RESULTS.md")
_CELLS = {True: "yes", False: "no", None: "-"}
_HEAD = """\
# Results

{system}, {cores} processors, Python {python}; medians, taken in turns. Load is how many processes wanted a processor in
the quarter of an hour before the figure, one of them ours. Written by `make bench`.

| what | against | medians | figure | goal | reached | measured |
| --- | --- | --- | --- | --- | --- | --- |
"""


def keep(result: Result, rounds: int, page: Path = PAGE) -> None:
    """Write a row to the page: in the place of the one that tells of the same thing, or at the end."""
    row = _row(result, rounds)
    rows = _rows(page)
    known = [_what(one) for one in rows]
    if result.what in known:
        rows[known.index(result.what)] = row
    else:
        rows.append(row)
    page.write_text(_page(rows), encoding="utf-8")


def _rows(page: Path) -> list[str]:
    lines = page.read_text(encoding="utf-8").splitlines() if page.exists() else []
    return [line for line in lines if line.startswith("| ")][2:]


def _what(row: str) -> str:
    return row.removeprefix("| ").split(" | ")[0]


def _row(result: Result, rounds: int) -> str:
    measured = f"{datetime.now(UTC).date().isoformat()}, {rounds} rounds, {_load()}"
    reached = _CELLS[result.reached]
    cells = (result.what, result.against, result.medians, result.figure, result.goal, reached, measured)
    return f"| {' | '.join(cells)} |"


def _load() -> str:
    return f"load {os.getloadavg()[2]:.1f}" if hasattr(os, "getloadavg") else "load unknown"


def _page(rows: Iterable[str]) -> str:
    system = f"{platform.system()} {platform.machine()}"
    return _HEAD.format(system=system, cores=cores(), python=platform.python_version()) + "\n".join(rows) + "\n"
