"""Which families of deviations are usual where somebody of a kind does an act of a kind."""

from collections.abc import Mapping, Sequence
from functools import cache

from usecases import data
from usecases.model.deviations import Applies
from usecases.reading.compose import compose

_SIDES = {"person": "inside", "team": "inside", "supplier": "outside", "partner": "outside"}
"""Kinds of role of which the same is usual."""
_LATER = 1
"""So many places what is usual of a further act stands behind."""


@cache
def usual() -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Families by side or kind of role, or by kind of thing, and by kind of act, the likeliest first."""
    found = compose((data.coverage() / "usual.yaml").read_text(encoding="utf-8")).data
    assert isinstance(found, dict)
    return found  # type: ignore[return-value]  # a test holds the file to this shape


def places(traits: Applies, act: str | None) -> Mapping[str, int]:
    """The families that are usual at a step that is like this, each with its place, from 0.

    Those of its other acts come after those of its main `act`.
    """
    found: dict[str, int] = {}
    for one in sorted(traits.activities, key=lambda name: (name != act, name)):
        later = 0 if one == act else _LATER
        for name in sorted({*(_SIDES.get(kind, kind) for kind in traits.actors), *traits.objects}):
            for place, family in enumerate(usual().get(name, {}).get(one, ())):
                found[family] = min(place + later, found.get(family, place + later))
    return found
