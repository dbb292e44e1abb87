"""The rows of the analyses: the figures of a whole library, against checking it."""

from bench.libraries import forget, library
from bench.measure import USECASES, Contender, program, side_by_side
from bench.table import Result, Row, Sizes, at_most

LIMIT = 3


def _row(analysis: str, title: str) -> Row:
    """`analyze` reads every file, as a check without an index does."""

    def measure(sizes: Sizes) -> list[Result]:
        folder = library(sizes.large)
        analyze = Contender(program([USECASES, "analyze", analysis, "--library", str(folder)]))
        check = Contender(program([USECASES, "check", str(folder)]), forget(folder))
        medians = side_by_side([analyze, check], sizes.rounds)
        return [at_most(f"{title} of {sizes.large:,} use cases", "`check` of them without an index", medians, LIMIT)]

    return measure


ANALYSES = ("coverage", "raci", "handovers", "customers")
ROWS: dict[str, Row] = {name: _row(name, f"`analyze {name}`") for name in ANALYSES}
