"""Without whom the paths stop: on the flow graph, by hand and against a naive search."""

from hypothesis import given
from hypothesis import strategies as st

from tests.raci.library import case, figures
from tests.strategies import Data, tangles, use_cases
from usecases.flow.build import flow_of
from usecases.flow.graph import HUB, START, EdgeKind, Flow, NodeKind
from usecases.flow.without import ends_reached
from usecases.model import build

ASK: Data = {"id": "ask", "actor": "buyer"}
SELL: Data = {"id": "sell-it", "actor": "manager"}
BRING: Data = {"id": "bring", "actor": "courier"}


def lost(*steps: Data, branches: tuple[Data, ...] = ()) -> dict[str, tuple[int, int]]:
    found = figures(case(*steps, branches=branches)).weak_spots.bottlenecks
    return {one.role: (one.lost, one.ends) for one in found}


def branch(at: str, **more: object) -> Data:
    return {"id": "b", "kind": "negative", "at": at, "when": "x", "end": "failure", **more}


def test_everyone_on_the_only_way_stops_it() -> None:
    assert lost(ASK, SELL, BRING) == {"manager": (1, 1), "courier": (1, 1)}


def test_either_of_two_can_do_it() -> None:
    assert lost({"id": "a", "actor": ["manager", "head"]}) == {}
    assert lost({"id": "a", "actor": ["manager", "head"], "responsible": ["courier"]}) == {"courier": (1, 1)}


def test_an_end_before_the_step_can_be_reached() -> None:
    assert lost(SELL, BRING, branches=(branch("sell-it"),)) == {"manager": (2, 2), "courier": (1, 2)}


def test_a_branch_instead_of_the_step_goes_on_without_who_does_it() -> None:
    found = lost(SELL, BRING, branches=(branch("bring", instead=True),))
    assert found == {"manager": (2, 2), "courier": (1, 2)}


def test_time_passes_without_who_does_the_step() -> None:
    assert lost(SELL, branches=(branch("sell-it", after="2h"),)) == {"manager": (1, 2)}


def test_a_step_that_may_be_skipped_stops_nothing() -> None:
    assert lost({**SELL, "if": "wanted"}, {**BRING}) == {"courier": (1, 1)}


def test_a_branch_anywhere_needs_somewhere_to_leave() -> None:
    assert lost(SELL, BRING, branches=(branch("any"),)) == {"manager": (2, 2), "courier": (1, 2)}


def test_one_person_without_stand_in_is_told_from_others() -> None:
    pack = {"id": "pack", "actor": "warehouse"}
    found = {one.role: one.stand_in for one in figures(case(SELL, BRING, pack)).weak_spots.bottlenecks}
    assert found == {"manager": True, "courier": False, "warehouse": True}


def naive(flow: Flow, out: frozenset[str]) -> set[str]:
    """The same by spreading over all edges until nothing is new."""
    found = {START}
    while True:
        more = set(found)
        for edge in flow.edges:
            done = edge.source in found and edge.source not in out
            instead = edge.kind in (EdgeKind.REPLACE, EdgeKind.SKIP) or (edge.kind is EdgeKind.LEAVE and edge.after)
            if edge.kind is not EdgeKind.CARRY_ON and (done or (edge.source in found and instead)):
                more.add(edge.target)
        if HUB in flow.nodes and (found - out) & set(flow.any_domain):
            more.add(HUB)
        if more == found:
            return {key for key in found if flow.nodes[key].kind in (NodeKind.END, NodeKind.OPEN)}
        found = more


@given(st.one_of(use_cases, tangles), st.sets(st.sampled_from(["ask", "call", "note", "pay", "b0s", "b1s"])))
def test_ends_are_those_of_a_naive_search(data: Data, out: set[str]) -> None:
    flow = flow_of(build.use_case(data))
    assert ends_reached(flow, out) == naive(flow, frozenset(out))


@given(st.one_of(use_cases, tangles))
def test_no_use_case_is_too_entangled_for_the_passes(data: Data) -> None:
    found = figures(build.use_case(data))
    for one in found.weak_spots.bottlenecks:
        assert 0 < one.lost <= one.ends
