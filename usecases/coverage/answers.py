"""Which branches and considered deviations answer which deviation, at which steps."""

from collections.abc import Container, Mapping
from functools import cached_property
from typing import NamedTuple

from usecases.coverage.catalogue import Catalogue
from usecases.coverage.patterns import as_written
from usecases.model.outline import Outline
from usecases.model.usecase import ANY, Branch


class Answer(NamedTuple):
    """What answers a deviation: a branch, with the words of its condition that show it, or a reason for having none.

    A branch without such words names the deviation, or shows by the passing of time (`by_time`).
    """

    branch: str | None = None
    words: tuple[str, ...] = ()
    by_time: bool = False
    because: str | None = None


class Answers:
    """The answers of a use case, by deviation, at the steps they are meant for."""

    def __init__(self, outline: Outline, catalogue: Catalogue, language: str) -> None:
        self._outline = outline
        self._catalogue = catalogue
        self._language = language
        self._everywhere: dict[str, Answer] = {}
        self._at: dict[str, dict[str, Answer]] = {}
        for branch, _path in outline.branches:
            self._put(self._means(branch), self._places(branch))
        self._considered: dict[str, dict[str, Answer]] = {}
        self._considered_everywhere: dict[str, Answer] = {}
        for each in outline.case.considered:
            answer = Answer(because=each.because)
            if not each.at or ANY in each.at:
                self._considered_everywhere.setdefault(each.deviation, answer)
            for place in each.at:
                self._considered.setdefault(place, {}).setdefault(each.deviation, answer)

    def at(self, step_id: str, applicable: Container[str]) -> Mapping[str, Answer]:
        """The answers at a step, by deviation: a branch counts before a reason, what is meant for it before others.

        What a branch of all steps names answers its whole family where it doesn't seem to apply itself.
        """
        kinds = (
            self._considered_everywhere,
            self._considered.get(step_id, {}),
            self._everywhere,
            self._at.get(step_id, {}),
        )
        found: dict[str, Answer] = {}
        for answers in kinds:
            found.update(answers)
        for name, answer in self._named_everywhere.items():
            if name not in applicable:
                for other in self._catalogue.relatives(name):
                    found.setdefault(other, answer)
        return found

    @cached_property
    def unrecognised(self) -> tuple[str, ...]:
        """The branches of which the catalogue knows no deviation, by id; outcomes that aren't negative need none."""
        known = self._catalogue.by_id
        return tuple(
            branch.id
            for branch, _path in self._outline.branches
            if known.keys().isdisjoint(self._means(branch)) and not self._goes_on(branch)
        )

    def _goes_on(self, branch: Branch) -> bool:
        """Whether it is what comes of another branch, and nothing bad."""
        return branch.kind != "negative" and not self._outline.branch_of.keys().isdisjoint(branch.at)

    @cached_property
    def _named_everywhere(self) -> Mapping[str, Answer]:
        """What branches of all steps name, and don't merely show."""
        return {name: it for name, it in self._everywhere.items() if not it.words and not it.by_time}

    def also_at(self, step_id: str, applicable: Container[str]) -> list[str]:
        """The deviations that don't seem to apply at a step, but of which a branch or a reason there says they do.

        What a branch names, it says; what its words show, only where they show nothing that applies.
        """
        branches = self._at.get(step_id, {})
        placed = {answer.branch for name, answer in branches.items() if name in applicable}
        shown = [
            name
            for name, answer in branches.items()
            if not answer.by_time and (not answer.words or answer.branch not in placed)
        ]
        return [name for name in (*shown, *self._considered.get(step_id, {})) if name not in applicable]

    def _put(self, means: Mapping[str, Answer], places: frozenset[str]) -> None:
        if ANY in places:
            for name, answer in means.items():
                self._everywhere.setdefault(name, answer)
        for place in places:
            answers = self._at.setdefault(place, {})
            for name, answer in means.items():
                # A deviation that is named counts before one that is found in the words.
                if name not in answers or (answers[name].words and not answer.words):
                    answers[name] = answer

    def _means(self, branch: Branch) -> Mapping[str, Answer]:
        """The deviations that a branch answers: the one it names, else those its condition shows."""
        if branch.deviation is not None:
            return {branch.deviation: Answer(branch.id)}
        condition = branch.when or branch.outcome
        if condition:
            meant = self._catalogue.meant_by(condition, self._language)
            return {name: Answer(branch.id, as_written(condition, at)) for name, at in meant.items()}
        if branch.after is not None:
            return {name: Answer(branch.id, by_time=True) for name in self._catalogue.by_time}
        return {}

    def _places(self, branch: Branch) -> frozenset[str]:
        """The steps that a branch leaves; of an outcome, those that its parents left."""
        found: set[str] = set()
        waiting, seen = [branch], {branch.id}
        while waiting:
            for place in waiting.pop().at:
                parent = self._outline.branch_of.get(place)
                if parent is None:
                    found.add(place)
                elif place not in seen:
                    seen.add(place)
                    waiting.append(parent.branch)
        return frozenset(found)
