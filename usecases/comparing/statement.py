"""A statement about what changed in a process, and its words."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, NamedTuple

from usecases.comparing.values import NO_NAMES, Names, pair, words_of
from usecases.languages.catalogue import _, mark, reader_language
from usecases.languages.labels import label
from usecases.languages.message import Message
from usecases.languages.punctuation import dash, quoted
from usecases.merge.same import ABSENT
from usecases.text.harmless import one_line

_LONGEST_TITLE = 40


class Category(StrEnum):
    """What a change is about; `LAYOUT` changes nothing that is said."""

    MEANING = "meaning"
    RESPONSIBILITY = "responsibility"
    TIME = "time"
    WORDING = "wording"
    LAYOUT = "layout"


class Did(StrEnum):
    """What was done to a thing, or to a field of it.

    A thing is added, deleted, moved, or renamed (has another id); a field is changed, set or cleared, its list
    reordered, or its value rewritten, so that it says the same in another way. Of a file as a whole, the layout is
    changed, or the text, where it can't be compared by fields.
    """

    ADDED = "added"
    DELETED = "deleted"
    MOVED = "moved"
    RENAMED = "renamed"
    CHANGED = "changed"
    SET = "set"
    CLEARED = "cleared"
    REORDERED = "reordered"
    REWRITTEN = "rewritten"
    LAYOUT = "layout"
    TEXT = "text"


class Sort(StrEnum):
    """What sort of thing a statement is about: `ITEM` is one of a shared file, such as a role, `LINE` a measurement."""

    FILE = "file"
    STEP = "step"
    BRANCH = "branch"
    ITEM = "item"
    LINE = "line"


class Thing(NamedTuple):
    """What a statement is about: as it is now, or as it was before it was deleted.

    `number` is that for reading, empty where there is none; `title` what it says, empty where it says nothing;
    `field` the list that an item stands in.
    """

    sort: Sort
    id: str = ""
    number: str = ""
    title: str | Mapping[str, Any] = ""
    field: str = ""

    def words(self) -> str:
        """What it is called, beginning with a small letter."""
        title = _title(self.title)
        if self.sort not in (Sort.STEP, Sort.BRANCH):
            return quoted(title or one_line(self.id))
        text = _WHAT[self.sort, bool(self.number), bool(self.number and title)]
        return _(text).format(number=self.number, id=one_line(self.id), title=title)


_STEP, _BRANCH = mark("step “{id}”"), mark("branch “{id}”")
_WHAT = {
    (Sort.STEP, True, True): mark("step {number} “{title}”"),
    (Sort.STEP, True, False): mark("step {number}"),
    (Sort.STEP, False, False): _STEP,
    (Sort.BRANCH, True, True): mark("branch {number} “{title}”"),
    (Sort.BRANCH, True, False): mark("branch {number}"),
    (Sort.BRANCH, False, False): _BRANCH,
}
_OF_THINGS = {
    Did.ADDED: mark("New: {what}"),
    Did.DELETED: mark("Deleted: {what}"),
    Did.MOVED: mark("Moved: {what}"),
    Did.RENAMED: mark("Another id: {what}, {new} (was {old})"),
}
_IN_LIST = {
    Did.ADDED: mark("{name}: new: {what}"),
    Did.DELETED: mark("{name}: deleted: {what}"),
    Did.MOVED: mark("{name}: in another place: {what}"),
}
_MOVED_FROM = mark("Moved: {what} (was {old})")
_OF_FILES = {
    Did.ADDED: mark("New file: {what}"),
    Did.DELETED: mark("Deleted file: {what}"),
    Did.LAYOUT: mark("Only the layout is changed: comments, order of fields, blank lines or quotes."),
    Did.TEXT: mark("The text is changed; it can't be compared by fields."),
}
_OF_FIELDS = {
    Did.CHANGED: ("{name}: {old} → {new}", "{what}, {name}: {old} → {new}"),
    Did.SET: (mark("{name}: new: {new}"), mark("{what}, {name}: new: {new}")),
    Did.CLEARED: (mark("{name}: deleted: {old}"), mark("{what}, {name}: deleted: {old}")),
    Did.REORDERED: (mark("{name}: in another order: {new}"), mark("{what}, {name}: in another order: {new}")),
    Did.REWRITTEN: (mark("{name}: written in another way"), mark("{what}, {name}: written in another way")),
}
"""By what was done to a field: the text of one of the file itself, and of one of a thing in it.

