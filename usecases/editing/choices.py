"""What a field can be filled with: roles and other things of the library, steps, words of the format, yes or no."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NamedTuple

from usecases.coverage.catalogue import Catalogue
from usecases.coverage.questions import of_any_step
from usecases.editing.command import Data, Files, Refused
from usecases.editing.items import AddItem
from usecases.editing.places import around, branches_of, items_at, steps_of
from usecases.editing.standing import definitions
from usecases.editing.tree import value_at
from usecases.editing.where import Where, followed
from usecases.languages.catalogue import _, reader_language
from usecases.languages.channels import built_in_title
from usecases.languages.values import PLACES, YES_NO, value_title
from usecases.library import sound_deviations
from usecases.model.build_deviations import deviation
from usecases.model.shared import BUILT_IN_CHANNELS
from usecases.model.usecase import ANY, INTERRUPTED, TRIGGER
from usecases.model.words import text_in
from usecases.reading.folder import FileKind, stem_of
from usecases.text.path import Path
from usecases.validation.numbered import numbers_in
from usecases.validation.schemas import schema
from usecases.validation.shape import Field, field_at, required_at
from usecases.validation.standing import DEFINED, EACH, REFERRED, IdKind
from usecases.validation.wanted import Wanted, wanted

_SYSTEM = "system"


class ChoiceKind(StrEnum):
    """What is chosen: a thing of the library, a step or a branch of the file, a word of the format, yes or no."""

    ROLE = "role"
    ARTEFACT = "artefact"
    GROUP = "group"
    KPI = "kpi"
    CHANNEL = "channel"
    USE_CASE = "use-case"
    DEVIATION = "deviation"
    STEP = "step"
    PLACE = "place"
    WORD = "word"
    YES_NO = "yes-no"


class Choice(NamedTuple):
    """What may stand in the field, what people call it, and what helps to tell it from others (or nothing).

    Titles and hints are texts of the library as they are: whoever shows them makes them harmless.
    """

    value: str | bool
    title: str
    hint: str = ""


class New(NamedTuple):
    """A thing that may be made on the spot: of which kind, what it has from the start, what must be asked for.

    `asked` are the fields beside the title that the format wants of it.
    """

    kind: IdKind
    fields: Mapping[str, Any]
    asked: tuple[str, ...]

    def command(self, title: str, more: Mapping[str, Any]) -> AddItem:
        """The command that makes it, with the fields that were asked for; `focus` of what is done is its id."""
        return AddItem(self.kind, {"title": title, **self.fields, **more})


class Choices(NamedTuple):
    """What a field can be filled with. `several`: a list of them may be. `free`: any other text may stand there too."""

    kind: ChoiceKind
    items: tuple[Choice, ...]
    several: bool = False
    free: bool = False
    new: New | None = None


class _Places(NamedTuple):
    """Which steps or branches a field takes, by the words that may stand there beside their ids."""

    words: tuple[str, ...] = ()
    branches: bool = False
    free: bool = False


_REPEAT = ("repeat", "from")
_PLACES: Mapping[Path, _Places] = {
    ("limits", "from"): _Places((TRIGGER,)),
    ("limits", "to"): _Places(),
    ("branches", "at"): _Places((ANY,), branches=True),
    ("branches", "resume"): _Places((INTERRUPTED,)),
    ("considered", "at"): _Places(branches=True),
    ("open_points", "at"): _Places(branches=True),
    ("steps", *_REPEAT): _Places(),
    ("steps", "within", "from"): _Places((TRIGGER,), free=True),
}
_ID_FIELDS: Mapping[tuple[FileKind, Path], IdKind] = {
    (file, tuple(name for name in fields if name != EACH)): kind
    for file, places in REFERRED.items()
    for fields, kind in places
}
_FREE = {(FileKind.MAP, ("groups", "trigger"))}
_OF_OTHERS = {(FileKind.ROLES, ("roles", "stand_ins")), (FileKind.MAP, ("groups", "feeds"))}
"""Fields in which a thing doesn't name itself."""


def choices(files: Files, path: str, where: Where, language: str | None = None) -> Choices | None:
    """What a field of a file can be filled with; `None` where it takes texts, numbers or fields of its own.

    `where` leads to the field or to one item of it, as for commands; titles are in the language, the reader's where
    absent. Raises Refused where a file with the things to choose from can't be read.
    """
    kind = files.kind(path)
    field = field_at(kind, where)
    wants = wanted(kind, field.path)
    if wants is None:
        return None
    several = wants.shape("array") is not None
    if (thing := _ID_FIELDS.get((kind, field.names))) is not None:
        asked = _Asked(files, path, where, field, language or reader_language())
        chosen = asked.deviations() if thing is IdKind.DEVIATION else asked.things(thing)
    elif kind is FileKind.USE_CASE and (places := _PLACES.get(_in_any_steps(field.names))) is not None:
        chosen = _Asked(files, path, where, field, language or reader_language()).places(places)
    else:
        return _fixed(wants, kind, field.names, several)
    return chosen._replace(several=several)


def _in_any_steps(names: tuple[str, ...]) -> Path:
    """The names with those of steps of branches as if they were of the main scenario."""
    return names[1:] if names[:2] == ("branches", "steps") else names


