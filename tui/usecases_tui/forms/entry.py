"""An entry of a form: one field or item of a list, and how it is filled."""

from enum import Enum
from typing import Any, NamedTuple

from usecases.editing.where import Where
from usecases.text.path import Path
from usecases_tui.forms.offers import Offered


class How(Enum):
    """How a field is filled."""

    LINE = "line"
    """Written in place."""
    LINES = "lines"
    """Written in place, in several paragraphs."""
    WHOLE = "whole"
    """Written in place, and taken over when it is complete: ids, numbers, durations, dates."""
    CHOICE = "choice"
    """One of what is offered."""
    SEVERAL = "several"
    """Some of what is offered."""
    YES_NO = "yes-no"
    HEADING = "heading"
    """Nothing: it stands above the items of a list."""
    STUCK = "stuck"
    """Nothing: what stands there isn't what the format wants; it can be cleared."""


class Entry(NamedTuple):
    """A field: the way to it in the file, the same with 0 for each item, how it is filled, and its value now.

    `item` is the way to the item of a list that it is or belongs to. `new`: nothing is there; filling it begins one
    more item. `again`: the label stands above already. `sign` tells items of a list apart.
    """

    where: Where
    generic: Path
    how: How
    label: str
    value: Any = None
    offered: Offered | None = None
    item: Where | None = None
    new: bool = False
    again: bool = False
    sign: str = ""
    example: Any = None

    @property
    def writes(self) -> bool:
        """Whether it is written in place."""
        return self.how in (How.LINE, How.LINES, How.WHOLE)

    @property
    def chooses(self) -> bool:
        """Whether something is chosen."""
        return self.how in (How.CHOICE, How.SEVERAL)
