"""What came of very many runs, in words."""

from collections.abc import Iterator

from usecases.analysing.sections import Said, Section
from usecases.analysing.time.report import CaseTime
from usecases.analysing.time.simulated import Simulation
from usecases.analysing.time.words import SHOWN, Saying
from usecases.languages.catalogue import _

_BARS = "▁▂▃▄▅▆▇█"
_NONE = "·"


def runs_section(say: Saying, found: Simulation, time: CaseTime) -> Section:
    """The figures of the runs of a use case."""
    return Section(_("Runs by chance"), tuple(Said(*line) for line in _lines(say, found, time)))


def spread_words(say: Saying, found: Simulation) -> str:
    """How many runs take how long, as a row of bars from the quickest on; the last bar holds all that take longer."""
    highest = max(found.bars, default=0) or 1
    last = len(_BARS) - 1
    bars = "".join(_BARS[round(count / highest * last)] if count else _NONE for count in found.bars)
    return f"{say.span(found.least)} {bars} ≥ {say.span(found.most)}"


def _lines(say: Saying, found: Simulation, time: CaseTime) -> Iterator[tuple[str, str]]:
    runs, seed = say.number(found.runs), str(found.seed)
    yield _("Runs"), _("{runs}, by the seed {seed}").format(runs=runs, seed=seed)
    if time.timeless:
        yield _("Total"), say.timeless()
        return
    yield _("Half of them take at most"), say.span(found.p50)
    yield _("Nine of ten take at most"), say.span(found.p90)
    for each in found.outcomes:
        half = _("{share}, half of them in {half}, nine of ten in {most}").format(
            share=say.percent(each.share), half=say.span(each.p50), most=say.span(each.p90)
        )
        yield say.end(each.end), half
    limits = {limit.limit: limit for limit in time.limits}
    for broken in found.limits:
        if broken.limit in limits:
            text = _("broken in {share}").format(share=say.percent(broken.broken))
            yield say.limit(limits[broken.limit]), text
    numbers = {each.branch: each.number for each in time.branches}
    dear = [each for each in found.branches if each.cost > 0][:SHOWN]
    if dear:
        costs = [
            _("{number} (in {share}, {longer} longer)").format(
                number=numbers.get(each.branch, each.branch),
                share=say.percent(each.share),
                longer=say.span(each.longer),
            )
            for each in dear
        ]
        yield _("Branches that make runs longer"), ", ".join(costs)
    if found.cut:
        yield _("Came to no end"), say.percent(found.cut)
