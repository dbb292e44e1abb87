"""What a step is like, as far as it says what can go wrong there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from usecases.coverage.patterns import Patterns, words_of
from usecases.coverage.wordlists import guessed_activities, likely_languages, word_lists
from usecases.model.deviations import Applies
from usecases.model.shared import Artefact, Role, Shared
from usecases.model.usecase import Step, UseCase
from usecases.model.words import LANGUAGES
from usecases.text.folding import folded, stem

_TO_OTHERS = frozenset({"request", "provide", "send", "deliver", "agree", "inform", "pay", "wait"})
"""Acts that turn to whoever does the next step."""
_FROM_OTHERS = frozenset({"receive", "accept", "check", "wait"})
"""Acts that turn to whoever did the step before."""
_AT_HAND = frozenset({"goods", "devices", "places"})
"""Things that one can hold or stand in."""
_FROM_AFAR = frozenset({"phone", "messenger", "mail"})
"""Channels by which people talk without seeing each other or the thing."""
_UNKNOWN = "person"
"""The kind of a role that nobody knows, and of an actor that isn't named."""


class Looked(NamedTuple):
    """A step with what it is like; `guessed` says that its kind of act was guessed from the verb."""

    step: Step
    activity: str | None
    guessed: bool
    traits: Applies


class Company:
    """The roles and artefacts of a library, as the coach knows them in the words of an action."""

    def __init__(self, shared: Shared) -> None:
        self._roles = {role.id: role for role in reversed(shared.roles)}
        self._artefacts = {artefact.id: artefact for artefact in reversed(shared.artefacts)}
        self._kinds: dict[str, str] = {}
        self._named: dict[str, Patterns[str]] = {}
        self._things: dict[tuple[str, str], frozenset[str]] = {}

    def role(self, role_id: str) -> Role | None:
        """The role of an id."""
        return self._roles.get(role_id)

    def artefact(self, artefact_id: str) -> Artefact | None:
        """The artefact of an id."""
        return self._artefacts.get(artefact_id)

    def kinds(self, role_ids: Iterable[str]) -> frozenset[str]:
        """The kinds of roles; of one that says none, its only word tells it where that is a word for a kind."""
        return frozenset(map(self._kind, role_ids))

    def _kind(self, role_id: str) -> str:
        if role_id not in self._kinds:
            role = self._roles.get(role_id)
            if role is not None and role.kind != _UNKNOWN:
                self._kinds[role_id] = role.kind
            else:
                titles = [text for _, text in role.title.texts] if role else [role_id]
                self._kinds[role_id] = next(filter(None, map(_kind_called, titles)), _UNKNOWN)
        return self._kinds[role_id]

    def named_in(self, text: str, language: str) -> frozenset[str]:
        """The roles whose titles stand in a text, by id."""
        if language not in self._named:
            titles = {role.id: role.title.in_language(language) for role in self._roles.values()}
            self._named[language] = Patterns({name: [_as_pattern(title)] for name, title in titles.items()})
        return frozenset(self._named[language].found(text))

    def things_in(self, artefact_id: str, language: str) -> frozenset[str]:
        """What kinds of thing the title of an artefact names."""
        key = artefact_id, language
        if key not in self._things:
            artefact = self._artefacts.get(artefact_id)
            title = artefact.title.in_language(language) if artefact else ""
            self._things[key] = things_in(title, language)
        return self._things[key]


def things_in(text: str, language: str) -> frozenset[str]:
    """The kinds of thing that a text names."""
    if not text:
        return frozenset()
    names = (word_lists(each).objects.found(text) for each in likely_languages(text, language))
    return frozenset(next(filter(None, names), ()))


def _kind_called(title: str) -> str | None:
    """The kind of role that a title of one word stands for, such as “Customer”; a clerk is no authority."""
    if len(words_of(title).words) != 1:
        return None
    found = (word_lists(language).parties.found(title) for language in likely_languages(title, LANGUAGES[-1]))
    return next((kind for names in found for kind in names if kind != "authority"), None)


