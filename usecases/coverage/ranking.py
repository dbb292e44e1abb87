"""Which open deviations to ask about first.

The score of a pair is likelihood x impact x weight of the step x fit, and ties go to what is more usual, then to what
does more harm, then to what can happen at fewer kinds of steps:

- likelihood: rare 1, sometimes 2, often 3; impact: low 1, medium 2, high 3;
- weight: 2, and 1 more for each of these: somebody outside the company has to do with the step, the next step is
  somebody else's, it has a deadline, it is about money;
- fit: 3, and 1 more for each kind of thing that the entry asks of the step (actor, act, other party, thing, marks), so
  that a question made for this kind of step comes before one that could be asked of any; where its family is usual for
  whoever acts and the act (`usual.yaml`), 6 more for the first of these families, 5 for the next, and so on down to 1.

A question that was asked at two steps of the course waits behind all others, so that a use case meets many kinds.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import get_args

from usecases.coverage.values import Pair, State
from usecases.model.deviations import Applies, Deviation
from usecases.model.shared import OUTSIDE_KINDS, RoleKind

LIKELIHOOD = {"rare": 1, "sometimes": 2, "often": 3}
IMPACT = {"low": 1, "medium": 2, "high": 3}
MOST = 3
"""So many questions are asked of a step, unless more are wanted."""
_OF_ONE_GUIDE_WORD = 2
_OF_ONE_AMONG_MORE = 3
"""So many questions with one guide word where more than the usual number are wanted."""
_MOST_USUAL = 6
_USUAL = 1
_OFTEN_ENOUGH = 2
"""At so many steps of a course one question is asked, as long as there are others."""
ACTS = 14
"""So many kinds of act the format knows."""
MEASURED = 5
"""By so many families of deviations the coverage of a step is measured, or by all that are answered there."""


def risk(entry: Deviation) -> int:
    """Likelihood x impact, from 1 to 9."""
    return LIKELIHOOD[entry.likelihood] * IMPACT[entry.impact]


def weight(traits: Applies) -> int:
    """How much hangs on a step, from 2 to 6."""
    outside = "outside" in traits.step or not OUTSIDE_KINDS.isdisjoint(traits.actors | traits.others)
    money = "money" in traits.objects or "pay" in traits.activities
    return 2 + outside + money + len(traits.step & {"hand-over", "deadline"})


def score(entry: Deviation, narrowness: int, place: int | None = None) -> int:
    """How early to ask about a deviation, before the weight of the step; more is earlier.

    `narrowness` says how many kinds of thing the entry asks of the step, `place` which its family has among those that
    are usual there, from 0.
    """
    usual = 0 if place is None else max(_MOST_USUAL - place, _USUAL)
    return risk(entry) * (3 + narrowness + usual)


def breadth(entry: Deviation) -> int:
    """At how many kinds of steps a deviation can happen, by whoever acts and the act."""
    return sum(
        (len(one.actors) or len(get_args(RoleKind))) * (len(one.activities) or ACTS)
        for one in entry.applies or (Applies(),)
    )


def best(
    pairs: Sequence[Pair],
    entries: Mapping[str, Deviation],
    most: int,
    before: Collection[str] = (),
    asked: Mapping[str, int] = MappingProxyType({}),
) -> tuple[str, ...]:
    """The deviations to ask about at a step, of pairs in the order of their scores.

    One of a family only, none of a family in `before` or of which another is answered, and of one guide word no more
    than two, or three where more than `MOST` are wanted. What was `asked` at two other steps comes last. Unless more
    than `MOST` are wanted, no more are asked than coverage is measured by beside the answered ones.
    """
    there = answered(pairs, entries)
    if most <= MOST:
        most = min(most, MEASURED - len(there))
    if most <= 0:
        return ()
    chosen: list[str] = []
    families = {*before, *there}
    guide_words: Counter[str] = Counter()
    of_one = _OF_ONE_AMONG_MORE if most > MOST else _OF_ONE_GUIDE_WORD
    waiting = [pair for pair in pairs if pair.state is State.OPEN]
    for pair in sorted(waiting, key=lambda pair: asked.get(pair.deviation, 0) >= _OFTEN_ENOUGH):
        if len(chosen) >= most:
            break
        entry = entries[pair.deviation]
        word = entry.guide_word or entry.id
        if family_of(entry) in families or guide_words[word] >= of_one:
            continue
        chosen.append(entry.id)
        families.add(family_of(entry))
        guide_words[word] += 1
    return tuple(chosen)


def counted(pairs: Sequence[Pair], entries: Mapping[str, Deviation]) -> tuple[Pair, ...]:
    """The pairs of a step, in the order of their scores, each with whether it counts.

    Some forty deviations can happen at a step, and nobody plans for all. An answer counts once in a family, however
    many of it a branch's words show; of the open ones, the first of each of so many other families, those with the
    highest scores, that with the answered ones there are five.
    """
    there = answered(pairs, entries)
    families = set(there)
    answers: set[tuple[str, str | None, str | None]] = set()
    found = []
    for pair in pairs:
        family = family_of(entries[pair.deviation])
        if pair.state is State.OPEN:
            counts = family not in families and len(families) < MEASURED
            families.add(family)
        else:
            answer = (family, pair.branch, pair.because)
            counts = answer not in answers
            answers.add(answer)
        found.append(pair if counts is pair.counts else pair._replace(counts=counts))
    return tuple(found)


def answered(pairs: Sequence[Pair], entries: Mapping[str, Deviation]) -> set[str]:
    """The families of which a deviation is answered."""
    return {family_of(entries[pair.deviation]) for pair in pairs if pair.state is not State.OPEN}


def family_of(entry: Deviation) -> str:
    """The family of an entry; one without is a family of its own."""
    return entry.family or entry.id
