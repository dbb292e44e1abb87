"""Where the chain breaks, as figures: each break with the places of its steps."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from usecases.analysing.raci.spots import Spots
from usecases.chain.chain import Chain
from usecases.chain.ends import End


class Break(NamedTuple):
    """An artefact, and the steps at which its chain breaks."""

    artefact: str
    steps: Spots


class Breaks(NamedTuple):
    """What the rules UC801 to UC810 find, whatever their severity; groups by id.

    `whole`: every group of the map has a use case in force, so that a missing end is a break, and not just unwritten.
    """

    whole: bool
    never_needed: tuple[Break, ...]
    never_given: tuple[Break, ...]
    out_of_reach: tuple[Break, ...]
    without_form: tuple[str, ...]
    systems_apart: tuple[Break, ...]
    feeding_themselves: tuple[str, ...]
    feeding_nobody: tuple[str, ...]
    never_triggered: tuple[str, ...]
    waiting_for_themselves: tuple[str, ...]
    without_result: tuple[str, ...]
    feeding_in_vain: tuple[tuple[str, str], ...]


def breaks_of(chain: Chain, places: Mapping[End, Spots]) -> Breaks:
    """The breaks of a chain; of a library with one use case, only what its own files show."""
    return Breaks(
        chain.whole,
        _at(((artefact, chain.given[artefact]) for artefact in chain.never_needed()), places),
        _at(((artefact, chain.needed[artefact]) for artefact in chain.never_given()), places),
        _at(((end.artefact, [end]) for end in chain.out_of_reach()), places),
        tuple(chain.formless()),
        _at(((end.artefact, [end]) for end in chain.unbridged()), places),
        tuple(group.id for group in chain.shared.groups if group.id in group.feeds),
        tuple(group.id for group in chain.feeding_nobody()),
        tuple(group.id for group in chain.never_triggered()),
        tuple(group.id for group in chain.waiting_for_themselves()),
        tuple(group.id for group in chain.resultless()),
        tuple((fed.group, fed.other) for fed in chain.taking_nothing()),
    )


def _at(broken: Iterable[tuple[str, list[End]]], places: Mapping[End, Spots]) -> tuple[Break, ...]:
    """The breaks by artefact, with their places; those outside the scope have none and are left out."""
    found: dict[str, list[Spots]] = {}
    for artefact, ends in broken:
        found.setdefault(artefact, []).extend(places[end] for end in ends if end in places)
    return tuple(
        Break(artefact, Spots(sum(each.total for each in some), tuple(spot for each in some for spot in each.first)))
        for artefact, some in sorted(found.items())
        if some
    )
