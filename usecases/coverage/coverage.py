"""The coverage of a use case: each deviation that can happen at each step, and whether somebody has thought of it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from usecases.coverage.answers import Answer, Answers
from usecases.coverage.catalogue import Catalogue
from usecases.coverage.ranking import IMPACT, MOST, answered, best, counted, family_of, score, weight
from usecases.coverage.traits import Company, Course, Looked
from usecases.coverage.usual import places
from usecases.coverage.values import CaseCoverage, Pair, State, StepCoverage
from usecases.model.deviations import Applies
from usecases.model.outline import Outline
from usecases.model.shared import Shared
from usecases.model.usecase import Step, UseCase


class Coach:
    """Looks at the use cases of a library, one after the other."""

    def __init__(self, shared: Shared, catalogue: Catalogue | None = None) -> None:
        self.catalogue = catalogue or Catalogue(shared.deviations)
        self.company = Company(shared)
        self._language = shared.settings.language
        self._ranked: dict[tuple[Applies, str | None], Mapping[str, int]] = {}

    def language_of(self, case: UseCase) -> str:
        """The language in which a use case is asked about: its own, or the library's."""
        return case.language or self._language

    def look(self, case: UseCase, *, most: int = MOST, in_branches: bool = False) -> CaseCoverage:
        """The coverage of a use case, with so many questions for a step; of the steps of branches too, if wanted.

        A step that is another use case as a whole has no pairs: what can go wrong there is looked at there.
        """
        language = self.language_of(case)
        outline = Outline(case)
        answers = Answers(outline, self.catalogue, language)
        courses = [case.steps, *(branch.steps for branch in case.branches if in_branches)]
        steps = tuple(
            found
            for course in courses
            for found in self._course(Course(case, course, language, self.company).looked, outline, answers, most)
        )
        return CaseCoverage(case.id, language, steps, answers.unrecognised)

    def _course(
        self, course: Sequence[Looked], outline: Outline, answers: Answers, most: int
    ) -> Iterator[StepCoverage]:
        entries = self.catalogue.by_id
        asked: Counter[str] = Counter()
        near: set[str] = set()
        before: Step | None = None
        for looked in course:
            step = looked.step
            if outline.step_of[step.id].step is not step:  # the first one of an id counts
                continue
            if before is None or set(before.actor) != set(step.actor):
                near = set()
            before = step
            pairs = () if step.use_case else counted(self._pairs(looked, answers), entries)
            ask = best(pairs, entries, most, near, asked)
            asked.update(ask)
            near.update(answered(pairs, entries), (family_of(entries[name]) for name in ask))
            yield StepCoverage(step.id, looked.activity, looked.guessed, weight(looked.traits), pairs, ask)

    def _pairs(self, looked: Looked, answers: Answers) -> list[Pair]:
        step = looked.step.id
        hangs = weight(looked.traits)
        ranked = self._ranked_at(looked)
        there = answers.at(step, ranked)
        pairs = [_pair(step, name, points * hangs, there.get(name)) for name, points in ranked.items()]
        for name in answers.also_at(step, ranked):
            if (entry := self.catalogue.by_id.get(name)) is not None:
                pairs.append(_pair(step, name, score(entry, 0) * hangs, there.get(name)))
        return pairs

    def _ranked_at(self, looked: Looked) -> Mapping[str, int]:
        """The scores of the entries that apply at a step that is like this, by id, the highest first.

        The weight of the step, by which all of them are multiplied, isn't in them, so that more steps are alike.
        """
        traits = looked.traits._replace(step=looked.traits.step & self.catalogue.marks)
        key = traits, looked.activity
        found = self._ranked.get(key)
        if found is None:
            usual = places(traits, looked.activity)
            rows = []
            for entry, narrowness in self.catalogue.at(traits):
                place = usual.get(family_of(entry))
                order = len(usual) if place is None else place, -IMPACT[entry.impact], self.catalogue.breadth[entry.id]
                rows.append((-score(entry, narrowness, place), *order, entry.id))
            found = {row[-1]: -row[0] for row in sorted(rows)}
            self._ranked[key] = found
        return found


def _pair(step: str, deviation: str, points: int, answer: Answer | None) -> Pair:
    if answer is None:
        return Pair(step, deviation, State.OPEN, points, counts=False)
    state = State.COVERED if answer.branch is not None else State.CONSIDERED
    return Pair(step, deviation, state, points, answer.branch, answer.words, answer.by_time, answer.because)
