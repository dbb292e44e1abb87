"""The map in words and small signs, in the language that is spoken (see `speaking`)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from usecases.analysing.map.series import Trend
from usecases.analysing.map.standing import Lamp, MapStanding, Spot, Standing
from usecases.analysing.map.tasks import Task, What, tasks
from usecases.analysing.titles import Titles
from usecases.lamps import SIGN, Colour
from usecases.languages.catalogue import _, mark
from usecases.languages.dates import date_words
from usecases.languages.numbers import number_words, percent_words
from usecases.model.shared import Shared
from usecases.text.harmless import one_line

SPOT: Mapping[Spot, str] = {"start": mark("at the start"), "middle": mark("in the middle"), "end": mark("at the end")}
_COLOUR: Mapping[Colour | None, str] = {
    "green": mark("green"),
    "amber": mark("amber"),
    "red": mark("red"),
    None: mark("not measured"),
}
_TREND: Mapping[Trend, str] = {
    "better": mark("+ better"),
    "worse": mark("− worse"),
    "steady": mark("= steady"),
    "uneven": mark("~ uneven"),
}
_WHAT: Mapping[What, str] = {
    "causes": mark(
        "Back to the causes: not green, and no better by 10% after 30 days, so what was done hasn't helped."
    ),
    "look": mark("Go into these groups, not into the whole company: the lamp is red."),
    "measure-again": mark("Measure again, every week: the last value is old."),
    "measure": mark("Write the first value into a file in the folder measurements: nobody has measured this."),
    "light": mark("Name three indicators in map.yaml: without lamps nobody sees how the group does."),
}
_BARS = "▁▂▃▄▅▆▇█"
_NOTHING = "·"
_CASES = 5
"""How many use cases a line names; the others are counted."""


def colour_word(colour: Colour | None) -> str:
    """The word for a lamp's colour."""
    return _(_COLOUR[colour])


def colour_words(colour: Colour | None) -> str:
    """A lamp's sign and word, so that it can be read in grey too."""
    return f"{SIGN[colour]} {colour_word(colour)}"


def trend_words(trend: Trend | None) -> str:
    """How the last 30 days went, with a sign; empty where there are too few measurements."""
    return "" if trend is None else _(_TREND[trend])


def bars(weeks: Sequence[float | None]) -> str:
    """The weeks as a row of bars between their least and their greatest value; a dot where nobody measured."""
    known = [value for value in weeks if value is not None]
    if not known:
        return _NOTHING * len(weeks)
    least, span = min(known), max(known) - min(known)
    last = len(_BARS) - 1
    middle = last // 2
    return "".join(
        _NOTHING if value is None else _BARS[round((value - least) / span * last) if span else middle]
        for value in weeks
    )


def month_words(lamp: Lamp, language: str) -> str:
    """How much better than 30 days ago, as a signed share; empty where it isn't known."""
    if lamp.month is None or lamp.month.better_by is None:
        return ""
    return percent_words(lamp.month.better_by, language, signed=True)


def no_use_cases() -> str:
    """What to say of a group in which there is nothing to look at."""
    return _("It has no use cases yet: write down how the work is done.")


def to_do(standing: MapStanding) -> list[tuple[str, list[tuple[Task, ...]]]]:
    """What to do next: for each kind of task why and what, and the tasks; those to measure group by group."""
    found: list[tuple[str, list[tuple[Task, ...]]]] = []
    for what, some in groupby(tasks(standing), key=lambda task: task.what):
        by_group = what in ("measure", "measure-again")
        items = groupby(some, key=lambda task: (task.group, None if by_group else task.spot))
        found.append((_(_WHAT[what]), [tuple(inside) for _key, inside in items]))
    return found


