"""The coach's questions in words: those of the catalogue, with the step's own words put in as they are."""

import re
from collections.abc import Callable, Mapping

from usecases.coverage.traits import Company
from usecases.languages.catalogue import catalogue, mark
from usecases.languages.channels import channel_title
from usecases.languages.durations import duration_words
from usecases.model.shared import Shared
from usecases.model.usecase import Step
from usecases.model.words import Words

_NOBODY = mark("whoever does it")
_PROMPTLY = mark("promptly")
_NOTHING = "…"
_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_QUOTED = re.compile(r"[“«„]\{actor\}[”»]")


def of_any_step(words: Words, language: str) -> str:
    """A question that is about no step in particular."""
    return _PLACEHOLDER.sub(_NOTHING, words.in_language(language))


class Asking:
    """The questions and responses about steps of a library's use cases, in a language."""

    def __init__(self, shared: Shared, company: Company, language: str) -> None:
        self._shared = shared
        self._company = company
        self._language = language

    def said(self, words: Words, step: Step) -> str:
        """A question or a response about a step. Texts of the step stand in it as they are, in one line."""
        values: Mapping[str, Callable[[Step], str]] = {
            "actor": self._actor,
            "action": lambda step: (step.action or "").rstrip(" ."),
            "artefact": self._artefacts,
            "deadline": self._deadline,
            "channel": lambda step: ", ".join(channel_title(one, self._shared, self._language) for one in step.channel),
            "system": lambda step: ", ".join(map(self._role, step.systems)),
        }

        def value(found: re.Match[str]) -> str:
            say = values.get(found[1])
            return found[0] if say is None else " ".join(say(step).split()) or _NOTHING

        text = words.in_language(self._language)
        if not step.actor:  # what isn't a title needs no quotation marks
            text = _QUOTED.sub(lambda found: self._nobody(begins=not found.start()), text)
        return _PLACEHOLDER.sub(value, text)

    def _actor(self, step: Step) -> str:
        return ", ".join(map(self._role, step.actor)) or self._nobody(begins=False)

    def _nobody(self, *, begins: bool) -> str:
        """Who does the step, where it doesn't say so; `begins`: as the first words of a sentence."""
        words = catalogue(self._language).gettext(_NOBODY)
        return words[:1].upper() + words[1:] if begins else words

    def _role(self, role_id: str) -> str:
        role = self._company.role(role_id)
        return role.title.in_language(self._language) if role else role_id

    def _artefacts(self, step: Step) -> str:
        found = (self._company.artefact(one) for one in (*step.gives, *step.needs)[:1])
        return "".join(each.title.in_language(self._language) for each in found if each)

    def _deadline(self, step: Step) -> str:
        times = (deadline.time for deadline in step.within)
        promptly = catalogue(self._language).gettext(_PROMPTLY)
        return ", ".join(promptly if time is None else duration_words(time, self._language) for time in times)