def _fixed(wants: Wanted, kind: FileKind, names: tuple[str, ...], several: bool) -> Choices | None:
    """The words of the format, or yes and no."""
    if wants.shape("boolean") is not None:
        return Choices(ChoiceKind.YES_NO, tuple(Choice(value, _(title)) for value, title in YES_NO.items()))
    for one in (wants, wants.item(schema(kind))):
        text = one.shape("string") if one is not None else None
        if text is not None and "enum" in text:
            items = tuple(Choice(word, value_title(names, word)) for word in text["enum"])
            return Choices(ChoiceKind.WORD, items, several)
    return None


@dataclass(frozen=True)
class _Asked:
    """A field that somebody asks about."""

    files: Files
    path: str
    where: Where
    field: Field
    language: str

    def things(self, kind: IdKind) -> Choices:
        """Things of the library."""
        file = self.files.kind(self.path)
        chosen = ChoiceKind(kind.value)
        own = self._own() if (file, self.field.names) in _OF_OTHERS else None
        if kind is IdKind.USE_CASE:
            own = stem_of(self.path)
            names = sorted(name for name in self.files.case_ids() if name != own)
            return Choices(chosen, tuple(Choice(name, name) for name in names))
        systems = self.field.names[-1] == "systems"
        items = (item for item in self._defined(kind) if not systems or item.get("kind") == _SYSTEM)
        found = tuple(self._choice(kind, item) for item in items if item["id"] != own)
        free = (file, self.field.names) in _FREE
        return Choices(chosen, found, free=free, new=_new(kind, {"kind": _SYSTEM} if systems else {}))

    def deviations(self) -> Choices:
        """The entries of the catalogue, and the library's own; each is called by its question."""
        file = "deviations.yaml"
        data = self.files.data(file) if self.files.is_there(file) else {}
        own = map(deviation, sound_deviations(data).values())
        found = Catalogue(own).by_id.values()
        items = (Choice(each.id, of_any_step(each.question, self.language), each.id) for each in found)
        return Choices(ChoiceKind.DEVIATION, tuple(items))

    def places(self, places: _Places) -> Choices:
        """Steps, or steps and branches, of the file itself; what belongs to the one asked about is left out."""
        data = self.files.data(self.path)
        here = around(data, self._stands(data)).path
        known = numbers_in(data)
        words = tuple(Choice(word, _(PLACES[word])) for word in places.words)
        kind = ChoiceKind.PLACE if places.branches else ChoiceKind.STEP
        items: dict[str | bool, Choice] = {}
        for place, item in _standing(data, places.branches):
            if self._is_offered(place, here):
                title = item.get("when" if len(place) == 2 and place[0] == "branches" else "action")
                name = item["id"]
                items.setdefault(name, Choice(name, title if isinstance(title, str) else name, known.get(name, "")))
        return Choices(kind, (*words, *items.values()), free=places.free)

    def _is_offered(self, place: Path, here: Path) -> bool:
        """Whether a step or branch fits: a loop leads back in the same list, and no branch leaves itself."""
        if not here:
            return True
        if self.field.names[-2:] == _REPEAT:
            return place[:-1] == here[:-1] and place <= here
        return self.field.names != ("branches", "at") or place[:2] != here

    def _stands(self, data: Data) -> Path:
        """The path of the field; empty where what it belongs to isn't there yet."""
        try:
            return followed(data, self.where, self.files.kind(self.path)).path
        except Refused:
            return ()

    def _own(self) -> object:
        """The id of the thing of a shared file that the field belongs to."""
        data = self.files.data(self.path)
        item = value_at(data, self._stands(data)[:2])
        return item.get("id") if isinstance(item, dict) else None

    def _defined(self, kind: IdKind) -> Iterator[Data]:
        """What the library defines of a kind, the first of each id; of a channel written as its id, that."""
        defined = DEFINED[kind]
        data = self.files.data(defined.path) if self.files.is_there(defined.path) else {}
        things: dict[str, Data] = {}
        for path, name in definitions(data, kind):
            item = items_at(data, path[:1])[int(path[1])]
            if isinstance(item, dict):
                things.setdefault(name, item)
            elif kind is IdKind.CHANNEL:
                things.setdefault(name, {"id": name})
        if kind is IdKind.CHANNEL:
            for name in BUILT_IN_CHANNELS:
                things.setdefault(name, {"id": name})
        yield from things.values()

    def _choice(self, kind: IdKind, item: Data) -> Choice:
        name = item["id"]
        untitled = built_in_title(name, self.language) if kind is IdKind.CHANNEL else name
        hint = ""
        if kind is IdKind.ROLE:
            hint = value_title(("roles", "kind"), str(item.get("kind", "person")))
        elif kind in (IdKind.ARTEFACT, IdKind.KPI):
            hint = text_in(item.get("form" if kind is IdKind.ARTEFACT else "unit"), self.language)
        return Choice(name, text_in(item.get("title"), self.language) or untitled, hint)


def _new(kind: IdKind, fields: Mapping[str, Any]) -> New:
    defined = DEFINED[kind]
    asked = required_at(defined.kind, (defined.items, 0)) - {"id", defined.title, *fields}
    return New(kind, fields, tuple(sorted(asked)))


def _standing(data: Data, branches: bool) -> Iterator[tuple[Path, Data]]:
    """Steps, and branches before their own steps, as they stand in the file."""
    steps = [(step.path, step.item) for step in steps_of(data)]
    others = [(branch.path, branch.item) for branch in branches_of(data)] if branches else []
    main = [each for each in steps if len(each[0]) == 2]
    yield from main
    yield from sorted((*others, *steps[len(main) :]), key=lambda each: each[0])
