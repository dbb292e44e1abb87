"""Deadlines in words: `2 рабочих дня`, `promptly`, `3 hours from the end of step 4`."""

from collections.abc import Mapping

from usecases.languages.catalogue import _
from usecases.languages.durations import duration_words
from usecases.model.usecase import TRIGGER, Deadline


def deadline_words(deadline: Deadline, language: str, numbers: Mapping[str, str]) -> str:
    """A deadline, with its condition before it; steps are called by their numbers, given by id."""
    time = duration_words(deadline.time, language) if deadline.time else _("promptly")
    if deadline.origin == TRIGGER:
        time = _("{time} from the trigger").format(time=time)
    elif deadline.origin is not None and (number := numbers.get(deadline.origin)):
        time = _("{time} from the end of step {number}").format(time=time, number=number)
    elif deadline.origin is not None:
        time = _("{time}, counted from: {origin}").format(time=time, origin=deadline.origin)
    return f"{deadline.when}: {time}" if deadline.when else time
