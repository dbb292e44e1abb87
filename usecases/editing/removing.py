"""Taking steps and branches out of a use case, with what depends on them, so that nothing refers into nowhere."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from usecases.editing.command import Data
from usecases.editing.places import Place, branches_of, texts_of, without_item
from usecases.editing.references import Reference, holders, ids, references_to
from usecases.editing.tree import drop, value_at
from usecases.editing.where import where_of, written_where
from usecases.text.path import Path

_TOP, _IN_BRANCH = 2, 4
"""The lengths of the paths of branches and steps of the main scenario, and of steps in branches."""


@dataclass(frozen=True)
class Doomed:
    """What is to be taken out: the paths of steps and branches, and the ids that nothing has afterwards."""

    paths: Collection[Path]
    gone: frozenset[str]

    @cached_property
    def _set(self) -> frozenset[Path]:
        return frozenset(self.paths)

    def holds(self, path: Path) -> bool:
        """Whether a path leads into what is taken out."""
        return any(path[:end] in self._set for end in (_TOP, _IN_BRANCH))


def doomed(data: Data, *paths: Path) -> Doomed:
    """What is taken out with these steps and branches, and nothing else."""
    alone = Doomed(paths, frozenset())
    kept = {held.id for held in holders(data) if not alone.holds(held.path)}
    return Doomed(paths, frozenset(ids(data) - kept))


def doomed_with_branches(data: Data, *paths: Path) -> Doomed:
    """What is taken out with these, together with every branch that leaves from nothing else, and so on."""
    inside: dict[Path, list[Reference]] = {}
    for held in holders(data):
        for path in {held.path[:_TOP], held.path}:
            inside.setdefault(path, []).append(held)
    leaving: dict[str, list[Place]] = {}
    for branch in branches_of(data):
        for place in texts_of(branch.item.get("at")):
            leaving.setdefault(place, []).append(branch)
    left = Counter(held.id for held in holders(data))
    found = dict.fromkeys(paths)
    waiting = list(paths)
    out: set[Path] = set()
    gone: set[str] = set()
    while waiting:
        new = [held for held in inside.get(waiting.pop(0), ()) if held.path not in out]
        out.update(held.path for held in new)
        left.subtract(held.id for held in new)
        lost = {held.id for held in new if not left[held.id]}
        gone |= lost
        for branch in (one for name in sorted(lost) for one in leaving.get(name, ())):
            if branch.path not in found and gone.issuperset(texts_of(branch.item["at"])):
                found[branch.path] = None
                waiting.append(branch.path)
    return Doomed(tuple(found), frozenset(gone))


def referring(data: Data, found: Doomed) -> list[Reference]:
    """The references from elsewhere to what is taken out."""
    return [reference for reference in references_to(data, found.gone) if not found.holds(reference.path)]


def taken_out(data: Data, found: Doomed) -> Data:
    """The data without what is doomed, and without the references to it.

    A list of places loses the id. A `resume`, a `repeat` and the `from` of a deadline are cleared, so that a deadline
    counts from the step's turn. A limit goes, and so does a considered deviation with its last place; an open point
    stays, as a question about the whole.
    """
    paths = {*_cleared(data, referring(data, found)), *found.paths}
    for path in sorted(paths, key=_from_the_end, reverse=True):
        data = without_item(data, path) if isinstance(path[-1], int) else drop(data, path)
    return data


def written(data: Data, references: Iterable[Reference]) -> list[str]:
    """Where references stand, as people write it, each once."""
    return list(dict.fromkeys(written_where(where_of(data, _field(found.path))) for found in references))


def _cleared(data: Data, references: list[Reference]) -> set[Path]:
    """The paths of what is taken away so that the references are gone."""
    paths = {found.path for found in references}
    return {_whole(data, path, paths) for path in paths}


def _whole(data: Data, path: Path, paths: set[Path]) -> Path:
    """What goes with a reference."""
    field = _field(path)
    if field[-2:] == ("repeat", "from") or field[0] == "limits":
        return field[:-1]
    places = value_at(data, field)
    if isinstance(places, list) and not paths.issuperset((*field, index) for index in range(len(places))):
        return path
    return field[:-1] if field[0] == "considered" else field


def _field(path: Path) -> Path:
    """The field that holds a reference, without the position in a list of ids."""
    return path[:-1] if isinstance(path[-1], int) else path


def _from_the_end(path: Path) -> tuple[tuple[bool, int, str], ...]:
    """A key by which what stands later in a list comes later, and what stands inside something after that."""
    return tuple((True, part, "") if isinstance(part, int) else (False, 0, part) for part in path)
