"""The entries of the form of one thing: every field that its schema knows."""

from collections.abc import Iterator
from typing import Any

from usecases.editing.choices import ChoiceKind
from usecases.editing.command import Data
from usecases.editing.tree import is_there, value_at
from usecases.editing.where import SHORT_FORM, Where, followed
from usecases.languages.labels import label
from usecases.model.words import LANGUAGES
from usecases.reading.folder import FileKind
from usecases.text.path import Path
from usecases.validation.examples import example
from usecases.validation.schemas import schema
from usecases.validation.shape import field_at
from usecases.validation.wanted import Wanted
from usecases_tui.forms.entry import Entry, How
from usecases_tui.forms.offers import Offered, Offers
from usecases_tui.forms.order import sections
from usecases_tui.forms.schema import item_of, wants_at
from usecases_tui.words import _

CHECKS = ("checks",)
ITEM, NEXT, NEW = "·", "–", "+"
"""What stands before the first field of an item, before another text of a list, and where one more is begun."""
_PROSE = frozenset({"how"})
"""Texts of several paragraphs."""


def entries(data: Data, kind: FileKind, where: Where, offers: Offers) -> list[Entry]:
    """The entries of a thing of a file; raises Refused where the way leads nowhere."""
    path = followed(data, where, kind).path if where else ()
    thing = value_at(data, path) if is_there(data, path) else {}
    form = _Form(kind, offers)
    if kind is FileKind.LIBRARY and where == CHECKS:
        from usecases_tui.forms.checks import check_entries

        return list(check_entries(thing, where, offers))
    generic = field_at(kind, where).path
    found: list[Entry] = []
    for section in sections(kind, generic):
        if section.title:
            found.append(Entry((*where, section.title), generic, How.HEADING, _(section.title)))
        for name in section.names:
            found += form.field((*where, name), (*generic, name), _field_of(thing, name, generic))
    return found


def field_label(generic: Path) -> str:
    """What people call a field, with a capital."""
    text = label([part for part in generic if isinstance(part, str)])
    return text[:1].upper() + text[1:]


def _field_of(thing: Any, name: str, generic: Path) -> Any:
    """The value of a field; of a text that stands for a mapping, the field which it gives."""
    if isinstance(thing, dict):
        return thing.get(name)
    short = SHORT_FORM.get(_list_name(generic))
    return thing if name == short else None


def _list_name(generic: Path) -> str:
    return next((part for part in reversed(generic) if isinstance(part, str)), "")


