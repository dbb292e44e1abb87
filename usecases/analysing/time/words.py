"""The times in words: sections of lines, each a question with its figure, in the language that is spoken."""

from collections.abc import Iterable, Iterator, Sequence

from usecases.analysing.sections import Said, Section, listed
from usecases.analysing.time.courses import CourseKind
from usecases.analysing.time.hand_overs import HandOver
from usecases.analysing.time.inner_steps import InnerStep
from usecases.analysing.time.limits import LimitTime, Missed
from usecases.analysing.time.report import CaseTime, PathTime, Times
from usecases.analysing.time.together import work_of_a_year
from usecases.analysing.titles import Titles
from usecases.languages.catalogue import _, ngettext
from usecases.languages.durations import duration_words, span_words
from usecases.languages.numbers import money_words, number_words, percent_words
from usecases.languages.punctuation import dash
from usecases.model.duration import Duration
from usecases.model.usecase import TRIGGER, UseCase
from usecases.text.harmless import one_line
from usecases.timing.minutes import DAY

SHOWN = 5
"""How many hand-overs and branches are named."""
_PLACES = 12
_SMALL = 0.01


class Saying:
    """Says the figures of some times with the titles of a library; money is in its currency."""

    def __init__(self, times: Times, titles: Titles, currency: str | None) -> None:
        self._times = times
        self._titles = titles
        self._currency = currency

    def legend(self) -> list[str]:
        """What the columns mean, and what is taken for a day."""
        day = span_words(self._times.day, self._titles.language, DAY)
        lines = [
            _(
                "Total: every step takes all the time that its deadline allows. Touch: the work itself. Share: the part"
                " of it in the total, where the rest is waiting. Quickest: only waits and work. All in working time; a"
                " day has {day}."
            ).format(day=day)
        ]
        if not self._times.hours:
            lines.append(_("The calendar of the library leaves no time to work in, so this is the usual one."))
        return lines

    def head(self) -> tuple[str, str, str, str]:
        """The headings of the columns of `row`."""
        return _("Total"), _("Touch"), _("Share"), _("Quickest")

    def row(self, path: PathTime) -> tuple[str, str, str, str]:
        """The figures of a path."""
        if path.total is None:
            return (_("not given"), "–", "–", "–")
        share = "–" if path.share is None else self.percent(path.share)
        return self.span(path.total), self.span(path.touch), share, self.span(path.quickest or 0.0)

    def path(self, path: PathTime, case: UseCase) -> str:
        """What a path is called."""
        if path.kind is CourseKind.MAIN:
            return _("Main scenario")
        if path.kind is CourseKind.LOOP:
            return _("{number} once more").format(number=path.number)
        branch = next((each for each in case.branches if each.id == path.about), None)
        words = one_line(branch.when) if branch is not None and branch.when else path.about
        return f"{path.number} {words}"

    def case(self, time: CaseTime) -> list[Section]:
        """The sections about one use case."""
        found = (
            (_("Main scenario"), self._main(time)),
            (_("Deadlines"), self._deadlines(time)),
            (_("Where it waits between people"), self._waits(time.slowest, of_one=True)),
            (_("Cost"), self._cost(time)),
            (_("What becomes of a run"), self._runs(time)),
        )
        return [Section(title, tuple(Said(label, figure) for label, figure in lines)) for title, lines in found]

    def together(self) -> list[Section]:
        """The sections about all use cases."""
        found = (
            (_("The use cases together"), self._sums()),
            (_("Where it waits between people"), self._waits(self._times.slowest, of_one=False)),
            (_("Deadlines"), self._all_deadlines()),
        )
        return [Section(title, tuple(Said(label, figure) for label, figure in lines)) for title, lines in found]

    def assumptions(self) -> str:
        """The numbers that the likelihoods stand for."""
        given = self._times.likelihoods
        numbers = {name: self.number(getattr(given, name)) for name in given._fields}
        return _(
            "Reckoned with: often {often}, sometimes {sometimes}, rarely {rare}; a condition holds, or a loop is gone"
            " round once more: {even}."
        ).format(even=self.number(self._times.even), **numbers)

    def span(self, minutes: float) -> str:
        """Working time."""
        return span_words(minutes, self._titles.language, self._times.day)

    def clock(self, minutes: float) -> str:
        """Time by the clock."""
        return span_words(minutes, self._titles.language, DAY)

    def money(self, amount: float | None) -> str:
        """Money, or that it isn't known."""
        return _("not known") if amount is None else money_words(amount, self._currency, self._titles.language)

    def number(self, value: float) -> str:
        """A number."""
        return number_words(round(value, 3), self._titles.language)

    def percent(self, share: float) -> str:
        """A share; of a very small one only that it is one."""
        small = 0 < share < _SMALL
        return ("<" if small else "") + percent_words(_SMALL if small else share, self._titles.language)

    def _main(self, time: CaseTime) -> Iterator[tuple[str, str]]:
        main = time.main
        back = [f"{each.number} ({each.use_case})" for each in time.inner if each.back]
        if back:
            yield _("Steps that are use cases which lead back here, and so count for nothing"), ", ".join(back)
        if main.total is None:
            yield _("Total"), self.timeless()
            return
        yield _("Total with nights and weekends"), self.clock(main.clock or 0.0)
        yield _("Waiting, without any work"), self.span(main.waiting or 0.0)
        if main.ungiven:
            yield _("Steps of which no time is given, and which count for nothing"), str(main.ungiven)
        if main.outside:
            yield _("Steps of people outside without a time"), str(main.outside)
        if main.workless:
            yield _("Steps with a time, but without effort"), str(main.workless)
        borrowed = [f"{each.number} ({each.use_case})" for each in time.inner if each.borrows]
        if borrowed:
            yield _("Steps that are use cases, and take from them what isn't written here"), ", ".join(borrowed)
        if any(path.cut for path in time.paths):
            yield _("Paths that go round in circles, and were cut"), self._numbers(time.paths)

    def _numbers(self, paths: Iterable[PathTime]) -> str:
        return ", ".join(path.number or _("Main scenario") for path in paths if path.cut)

    def _deadlines(self, time: CaseTime) -> Iterator[tuple[str, str]]:
        for limit in time.limits:
            yield self.limit(limit), self._kept(limit)
        yield _("Deadlines that can't be met"), self._missed(time.missed, of_one=True)

        tight = [self._tight(each) for each in time.inner if not each.kept]
        if tight:
            yield _("Steps with less time than the use case that they are"), ", ".join(tight)

    def _tight(self, step: InnerStep) -> str:
        text = _("{number} ({use_case} takes {total}, allowed: {within})")
        return text.format(
            number=step.number,
            use_case=step.use_case,
            total=self.span(step.total or 0.0),
            within=duration_words(Duration.parse(step.within or ""), self._titles.language),
        )

    def limit(self, limit: LimitTime) -> str:
        """Over which steps a limit goes, and how long it is."""
        within = duration_words(Duration.parse(limit.within), self._titles.language)
        origin = _("the beginning") if limit.origin == TRIGGER else limit.numbers[0]
        return f"{origin} → {limit.numbers[1]}, {within}"

    def _kept(self, limit: LimitTime) -> str:
        say = self.span if limit.working else self.clock
        text = _("{promised} by the deadlines, {quickest} at the quickest").format(
            promised=say(limit.promised), quickest=say(limit.quickest)
        )
        if not limit.possible:
            return text + "; " + _("can't be kept")
        return text if limit.kept else text + "; " + _("broken though every step is in time")

    def _missed(self, missed: Sequence[Missed], *, of_one: bool) -> str:
        if not missed:
            return _("none")
        places = [
            ("" if of_one else f"{each.case} ")
            + _("{number} (needs {needed}, has {allowed})").format(
                number=each.number, needed=self._written(each.needed), allowed=self._written(each.allowed)
            )
            for each in missed[:_PLACES]
        ]
        return listed(places, len(missed))

    def _written(self, times: str) -> str:
        """Durations as the files write them, in words."""
        return " ".join(duration_words(Duration.parse(time), self._titles.language) for time in times.split())

    def _waits(self, found: Sequence[HandOver], *, of_one: bool) -> Iterator[tuple[str, str]]:
        if not found:
            yield _("Hand-overs that wait"), _("none, or their times aren't given")
        for each in found[: SHOWN if of_one else len(found)]:
            actors = " → ".join(self._titles.roles(actors) for actors in each.actors)
            case = "" if of_one else f"{each.case} "
            yield f"{case}{each.numbers[0]} → {each.numbers[1]}, {actors}", self.span(each.waiting)

    def _cost(self, time: CaseTime) -> Iterator[tuple[str, str]]:
        cost = time.cost
        yield _("Work of a run, main scenario"), self.money(cost.run)
        yield _("Work of a run on average"), self.money(cost.average)
        if cost.runs is not None:
            yield _("Runs a year"), self.number(round(cost.runs))
            yield _("Work of a year"), self.money(cost.year)
        if cost.value is not None:
            yield _("Value of a run on average"), self.money(cost.value)
            if cost.value_year is not None:
                yield _("Value of a year"), self.money(cost.value_year)
        if cost.uncosted:
            label = _("Roles without the cost of an hour, and their work in a run")
            yield label, f"{self._titles.roles(cost.uncosted[:_PLACES])}; {self.span(cost.uncosted_minutes)}"

    def _runs(self, time: CaseTime) -> Iterator[tuple[str, str]]:
        ends = time.expected.ends
        yield self.end("success"), self.percent(ends.get("success", 0.0))
        for end in ("failure", "other", "open"):
            if ends.get(end):
                yield self.end(end), self.percent(ends[end])
        if time.expected.endless > _ENDLESS:
            yield _("Goes round without an end"), self.percent(time.expected.endless)
        yield _("Work on average"), self.span(time.touch)
        dear = [each for each in time.branches if each.cost > 0][:SHOWN]
        if dear:
            costs = [f"{each.number}{dash(self._titles.language)}{self.span(each.cost)}" for each in dear]
            yield _("Branches that cost a run most time on average"), ", ".join(costs)
        if time.unsaid:
            text = ngettext(
                "{count} branch doesn't say how likely it is, and counts as “sometimes”",
                "{count} branches don't say how likely they are, and count as “sometimes”",
                time.unsaid,
            )
            yield _("Likelihood"), text.format(count=time.unsaid)

    def timeless(self) -> str:
        """What is said instead of figures where no step has a time."""
        return _("not given: no step has a deadline, a wait or effort")

    def end(self, name: str) -> str:
        """What an end is called."""
        return {
            "success": _("Reaches its goal"),
            "failure": _("Doesn't reach it"),
            "other": _("Ends otherwise"),
            "open": _("Nobody has said how it ends"),
        }[name]

    def _sums(self) -> Iterator[tuple[str, str]]:
        cases = self._times.cases
        timed = [case for case in cases if case.main.total is not None]
        yield _("Use cases"), str(len(cases))
        yield _("of them with any time"), str(len(timed))
        shares = sorted(case.main.share for case in timed if case.main.share is not None)
        if shares:
            yield _("Touch of total, the median"), self.percent(shares[len(shares) // 2])
        touch, cost, twice = work_of_a_year(cases)
        if touch is not None:
            yield _("Work of a year, in hours"), self.number(round(touch / 60))
        yield _("Work of a year"), self.money(cost)
        if twice:
            yield _("Work of steps that are use cases themselves, counted only there"), self.money(twice)
        values = [case.cost.value_year for case in cases if case.cost.value_year is not None]
        if values:
            text = _("{amount}, as {count} of {all} use cases say")
            amount = self.money(sum(values))
            yield _("Value of a year"), text.format(amount=amount, count=len(values), all=len(cases))
        missing = dict.fromkeys(role_id for case in cases for role_id in case.cost.uncosted)
        if missing:
            names = [self._titles.role(role_id) for role_id in missing][:_PLACES]
            yield _("Roles without the cost of an hour"), listed(names, len(missing))

    def _all_deadlines(self) -> Iterator[tuple[str, str]]:
        missed = [each for case in self._times.cases for each in case.missed]
        yield _("Deadlines that can't be met"), self._missed(missed, of_one=False)
        broken = [case.case for case in self._times.cases if any(not limit.kept for limit in case.limits)]
        yield _("Limits broken though every step is in time"), listed(broken[:_PLACES], len(broken))
        tight = [
            f"{case.case} {self._tight(each)}" for case in self._times.cases for each in case.inner if not each.kept
        ]
        if tight:
            yield _("Steps with less time than the use case that they are"), listed(tight[:_PLACES], len(tight))


_ENDLESS = 1e-4
