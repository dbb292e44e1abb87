"""A collision in words: where it is, and what it says here, on disk and before."""

from typing import Any, NamedTuple

from usecases.comparing.values import LONGEST, pair
from usecases.languages.labels import label
from usecases.merge.conflict import About, Conflict, Side
from usecases.merge.same import ABSENT
from usecases_tui.safety.naming import Names
from usecases_tui.words import _


class Told(NamedTuple):
    """A collision, to be decided: its heading, and the values by side."""

    heading: str
    values: dict[Side, str]


def told(conflict: Conflict, names: Names) -> Told:
    """The words of a collision."""
    thing = names.thing(conflict.path[: conflict.item])
    field = ".".join(conflict.path[conflict.item :])
    place = label(conflict.path[conflict.item :]) if field else ""
    if conflict.about is About.PLACE:
        place = _("where it stands")
    elif conflict.about is About.ORDER:
        place = _("{field}: their order").format(field=place)
    heading = ", ".join(filter(None, (thing, place)))
    sides = {Side.OURS: conflict.ours, Side.THEIRS: conflict.theirs, Side.BASE: conflict.base}
    return Told(
        heading[:1].upper() + heading[1:], {side: _value(conflict, value, names) for side, value in sides.items()}
    )


def _value(conflict: Conflict, value: Any, names: Names) -> str:
    if value is ABSENT:
        return _("(deleted)") if conflict.base is not ABSENT else _("(nothing)")
    if isinstance(value, tuple):
        return names.thing(value[:-1]) or _("main scenario")
    if conflict.about is About.ORDER:
        return ", ".join(names.number(name.partition("#")[0]) for name in value)
    way = tuple(part for number, part in enumerate(conflict.path) if number >= conflict.item or number % 2 == 0)
    words = pair(way, ABSENT, value)[1]
    whole = isinstance(value, str) and len(value) > LONGEST
    return value.strip() if whole else words