class _Form:
    """Making entries; what is offered and what is wanted is asked for each field."""

    def __init__(self, kind: FileKind, offers: Offers) -> None:
        self.kind = kind
        self.offers = offers

    def field(self, where: Where, generic: Path, value: Any, item: Where | None = None) -> Iterator[Entry]:
        """The entries of one field."""
        wants = wants_at(self.kind, generic)
        if wants is None:
            return
        types = {shape["type"] for shape in wants.shapes}
        if generic[-1] == "within" and "array" in types:
            yield from self._within(where, generic, value, item)
        elif (offered := self.offers.kind(where, generic)) is not None:
            yield self._chosen(where, generic, value, offered, item)
        elif "array" in types:
            of_item = item_of(self.kind, generic)
            if of_item is not None and of_item.names and not of_item.is_by_language:
                one_may_stand_alone = "object" in types and not isinstance(value, list)
                yield from (self._alone if one_may_stand_alone else self._items)(where, generic, value)
            elif isinstance(value, dict) and wants.is_by_language:
                yield from self._group(where, generic, value, wants)
            else:
                yield from self._texts(where, generic, value)
        elif "object" in types and not wants.is_by_language:
            yield from self._group(where, generic, value, wants)
        else:
            yield from self._words(where, generic, value, item)

    def _example(self, generic: Path) -> Any:
        wants = wants_at(self.kind, generic)
        return None if wants is None else example(wants, schema(self.kind))

    def _chosen(self, where: Where, generic: Path, value: Any, offered: Offered, item: Where | None) -> Entry:
        how = How.SEVERAL if offered.several else How.CHOICE
        if offered.kind is ChoiceKind.YES_NO:
            how = How.YES_NO if value is None or isinstance(value, bool) else How.STUCK
        elif isinstance(value, dict) or (isinstance(value, list) and not offered.several):
            how = How.STUCK
        given = self._example(generic)
        return Entry(where, generic, how, field_label(generic), value, offered, item, example=given)

    def _words(
        self,
        where: Where,
        generic: Path,
        value: Any,
        item: Where | None = None,
        *,
        new: bool = False,
        again: bool = False,
    ) -> Iterator[Entry]:
        """A text, or one for each language."""
        wants, given = wants_at(self.kind, generic), self._example(generic)
        if isinstance(value, dict) and wants is not None and wants.is_by_language:
            for language in LANGUAGES:
                text = value.get(language)
                way, path = (*where, language), (*generic, language)
                yield Entry(way, path, How.LINE, field_label(path), text, item=item)
            return
        how = _written(wants, generic, value)
        sign = NEW if new else NEXT if again else ""
        yield Entry(where, generic, how, field_label(generic), value, None, item, new, again, sign, given)

    def _texts(self, where: Where, generic: Path, value: Any) -> Iterator[Entry]:
        """A list of texts, each a row, and a row for one more."""
        if value is None:
            yield from self._words(where, generic, None)
            return
        listed = isinstance(value, list)
        items = value if listed else [value]
        for position, text in enumerate(items):
            way, path = ((*where, position), (*generic, 0)) if listed else (where, generic)
            yield from self._words(way, path, text, way, again=position > 0)
        yield from self._words((*where, len(items)), (*generic, 0), None, None, new=True, again=bool(items))

    def _items(self, where: Where, generic: Path, value: Any) -> Iterator[Entry]:
        """A list of things with fields, and a row in which one more is begun."""
        yield Entry((*where, "heading"), generic, How.HEADING, field_label(generic), sign=ITEM)
        items = value if isinstance(value, list) else []
        wants = item_of(self.kind, generic)
        assert wants is not None
        short = SHORT_FORM.get(str(generic[-1]))
        names = sorted(wants.names, key=lambda name: name != short)
        for position, thing in enumerate(items):
            way, path = (*where, position), (*generic, 0)
            found = [entry for name in names for entry in self._of_item(way, path, name, thing, short)]
            yield from (
                entry._replace(sign=entry.sign or (ITEM if number == 0 else " ")) for number, entry in enumerate(found)
            )
        way = (*where, len(items), names[0])
        first = next(self.field(way, (*generic, 0, names[0]), None))
        yield first._replace(new=True, sign=NEW)

    def _alone(self, where: Where, generic: Path, value: Any) -> Iterator[Entry]:
        """A thing with fields where a list of such may stand, and a row in which another one is begun."""
        yield Entry((*where, "heading"), generic, How.HEADING, field_label(generic), sign=ITEM)
        wants = item_of(self.kind, generic)
        assert wants is not None
        found = list(self._group(where, generic, value, wants))
        yield from (entry._replace(sign=ITEM if number == 0 else " ") for number, entry in enumerate(found))
        if isinstance(value, dict):
            name = wants.names[0]
            first = next(self.field((*where, 1, name), (*generic, 0, name), None))
            yield first._replace(new=True, sign=NEW)

    def _of_item(self, way: Where, path: Path, name: str, thing: Any, short: str | None) -> Iterator[Entry]:
        """The entries of one field of an item; a text stands for the field that it gives."""
        if isinstance(thing, dict):
            return self.field((*way, name), (*path, name), thing.get(name), way)
        if name == short:
            return self._words(way, path, thing, way)
        return self.field((*way, name), (*path, name), None, way)

    def _group(self, where: Where, generic: Path, value: Any, wants: Wanted) -> Iterator[Entry]:
        """The fields of a mapping, one below the other; where it has one field only, that stands for it."""
        if value is not None and not isinstance(value, dict):
            yield Entry(where, generic, How.STUCK, field_label(generic), value)
            return
        for name in wants.names:
            found = self.field((*where, name), (*generic, name), (value or {}).get(name))
            if len(wants.names) == 1:
                found = (entry._replace(label=field_label(generic)) for entry in found)
            yield from found

    def _within(self, where: Where, generic: Path, value: Any, item: Where | None) -> Iterator[Entry]:
        """A deadline: its length, the moment from which it counts, and levels of urgency."""
        if isinstance(value, list):
            for position, level in enumerate(value):
                way, path = (*where, position), (*generic, 0)
                for name in ("when", "time", "from"):
                    there = level.get(name) if isinstance(level, dict) else None
                    sign = ITEM if name == "when" else " "
                    yield from (one._replace(sign=sign) for one in self.field((*way, name), (*path, name), there, way))
            way = (*where, len(value), "when")
            yield from self._words(way, (*generic, 0, "when"), None, new=True)
            return
        if isinstance(value, dict):
            time, way, path = value.get("time"), (*where, "time"), (*generic, "time")
        else:
            time, way, path = value, where, generic
        given = self._example((*generic, "time"))
        yield Entry(way, path, How.WHOLE, field_label(generic), time, item=item, example=given)
        there = value.get("from") if isinstance(value, dict) else None
        yield from self.field((*where, "from"), (*generic, "from"), there)
        way, path = (*where, 0, "when"), (*generic, 0, "when")
        yield Entry(way, path, How.LINE, field_label(path), None, new=True, example=self._example(path))


def _written(wants: Wanted | None, generic: Path, value: Any) -> How:
    """How a text or a number is written."""
    if isinstance(value, dict | list):
        return How.STUCK
    shape = None if wants is None else wants.shape("string")
    if shape is None or "pattern" in shape:
        return How.WHOLE
    several = generic[-1] in _PROSE or (isinstance(value, str) and "\n" in value)
    return How.LINES if several else How.LINE
