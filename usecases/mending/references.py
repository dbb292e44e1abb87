"""Ids that differ from the one that is meant in case, blanks, hyphens and underscores only."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping

from usecases.editing import references as places
from usecases.editing import standing
from usecases.editing.command import Data
from usecases.editing.tree import put
from usecases.ids import is_id
from usecases.languages.message import Message
from usecases.mending.mend import Mend
from usecases.mending.spelling import as_id, meant
from usecases.mending.values import SPELT
from usecases.model.usecase import ANY, INTERRUPTED, TRIGGER
from usecases.reading.folder import FileKind
from usecases.rules.base import Names
from usecases.text.path import Path
from usecases.validation.standing import DEFINED, IdKind

CODES: Mapping[IdKind, str] = {
    IdKind.ROLE: "UC201",
    IdKind.GROUP: "UC202",
    IdKind.KPI: "UC203",
    IdKind.ARTEFACT: "UC204",
    IdKind.USE_CASE: "UC205",
    IdKind.CHANNEL: "UC207",
}
_STEP = "UC206"
_MALFORMED = "UC105"
_WORDS = {"at": ANY, "resume": INTERRUPTED, "from": TRIGGER, "repeat": ""}
"""By field: the word that may stand there instead of an id."""

Known = Mapping[IdKind, Collection[str]]
"""The ids that there are; a kind is missing where nobody knows, because a shared file can't be used."""


def known_ids(names: Names, cases: Collection[str]) -> Known:
    """The ids that the shared files define, as far as they can be used, and those of use cases."""
    known: Known = {
        IdKind.ROLE: names.roles.keys(),
        IdKind.GROUP: names.groups,
        IdKind.KPI: names.kpis,
        IdKind.ARTEFACT: names.artefacts,
        IdKind.CHANNEL: names.channels,
    }
    usable = {kind: ids for kind, ids in known.items() if DEFINED[kind].kind not in names.unusable}
    return {**usable, IdKind.USE_CASE: cases}


def reference_mends(data: Data, kind: FileKind, known: Known) -> Iterator[Mend]:
    """The references whose one meaning is plain, and ids of steps and branches that can be written as ids.

    Whether anything is wrong with them is for others to see: a group's trigger may be a text as well.
    """
    for id_kind, words in {**known, **_defined_here(data, kind)}.items():
        for path, name in standing.references(data, kind, id_kind):
            if name not in words:
                yield from _corrected(path, name, words, CODES[id_kind])
    if kind is FileKind.USE_CASE:
        yield from _own_ids(data)
        names = places.ids(data)
        for path, name in places.references(data):
            if name not in names:
                yield from _corrected(path, name, [*names, _word(path)], _STEP)


def _defined_here(data: Data, kind: FileKind) -> Known:
    """The ids that a shared file defines itself, be it broken: it may be broken by its references to them."""
    kinds = [id_kind for id_kind, defined in DEFINED.items() if defined.kind is kind]
    return {id_kind: {name for __, name in standing.definitions(data, id_kind)} for id_kind in kinds}


def _corrected(path: Path, old: str, words: Collection[str], code: str) -> Iterator[Mend]:
    new = meant(old, words)
    if new:
        message = Message(SPELT, {"old": old, "new": new})
        yield Mend(code if is_id(old) else _MALFORMED, path, False, message, lambda data: put(data, path, new))


def _word(path: Path) -> str:
    fields = [part for part in path if part in _WORDS]
    return _WORDS[str(fields[0])] if fields else ""


def _own_ids(data: Data) -> Iterator[Mend]:
    """Ids of steps and branches, together with all references to them."""
    held = list(places.holders(data))
    taken = Counter(as_id(name) for name in {one.id for one in held})
    for path, old in held:
        new = as_id(old)
        if new != old and is_id(new) and taken[new] == 1:
            yield _renamed((*path, "id"), old, new)


def _renamed(path: Path, old: str, new: str) -> Mend:
    message = Message(SPELT, {"old": old, "new": new})
    return Mend(_MALFORMED, path, False, message, lambda data: places.with_ids_replaced(data, {old: new}))
