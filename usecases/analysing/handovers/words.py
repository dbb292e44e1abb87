"""Hand-overs in words: sections of lines, each a question with its figure, in the language that is spoken."""

from collections.abc import Iterator, Sequence

from usecases.analysing.handovers.breaks import Break, Breaks
from usecases.analysing.handovers.passing import HandOver
from usecases.analysing.handovers.report import Between, Flow, Handovers
from usecases.analysing.raci.words import places
from usecases.analysing.sections import Said, Section, listed
from usecases.analysing.titles import Titles
from usecases.languages.catalogue import _
from usecases.languages.durations import duration_words
from usecases.languages.punctuation import dash

_SHOWN = 12
"""How many things a line names; the others are counted."""


def sections(found: Handovers, titles: Titles) -> list[Section]:
    """The figures; the words come from the catalogue of the language that is spoken (see `speaking`)."""
    say = _Saying(titles)
    parts = (
        (_("1. What is given and needed"), say.chain(found.breaks)),
        (_("2. From group to group"), say.groups(found.groups, found.breaks)),
        (_("3. From step to step"), say.steps(found)),
        (_("4. Between whom"), say.pairs(found)),
    )
    return [Section(title, tuple(lines)) for title, lines in parts]


class _Saying:
    """The words of each part."""

    def __init__(self, titles: Titles) -> None:
        self._titles = titles

    def chain(self, found: Breaks) -> Iterator[Said]:
        yield self._broken(_("Given, and nobody needs it"), found.never_needed)
        yield self._broken(_("Needed, and nobody gives it"), found.never_given)
        yield self._broken(_("Given over a channel that the receiver doesn't use"), found.out_of_reach)
        yield Said(
            _("Passes in a form that nobody has stated"), self._some(map(self._titles.artefact, found.without_form))
        )
        yield self._broken(_("Systems between which nothing carries it"), found.systems_apart)
        if not found.whole:
            yield Said(
                _("Mind"), _("not every group of the map has a use case yet, so what is missing may be unwritten")
            )

    def groups(self, flows: Sequence[Flow], found: Breaks) -> Iterator[Said]:
        title = self._titles.group
        for flow in flows:
            if flow.group and flow.other:
                what = self._titles.artefacts(flow.artefacts) or _("nothing that steps name")
                note = "" if flow.on_map else " " + _("(not on the map)")
                yield Said(f"{title(flow.group)} → {title(flow.other)}", what + note)
        if not self._titles.has_groups:
            yield Said(_("Map"), _("the library has no map yet: map.yaml says which group feeds which"))
            return
        yield Said(_("Their result feeds nobody"), self._some(map(title, found.feeding_nobody)))
        yield Said(_("No step gives their result"), self._some(map(title, found.without_result)))
        never = (*found.never_triggered, *found.waiting_for_themselves)
        yield Said(_("They wait for what nobody brings"), self._some(map(title, never)))
        vain = [f"{title(one)} → {title(other)}" for one, other in found.feeding_in_vain]
        yield Said(_("They feed a group that takes nothing of theirs"), self._some(vain))
        yield Said(_("They feed themselves"), self._some(map(title, found.feeding_themselves)))

    def steps(self, found: Handovers) -> Iterator[Said]:
        yield Said(_("Hand-overs: the next step is somebody else's"), str(found.handovers))
        yield Said(_("Handed over without a channel"), places(found.without_channel), found.without_channel.first)
        yield Said(_("Handed over without a result"), places(found.without_result), found.without_result.first)
        between = dash(self._titles.language)
        waits = [
            f"{each.case} {each.number} → {each.to_number}{between}{duration_words(each.wait, self._titles.language)}"
            for each in found.waits
            if each.wait is not None
        ]
        yield Said(_("Hand-overs that wait, longest first"), listed(waits, found.waiting))

    def pairs(self, found: Handovers) -> Iterator[Said]:
        yield Said(_("Roles, those with most hand-overs first"), self._between(found.roles))
        yield Said(_("Systems"), self._between(found.systems))

    def _between(self, pairs: Sequence[Between]) -> str:
        role = self._titles.role
        between = dash(self._titles.language)
        shown = [f"{role(pair.one)} → {role(pair.other)}{between}{pair.handovers}" for pair in pairs[:_SHOWN]]
        return listed(shown, len(pairs))

    def _broken(self, label: str, breaks: Sequence[Break]) -> Said:
        shown = [f"{self._titles.artefact(each.artefact)} ({places(each.steps)})" for each in breaks[:_SHOWN]]
        return Said(label, listed(shown, len(breaks)), tuple(spot for each in breaks for spot in each.steps.first))

    def _some(self, words: "Iterator[str] | Sequence[str]") -> str:
        every = list(words)
        return listed(every[:_SHOWN], len(every))


def handover_words(each: HandOver, titles: Titles) -> tuple[str, str, str]:
    """A hand-over in words: between which steps, from whom to whom, and what passes, in which form, where, and when."""
    channels = " / ".join(map(titles.channel, each.channel))
    wait = _("waits: {time}").format(time=duration_words(each.wait, titles.language)) if each.wait is not None else ""
    what = each.when or titles.artefacts(each.artefacts) or each.result or _("no result stated")
    parts = (what, each.form or "", channels or _("no channel stated"), wait)
    who = f"{titles.roles(each.givers)} → {titles.roles(each.takers)}"
    return f"{each.number} → {each.to_number}", who, " · ".join(part for part in parts if part)
