"""A change as its reviewers need it: what it says, whom it touches, what it breaks and mends."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from usecases.analysing.cases import Cases
from usecases.analysing.coverage.sums import Sums, summed
from usecases.checking.run import check_library
from usecases.comparing.statement import Category, ChangeSaid, Sort
from usecases.findings.finding import Finding
from usecases.model.letters import by_id
from usecases.model.shared import Shared
from usecases.reading.folder import FileKind, scan
from usecases.reviewing.differences import FileDifference, differences
from usecases.reviewing.duties import Duty, duties, use_case_in
from usecases.reviewing.versions import Versions


class Review(NamedTuple):
    """What a change is about. `before` and `after` hold the coverage, `shared` what the new version names things."""

    versions: Versions
    differences: tuple[FileDifference, ...]
    duties: tuple[Duty, ...]
    came: tuple[Finding, ...]
    gone: tuple[Finding, ...]
    before: Sums
    after: Sums
    shared: Shared

    def by_group(self) -> dict[str | None, list[FileDifference]]:
        """The differing files by process group, in the order of the map; those of none, and shared ones, last."""
        found: dict[str | None, list[FileDifference]] = {group.id: [] for group in self.shared.groups}
        for each in self.differences:
            case = use_case_in(each.pair.new) or use_case_in(each.pair.old)
            found.setdefault(case.group if case else None, []).append(each)
        outside = found.pop(None, [])
        return {**{group: files for group, files in found.items() if files}, **({None: outside} if outside else {})}

    def former_ids(self) -> dict[str, str]:
        """The ids that use cases had before, by those that they have now, of those that have another one."""
        said = (one for each in self.differences if each.kind is FileKind.USE_CASE for one in each.changes)
        return {one.new: one.old for one in said if one.thing.sort is Sort.FILE and one.names == ("id",)}

    def moved_deadlines(self) -> list[tuple[FileDifference, ChangeSaid]]:
        """The changes that are about time, each with its file."""
        return [(each, one) for each in self.differences for one in each.changes if one.category is Category.TIME]


def reviewed(versions: Versions, old: Path, new: Path) -> Review:
    """Look at the libraries in two folders, which differ as the versions say."""
    found = tuple(differences(versions))
    before, after = scan(old), scan(new)
    was, now = Cases(old, before).shared, Cases(new, after).shared
    came, gone = _findings(check_library(old).findings, check_library(new).findings, versions)
    return Review(
        versions,
        found,
        tuple(duties(found, by_id(was.roles), by_id(now.roles))),
        came,
        gone,
        summed(old, before),
        summed(new, after),
        now,
    )


def _findings(
    old: Sequence[Finding], new: Sequence[Finding], versions: Versions
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Those that only one version has; at which line doesn't matter, nor what its file is called."""
    renamed = {pair.before: pair.path for pair in versions.pairs if pair.before}
    return tuple(_only(new, old, renamed)), tuple(_only(old, new, renamed))


def _only(some: Iterable[Finding], others: Iterable[Finding], renamed: Mapping[str, str]) -> list[Finding]:
    known = Counter(_what(found, renamed) for found in others)
    own = []
    for found in some:
        what = _what(found, renamed)
        known[what] -= 1
        if known[what] < 0:
            own.append(found)
    return own


def _what(found: Finding, renamed: Mapping[str, str]) -> tuple[object, ...]:
    path = renamed.get(found.path, found.path)
    return found.code, path, found.variant, found.severity, tuple(sorted(found.arguments.items()))