class Course:
    """The steps of one course, one after the other: each is looked at with its neighbours."""

    def __init__(self, case: UseCase, steps: Sequence[Step], language: str, company: Company) -> None:
        self._case = case
        self._steps = steps
        self._language = language
        self._company = company

    @cached_property
    def looked(self) -> tuple[Looked, ...]:
        """The steps, each with what it is like."""
        return tuple(map(self._look, range(len(self._steps))))

    def _look(self, index: int) -> Looked:
        step = self._steps[index]
        before = self._steps[index - 1] if index else None
        after = self._steps[index + 1] if index + 1 < len(self._steps) else None
        guesses = guessed_activities(step.action, self._language) if step.action else ()
        acts, *further = (step.activity, *guesses[1:]) if step.activity else (guesses or (None,))
        traits = Applies(
            actors=self._company.kinds(step.actor) or frozenset({_UNKNOWN}),
            activities=frozenset(act for act in (acts, *further) if act),
            others=self._others(step, acts, before, after),
            objects=self._objects(step, acts),
            step=frozenset(self._marks(step, before, after)),
        )
        return Looked(step, acts, acts is not None and step.activity is None, traits)

    def _others(self, step: Step, acts: str | None, before: Step | None, after: Step | None) -> frozenset[str]:
        """The kinds of the other parties."""
        named: set[str] = {*step.consulted, *step.informed, *step.responsible}
        kinds: set[str] = set()
        if step.action:
            for language in likely_languages(step.action, self._language):
                named |= self._company.named_in(step.action, language)
                kinds |= word_lists(language).parties.found(step.action).keys()
                if kinds or named:
                    break
        if after is not None and acts in _TO_OTHERS:
            named.update(after.actor)
        if before is not None and acts in _FROM_OTHERS:
            named.update(before.actor)
        own = self._company.kinds(step.actor)
        return self._company.kinds(named.difference(step.actor)) | (kinds - own)

    def _objects(self, step: Step, act: str | None) -> frozenset[str]:
        """The kinds of thing that the step is about; what is delivered is goods unless it says otherwise.

        Where the action names things, artefacts add none that would be at hand: whoever sums up complaints with a list
        of spare parts holds no parts.
        """
        named = things_in(step.action or "", self._language)
        kept = frozenset[str]().union(
            *(self._company.things_in(artefact_id, self._language) for artefact_id in (*step.gives, *step.needs))
        )
        found = named | (kept - _AT_HAND if named else kept)
        return found or (frozenset({"goods"}) if act == "deliver" else frozenset())

    def _marks(self, step: Step, before: Step | None, after: Step | None) -> Iterator[str]:
        has: Mapping[str, object] = {
            "deadline": step.within,
            "channel": step.channel,
            "system": step.systems or self._case.systems,
            "gives": step.gives,
            "needs": step.needs,
            "condition": step.condition,
            "loop": step.repeat,
            "taken-over": before is not None and set(before.actor) != set(step.actor),
            "hand-over": after is not None and set(after.actor) != set(step.actor),
            "outside": any((role := self._company.role(one)) and role.external for one in step.actor),
            "alone": self._alone(step),
            "several": len(step.actor) > 1,
            "first": before is None,
            "last": after is None,
            "in-person": not ("phone" in step.channel and _FROM_AFAR.issuperset(step.channel)),
            "from-afar": set(step.channel) != {"meeting"},
        }
        yield from (name for name, value in has.items() if value)

    def _alone(self, step: Step) -> bool:
        """Whether a single person does it, and nobody is named to stand in."""
        if len(step.actor) > 1:
            return False
        role = self._company.role(step.actor[0]) if step.actor else None
        return role is None or (role.kind == "person" and not role.external and not role.stand_ins)


def _as_pattern(title: str) -> str:
    """A title as a pattern that finds it with other endings, too."""
    words = "".join(letter if letter.isalnum() else " " for letter in folded(title)).split()
    return " ".join(f"{stem(word)}*" if len(word) > 3 else word for word in words)