class Saying:
    """Says what a map shows, with the titles of a library."""

    def __init__(self, shared: Shared, cases: Mapping[str, str], language: str) -> None:
        self.titles = Titles(shared, language)
        self.language = language
        self._cases = cases
        self._kpis = {kpi.id: kpi for kpi in reversed(shared.kpis)}
        self._artefacts = {artefact.id for artefact in shared.artefacts}

    def summary(self, standing: MapStanding) -> str:
        """How many lamps have which colour: `■ 2 red`."""
        colours = [lamp.colour for _group, lamp in standing.lamps()]
        order: tuple[Colour | None, ...] = ("red", "amber", "green", None)
        counted = ((colour, colours.count(colour)) for colour in order)
        return ", ".join(f"{colour_words(colour)}: {count}" for colour, count in counted if count)

    def facts(self, group: Standing) -> Iterator[tuple[str, str]]:
        """What a group says of itself, as label and words; what it doesn't say is said, too."""
        missing = _("not stated")
        yield _("Result of the group"), self.titles.artefact(group.result) if group.result else missing
        yield _("Owner of the group"), self.titles.role(group.owner) if group.owner else missing
        yield _("How it runs"), self.running(group) or missing
        if group.feeds:
            yield _("Feeds the groups"), ", ".join(map(self.titles.group, group.feeds))

    def running(self, group: Standing) -> str:
        """Whether the group runs all the time, or what sets it off; empty where it doesn't say."""
        if group.runs == "constant":
            return _("all the time")
        if group.trigger is not None:
            known = group.trigger in self._artefacts
            words = self.titles.artefact(group.trigger) if known else one_line(group.trigger)
            return _("when this arrives:") + " " + words
        return _("when something arrives") if group.runs == "triggered" else ""

    def indicator(self, kpi_id: str) -> str:
        """The title of an indicator with its unit, which stands as it is written and needn't fit a number."""
        kpi = self._kpis.get(kpi_id)
        unit = one_line(kpi.unit.in_language(self.language)) if kpi is not None and kpi.unit else ""
        return f"{self.titles.kpi(kpi_id)}, {unit}" if unit else self.titles.kpi(kpi_id)

    def value(self, lamp: Lamp) -> str:
        """The last value, and its day where it is old."""
        if lamp.value is None or lamp.day is None:
            return _("no measurements")
        words = number_words(lamp.value, self.language)
        if not lamp.stale:
            return words
        return _("{value} (old: of {day})").format(value=words, day=date_words(lamp.day, self.language))

    def item(self, some: Sequence[Task]) -> str:
        """The group, its lamps, and the use cases to look at."""
        text = f"{self.titles.group(some[0].group)}{self.lamps_of(some)}."
        return f"{text} {self.look_at(some[0].use_cases)}" if some[0].in_use_cases else text

    def lamps_of(self, some: Sequence[Task]) -> str:
        """The lamps of tasks of one group, to go on with after its title; empty where they are about all of it."""
        named = [(task.spot, task.kpi) for task in some if task.spot is not None and task.kpi is not None]
        if not named:
            return ""
        if len(named) == 1:
            return f", {_(SPOT[named[0][0]])}: {self.titles.kpi(named[0][1])}"
        return ": " + "; ".join(self.titles.kpi(kpi) for _spot, kpi in named)

    def look_at(self, case_ids: Sequence[str]) -> str:
        """Which use cases to look at; what else to do where there are none."""
        if not case_ids:
            return no_use_cases()
        named = [f"{one_line(self._cases.get(each, each))} ({each})" for each in case_ids[:_CASES]]
        more = len(case_ids) - len(named)
        if more:
            named.append(_("and {count} more").format(count=more))
        return _("Use cases to look at: {names}.").format(names=", ".join(named))

    def later(self, standing: MapStanding) -> Iterable[str]:
        """Measurements of days that are still to come."""
        text = _(
            "{place}: “{kpi}” has a value of {day}, which is still to come. It doesn't count yet; correct the day."
        )
        for each in standing.later:
            yield text.format(place=f"{one_line(each.path)}:{each.line}", kpi=one_line(each.kpi), day=each.day)
