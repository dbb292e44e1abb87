"""The catalogue of deviations: the entries that come with the program, and a library's own."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import product

from usecases import data
from usecases.coverage.patterns import Patterns
from usecases.coverage.ranking import breadth
from usecases.coverage.wordlists import likely_languages
from usecases.model.build_deviations import deviation
from usecases.model.deviations import Applies, Deviation
from usecases.model.words import LANGUAGES
from usecases.reading.compose import compose

KEY = "deviations"
"""The one key at the top of a catalogue's file."""


@cache
def built_in() -> tuple[Deviation, ...]:
    """The entries that come with the program, in the order of their files."""
    found: list[Deviation] = []
    for file in sorted((data.coverage() / "catalogue").glob("*.yaml")):
        content = compose(file.read_text(encoding="utf-8")).data
        assert isinstance(content, dict)
        entries = content[KEY]
        assert isinstance(entries, list)
        found += (deviation(entry) for entry in entries if isinstance(entry, dict))
    return tuple(found)


@cache
def family_signs() -> Mapping[str, Mapping[str, list[str]]]:
    """By which words a branch shows that it answers the deviations of a family: signs by language, by family."""
    found: dict[str, Mapping[str, list[str]]] = {}
    for file in sorted((data.coverage() / "signs").glob("*.yaml")):
        content = compose(file.read_text(encoding="utf-8")).data
        assert isinstance(content, dict)
        found.update(content)  # type: ignore[arg-type]  # a test holds the files to this shape
    return found


class Catalogue:
    """Entries by id; one of a library takes the place of one with its id that comes with the program."""

    def __init__(self, own: Iterable[Deviation] = (), others: Sequence[Deviation] | None = None) -> None:
        self.by_id: dict[str, Deviation] = {entry.id: entry for entry in (built_in() if others is None else others)}
        mine: set[str] = set()
        for entry in own:  # the first one of an id counts
            if entry.id not in mine:
                self.by_id[entry.id] = entry
                mine.add(entry.id)

    def at(self, traits: Applies) -> Iterator[tuple[Deviation, int]]:
        """The entries that apply at a step which is like this, each with how many things the narrowest kind asks."""
        fitting: dict[str, int] = {}
        for act in ("", *traits.activities):
            for kind in ("", *traits.actors):
                for wanted, narrowness, name in self._by_act_and_kind.get((act, kind), ()):
                    if narrowness > fitting.get(name, -1) and _fits(wanted, traits):
                        fitting[name] = narrowness
        return ((self.by_id[name], narrowness) for name, narrowness in fitting.items())

    @cached_property
    def _by_act_and_kind(self) -> Mapping[tuple[str, str], list[tuple[Applies, int, str]]]:
        """The kinds of steps that entries want, by the acts and actors they name; those that name none under `""`."""
        found: defaultdict[tuple[str, str], list[tuple[Applies, int, str]]] = defaultdict(list)
        for entry in self.by_id.values():
            for wanted in entry.applies or (Applies(),):
                for pair in product(wanted.activities or ("",), wanted.actors or ("",)):
                    found[pair].append((wanted, wanted.narrowness, entry.id))
        return dict(found)

    @cached_property
    def marks(self) -> frozenset[str]:
        """The marks of steps that entries ask for."""
        return frozenset(mark for entry in self.by_id.values() for wanted in entry.applies for mark in wanted.step)

    @cached_property
    def breadth(self) -> Mapping[str, int]:
        """At how many kinds of steps each deviation can happen, by whoever acts and the act."""
        return {entry.id: breadth(entry) for entry in self.by_id.values()}

    def meant_by(self, text: str, language: str) -> Mapping[str, tuple[int, ...]]:
        """The ids of the entries whose signs stand in a condition, with the indexes of the words that show it."""
        for each in likely_languages(text, language):
            if found := self._signs[each].found(text):
                return {entry: at for entries, at in found.items() for entry in entries}
        return {}

    def relatives(self, name: str) -> Sequence[str]:
        """The ids of the entries of the same family as one, itself among them; none where it is unknown."""
        entry = self.by_id.get(name)
        return () if entry is None or entry.family is None else self._families[entry.family]

    @cached_property
    def by_time(self) -> tuple[str, ...]:
        """The ids of the entries that a branch means which shows by the passing of time."""
        return tuple(entry.id for entry in self.by_id.values() if entry.after)

    @cached_property
    def _signs(self) -> Mapping[str, Patterns[tuple[str, ...]]]:
        """By language: the signs of families, each for all its entries, and those of single entries."""
        return {language: Patterns(self._signs_in(language, self._families)) for language in LANGUAGES}

    @cached_property
    def _families(self) -> Mapping[str, Sequence[str]]:
        """The ids of the entries of each family."""
        families: defaultdict[str, list[str]] = defaultdict(list)
        for entry in self.by_id.values():
            if entry.family is not None:
                families[entry.family].append(entry.id)
        return dict(families)

    def _signs_in(self, language: str, families: Mapping[str, Sequence[str]]) -> Mapping[tuple[str, ...], list[str]]:
        found: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for family, signs in family_signs().items():
            if family in families:
                found[tuple(families[family])] += signs[language]
        for entry in self.by_id.values():
            for name, own in entry.signs:
                if name in (language, ""):
                    found[(entry.id,)] += own
        return found


def _fits(wanted: Applies, traits: Applies) -> bool:
    """Whether a kind of step fits whose actors and acts do."""
    return (
        wanted.step <= traits.step
        and not (wanted.others and wanted.others.isdisjoint(traits.others))
        and not (wanted.objects and wanted.objects.isdisjoint(traits.objects))
    )
