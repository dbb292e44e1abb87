"""The plan in words, in the language that is spoken (see `speaking`)."""

from collections.abc import Mapping

from usecases.analysing.map.series import ENOUGH
from usecases.analysing.map.words import SPOT, colour_words
from usecases.analysing.plan.decisions import Decision, Verdict
from usecases.analysing.plan.ranking import OUTWARD, Why
from usecases.analysing.plan.report import NobodyOn, Plan, Unranked
from usecases.analysing.plan.schedule import Later, Slot, WhyLater
from usecases.analysing.titles import Titles
from usecases.languages.catalogue import _, mark
from usecases.languages.dates import date_words
from usecases.languages.numbers import number_words, percent_words
from usecases.languages.punctuation import dash
from usecases.languages.values import BLOCKERS
from usecases.model.improvements import Facing
from usecases.model.shared import Shared
from usecases.text.harmless import one_line

FACING: Mapping[Facing, str] = {"external": mark("outward"), "internal": mark("inward")}
_SIGN: Mapping[Facing, str] = {"external": "→", "internal": "•"}
_WHY: Mapping[Why, str] = {
    "blocker": mark("it can't wait ({blocker}), so it comes before everything else"),
    "priority": mark("the highest priority of those left"),
    "outward": mark("about {share} of the time is outward, so it goes before inward ones of higher priority"),
    "inward": mark("about {share} of the time is inward, so it goes before outward ones of higher priority"),
}
_LATER: Mapping[WhyLater, str] = {
    "too-long": mark("longer than the plan: cut it into smaller ones"),
    "no-room": mark("no stream has room for it"),
}
_VERDICT: Mapping[Verdict, str] = {
    "no-indicator": mark("nothing to judge it by: name an indicator"),
    "not-measured": mark("not measured: measure every week"),
    "early": mark("too early to judge"),
    "reached": mark("reached: take up the next one"),
    "better": mark("better by {share} or more: go on"),
    "causes": mark("no better by {share}: back to the causes"),
}
_FEW = 0.05
"""By so much the outward share may miss 60 % before it is said why."""


class Saying:
    """Says what a plan holds, with the titles of a library."""

    def __init__(self, shared: Shared, language: str) -> None:
        self.titles = Titles(shared, language)
        self.language = language
        self._improvements = {each.id: each for each in reversed(shared.improvements)}

    def title(self, improvement_id: str) -> str:
        """The title of an improvement."""
        return one_line(self._improvements[improvement_id].title.in_language(self.language))

    def named(self, slot: Slot) -> str:
        """The title with a sign of whom it faces, so that the two can be told apart at a glance."""
        return f"{_SIGN[slot.facing]} {self.title(slot.improvement)}"

    def facing(self, facing: Facing) -> str:
        """The sign and word of whom something faces."""
        return f"{_SIGN[facing]} {_(FACING[facing])}"

    def group(self, group_id: str | None) -> str:
        """The title of a group; a dash for none."""
        return self.titles.group(group_id) if group_id is not None else "—"

    def date(self, day: str) -> str:
        """A day in full."""
        return date_words(day, self.language)

    def days(self, first: str, last: str) -> str:
        """From one day to another."""
        return f"{self.date(first)}{dash(self.language)}{self.date(last)}"

    def number(self, value: float | None) -> str:
        """A number; a dash for none."""
        return "—" if value is None else number_words(value, self.language)

    def why(self, slot: Slot) -> str:
        """Why it comes now."""
        share = OUTWARD if slot.why == "outward" else 1 - OUTWARD
        blocker = _(BLOCKERS[slot.blocker]) if slot.blocker is not None else ""
        return _(_WHY[slot.why]).format(share=self._percent(share), blocker=blocker)

    def weeks(self, slot: Slot) -> str:
        """The weeks in which it is worked on."""
        first, last = slot.weeks
        return str(first) if first == last else f"{first}–{last}"

    def later(self, later: Later) -> str:
        """What is left for after the plan, and why."""
        return f"{self.title(later.improvement)}: {_(_LATER[later.why])}"

    def unranked(self, unranked: Unranked) -> str:
        """What can't be ranked, and the fields that it lacks."""
        text = _("{title}: not planned, since it still lacks {fields}")
        return text.format(title=self.title(unranked.improvement), fields=", ".join(unranked.lacks))

    def nobody_on(self, each: NobodyOn) -> str:
        """A red lamp without an improvement."""
        return f"{self.titles.group(each.group)}, {_(SPOT[each.spot])}: {self.titles.kpi(each.kpi)}"

    def share(self, plan: Plan) -> str:
        """How much of the time is outward, and where that isn't about 60 %, why."""
        share = plan.schedule.outward
        if share is None:
            return _("There is nothing to plan yet.")
        text = _("Outward: {share} of the weeks; about {wanted} are wanted.").format(
            share=self._percent(share), wanted=self._percent(OUTWARD)
        )
        if share < OUTWARD - _FEW:
            blockers = any(slot.blocker is not None and slot.facing == "internal" for slot in plan.schedule.slots)
            more = _("Blockers come first.") if blockers else _("There are too few outward improvements.")
            return f"{text} {more}"
        return text + " " + _("There are too few inward improvements.") if share > OUTWARD + _FEW else text

    def indicator(self, decision: Decision) -> str:
        """The indicator, and its lamp today."""
        if decision.kpi is None:
            return "—"
        title = self.titles.kpi(decision.kpi)
        return f"{title} ({colour_words(decision.colour)})" if decision.colour else title

    def verdict(self, decision: Decision) -> str:
        """What was measured, and what follows."""
        text = _(_VERDICT[decision.verdict]).format(share=self._percent(ENOUGH))
        if decision.now is None:
            return text
        measured = _("now {value}").format(value=self.number(decision.now))
        if decision.done is not None:
            share = self._percent(decision.done)
            measured += ", " + _("{share} of the expected change").format(share=share)
        return f"{measured}; {text}"

    def _percent(self, share: float) -> str:
        return percent_words(share, self.language)
