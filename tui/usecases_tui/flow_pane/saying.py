"""What a drawing of a flow says of each node and of each edge: a sign, a number, and words."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from usecases.flow.graph import HUB, EdgeKind, Flow, FlowEdge, FlowNode, NodeKind
from usecases.languages.catalogue import reader_language
from usecases.languages.durations import elapsed_words
from usecases.model.usecase import Branch, Step
from usecases_tui.words import _, mark

_ENDS = {"success": mark("Goal reached"), "failure": mark("Goal not reached"), "other": mark("End of the process")}
_END_SIGNS = {"success": "◎", "failure": "⊗", "other": "○"}
_EDGE_SIGNS = {
    EdgeKind.NEXT: "→",
    EdgeKind.SKIP: "↷",
    EdgeKind.LEAVE: "⇢",
    EdgeKind.REPLACE: "⇢",
    EdgeKind.OUTCOME: "⇢",
    EdgeKind.RESUME: "↩",
    EdgeKind.CARRY_ON: "↶",
    EdgeKind.REPEAT: "↻",
    EdgeKind.FINISH: "→",
}


class Titles(NamedTuple):
    """What ids are called: of a role, and of another use case."""

    role: Callable[[str], str]
    case: Callable[[str], str]


class Said(NamedTuple):
    """A sign, a number, the words, what to show where there are none, and the name of the words' style."""

    sign: str
    number: str
    text: str
    hint: str = ""
    style: str = ""


def one_line(text: str | None) -> str:
    """A text in one line."""
    return " ".join((text or "").split())


class Saying:
    """The words for one flow, in the reader's language."""

    def __init__(self, flow: Flow, numbers: Mapping[str, str], titles: Titles) -> None:
        self.flow = flow
        self._numbers = numbers
        self._titles = titles

    def number(self, key: str) -> str:
        """What a node is called by those who refer to it: its number, or the sign of an end."""
        if key in self._numbers:
            return self._numbers[key]
        if key == HUB:
            return "*"
        node = self.flow.nodes[key]
        return _END_SIGNS.get(node.end or "", "?") if node.kind in (NodeKind.END, NodeKind.OPEN) else key

    def node(self, node: FlowNode) -> Said:
        """What stands at a node."""
        match node.kind:
            case NodeKind.START:
                trigger = "; ".join(map(one_line, self.flow.outline.case.trigger))
                return Said("●", "", trigger, _("What starts it isn’t stated"), "heading")
            case NodeKind.HUB:
                return Said("✱", "", _("At any step"), style="heading")
            case NodeKind.END:
                outcome = one_line(node.branch.outcome) if node.branch else ""
                end = node.end or "other"
                words = _(_ENDS[end])
                return Said(self.number(node.key), "", f"{words}: {outcome}" if outcome else words, style="heading")
            case NodeKind.OPEN:
                outcome = one_line(node.branch.outcome) if node.branch else ""
                words = _("How it goes on isn’t stated")
                return Said("?", "", f"{words}: {outcome}" if outcome else words, style="warning")
        if node.kind is NodeKind.BRANCH and node.branch is not None:
            return self.branch(node.branch, self._numbers.get(node.key, "?"))
        assert node.step is not None
        hint = _("What is done isn’t stated")
        return Said("", self._numbers[node.key], self._act(node.step), hint)

    def branch(self, branch: Branch, number: str) -> Said:
        """The condition of a branch."""
        reasons = [one_line(branch.when)]
        if branch.after is not None:
            reasons.append(elapsed_words(branch.after, reader_language()))
        text = ", ".join(filter(None, reasons))
        if branch.instead:
            text = _("{condition} (instead of the step)").format(condition=text or "?")
        sign = "◆" if branch.kind == "negative" else "◇"
        return Said(sign, number, text, _("When this happens isn’t stated"), branch.kind)

    def _act(self, step: Step) -> str:
        actors = " / ".join(one_line(self._titles.role(role)) for role in step.actor)
        return ": ".join(filter(None, (actors, one_line(step.action))))

    def condition(self, step: Step) -> str:
        """Under which condition a step is done at all."""
        return _("if: {condition}").format(condition=one_line(step.condition))

    def included(self, case_id: str) -> str:
        """The use case that a step is."""
        return f"⊞ {one_line(self._titles.case(case_id))}"

    def edges(self, kind: EdgeKind, edges: Sequence[FlowEdge]) -> Said:
        """Edges of one kind from one node to nodes that stand elsewhere."""
        numbers = ", ".join(self.number(edge.target) for edge in edges)
        return Said(_EDGE_SIGNS[kind], numbers, self._why(kind, edges[0]), style="quiet")

    def _why(self, kind: EdgeKind, edge: FlowEdge) -> str:
        target = self.flow.nodes[edge.target]
        title = self._act(target.step) if target.step else one_line(target.branch.when) if target.branch else ""
        if kind is EdgeKind.SKIP:
            return _("otherwise")
        if kind is EdgeKind.CARRY_ON:
            return _("carry on where it was left")
        if kind is EdgeKind.REPEAT:
            step = self.flow.nodes[edge.source].step
            until = step is not None and step.repeat is not None and step.repeat.until
            words = _("until: {condition}") if until else _("for each: {thing}")
            return words.format(condition=one_line(edge.label), thing=one_line(edge.label)) if edge.label else title
        return title
