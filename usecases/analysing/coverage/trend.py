"""How coverage came to be: the figures at the last commits that touched the use cases.

What is measured is the scenarios of that time, by the roles and the catalogue of today.
"""

from collections.abc import Mapping
from typing import NamedTuple

from usecases.coverage.coverage import Coach
from usecases.coverage.values import Totals
from usecases.git.contents import contents
from usecases.git.past import Commit, commits, files_at
from usecases.git.repository import Repository
from usecases.model import build
from usecases.reading.document import read_document
from usecases.reading.folder import LARGEST, USE_CASES, FileKind
from usecases.validation.schemas import is_valid

COMMITS = 10
"""So many commits are looked at."""


class Moment(NamedTuple):
    """How things stood at a commit; `left_out` counts the use cases that couldn't be used then."""

    commit: Commit
    totals: Totals
    left_out: int


class _Known(NamedTuple):
    """The figures of one content."""

    group: str | None
    totals: Totals


def trend(
    repository: Repository, coach: Coach, paths: tuple[str, ...] = (), group: str | None = None
) -> tuple[Moment, ...]:
    """The figures at the last commits, the oldest first: of some files, of a group, or of all use cases.

    The repository is seen from the library's folder; paths are relative to it. Raises GitProblem.
    """
    known: dict[str, _Known | None] = {}
    moments = []
    for commit in commits(repository, paths or (USE_CASES,), COMMITS):
        there = files_at(repository, commit, USE_CASES)
        wanted = {name for path, name in there.items() if path.endswith(".yaml") and (not paths or path in paths)}
        for name, content in contents(repository.folder, wanted - known.keys()).items():
            known[name] = _figures(content, coach)
        left_out = sum(known[name] is None for name in wanted)
        moments.append(Moment(commit, _sum(wanted, known, group), left_out))
    return tuple(moments)


def _sum(names: set[str], known: Mapping[str, _Known | None], group: str | None) -> Totals:
    totals = Totals()
    for name in names:
        found = known[name]
        if found is not None and group in (None, found.group):
            totals = totals.plus(found.totals)
    return totals


def _figures(content: bytes, coach: Coach) -> _Known | None:
    """The figures of a use case, none of one that nobody works by; `None` where it can't be used."""
    data = read_document(content, "", FileKind.USE_CASE).data if len(content) <= LARGEST else None
    if data is None or not is_valid(data, FileKind.USE_CASE):
        return None
    case = build.use_case(data)
    return _Known(case.group, Totals() if case.status == "retired" else coach.look(case, most=0).totals)
