"""Measure and print: `python bench/run.py [ROW…] [--write] [--small N] …`; all rows are written to `RESULTS.md`."""

import argparse

from bench import results
from bench.rows import ROWS
from bench.table import Sizes

_SIGNS = {True: "reached", False: "MISSED", None: "only reported"}


def main() -> None:
    """Measure the rows asked for, or all."""
    asked = _arguments()
    sizes = Sizes(
        asked.small, asked.large, asked.broken, asked.diagrams, asked.edits, asked.kills, asked.merges, asked.rounds
    )
    for name in asked.rows or ROWS:
        for result in ROWS[name](sizes):
            goal = f"{result.goal}: {_SIGNS[result.reached]}"
            print(f"{result.what}: {result.figure} ({result.medians}); goal: {goal}", flush=True)
            if asked.write or not asked.rows:
                results.keep(result, sizes.rounds)


def _arguments() -> argparse.Namespace:
    default = Sizes()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", nargs="*", metavar="ROW", choices=[*ROWS, []], help=f"some of: {', '.join(ROWS)}")
    parser.add_argument("--write", action="store_true", help="these rows take their places in RESULTS.md")
    parser.add_argument("--small", type=int, default=default.small, help="use cases of the smaller library")
    parser.add_argument("--large", type=int, default=default.large, help="use cases of the larger library")
    parser.add_argument("--broken", type=int, default=default.broken, help="files with an error")
    parser.add_argument("--diagrams", type=int, default=default.diagrams, help="diagrams to draw")
    parser.add_argument("--edits", type=int, default=default.edits, help="edits of files formatted by hand")
    parser.add_argument("--kills", type=int, default=default.kills, help="sessions to kill")
    parser.add_argument("--merges", type=int, default=default.merges, help="files that two people have edited")
    parser.add_argument("--rounds", type=int, default=default.rounds, help="rounds of each comparison")
    return parser.parse_args()


if __name__ == "__main__":
    main()
