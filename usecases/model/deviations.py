"""A catalogue of deviations: what can happen at steps of a kind, and what to ask about it."""

from typing import Literal, NamedTuple, TypeAlias

from usecases.model.usecase import Impact, Kind, Likelihood
from usecases.model.words import Words

GuideWord: TypeAlias = Literal[
    "no", "more", "less", "as-well-as", "part-of", "reverse", "other-than", "early", "late", "before", "after"
]
"""The guide words of a HAZOP study (IEC 61882)."""


USUAL_MARKS = frozenset({"in-person", "from-afar"})
"""Marks that a step has unless its channels say otherwise."""


class Applies(NamedTuple):
    """A kind of step. Of each set the step has at least one, of `step` all; an empty set asks for nothing."""

    actors: frozenset[str] = frozenset()
    activities: frozenset[str] = frozenset()
    others: frozenset[str] = frozenset()
    """The field `with`: kinds of the other parties."""
    objects: frozenset[str] = frozenset()
    step: frozenset[str] = frozenset()

    @property
    def narrowness(self) -> int:
        """How many things it asks for; not where nearly all steps are alike."""
        return sum(map(bool, self._replace(step=self.step - USUAL_MARKS)))

    def __repr__(self) -> str:
        """The sets in order: documents are made again where this text is another than in the last run."""
        sets = (f"{name}={sorted(some)!r}" for name, some in zip(self._fields, self, strict=True))
        return f"Applies({', '.join(sets)})"


class Deviation(NamedTuple):
    """Something that can happen otherwise than planned.

    `applies` holds the kinds of steps at which it can happen, any of them; empty for every step. Of two with one
    `family` no more than one is asked at a step. `signs` are the patterns, by language (`""` is any), by which a
    condition in free words shows that it means this; with `after`, a branch that shows by the passing of time does.
    """

    id: str
    question: Words
    guide_word: GuideWord | None = None
    family: str | None = None
    applies: tuple[Applies, ...] = ()
    kind: Kind = "negative"
    likelihood: Likelihood = "sometimes"
    impact: Impact = "medium"
    response: Words | None = None
    after: bool = False
    signs: tuple[tuple[str, tuple[str, ...]], ...] = ()
