"""How steps and branches are told beside their texts: deadlines, conditions, repeats, and how a branch goes on."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from usecases.languages.catalogue import _ as core_words
from usecases.languages.catalogue import reader_language
from usecases.languages.durations import duration_words, elapsed_words
from usecases.languages.values import ENDS, KINDS
from usecases.model.usecase import INTERRUPTED, TRIGGER, Branch, Deadline, Step
from usecases_tui.words import _, ngettext

SIGNS = {"alternative": "+", "negative": "−"}
"""Beside the colours, so that nothing is told by these alone."""

_LONGEST_CONDITION = 60


class Numbered(NamedTuple):
    """The numbers of steps and branches by id."""

    numbers: Mapping[str, str]

    def of(self, name: str) -> str:
        """The number of a step or branch; of one that isn't there, its id with a sign."""
        return self.numbers.get(name) or f"“{name}” (?)"


def step_tail(step: Step, numbered: Numbered) -> str:
    """What is said beside a step: its deadline, and that it is done in any order."""
    parts = [_deadline(step.within[0], numbered) + (" …" if len(step.within) > 1 else "")] if step.within else []
    if step.any_order is not None:
        parts.append(_("in any order: {label}").format(label=step.any_order))
    if step.use_case is not None:
        parts.append(f"⇒ {step.use_case}")
    return ", ".join(parts)


def condition(step: Step) -> str:
    """The condition of a step, to stand before what is done; shortened where it is long."""
    text = " ".join((step.condition or "").split())
    if not text:
        return ""
    short = text if len(text) <= _LONGEST_CONDITION else text[: _LONGEST_CONDITION - 1] + "…"
    return _("if {condition}").format(condition=short)


def repeat(step: Step, numbered: Numbered) -> str:
    """Back to which step it goes, and until when; empty where nothing is repeated."""
    if step.repeat is None:
        return ""
    again = step.repeat
    if again.origin == step.id:
        text = _("↻ this step again")
    else:
        text = _("↻ again from step {number}").format(number=numbered.of(again.origin))
    if again.until is not None:
        return f"{text}, " + _("until {condition}").format(condition=again.until)
    return f"{text}, " + _("for each: {things}").format(things=again.each) if again.each is not None else text


def when_words(branch: Branch) -> str:
    """What stands before a branch's condition: `When:`, after which time, and whether instead of the step."""
    if branch.after is not None:
        time = elapsed_words(branch.after, reader_language())
        words = _("Instead, {time}, when:") if branch.instead else _("{time}, when:")
        words = words.format(time=time)
        return words[:1].upper() + words[1:]
    return _("Instead, when:") if branch.instead else _("When:")


def kind(branch: Branch) -> str:
    """Of which kind a branch is."""
    return core_words(KINDS[branch.kind])


def end_words(end: str) -> str:
    """How the use case ends."""
    return core_words(ENDS[end])


def way_on(branch: Branch, numbered: Numbered) -> str:
    """How it goes on after a branch; empty where nobody has said."""
    if branch.resume == INTERRUPTED:
        text = _("carries on with the interrupted step")
    elif branch.resume is not None:
        text = _("goes on with step {number}").format(number=numbered.of(branch.resume))
    elif branch.end is not None:
        text = end_words(branch.end)
    else:
        return branch.outcome or ""
    return f"{text}: {branch.outcome}" if branch.outcome else text


def short_way_on(branch: Branch, numbered: Numbered) -> str:
    """The same for the line of a folded branch."""
    if branch.resume is not None and branch.resume != INTERRUPTED:
        return f"→ {numbered.of(branch.resume)}"
    text = way_on(branch._replace(outcome=None), numbered)
    return f"→ {text}" if text else ""


def counted(steps: int, branches: int) -> Iterator[str]:
    """How many steps and branches are folded away."""
    if steps:
        yield ngettext("{count} step", "{count} steps", steps).format(count=steps)
    if branches:
        yield ngettext("{count} branch", "{count} branches", branches).format(count=branches)


def _deadline(deadline: Deadline, numbered: Numbered) -> str:
    time = _("promptly") if deadline.time is None else f"≤ {duration_words(deadline.time, reader_language())}"
    if deadline.origin is None:
        return time
    if deadline.origin == TRIGGER:
        return _("{time} from the trigger").format(time=time)
    if deadline.origin in numbered.numbers:
        return _("{time} from the end of step {number}").format(time=time, number=numbered.of(deadline.origin))
    return _("{time} from: {moment}").format(time=time, moment=deadline.origin)
