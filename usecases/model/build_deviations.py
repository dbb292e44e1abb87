"""From the plain data of a catalogue of deviations to the model."""

from collections.abc import Mapping, Sequence
from typing import Any

from usecases.model.build import words
from usecases.model.deviations import Applies, Deviation


def deviation(raw: Mapping[str, Any]) -> Deviation:
    """An entry of a catalogue that keeps its schema."""
    response = raw.get("response")
    return Deviation(
        id=raw["id"],
        question=words(raw["question"]),
        guide_word=raw.get("guide_word"),
        family=raw.get("family"),
        applies=tuple(map(_applies, _list(raw.get("applies")))),
        kind=raw.get("kind", "negative"),
        likelihood=raw.get("likelihood", "sometimes"),
        impact=raw.get("impact", "medium"),
        response=None if response is None else words(response),
        after=raw.get("after", False),
        signs=_signs(raw.get("signs")),
    )


def _applies(raw: Mapping[str, Any]) -> Applies:
    names = ("actors", "activities", "with", "objects", "step")
    return Applies(*(frozenset(_list(raw.get(name))) for name in names))


def _signs(raw: Mapping[str, Any] | Sequence[str] | str | None) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if isinstance(raw, Mapping):
        return tuple((language, _list(signs)) for language, signs in raw.items())
    return (("", _list(raw)),) if raw else ()


def _list(value: Any) -> tuple[Any, ...]:
    """One thing or a list of them, as a tuple."""
    if value is None:
        return ()
    return tuple(value) if isinstance(value, list) else (value,)
