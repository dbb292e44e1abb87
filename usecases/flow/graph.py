"""The flow graph: what can follow what.

Nodes are the start, the steps, the branches (the moment a condition shows), the hub of branches that may leave any
step, and the ends. Keys of steps and branches are their ids, which share one namespace; the others begin with `:`,
which no id does.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from usecases.model.duration import Duration
from usecases.model.outline import Outline
from usecases.model.usecase import Branch, End, Step

START = ":start"
HUB = ":any"
MAIN_END = ":end"


def end_key(branch_id: str) -> str:
    """The key of the end that a branch leads to."""
    return f"{MAIN_END}:{branch_id}"


class NodeKind(Enum):
    """What a node stands for."""

    START = "start"
    STEP = "step"
    BRANCH = "branch"
    HUB = "hub"
    """Any step: branches `at: any` leave from here."""
    END = "end"
    OPEN = "open"
    """Nobody has said yet how it goes on."""


class EdgeKind(Enum):
    """Why one node may follow another."""

    NEXT = "next"
    SKIP = "skip"
    """The step's condition (`if`) doesn't hold: it isn't done."""
    LEAVE = "leave"
    """A condition shows while the step is done."""
    REPLACE = "replace"
    """A condition shows and the step isn't done at all (`instead`)."""
    OUTCOME = "outcome"
    """From the last step of a branch to a branch that is its outcome."""
    RESUME = "resume"
    CARRY_ON = "carry-on"
    """Back into the interrupted step, which isn't entered afresh."""
    REPEAT = "repeat"
    FINISH = "finish"


class FlowNode(NamedTuple):
    """A node; `step` or `branch` where it stands for one; `branch` too where a step or an end belongs to one."""

    key: str
    kind: NodeKind
    step: Step | None = None
    branch: Branch | None = None
    end: End | None = None


class FlowEdge(NamedTuple):
    """An edge; `label` is its condition in the words of the file, `after` the time that has passed."""

    source: str
    target: str
    kind: EdgeKind
    label: str | None = None
    after: Duration | None = None


class Run(NamedTuple):
    """Adjacent steps under one label: an any-order block or a stage. `branch` is `None` in the main scenario."""

    label: str
    steps: tuple[str, ...]
    branch: str | None


@dataclass(frozen=True)
class Flow:
    """The graph of one use case. `origins` gives, by branch, the steps (or the hub) that it interrupts."""

    outline: Outline
    nodes: Mapping[str, FlowNode]
    edges: tuple[FlowEdge, ...]
    origins: Mapping[str, tuple[str, ...]]
    any_order: tuple[Run, ...] = ()
    stages: tuple[Run, ...] = ()

    @cached_property
    def leaving(self) -> Mapping[str, tuple[FlowEdge, ...]]:
        """The edges that leave each node, in order."""
        found: dict[str, list[FlowEdge]] = {key: [] for key in self.nodes}
        for edge in self.edges:
            found[edge.source].append(edge)
        return {key: tuple(edges) for key, edges in found.items()}

    @cached_property
    def entering(self) -> Mapping[str, tuple[FlowEdge, ...]]:
        """The edges that enter each node, in order."""
        found: dict[str, list[FlowEdge]] = {key: [] for key in self.nodes}
        for edge in self.edges:
            found[edge.target].append(edge)
        return {key: tuple(edges) for key, edges in found.items()}

    @cached_property
    def any_domain(self) -> tuple[str, ...]:
        """The steps that branches `at: any` may leave: all but those of such branches, and of what stems from them."""
        return tuple(
            placed.step.id
            for placed in self.outline.steps
            if placed.branch is None or HUB not in self.origins.get(placed.branch.id, ())
        )
