"""Which open deviations to ask about first.

The score of a pair is likelihood x impact x weight of the step x fit:

- likelihood: rare 1, sometimes 2, often 3; impact: low 1, medium 2, high 3;
- weight: 2, and 1 more for each of these: somebody outside the company has to do with the step, the next step is
  somebody else's, it has a deadline, it is about money;
- fit: 3, and 1 more for each kind of thing that the entry asks of the step (actor, act, other party, thing, marks), so
  that a question made for this kind of step comes before one that could be asked of any.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from usecases.coverage.values import Pair, State
from usecases.model.deviations import Applies, Deviation
from usecases.model.shared import OUTSIDE_KINDS

LIKELIHOOD = {"rare": 1, "sometimes": 2, "often": 3}
IMPACT = {"low": 1, "medium": 2, "high": 3}
MOST = 3
"""So many questions are asked of a step, unless more are wanted."""
_OF_ONE_GUIDE_WORD = 2
MEASURED = 5
"""By so many families of deviations the coverage of a step is measured."""


def risk(entry: Deviation) -> int:
    """Likelihood x impact, from 1 to 9."""
    return LIKELIHOOD[entry.likelihood] * IMPACT[entry.impact]


def weight(traits: Applies) -> int:
    """How much hangs on a step, from 2 to 6."""
    outside = "outside" in traits.step or not OUTSIDE_KINDS.isdisjoint(traits.actors | traits.others)
    money = "money" in traits.objects or "pay" in traits.activities
    return 2 + outside + money + len(traits.step & {"hand-over", "deadline"})


def score(entry: Deviation, wanted: Applies, traits: Applies) -> int:
    """How early to ask about a deviation, which wants such steps, at a step that is like this; more is earlier."""
    return risk(entry) * weight(traits) * (3 + wanted.narrowness)


def best(pairs: Sequence[Pair], entries: Mapping[str, Deviation], asked: Collection[str], most: int) -> tuple[str, ...]:
    """The deviations to ask about at a step, of pairs in the order of their scores.

    One of a family only, none of a family in `asked` or of which another is answered, and of one guide word no more
    than two.
    """
    chosen: list[str] = []
    families = {*asked, *_answered(pairs, entries)}
    guide_words: Counter[str] = Counter()
    for pair in pairs:
        if len(chosen) >= most:
            break
        if pair.state is not State.OPEN:
            continue
        entry = entries[pair.deviation]
        word = entry.guide_word or entry.id
        if family_of(entry) in families or guide_words[word] >= _OF_ONE_GUIDE_WORD:
            continue
        chosen.append(entry.id)
        families.add(family_of(entry))
        guide_words[word] += 1
    return tuple(chosen)


def counted(pairs: Sequence[Pair], entries: Mapping[str, Deviation]) -> tuple[Pair, ...]:
    """The pairs of a step, in the order of their scores, each with whether it counts.

    Some forty deviations can happen at a step, and nobody plans for all. An answer counts once in a family, however
    many of it a branch's words show; of the open ones, the first of each of the five families with the highest scores,
    unless another of the family is answered.
    """
    answered = _answered(pairs, entries)
    families: set[str] = set()
    answers: set[tuple[str, str | None, str | None]] = set()
    found = []
    for pair in pairs:
        family = family_of(entries[pair.deviation])
        is_first = family not in families
        families.add(family)
        if pair.state is State.OPEN:
            counts = is_first and len(families) <= MEASURED and family not in answered
        else:
            answer = (family, pair.branch, pair.because)
            counts = answer not in answers
            answers.add(answer)
        found.append(pair if counts else pair._replace(counts=False))
    return tuple(found)


def _answered(pairs: Sequence[Pair], entries: Mapping[str, Deviation]) -> set[str]:
    """The families of which a deviation is answered."""
    return {family_of(entries[pair.deviation]) for pair in pairs if pair.state is not State.OPEN}


def family_of(entry: Deviation) -> str:
    """The family of an entry; one without is a family of its own."""
    return entry.family or entry.id
