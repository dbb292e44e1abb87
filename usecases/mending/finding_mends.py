"""Which findings of a file can be mended, and how."""

from collections import Counter
from collections.abc import Collection, Iterator
from itertools import chain
from typing import TypeAlias

from usecases.checking.silence import apply
from usecases.checking.verdict import silences_in
from usecases.editing.command import Data
from usecases.findings.finding import Finding
from usecases.findings.severity import Severity
from usecases.mending.keys import empty_mends, name_mends
from usecases.mending.mend import Mend
from usecases.mending.references import CODES, Known, reference_mends
from usecases.mending.values import value_mends
from usecases.reading.document import Document
from usecases.reading.folder import FileKind
from usecases.text.path import Path
from usecases.validation.explain import Explained, explain
from usecases.validation.schemas import is_valid

MENDABLE = frozenset({"UC101", "UC102", "UC104", "UC105", "UC106", "UC206", "UC213", *CODES.values()})
"""The codes of which some findings, not all, have one obvious mend."""

Mends: TypeAlias = tuple[Mend, ...]


def may_be_mended(finding: Finding) -> bool:
    """Whether a finding is of those of which some have a mend; measurements are no YAML, and have none."""
    return finding.code in MENDABLE and not finding.path.endswith(".csv")


def mends_of(document: Document, findings: Collection[Finding], known: Known) -> Iterator[list[Mends]]:
    """The mends of those of a file's findings that have one, in stages; what goes together is a group.

    Mended values come first, then mended keys, then what is taken away. Each stage changes where the next one's mends
    stand, so only one of them can be made: the first that somebody can make. Nothing is mended in a file of which the
    reader has refused a part, and nothing where the mend breaks the schema in another way.
    """
    if document.data is None or document.kind is None or document.findings:
        return
    wanted = {(finding.code, finding.place) for finding in findings}
    for stage in (_values, _names, _empty):
        search = _Search(document, document.data, document.kind, known)
        for mend in stage(search):
            if (mend.code, document.place(mend.where, mend.on_key)) in wanted:
                search.make(mend)
        yield search.made


class _Search:
    """Mends made one after the other on the data of a file, each only where it leaves less wrong than there was."""

    def __init__(self, document: Document, data: Data, kind: FileKind, known: Known) -> None:
        self.made: list[Mends] = []
        self.document = document
        self.data = data
        self.kind = kind
        self.known = known
        self.left = self._breaches(data)

    def make(self, mend: Mend) -> None:
        """Make a mend, with those that it needs below it; or nothing, where something would be wrong after it."""
        mends, data = [mend], mend.change(self.data)
        tried: set[tuple[str, Path]] = set()
        while fresh := self._fresh(left := self._breaches(data)):
            follower = next(self._followers(mend, data, fresh, tried), None)
            if follower is None:
                return
            tried.add((follower.code, follower.where))
            mends.append(follower)
            data = follower.change(data)
        if self.left and not _count(self.left) - _count(left):
            return
        self.made.append((mend, *(one._replace(where=_was(mend, one.where)) for one in mends[1:])))
        self.data, self.left = data, left

    def _fresh(self, left: list[Explained]) -> list[Explained]:
        """What is wrong now and wasn't before."""
        fresh = _count(left) - _count(self.left)
        return [breach for breach in left if _told(breach) in fresh]

    def _followers(
        self, mend: Mend, data: Data, fresh: list[Explained], tried: Collection[tuple[str, Path]]
    ) -> Iterator[Mend]:
        """Mends of what a mend has brought to light, unless a comment silences that."""
        if mend.unseen is None:
            return
        found = chain(
            value_mends(self.document, data, fresh, lambda path: _was(mend, path)),
            reference_mends(data, self.kind, self.known),
        )
        wanted = {(breach.code, breach.where) for breach in fresh if _is_below(breach.where, mend.unseen)} - set(tried)
        for one in found:
            if (one.code, one.where) in wanted and not self._is_silenced(one.code, _was(mend, one.where)):
                yield one

    def _is_silenced(self, code: str, where: Path) -> bool:
        finding = Finding(code, self.document.path, self.document.place(where), Severity.ERROR)
        return not apply([finding], silences_in(self.document))[0]

    def _breaches(self, data: Data) -> list[Explained]:
        return [] if is_valid(data, self.kind) else explain(data, self.kind)


def _values(search: _Search) -> list[Mend]:
    values = value_mends(search.document, search.data, search.left)
    return [*values, *reference_mends(search.data, search.kind, search.known)]


def _names(search: _Search) -> list[Mend]:
    return list(name_mends(search.data, search.left))


def _empty(search: _Search) -> list[Mend]:
    return list(empty_mends(search.data, search.left))


def _is_below(path: Path, above: Path) -> bool:
    return path[: len(above)] == above


def _was(mend: Mend, path: Path) -> Path:
    """Where a value below a mend stood before it."""
    if mend.unseen is None or not _is_below(path, mend.unseen):
        return path
    return (*mend.where, *path[len(mend.unseen) :])


def _count(breaches: list[Explained]) -> Counter[tuple[object, ...]]:
    return Counter(map(_told, breaches))


def _told(breach: Explained) -> tuple[object, ...]:
    """What is wrong, wherever it stands."""
    return breach.code, breach.variant, *sorted(breach.arguments.items())
