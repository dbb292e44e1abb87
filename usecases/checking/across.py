"""Looking across the files of a library: what the rules of the whole library are asked with."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from usecases.chain.chain import Chain
from usecases.chain.ends import End, read, written
from usecases.checking.index import Index
from usecases.checking.others import OtherCases
from usecases.checking.shared import SharedFiles
from usecases.checking.verdict import Verdict, hits_of
from usecases.findings.finding import WHOLE_FILE, Finding, Place
from usecases.reading.folder import FileKind
from usecases.rules.base import Overview
from usecases.rules.facts import CaseFacts
from usecases.rules.registry import LIBRARY, rules
from usecases.text.path import Path as DataPath


def library_findings(overview: Overview) -> list[Finding]:
    """What the rules find that look across files."""
    found = []
    for each in rules(LIBRARY):
        for hit in hits_of(each, "library.yaml", each.in_library, overview):
            if isinstance(hit, Finding):
                found.append(hit)
            else:
                severity = each.severity if hit.severity is None else hit.severity
                found.append(Finding(each.code, hit.path, hit.place, severity, hit.variant, hit.arguments))
    return found


class WholeLibrary:
    """All files, as the index knows them."""

    def __init__(self, shared: SharedFiles, index: Index, complete: bool) -> None:
        self.shared = shared.shared
        self.names = shared.names
        self.complete = complete and shared.sound and not index.unreadable()
        self._shared_files = shared
        self._index = index

    def cases(self) -> Iterator[CaseFacts]:
        """Every use case that includes others or shares its id with another."""
        return iter(self._cases)

    @cached_property
    def _cases(self) -> list[CaseFacts]:
        found = dict(self._including)
        repeated = {path for paths in self._paths.values() if len(paths) > 1 for path in paths}
        if repeated - found.keys():
            found.update((facts.path, facts) for facts in self._index.cases() if facts.path in repeated)
        return [found[path] for path in sorted(found)]

    @cached_property
    def _including(self) -> dict[str, CaseFacts]:
        return {facts.path: facts for facts in self._index.including()}

    @cached_property
    def _paths(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for case_id, path in self._index.ids():
            found.setdefault(case_id, []).append(path)
        return found

    @cached_property
    def _failing(self) -> frozenset[str]:
        return frozenset(self._index.failing())

    def find(self, case_id: str) -> CaseFacts | None:
        """Any use case of the library, by id."""
        paths = self._paths.get(case_id)
        if paths is None:
            return None
        including = self._including.get(paths[0])
        return including or CaseFacts(paths[0], case_id, WHOLE_FILE, paths[0] in self._failing, (), ())

    def known_ids(self) -> Iterable[str]:
        """The ids of all use cases."""
        return self._paths

    def paths_of(self, case_id: str) -> list[str]:
        """The files that carry an id."""
        return self._paths.get(case_id, [])

    def uses(self) -> Iterator[str]:
        """What the use cases refer to."""
        return self._index.uses()

    @cached_property
    def chain(self) -> Chain | None:
        """What the use cases give and need; nothing is known of it where a file can't be read."""
        if not self.complete:
            return None
        unclear = {use[2:] for use in self.uses() if use.startswith("?:")} if self._index.has_broken() else set()
        parts = map(read, self._index.chain())
        return Chain(self.shared, parts, several=len(self._paths) > 1, unclear=unclear)

    def ends(self, ends: Collection[End]) -> Iterator[tuple[str, tuple[End, Place]]]:
        """Where the ends of the chain are written."""
        for path, chained in self._index.chained(set(map(written, ends))):
            end = read(chained.text)
            assert isinstance(end, End)
            yield path, (end, chained.place)

    def shared_place(self, kind: FileKind, where: DataPath) -> Place:
        """Where a value stands in a shared file."""
        return self._shared_files.place(kind, where)


class SomeFiles:
    """Some files of a library; others are read when they are asked for."""

    complete = False
    chain = None

    def __init__(self, others: OtherCases, shared: SharedFiles, verdicts: Sequence[Verdict]) -> None:
        self.shared = shared.shared
        self.names = shared.names
        self._others = others
        self._shared_files = shared
        self._verdicts = verdicts
        for verdict in verdicts:
            others.put(verdict.path, verdict.facts)

    def cases(self) -> Iterator[CaseFacts]:
        """The use cases among the files that were asked for."""
        yield from (verdict.facts for verdict in self._verdicts if verdict.facts is not None)

    def find(self, case_id: str) -> CaseFacts | None:
        """Any use case of the library, by id, which is its file's name."""
        return self._others.find(case_id)

    def known_ids(self) -> Iterable[str]:
        """The names of all files."""
        return self._others.names()

    def paths_of(self, case_id: str) -> list[str]:
        """The files that carry a name."""
        return self._others.paths_of(case_id)

    def uses(self) -> Iterator[str]:
        """Not known of a part."""
        return iter(())

    def ends(self, ends: Collection[End]) -> Iterator[tuple[str, tuple[End, Place]]]:
        """Not known of a part."""
        del ends
        return iter(())

    def shared_place(self, kind: FileKind, where: DataPath) -> Place:
        """Where a value stands in a shared file."""
        return self._shared_files.place(kind, where)
