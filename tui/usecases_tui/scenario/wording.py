"""How steps and branches are told beside their texts: deadlines, conditions, repeats, and how a branch goes on."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from usecases.languages.catalogue import catalogue, reader_language
from usecases.languages.durations import duration_words, elapsed_words
from usecases.languages.values import ENDS, KINDS
from usecases.model.duration import Duration
from usecases.model.usecase import INTERRUPTED, TRIGGER, Branch, Deadline, Step
from usecases_tui.words import DOMAIN, LOCALE, ngettext

SIGNS = {"alternative": "+", "negative": "−"}
"""Beside the colours, so that nothing is told by these alone."""

_LONGEST_CONDITION = 60


class Wording:
    """Words for one use case, by the numbers of its steps and branches; the language is looked up once."""

    def __init__(self, numbers: Mapping[str, str]) -> None:
        self.numbers = numbers
        self.language = reader_language()
        self.say = catalogue(self.language, DOMAIN, LOCALE).gettext
        core = catalogue(self.language).gettext
        self.kinds = {kind: core(words) for kind, words in KINDS.items()}
        self.ends = {end: core(words) for end, words in ENDS.items()}

    def number(self, name: str) -> str:
        """The number of a step or branch; of one that isn't there, its id with a sign."""
        return self.numbers.get(name) or f"{name} (?)"

    def step_tail(self, step: Step) -> str:
        """What is said beside a step: its deadline, and that it is done in any order."""
        parts = [self._deadline(step.within[0]) + (" …" if len(step.within) > 1 else "")] if step.within else []
        if step.any_order is not None:
            _ = self.say
            parts.append(_("in any order: {label}").format(label=step.any_order))
        if step.use_case is not None:
            parts.append(f"⇒ {step.use_case}")
        return ", ".join(parts)

    def condition(self, step: Step) -> str:
        """The condition of a step, to stand before what is done; shortened where it is long."""
        text = " ".join((step.condition or "").split())
        if not text:
            return ""
        _ = self.say
        short = text if len(text) <= _LONGEST_CONDITION else text[: _LONGEST_CONDITION - 1] + "…"
        return _("if {condition}").format(condition=short)

    def repeat(self, step: Step) -> str:
        """Back to which step it goes, and until when; empty where nothing is repeated."""
        again = step.repeat
        if again is None:
            return ""
        _ = self.say
        if again.origin == step.id:
            text = _("↻ this step again")
        else:
            text = _("↻ again from step {number}").format(number=self.number(again.origin))
        if again.until is not None:
            return f"{text}, " + _("until {condition}").format(condition=again.until)
        return f"{text}, " + _("for each: {things}").format(things=again.each) if again.each is not None else text

    def when(self, branch: Branch) -> str:
        """What stands before a branch's condition: `When:`, after which time, and whether instead of the step."""
        _ = self.say
        if branch.after is not None:
            words = _("Instead, {time}, when:") if branch.instead else _("{time}, when:")
            words = words.format(time=elapsed_words(branch.after, self.language))
            return words[:1].upper() + words[1:]
        return _("Instead, when:") if branch.instead else _("When:")

    def way_on(self, branch: Branch) -> str:
        """How it goes on after a branch; empty where nobody has said."""
        _ = self.say
        if branch.resume == INTERRUPTED:
            text = self.carrying_on()
        elif branch.resume is not None:
            text = self.going_on(branch.resume)
        elif branch.end is not None:
            text = self.ends[branch.end]
        else:
            return branch.outcome or ""
        return f"{text}: {branch.outcome}" if branch.outcome else text

    def carrying_on(self) -> str:
        """Back to where the branch began."""
        _ = self.say
        return _("carries on with the interrupted step")

    def going_on(self, step: str) -> str:
        """On with a step."""
        _ = self.say
        return _("goes on with step {number}").format(number=self.number(step))

    def short_way_on(self, branch: Branch) -> str:
        """How it goes on, for the line of a folded branch."""
        if branch.resume is not None and branch.resume != INTERRUPTED:
            return f"→ {self.number(branch.resume)}"
        text = self.way_on(branch._replace(outcome=None))
        return f"→ {text}" if text else ""

    def _deadline(self, deadline: Deadline) -> str:
        _ = self.say
        time = _("promptly") if deadline.time is None else f"≤ {_duration(deadline.time, self.language)}"
        if deadline.origin is None:
            return time
        if deadline.origin == TRIGGER:
            return _("{time} from the trigger").format(time=time)
        if deadline.origin in self.numbers:
            return _("{time} from the end of step {number}").format(time=time, number=self.number(deadline.origin))
        return _("{time} from: {moment}").format(time=time, moment=deadline.origin)


def counted(steps: int, branches: int) -> Iterator[str]:
    """How many steps and branches are folded away."""
    if steps:
        yield ngettext("{count} step", "{count} steps", steps).format(count=steps)
    if branches:
        yield ngettext("{count} branch", "{count} branches", branches).format(count=branches)


@lru_cache(maxsize=512)
def _duration(duration: Duration, language: str) -> str:
    return duration_words(duration, language)
