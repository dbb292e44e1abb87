"""Improvements: what the company means to change in its processes, and what it expects of each."""

from typing import Literal, NamedTuple, TypeAlias

from usecases.model.usecase import Impact
from usecases.model.words import Words

Facing: TypeAlias = Literal["external", "internal"]
Blocker: TypeAlias = Literal["safety", "law", "invoicing", "outage"]


class Improvement(NamedTuple):
    """Something to be improved in a process group.

    `facing` says whether customers and suppliers feel it, `weeks` how long it takes, `expected` which value the
    indicator `kpi` shall show afterwards. A `blocker` is why it can't wait: without it nothing may or can be sold.
    """

    id: str
    title: Words
    group: str | None = None
    facing: Facing | None = None
    impact: Impact | None = None
    weeks: int | None = None
    kpi: str | None = None
    expected: float | None = None
    blocker: Blocker | None = None
