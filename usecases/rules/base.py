"""What a rule is, what it looks at, and what it returns.

A rule never makes words: it yields hits, each a place in a file and the arguments of the rule's message. Whoever shows
a finding of an earlier run needs the messages only, so what judges is imported when there is something to judge.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar, NamedTuple, Protocol

from usecases.findings.finding import Place
from usecases.findings.severity import Severity
from usecases.reading.folder import FileKind
from usecases.rules.facts import CaseFacts
from usecases.text.path import Path

if TYPE_CHECKING:
    from usecases.chain.chain import Chain
    from usecases.chain.ends import End
    from usecases.coverage.coverage import Coach
    from usecases.flow.graph import Flow
    from usecases.model.letters import Assigned
    from usecases.model.outline import Outline
    from usecases.model.shared import Shared
    from usecases.model.usecase import UseCase
    from usecases.timing.timeline import Timeline


class Hit(NamedTuple):
    """Something found: a path in the file's data, arguments of the message, and which message.

    `on_key` points at the key instead of its value; `severity` takes the place of the rule's own. The argument
    `guess`, where there is one, becomes a “did you mean”.
    """

    where: Path
    arguments: Mapping[str, str]
    variant: str = ""
    on_key: bool = False
    severity: Severity | None = None


class FileHit(NamedTuple):
    """Something found by looking at the whole library: the file, the place in it, arguments, which message.

    `severity` takes the place of the rule's own.
    """

    path: str
    place: Place
    arguments: Mapping[str, str]
    variant: str = ""
    severity: Severity | None = None


class Names:
    """The ids that the shared files define, for quick look-ups.

    `unusable` are the kinds of shared files that can't be read or break their schema: what they would define isn't
    known, so no reference to it is called unknown. Of deviations those that keep the schema are known all the same;
    `deviations_at` are their indexes in the file.
    """

    def __init__(
        self,
        shared: "Shared",
        unusable: frozenset[FileKind] = frozenset(),
        deviations_at: Sequence[int] | None = None,
    ) -> None:
        self.unusable = unusable
        self.deviations_at = range(len(shared.deviations)) if deviations_at is None else deviations_at
        self.roles = {role.id: role for role in shared.roles}
        self.groups = frozenset(group.id for group in shared.groups)
        self.kpis = frozenset(kpi.id for kpi in shared.kpis)
        self.artefacts = frozenset(artefact.id for artefact in shared.artefacts)
        self.channels = frozenset(channel.id for channel in shared.settings.channels)
        self._shared = shared

    @cached_property
    def deviations(self) -> frozenset[str]:
        """The deviations that there are: the catalogue's, and the library's own."""
        from usecases.coverage.ids import built_in_ids

        return built_in_ids().union(entry.id for entry in self._shared.deviations)

    @cached_property
    def coach(self) -> "Coach":
        """Who knows what can go wrong, by the catalogue and the library's own deviations."""
        from usecases.coverage.coverage import Coach

        return Coach(self._shared)

    @cached_property
    def timeline(self) -> "Timeline":
        """The working calendar, in an ordinary week."""
        from usecases.timing.timeline import Timeline

        return Timeline(self._shared.settings.calendar)


class Subject:
    """A use case under the eyes of the rules; what is costly is made when first asked for."""

    def __init__(self, case: "UseCase", names: Names) -> None:
        self.case = case
        self.names = names

    @cached_property
    def outline(self) -> "Outline":
        """Its steps and branches with their places in the file."""
        from usecases.model.outline import Outline

        return Outline(self.case)

    @cached_property
    def flow(self) -> "Flow":
        """The flow graph."""
        from usecases.flow.build import flow_of

        return flow_of(self.case, self.outline)

    @cached_property
    def reachable(self) -> frozenset[str]:
        """The nodes of the flow that can be reached from the start."""
        from usecases.flow.reach import reachable

        return reachable(self.flow)

    @cached_property
    def can_end(self) -> frozenset[str]:
        """The nodes of the flow from which an end can be reached."""
        from usecases.flow.reach import can_end

        return can_end(self.flow)

    @cached_property
    def assigned(self) -> "tuple[tuple[Path, Assigned], ...]":
        """Every step with its path and its roles by letter; none of a use case that nobody works by any more."""
        if self.case.status == "retired":
            return ()
        from usecases.model.letters import assigned

        roles = self.names.roles
        return tuple(
            (placed.path, assigned(placed.step, placed.branch, self.case, roles)) for placed in self.outline.steps
        )

    @property
    def incomplete(self) -> Severity:
        """How much it matters that a document lacks what it needs for signing: little, until it is approved."""
        return Severity.WARNING if self.case.status == "approved" else Severity.INFO

    @property
    def unfinished(self) -> Severity:
        """How much it matters that something is missing: a warning in a draft, an error once approved."""
        return Severity.ERROR if self.case.status == "approved" else Severity.WARNING


class Overview(Protocol):
    """The whole library, as far as rules may look across files.

    `complete` is false where only some files were asked for, or one can't be read: then nothing is known to be
    unused, and there is no `chain`. `uses` holds what use cases refer to, as `kind:id` (`role:buyer`, `kpi:…`, …).
    """

    shared: "Shared"
    names: Names
    complete: bool

    @property
    def chain(self) -> "Chain | None":
        """What the use cases give and need, held together."""

    def cases(self) -> Iterator[CaseFacts]:
        """The use cases to report on."""

    def find(self, case_id: str) -> CaseFacts | None:
        """Any use case of the library, by id."""

    def known_ids(self) -> Iterable[str]:
        """The ids of all use cases."""

    def paths_of(self, case_id: str) -> list[str]:
        """The files that carry an id."""

    def uses(self) -> Iterator[str]:
        """What the use cases refer to, found as one goes on: whoever has heard enough may stop."""

    def ends(self, ends: "Collection[End]") -> "Iterator[tuple[str, tuple[End, Place]]]":
        """Where the ends of the chain are written: paths of files, and places in them."""

    def shared_place(self, kind: FileKind, where: Path) -> Place:
        """Where a value stands in a shared file."""


class Rule:
    """A rule: its code, how much it matters, its messages by variant.

    A rule overrides those of the three methods that it needs.
    """

    code: ClassVar[str]
    severity: ClassVar[Severity]
    messages: ClassVar[Mapping[str, str]]
    fixable: ClassVar[bool] = False

    def in_use_case(self, subject: Subject) -> Iterable[Hit]:
        """Look at one use case and the shared files."""
        del subject
        return ()

    def in_shared(self, shared: "Shared", names: Names) -> Iterable[tuple[FileKind, Hit]]:
        """Look at the shared files."""
        del shared, names
        return ()

    def in_library(self, overview: Overview) -> Iterable[FileHit]:
        """Look across the files of the library."""
        del overview
        return ()
