"""What all regulations of a library share: titles by language, and who makes use of whom. Worked out once."""

from collections.abc import Mapping
from functools import cached_property

from usecases.coverage.catalogue import Catalogue
from usecases.coverage.questions import Asking
from usecases.coverage.traits import Company
from usecases.library import Library
from usecases.model.usecase import UseCase
from usecases_exporters.names import Names


class Shelf:
    """A library, as regulations look things up in it."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._names: dict[str, Names] = {}

    def names(self, language: str) -> Names:
        """The titles in a language."""
        if language not in self._names:
            self._names[language] = Names(self.library.shared, language)
        return self._names[language]

    @cached_property
    def deviations(self) -> Catalogue:
        """What can go wrong, by id."""
        return Catalogue(self.library.shared.deviations)

    def asking(self, language: str) -> Asking:
        """How it is asked about in a language."""
        shared = self.library.shared
        return Asking(shared, Company(shared), language)

    @cached_property
    def users(self) -> Mapping[str, tuple[UseCase, ...]]:
        """By id: the use cases of which a step is that use case."""
        found: dict[str, list[UseCase]] = {}
        for case in self.library.by_id.values():
            for used in used_by(case):
                if used != case.id:
                    found.setdefault(used, []).append(case)
        return {name: tuple(cases) for name, cases in found.items()}


def used_by(case: UseCase) -> list[str]:
    """The ids of the use cases that a use case is made of."""
    steps = [*case.steps, *(step for branch in case.branches for step in branch.steps)]
    return list(dict.fromkeys(step.use_case for step in steps if step.use_case is not None))
