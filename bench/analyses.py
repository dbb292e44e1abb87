"""The rows of the analyses: the figures of a whole library, against checking it."""

from bench.libraries import BUILD, forget, library
from bench.measure import USECASES, Contender, program, side_by_side
from bench.table import Result, Row, Sizes, at_most, ms

ANALYSES = ("coverage", "raci", "handovers", "customers", "time", "map")
LIMIT = 3
TOGETHER = 5


def analyses(sizes: Sizes) -> list[Result]:
    """Each analysis of a whole library, and all; each reads every file, as a check without an index does."""
    folder = library(sizes.large)
    each = [Contender(program([USECASES, "analyze", one, "--library", str(folder)])) for one in ANALYSES]
    check = Contender(program([USECASES, "check", str(folder)]), forget(folder))
    *times, checking = side_by_side([*each, check], sizes.rounds)
    against = "`check` of them without an index"
    of = f"of {sizes.large:,} use cases"
    rows = [
        at_most(f"`analyze {one}` {of}", against, (spent, checking), LIMIT)
        for one, spent in zip(ANALYSES, times, strict=True)
    ]
    together = at_most(f"all six analyses {of}, one after the other", against, (sum(times), checking), TOGETHER)
    return [*rows, together]


RUNS = 100_000
SECONDS = 2


def simulation(sizes: Sizes) -> list[Result]:
    """So many runs of 20 steps and 20 branches, less one run of them: reading and starting are the same for both."""
    folder = BUILD / "simulation"
    (folder / "use-cases").mkdir(parents=True, exist_ok=True)
    (folder / "library.yaml").write_text("title: Runs\nlanguage: en\n", encoding="utf-8")
    steps = [f"  - {{id: s{number}, action: Works, work: 20min, within: 4bh}}" for number in range(20)]
    branches = [
        f"  - {{id: b{number}, kind: negative, at: s{number}, when: Late, likelihood: often, resume: s{number}}}"
        for number in range(20)
    ]
    lines = ["id: twenty", "title: Twenty", "steps:", *steps, "branches:", *branches]
    (folder / "use-cases" / "twenty.yaml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    command = [USECASES, "analyze", "time", "twenty", "--library", str(folder), "--runs"]
    many, one = (Contender(program([*command, str(runs)])) for runs in (RUNS, 1))
    medians = side_by_side([many, one], sizes.rounds)
    spent = medians[0] - medians[1]
    what = f"{RUNS:,} runs by chance of 20 steps and 20 branches"
    goal = f"under {SECONDS} s"
    return [Result(what, "one run", ms(*medians), f"{spent:.1f} s more", goal, spent < SECONDS)]


ROWS: dict[str, Row] = {"analyses": analyses, "simulation": simulation}
