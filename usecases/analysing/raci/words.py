"""The seven passes in words: sections of lines, each a question with its figure, in the language that is spoken."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from usecases.analysing.raci.communication import Communication
from usecases.analysing.raci.duplicates import Duplicates
from usecases.analysing.raci.heads import Counted, Heads
from usecases.analysing.raci.load import Load
from usecases.analysing.raci.report import Raci
from usecases.analysing.raci.results import Results
from usecases.analysing.raci.spots import Spot, Spots, whole_cases
from usecases.analysing.raci.timing import Timing
from usecases.analysing.raci.weak_spots import MOST, WeakSpots
from usecases.analysing.sections import Said, Section, listed
from usecases.analysing.titles import Titles
from usecases.languages.catalogue import _
from usecases.languages.numbers import percent_words
from usecases.languages.punctuation import dash, quoted
from usecases.text.harmless import one_line

_ROLES = 5
_PLACES = 12
"""How many roles and places a line names; the others are counted."""


def sections(raci: Raci, titles: Titles) -> list[Section]:
    """The seven passes; the words come from the catalogue of the language that is spoken (see `speaking`)."""
    say = _Saying(titles, one_case=raci.use_cases == 1)
    passes = (
        (_("1. Heads"), say.heads(raci.heads)),
        (_("2. Load"), say.load(raci.load)),
        (_("3. Weak spots"), say.weak_spots(raci.weak_spots)),
        (_("4. Duplicates"), say.duplicates(raci.duplicates)),
        (_("5. Time"), say.timing(raci.timing)),
        (_("6. Results"), say.results(raci.results)),
        (_("7. Communication"), say.communication(raci.communication)),
    )
    return [Section(title, tuple(lines)) for title, lines in passes]


class _Saying:
    """The words of each pass."""

    def __init__(self, titles: Titles, *, one_case: bool) -> None:
        self._titles = titles
        self._dash = dash(titles.language)
        self._one_case = one_case

    def heads(self, heads: Heads) -> Iterator[Said]:
        yield Said(_("Roles that take part"), str(heads.roles))
        yield Said(_("of them outside the company"), str(heads.outside))
        yield Said(_("Has most to do"), self._counted(heads.most_does))
        yield Said(_("Answers for most"), self._counted(heads.most_answers))
        yield Said(_("Named, but without a part in any step"), self._roles(heads.ghosts))

    def load(self, load: Load) -> Iterator[Said]:
        yield Said(_("Steps inside the company"), str(load.steps))
        heaviest = [one for one in load.roles if one.share > 0]
        shares = [
            f"{self._titles.role(one.role)}{self._dash}{one.does} ({self._percent(one.share)})"
            for one in heaviest[:_ROLES]
        ]
        yield Said(_("Who does how many steps"), listed(shares, len(heaviest)))
        alone = sorted((one for one in load.roles if one.alone), key=lambda one: (-one.alone, one.role))
        counted = [f"{self._titles.role(one.role)}{self._dash}{one.alone}" for one in alone[:_ROLES]]
        yield Said(_("Does the step and answers for it, too"), listed(counted, len(alone)))
        yield Said(_("Answers for half of all steps or more"), self._roles(load.controlling))
        yield self._at(_("Deadlines of one role that run at the same time"), load.overlapping, self._titles.role)
        yield self._at(_("One role does the step, is asked and is told"), load.everything, self._titles.role)

    def weak_spots(self, weak: WeakSpots) -> Iterator[Said]:
        yield self._at(_("Only one person does it, and nobody stands in"), weak.single)
        if weak.single_roles:
            yield Said(_("Who needs a stand-in"), self._roles(weak.single_roles))
        yield Said(_("Hard steps"), str(weak.hard))
        yield self._at(_("of them steps before which nobody is asked"), weak.unadvised)
        yield self._at(_("Who goes on isn't told that the step is done"), weak.untold, self._titles.role)
        worst = [one for one in weak.bottlenecks if one.share > MOST]
        said = [
            f"{self._titles.role(one.role)}{self._dash}{self._percent(one.share)}"
            + ("" if one.stand_in else ", " + _("no stand-in"))
            for one in worst[:_ROLES]
        ]
        yield Said(_("Without whom most paths stop (share of the ends)"), listed(said, len(worst)))

    def duplicates(self, found: Duplicates) -> Iterator[Said]:
        same = [f"{quoted(one_line(one.action))} ({self._titles.roles(one.roles)})" for one in found.same_work[:_ROLES]]
        yield Said(_("The same work by several roles"), listed(same, len(found.same_work)))
        several = [
            f"{self._titles.artefact(one.artefact)} ({self._titles.roles(one.roles)})"
            for one in found.several_answer[:_ROLES]
        ]
        yield Said(_("Several answer for one result"), listed(several, len(found.several_answer)))
        pairs = [f"{self._titles.role(one)} ↔ {self._titles.role(other)}" for one, other in found.mutual[:_ROLES]]
        yield Said(_("Each answers for the other's work"), listed(pairs, len(found.mutual)))
        yield Said(_("Only told, and nothing else"), self._roles(found.only_told))

    def timing(self, timing: Timing) -> Iterator[Said]:
        yield Said(_("Steps with a deadline"), self._part(timing.with_deadline, timing.steps))
        yield self._at(_("Steps without a deadline"), timing.without)
        yield self._at(_("The work takes longer than the deadline allows"), timing.impossible)
        yield self._at(_("The work takes more than half of the time"), timing.tight)
        slack = _("not known") if timing.slack is None else self._percent(timing.slack)
        yield Said(_("Time left beside the work (median)"), slack)
        yield self._at(_("Deadlines of the steps together exceed the limit"), timing.over_limit)
        yield self._at(_("Needs what only a later step gives"), timing.too_early, self._titles.artefact)

    def results(self, results: Results) -> Iterator[Said]:
        yield Said(_("Steps with a result"), self._part(results.with_result, results.steps))
        yield self._at(_("Steps without a result"), results.without_result)
        yield self._at(_("Results without a form"), results.without_form)
        yield Said(_("Use cases that say what holds on success"), self._part(results.criteria, results.use_cases))
        if results.without_criterion and not self._one_case:
            named = results.without_criterion[:_PLACES]
            figure = listed(named, results.use_cases - results.criteria)
            yield Said(_("Use cases that don't"), figure, whole_cases(results.without_criterion))

    def communication(self, found: Communication) -> Iterator[Said]:
        used = [f"{self._titles.channel(one.channel)}{self._dash}{one.steps}" for one in found.channels]
        yield Said(_("Channels and steps"), listed(used[:_PLACES], len(used)))
        main = [
            f"{self._titles.channel(one.channel)} ({self._percent(found.main_share)})" for one in found.channels[:1]
        ]
        yield Said(_("Main channel"), listed(main))
        yield self._at(_("Steps without a channel"), found.without)
        yield self._at(_("A role uses none of the step's channels"), found.unreachable, self._titles.role)
        if not self._one_case or found.confused:
            figure = listed(found.confused[:_PLACES], len(found.confused)) if not self._one_case else _("yes")
            yield Said(_("Many channels and no main one"), figure, whole_cases(found.confused))
        yield self._at(_("Trouble that is told to nobody"), found.unreported)

    def _counted(self, counted: Iterable[Counted]) -> str:
        return listed([f"{self._titles.role(one.role)}{self._dash}{one.steps}" for one in counted])

    def _roles(self, roles: tuple[str, ...]) -> str:
        return listed([self._titles.role(role_id) for role_id in roles[:_PLACES]], len(roles))

    def _part(self, part: int, whole: int) -> str:
        share = f" ({self._percent(part / whole)})" if whole else ""
        return _("{part} of {all}").format(part=part, all=whole) + share

    def _percent(self, share: float) -> str:
        return percent_words(share, self._titles.language)

    def _at(self, label: str, spots: Spots, title: Callable[[str], str] | None = None) -> Said:
        return Said(label, places(spots, one_case=self._one_case, title=title), spots.first)


def places(spots: Spots, *, one_case: bool = False, title: Callable[[str], str] | None = None) -> str:
    """How many, and where: `3: order-processing 2, 4; returns 1`; in one use case without its id."""
    if not spots.total:
        return _("none")
    shown = spots.first[:_PLACES]
    cases = [
        ("" if one_case else f"{case} ") + ", ".join(_place(spot, title) for spot in inside)
        for case, inside in groupby(shown, key=lambda spot: spot.case)
    ]
    rest = spots.total - len(shown)
    where = "; ".join(cases) + (_("; and {count} more").format(count=rest) if rest else "")
    return f"{spots.total}: {where}"


def _place(spot: Spot, title: Callable[[str], str] | None) -> str:
    return f"{spot.number} ({title(spot.about)})" if title and spot.about else spot.number
