"""Who last changed what each step and each branch says, whatever has happened to the layout since."""

from collections.abc import Sequence
from typing import NamedTuple, TypeAlias

from usecases.comparing.statement import Category, ChangeSaid, Did, Sort, Thing
from usecases.comparing.things import Things
from usecases.git.lineage import Change
from usecases.merge.items import TOP, ListKey, taken_apart
from usecases.reading.document import read_document
from usecases.reading.folder import LARGEST, FileKind
from usecases.reviewing.history import Past, said

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
    """The steps and branches of a use case's file as it is now: the main scenario, and then the branches."""
    search = _Search(_things(known.disk if known.disk is not None else known.committed))
    wanted = {name: name for name in search.things}
    top = (known.commits[0].commit, known.commits[0].path) if known.commits else ("", "")
    if known.disk is not None:
        path = known.path or ""
        search.look(None, wanted, [(top, said(path, known.committed, known.disk))])
    else:
        search.waiting[top] = wanted
    for change in known.commits:
        wanted = search.waiting.pop((change.commit, change.path), {})
        if change.commit in known.edges:
            search.found |= {name: Blamed(search.things[name], change, (), True) for name in wanted.values()}
            continue
        before = change.before or change.path
        sides = [
            ((parent, before), said(change.path, known.of(content), known.of(change.content)))
            for parent, content in (change.parents if wanted else ())
        ]
        search.look(change, wanted, sides)
    return tuple(search.found[name] for name in search.things if name in search.found)


class _Search:
    """What is looked for where, as `git blame` does it with lines: what a parent says as well is that parent's."""

    def __init__(self, things: dict[str, Thing]) -> None:
        self.things = things
        self.found: dict[str, Blamed] = {}
        self.waiting: dict[_At, dict[str, str]] = {}
        """By version: what things are called there, and what they are called now."""

    def look(
        self, change: Change | None, wanted: dict[str, str], sides: Sequence[tuple[_At, tuple[ChangeSaid, ...]]]
    ) -> None:
        """Leave to each parent what it says as well, and blame the change for the rest."""
        for at, changes in sides:
            touched = _touched(changes)
            if touched is None:
                continue
            former = {one.new: one.old for one in changes if one.did is Did.RENAMED}
            older = self.waiting.setdefault(at, {})
            older |= {former.get(there, there): name for there, name in wanted.items() if there not in touched}
            wanted = {there: name for there, name in wanted.items() if there in touched}
        first = sides[0][1] if sides else ()
        for there, name in wanted.items():
            own = tuple(one for one in first if one.id == there and one.thing.sort in _PLACED)
            self.found[name] = Blamed(self.things[name], change, own)


def _touched(changes: Sequence[ChangeSaid]) -> set[str] | None:
    """The steps and branches that say something else now; `None` where all do, or it can't be told."""
    if any(one.thing.sort is Sort.FILE and one.did in (Did.ADDED, Did.TEXT) for one in changes):
        return None
    meant = (one for one in changes if one.category is not Category.LAYOUT and one.did is not Did.RENAMED)
    return {one.thing.id for one in meant if one.thing.sort in _PLACED}


def _things(content: bytes | None) -> dict[str, Thing]:
    """The steps and branches of a use case, by their ids: the main scenario, and then the branches."""
    if content is None or len(content) > LARGEST:
        return {}
    data = read_document(content, "", FileKind.USE_CASE).data
    if data is None:
        return {}
    (version,) = taken_apart((data,))
    called = Things(data, version, FileKind.USE_CASE)
    in_order = sorted(version.place, key=lambda key: version.place[key] != ListKey(TOP, "steps"))
    things = (called.thing(key) for key in in_order)
    return {thing.id: thing for thing in things if thing.sort in _PLACED}
