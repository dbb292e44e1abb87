"""The flow: each file beside this one in `cases/` holds a use case and the edges judged right for it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import times
from tests.strategies import tangles, use_cases
from usecases.flow.build import flow_of
from usecases.flow.graph import HUB, MAIN_END, START, EdgeKind, Flow, NodeKind, end_key
from usecases.flow.reach import can_end, reachable
from usecases.model.build import use_case
from usecases.reading.compose import compose
from usecases.reading.folder import FileKind
from usecases.validation.schemas import is_valid

DEEPEST = 4
"""So many interruptions within one another are enough for the few branches of a tangle."""
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


def _steps_on(flow: Flow, key: str, left: tuple[str, ...], amid: bool) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Where one may go on from a node, straight from the meaning; `left` are the steps that were interrupted."""
    edges = [*flow.leaving[key], *(flow.leaving[HUB] if HUB in flow.nodes and key in flow.any_domain else ())]
    backs = [back for edge in edges if edge.kind is EdgeKind.CARRY_ON for back in _places(flow, edge.target)]
    depth = next((depth for depth in reversed(range(len(left))) if left[depth] in backs), None)
    if depth is not None:
        yield left[depth], left[:depth]
    elif amid:  # nobody knows what was left before
        yield from ((back, ()) for back in backs)
    for edge in edges:
        if edge.kind in (EdgeKind.LEAVE, EdgeKind.REPLACE):
            if len(left) < DEEPEST:
                yield edge.target, (*left, key)
        elif edge.kind is not EdgeKind.CARRY_ON:
            yield edge.target, left


def _places(flow: Flow, key: str) -> tuple[str, ...]:
    return flow.any_domain if key == HUB else (key,)


def _found_from(flow: Flow, start: str) -> set[str]:
    seen: set[tuple[str, tuple[str, ...]]] = set()
    waiting: list[tuple[str, tuple[str, ...]]] = [(start, ())]
    while waiting:
        state = waiting.pop()
        if state not in seen:
            seen.add(state)
            waiting.extend(_steps_on(flow, *state, amid=start != START))
    return {key for key, _ in seen} - {HUB}


@given(tangles, st.booleans())
@times(4)
def test_reach_against_a_naive_search(data: dict[str, Any], anywhere: bool) -> None:
    first, *others = data["branches"]
    flow = _flow({**data, "branches": [{**first, "at": "any"}, *others] if anywhere else data["branches"]})
    assert reachable(flow) - {HUB} == _found_from(flow, START)
    ends = {key for key, node in flow.nodes.items() if node.kind in (NodeKind.END, NodeKind.OPEN)}
    # The graph forgets which of several steps was left, so it may see an end too many, and never one too few.
    truly = {key for key in flow.nodes if _found_from(flow, key) & ends}
    assert truly - {HUB} <= can_end(flow)
    if all(len(found) < 2 and found != (HUB,) for found in flow.origins.values()):
        assert truly == can_end(flow)


def test_carrying_on_needs_somebody_who_was_interrupted() -> None:
    branch = {"id": "x", "kind": "negative", "at": "nowhere", "resume": "interrupted"}
    flow = _flow({"steps": [{"id": "s"}], "branches": [branch]})
    assert flow.origins["x"] == ()
    assert not [edge for edge in flow.edges if edge.kind is EdgeKind.CARRY_ON]
    assert reachable(flow) == {START, "s", MAIN_END}
    assert end_key("x") in can_end(flow)


@pytest.mark.parametrize(("end", "ends"), [("end: failure", True), ("resume: interrupted", False)])
def test_a_branch_at_any_step_leads_out_of_a_circle_where_it_ends(end: str, ends: bool) -> None:
    text = f"""
steps: [{{id: a}}]
branches:
  - {{id: x, kind: negative, at: a, steps: [{{id: x1}}], resume: x1}}
  - {{id: y, kind: negative, at: any, {end}}}
"""
    data: Any = compose(text).data
    assert ({"x", "x1"} <= can_end(_flow(data))) == ends
    assert {"a", "y", HUB} <= can_end(_flow(data))
