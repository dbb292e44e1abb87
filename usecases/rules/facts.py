"""What other files need to know of a use case: its facts, small enough to keep for every file."""

from typing import NamedTuple

from usecases.findings.finding import Place


class Included(NamedTuple):
    """A step that is another use case: which, where that is written, and whether a branch leaves the step."""

    target: str
    place: Place
    step: str
    has_branch: bool


class Chained(NamedTuple):
    """A part of the chain as a short text (see `usecases.chain.ends`), and where it is written."""

    text: str
    place: Place


class CaseFacts(NamedTuple):
    """The facts of one file. `id_place` is where its id is written; `chain` is what it has of the chain."""

    path: str
    id: str
    id_place: Place
    can_fail: bool
    includes: tuple[Included, ...]
    uses: tuple[str, ...]
    chain: tuple[Chained, ...] = ()
