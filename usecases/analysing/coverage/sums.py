"""The coverage of a group or of a whole library, summed up: a figure for each use case, nothing of the pairs."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from usecases import collecting
from usecases.analysing.cases import Cases, Progress, read_case
from usecases.coverage.coverage import Coach
from usecases.coverage.values import Totals
from usecases.processors import Rows, shared_out
from usecases.reading.folder import FileKind, FoundFile

_BATCH = 200
"""Files whose figures are handed on at once."""


class CaseSum(NamedTuple):
    """How a use case stands."""

    case: str
    title: str
    group: str | None
    totals: Totals


class Sums(NamedTuple):
    """How use cases stand, each, by group and together, in the order of their paths; without those that are retired.

    `groups` holds all groups that are asked for, also that of no group (`None`); `unusable` the paths of files that
    were left out, shared ones too.
    """

    cases: tuple[CaseSum, ...]
    groups: Mapping[str | None, Totals]
    totals: Totals
    unusable: tuple[str, ...]


def summed(root: Path, found: Sequence[FoundFile], group: str | None = None, progress: Progress | None = None) -> Sums:
    """The sums of a group, or of all use cases where none is named."""
    read = Cases(root, found)
    coach = Coach(read.shared)
    files = [file for file in found if file.kind is FileKind.USE_CASE]
    rows: Rows = []
    for batch in shared_out(files, lambda some: _batches(root, some, coach)):
        rows += batch
        if progress is not None:
            progress(len(rows), len(files))
    unusable = list(read.unusable)
    cases: list[CaseSum] = []
    for path, *sums in sorted(rows):
        if not sums:
            unusable.append(path)
            continue
        case, title, of_group, retired, *figures = sums
        if not retired and group in (None, of_group):
            cases.append(CaseSum(case, title, of_group or None, Totals(*figures)))
    groups: defaultdict[str | None, Totals] = defaultdict(Totals)
    totals = Totals()
    for each in cases:
        groups[each.group] = groups[each.group].plus(each.totals)
        totals = totals.plus(each.totals)
    return Sums(tuple(cases), dict(groups), totals, tuple(unusable))


def _batches(root: Path, files: Sequence[FoundFile], coach: Coach) -> Iterator[Rows]:
    for start in range(0, len(files), _BATCH):
        with collecting.put_off():
            rows = [_row(root, file, coach) for file in files[start : start + _BATCH]]
        yield rows


def _row(root: Path, file: FoundFile, coach: Coach) -> tuple[str | int, ...]:
    """Path, id, title, group, whether it is retired, and the figures; the path alone of a file that can't be used."""
    read = read_case(root, file)
    if read is None:
        return (file.path,)
    case = read.case
    figures = Totals() if case.status == "retired" else coach.look(case, most=0).totals
    return (file.path, case.id, case.title, case.group or "", int(case.status == "retired"), *figures)
