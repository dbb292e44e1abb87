"""Things that have another id now and say nearly the same: for a reader they are what they were, and were edited."""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from usecases.merge.items import Key, Version
from usecases.merge.renames import Renamed, followed
from usecases.model.words import text_in
from usecases.reading.equal import same
from usecases.text.harmless import one_line

_SAID = ("action", "when", "title")
"""What a step, a branch, or an item of a shared file says."""
_WORDS = 0.8
"""So much of what two things say must be the same: “the goods are sold out” and “the goods are damaged” are two."""
_ALIKE = 0.6
"""So much of them must be the same in all; in one list, the very same words will do."""
_MOST_PAIRS = 2500
"""Above this number of pairs, only things that say the very same are looked at."""


class _Pair(NamedTuple):
    """Two things that may be one; those most alike, and in the same list, come first."""

    unlike: float
    elsewhere: bool
    old: Key
    new: Key


def alike(old: Version, new: Version, renamed: Renamed) -> dict[Key, Key]:
    """The new keys of things by the old ones, of those that only one version has and that aren't known as renamed."""
    gone = [key for key in old.place if key not in new and key not in renamed]
    came = [key for key in new.place if key not in old and key not in renamed.values()]
    found: dict[Key, Key] = {}
    for pair in sorted(_pairs(old, new, renamed, gone, came)):
        if pair.old not in found and pair.new not in found.values():
            found[pair.old] = pair.new
    return found


def _pairs(old: Version, new: Version, renamed: Renamed, gone: Iterable[Key], came: Iterable[Key]) -> Iterator[_Pair]:
    old_texts = {key: text for key in gone if (text := _text(old, key))}
    new_texts = {key: text for key in came if (text := _text(new, key))}
    many = len(old_texts) * len(new_texts) > _MOST_PAIRS
    for one, text in old_texts.items():
        for other, now in new_texts.items():
            if old.place[one].field != new.place[other].field or (many and text != now):
                continue
            words = 1.0 if text == now else SequenceMatcher(None, text, now, autojunk=False).ratio()
            likeness = (words + _share(old, new, renamed, one, other)) / 2
            owner = old.place[one].owner
            elsewhere = renamed.get(owner, owner) != new.place[other].owner
            if (words >= _WORDS and likeness >= _ALIKE) or (text == now and not elsewhere):
                yield _Pair(1 - likeness, elsewhere, one, other)


def _share(old: Version, new: Version, renamed: Renamed, one: Key, other: Key) -> float:
    """How much of what is there beside the id and the text is the same."""
    was, now = followed(old.fields[one], renamed), new.fields[other]
    names = {*was, *now} - {"id", *_SAID}
    kept = [name for name in names if name in was and name in now and same(was[name], now[name])]
    return len(kept) / len(names) if names else 1.0


def _text(version: Version, key: Key) -> str:
    said = text_in(next((value for name in _SAID if (value := version.fields[key].get(name))), ""), "")
    return one_line(said).casefold()
