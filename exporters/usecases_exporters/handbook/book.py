"""What the pages about the whole library are made from: read and digested once, whoever asks first."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from usecases.measurements import Measurement, latest, measurements_of
from usecases.model.usecase import UseCase
from usecases_exporters.digest import digest
from usecases_exporters.names import Names
from usecases_exporters.protocol import Request
from usecases_exporters.regulation.exporter import unique


@dataclass(frozen=True)
class Book:
    """A handbook about to be written."""

    request: Request

    @property
    def language(self) -> str:
        """The language of the pages about the whole library."""
        return self.request.language or self.request.library.shared.settings.language

    @cached_property
    def names(self) -> Names:
        """Titles of the shared files, in that language."""
        return Names(self.request.library.shared, self.language)

    @cached_property
    def cases(self) -> tuple[UseCase, ...]:
        """The use cases, each once."""
        return tuple(unique(self.request.cases))

    @cached_property
    def last(self) -> Mapping[str, Measurement]:
        """The last measurement of each indicator, by its id."""
        return dict(sorted(latest(measurements_of(self.request.library.root)).items()))

    @cached_property
    def whole(self) -> str:
        """A digest of the shared files and of all that stands in the use cases."""
        return digest(self.request.library.shared, self.language, self.cases)

    @cached_property
    def listed(self) -> str:
        """A digest of the shared files and of what a list tells of each use case."""
        listed = [
            (case.id, case.title, case.group, case.owner, case.status, case.review_by, case.document)
            for case in self.cases
        ]
        return digest(self.request.library.shared, self.language, listed)
