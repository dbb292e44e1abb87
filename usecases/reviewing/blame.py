"""Who last changed what each step and each branch says, whatever has happened to the layout since."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, TypeAlias

from usecases.comparing.changes import Data
from usecases.comparing.statement import Category, ChangeSaid, Did, Sort, Thing
from usecases.comparing.things import Things
from usecases.git.lineage import Change
from usecases.merge.items import TOP, ListKey, taken_apart
from usecases.reading.folder import FileKind
from usecases.reviewing.history import Past, said_by_it

_PLACED = (Sort.STEP, Sort.BRANCH)

_At: TypeAlias = tuple[str, str]
"""A version of the file: the commit, and the path at it."""


class Blamed(NamedTuple):
    """A step or branch as it is now, the change that gave it its meaning, and what that changed of it.

    `change` is `None` for what isn't committed yet. `is_edge`: it was there already at the commit at which a shallow
    copy ends, and who wrote it isn't known.
    """

    thing: Thing
    change: Change | None
    changes: tuple[ChangeSaid, ...] = ()
    is_edge: bool = False


def blamed(known: Past) -> tuple[Blamed, ...]:
    """The steps and branches of a use case's file: the main scenario, and then the branches.

    They are those that stand in it now; of a file that is gone, those that stood there last.
    """
    top, committed = _last(known)
    now = known.disk if known.disk is not None else committed
    search = _Search(_things(known.data(now)))
    wanted = {name: name for name in search.things}
    if now is committed:
        search.waiting[top] = wanted
    else:
        search.look(None, wanted, [(top, known.said(known.path or "", committed, now))], ())
    for change in known.commits:
        wanted = search.waiting.pop((change.commit, change.path), {})
        if change.commit in known.edges:
            search.blame(change, wanted, (), is_edge=True)
        elif wanted:
            own = known.of(change.content)
            sides = [
                ((parent.commit, parent.path), known.said(change.path, known.of(parent.content), own))
                for parent in change.parents
            ]
            search.look(change, wanted, sides, said_by_it(known, change))
    return tuple(search.found[name] for name in search.things if name in search.found)


def _last(known: Past) -> tuple[_At, bytes | None]:
    """The last commit at which the file was there, with its path at it, and what stood in it."""
    for change in known.commits[:1]:
        sides = [(change.commit, change.path, change.content), *change.parents]
        for commit, path, content in sides:
            if content is not None:
                return (commit, path), known.of(content)
    return ("", ""), None


class _Search:
    """What is looked for where, as `git blame` does it with lines: what a parent says as well is that parent's.

    A thing that both sides of a merge had changed, and the merge only brought together, is put down to the side that
    did it last.
    """

    def __init__(self, things: dict[str, Thing]) -> None:
        self.things = things
        self.found: dict[str, Blamed] = {}
        self.waiting: dict[_At, dict[str, str]] = {}
        """By version: what things are called there, and what they are called now."""

    def look(
        self,
        change: Change | None,
        wanted: dict[str, str],
        sides: Sequence[tuple[_At, tuple[ChangeSaid, ...]]],
        own: Sequence[ChangeSaid],
    ) -> None:
        """Leave to each parent what it says as well, blame the change for the rest; `own` is what no parent says."""
        for at, changes in sides:
            wanted = self._leave(at, changes, wanted, _touched(changes))
        said = _touched(own)
        if len(sides) > 1 and said is not None:
            for at, changes in sides:
                self._leave(at, changes, wanted, said)
            wanted = {there: name for there, name in wanted.items() if there in said}
        self.blame(change, wanted, sides[0][1] if sides else ())

    def _leave(
        self, at: _At, changes: Iterable[ChangeSaid], wanted: dict[str, str], touched: set[str] | None
    ) -> dict[str, str]:
        """Look at a parent for what isn't touched, under the names there; the rest is given back."""
        if touched is None or not at[0]:
            return wanted
        former = {one.new: one.old for one in changes if one.did is Did.RENAMED}
        left = {former.get(there, there): name for there, name in wanted.items() if there not in touched}
        self.waiting.setdefault(at, {}).update(left)
        return {there: name for there, name in wanted.items() if there in touched}

    def blame(
        self, change: Change | None, wanted: dict[str, str], changes: Sequence[ChangeSaid], *, is_edge: bool = False
    ) -> None:
        """Put down to a change what is looked for at it; whoever came later stays blamed."""
        for there, name in wanted.items():
            own = tuple(one for one in changes if one.id == there and one.thing.sort in _PLACED)
            self.found.setdefault(name, Blamed(self.things[name], change, own, is_edge))


def _touched(changes: Sequence[ChangeSaid]) -> set[str] | None:
    """The steps and branches that say something else now; `None` where all do, or it can't be told."""
    if any(one.thing.sort is Sort.FILE and one.did in (Did.ADDED, Did.TEXT) for one in changes):
        return None
    meant = (one for one in changes if one.category is not Category.LAYOUT and one.did is not Did.RENAMED)
    return {one.thing.id for one in meant if one.thing.sort in _PLACED}


def _things(data: Data | None) -> dict[str, Thing]:
    """The steps and branches of a use case, by their ids: the main scenario, and then the branches."""
    if data is None:
        return {}
    (version,) = taken_apart((data,))
    called = Things(data, version, FileKind.USE_CASE)
    in_order = sorted(version.place, key=lambda key: version.place[key] != ListKey(TOP, "steps"))
    things = (called.thing(key) for key in in_order)
    return {thing.id: thing for thing in things if thing.sort in _PLACED}