A change is said in the same way in every language.
"""

_ABOUT = {
    "limits": ("from", "to"),
    "considered": ("at", "deviation"),
    "stakeholders": ("role",),
    "terms": ("term",),
    "within": ("when",),
}
"""By list, the fields that tell what an item of it is about."""

_BRIEF = {
    (Sort.STEP, Did.ADDED): mark("new step {number}"),
    (Sort.STEP, Did.DELETED): mark("step {number} deleted"),
    (Sort.STEP, Did.MOVED): mark("step {number} moved"),
    (Sort.BRANCH, Did.ADDED): mark("new branch {number}"),
    (Sort.BRANCH, Did.DELETED): mark("branch {number} deleted"),
    (Sort.BRANCH, Did.MOVED): mark("branch {number} moved"),
    (Sort.FILE, Did.ADDED): mark("new file"),
    (Sort.FILE, Did.DELETED): mark("file deleted"),
    (Sort.FILE, Did.LAYOUT): mark("only the layout"),
    (Sort.FILE, Did.TEXT): mark("other text"),
}
_BRIEF_FIELD = {Sort.STEP: mark("step {number}: {name}"), Sort.BRANCH: mark("branch {number}: {name}")}


class ChangeSaid(NamedTuple):
    """One change: what was done, to what, and the values before and after; `ABSENT` where there was, or is, none.

    `names` lead to the field inside the thing, by names of fields and positions from 1. `before` and `after` tell what
    the ids in the two values name; `item` is the one of a list that the field stands in.
    """

    did: Did
    category: Category
    thing: Thing
    names: tuple[str, ...] = ()
    old: Any = ABSENT
    new: Any = ABSENT
    before: Names = NO_NAMES
    after: Names = NO_NAMES
    item: Any = None

    @property
    def id(self) -> str | None:
        """The id of the step, branch or item that it concerns; `None` where that is the file itself."""
        return self.thing.id if self.thing.sort is not Sort.FILE else None

    def message(self) -> Message:
        """The statement, with values in the language that is spoken now; nothing in it can harm a terminal."""
        text = self._text()
        what, name = self.thing.words(), self._name()
        old, new = pair(self._way(), self.old, self.new, self.before, self.after)
        if text.startswith("{what}"):
            what = _capital(what)
        if text.startswith("{name}"):
            name = _capital(name)
        return Message(text, {"what": what, "name": name, "old": old, "new": new})

    def said(self) -> str:
        """The statement in the language that is spoken now."""
        return self.message().said()

    def brief(self) -> str:
        """A few words for a title: which step, and what of it."""
        number = self.thing.number or one_line(self.thing.id)
        if (text := _BRIEF.get((self.thing.sort, self.did))) is not None:
            return _(text).format(number=number)
        name = self._name()
        if self.thing.sort is Sort.FILE:
            return name
        if self.thing.sort in (Sort.ITEM, Sort.LINE):
            return f"{number}: {name}" if self.names else number
        return _(_BRIEF_FIELD[self.thing.sort]).format(number=number, name=name)

    def _way(self) -> tuple[str, ...]:
        """The names that lead to the field from the top of the file, without ids."""
        return (self.thing.field, *self.names) if self.thing.field else self.names

    def _name(self) -> str:
        """What people call the field; where it stands in one of several like it, also which."""
        names = self._way() if self.names else ("id" if self.did is Did.RENAMED else self.thing.field,)
        places = [place for place, name in enumerate(names) if name.isdecimal()]
        outer = f"{self._which(names[: places[-1] + 1])}, " if places and places[-1] + 1 < len(names) else ""
        return one_line(outer + label(names))

    def _which(self, names: tuple[str, ...]) -> str:
        """Which item of a list it is: by what it is about, else by its place."""
        *above, _place = names
        item = self.item if isinstance(self.item, dict) else {}
        told = [words_of((*above, name), item[name], self.after) for name in _ABOUT.get(above[-1], ()) if name in item]
        return f"{label(above)} ({dash(reader_language()).join(told)})" if told else label(names)

    def _text(self) -> str:
        if self.did in _OF_FIELDS:
            return _OF_FIELDS[self.did][self.thing.sort is not Sort.FILE]
        if self.thing.sort is Sort.FILE:
            return _OF_FILES[self.did]
        if self.thing.sort is Sort.ITEM and self.did in _IN_LIST:
            return _IN_LIST[self.did]
        return _MOVED_FROM if self.did is Did.MOVED and self.old is not ABSENT else _OF_THINGS[self.did]


def _title(title: str | Mapping[str, Any]) -> str:
    if not isinstance(title, str):
        texts = [title.get(reader_language()), *title.values()]
        title = next((text for text in texts if isinstance(text, str)), "")
    line = one_line(title)
    return line if len(line) <= _LONGEST_TITLE else f"{line[: _LONGEST_TITLE - 1].rstrip()}…"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
