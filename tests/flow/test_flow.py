"""The flow: each file beside this one in `cases/` holds a use case and the edges judged right for it."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from tests.effort import times
from tests.strategies import tangles, use_cases
from usecases.flow.build import flow_of
from usecases.flow.graph import HUB, MAIN_END, START, EdgeKind, Flow, NodeKind, end_key
from usecases.flow.reach import can_end, reachable
from usecases.model.build import use_case
from usecases.reading.compose import compose
from usecases.reading.folder import FileKind
from usecases.validation.schemas import is_valid

CASES = sorted((Path(__file__).parent / "cases").glob("*.yaml"))


def _flow(data: dict[str, Any]) -> Flow:
    whole = {"id": "a", "title": "b", **data}
    assert is_valid(whole, FileKind.USE_CASE)
    return flow_of(use_case(whole))


def _edges(flow: Flow) -> list[list[str]]:
    found = []
    for edge in flow.edges:
        after = str(edge.after) if edge.after else None
        shown = [edge.source, edge.target, edge.kind.value, edge.label, after]
        while shown[-1] is None:
            shown.pop()
        found.append([str(part) for part in shown])
    return found


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_flow(file: Path) -> None:
    expected: Any = compose(file.read_text(encoding="utf-8")).data
    flow = _flow({field: expected[field] for field in ("steps", "branches") if field in expected})
    if "edges" in expected:
        assert sorted(_edges(flow)) == sorted(expected["edges"])
    if "ends" in expected:
        ends = {NodeKind.END, NodeKind.OPEN}
        assert {key: node.end for key, node in flow.nodes.items() if node.kind in ends} == expected["ends"]
    if "open" in expected:
        assert [key for key, node in flow.nodes.items() if node.kind is NodeKind.OPEN] == expected["open"]
    if "origins" in expected:
        assert {name: list(found) for name, found in flow.origins.items()} == expected["origins"]
    if "any_domain" in expected:
        assert list(flow.any_domain) == expected["any_domain"]
    for field in ("any_order", "stages"):
        if field in expected:
            assert [[run.label, list(run.steps), run.branch] for run in getattr(flow, field)] == expected[field]


@pytest.mark.parametrize("shape", ["chain", "backwards", "outcomes", "outcomes of outcomes", "includes"])
def test_long_chains_need_no_recursion(shape: str) -> None:
    count = 1000
    steps: list[dict[str, Any]] = [{"id": "s0"}]
    branches: list[dict[str, Any]] = []
    for number in range(1, count + 1):
        name = f"b{number}"
        if shape == "includes":
            steps.append({"id": f"s{number}", "use_case": f"case-{number}"})
        elif shape == "outcomes":
            branches.append(
                {"id": name, "kind": "negative", "at": "b1" if number > 1 else "s0", "resume": "interrupted"}
            )
        elif shape == "outcomes of outcomes":
            branches.append({"id": name, "kind": "negative", "at": f"b{number - 1}" if number > 1 else "s0"})
        else:
            branches.append({"id": name, "kind": "negative", "at": f"s{number - 1}", "steps": [{"id": f"s{number}"}]})
    flow = _flow({"steps": steps, "branches": branches[::-1] if shape == "backwards" else branches})
    everything = flow.nodes.keys()
    assert reachable(flow) == everything
    assert can_end(flow) == everything
    if shape.startswith("outcomes"):
        assert set(flow.origins.values()) == {("s0",)}


@given(use_cases)
@times(3)
def test_every_edge_joins_nodes_and_every_step_goes_on(data: dict[str, Any]) -> None:
    flow = flow_of(use_case(data))
    for edge in flow.edges:
        assert edge.source in flow.nodes
        assert edge.target in flow.nodes
    firsts = {id(placed.branch) for placed in flow.outline.branch_of.values()}
    for key, node in flow.nodes.items():
        if node.kind is NodeKind.STEP and node.branch is not None and id(node.branch) not in firsts:
            continue  # a second branch of one id doesn't count
        if node.kind in (NodeKind.END, NodeKind.OPEN):
            assert not flow.leaving[key]
        elif node.kind is not NodeKind.HUB:
            assert flow.leaving[key], f"{key} leads nowhere"
    assert set(flow.origins) == set(flow.outline.branch_of)


def _ways(flow: Flow, without: EdgeKind | None = None) -> dict[str, set[str]]:
    """What may follow what, straight from the meaning: the hub stands for every step that `any` covers."""
    ways: dict[str, set[str]] = {key: set() for key in flow.nodes}
    for edge in flow.edges:
        if edge.kind is without:
            continue
        sources = flow.any_domain if edge.source == HUB else (edge.source,)
        targets = flow.any_domain if edge.target == HUB else (edge.target,)
        for source in sources:
            ways[source].update(targets)
    return ways


def _from(start: str, ways: dict[str, set[str]]) -> set[str]:
    found: set[str] = set()
    waiting = {start}
    while waiting:
        found |= waiting
        waiting = set().union(*(ways[key] for key in waiting)) - found
    return found


@given(tangles)
@times(4)
def test_reach_against_a_naive_search(data: dict[str, Any]) -> None:
    flow = _flow(data)
    # Whoever carries on was there before, so nothing new is reached; but an end may be.
    assert reachable(flow) - {HUB} == _from(START, _ways(flow, EdgeKind.CARRY_ON)) - {HUB}
    ways = _ways(flow)
    ends = {key for key, node in flow.nodes.items() if node.kind in (NodeKind.END, NodeKind.OPEN)}
    assert can_end(flow) == {key for key in flow.nodes if _from(key, ways) & ends}


def test_carrying_on_needs_somebody_who_was_interrupted() -> None:
    branch = {"id": "x", "kind": "negative", "at": "nowhere", "resume": "interrupted"}
    flow = _flow({"steps": [{"id": "s"}], "branches": [branch]})
    assert flow.origins["x"] == ()
    assert not [edge for edge in flow.edges if edge.kind is EdgeKind.CARRY_ON]
    assert reachable(flow) == {START, "s", MAIN_END}
    assert end_key("x") in can_end(flow)
