"""A use case as rows: title and goal, the numbered main scenario, and under each step its branches."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, TypeAlias

from usecases.model.numbering import numbers
from usecases.model.outline import Outline
from usecases.model.usecase import ANY, Branch, Step, UseCase
from usecases_tui.scenario.new import NEW
from usecases_tui.scenario.wording import SIGNS, Wording, counted
from usecases_tui.sheet.row import Row, Span, Spans, Writing

Key: TypeAlias = tuple[str, str]
"""What a row stands for: the kind of thing, and the id of the step or branch."""

STEP, BRANCH, ENDING, STAGE, AGAIN, OTHER = "steps", "branches", "ending", "stage", "again", "other"
TITLE: Key = ("title", "")
GOAL: Key = ("goal", "")
TEXT: Key = ("text", "")
"""The row that leads to the text of a file that can't be read."""

_INDENT = 2
_DEEPEST = 8


class View(NamedTuple):
    """What is shown: a use case, the titles of roles by id, the ids of what is folded, what is wrong with it, and the
    hints, by id, for the conditions of branches that were made of questions.
    """

    case: UseCase
    roles: Mapping[str, str] = {}
    folded: frozenset[str] = frozenset()
    trouble: str = ""
    hints: Mapping[str, str] = {}


class _Down(NamedTuple):
    """A branch whose rows come here."""

    branch: Branch
    depth: int


def rows(view: View, placement: "Placement | None" = None) -> list[Row]:
    """The rows of a use case; `placement` is that of its branches, where it is known already."""
    return _Rows(view, placement or Placement(Outline(view.case))).all()


class Placement:
    """Under which step or branch each branch stands: the last of those it leaves from."""

    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.under: defaultdict[str, list[Branch]] = defaultdict(list)
        self.at_any: list[Branch] = []
        self.unplaced: list[Branch] = []
        order = {name: index for index, name in enumerate((*outline.step_of, *outline.branch_of))}
        for branch, _path in outline.branches:
            known = [place for place in branch.at if place in order]
            if ANY in branch.at:
                self.at_any.append(branch)
            elif known:
                self.under[max(known, key=order.__getitem__)].append(branch)
            else:
                self.unplaced.append(branch)
        self._add_circles()

    def below(self, branches: Iterable[Branch]) -> list[Branch]:
        """These branches, and all that stand under them or their steps."""
        found: dict[int, Branch] = {}
        waiting = list(branches)
        while waiting:
            branch = waiting.pop()
            if id(branch) not in found:
                found[id(branch)] = branch
                waiting += self.directly_below(branch)
        return list(found.values())

    def directly_below(self, branch: Branch) -> list[Branch]:
        """The branches that stand under a branch or one of its steps."""
        if self.outline.branch_of[branch.id].branch is not branch:
            return []
        return [one for name in (branch.id, *(step.id for step in branch.steps)) for one in self.under.get(name, ())]

    def _add_circles(self) -> None:
        """Branches that leave from one another only stand nowhere: they are unplaced."""
        roots = [branch for step in self.outline.case.steps for branch in self.under.get(step.id, ())]
        reached = {id(branch) for branch in self.below([*roots, *self.at_any, *self.unplaced])}
        for branch, _path in self.outline.branches:
            if id(branch) not in reached:
                self.unplaced.append(branch)
                reached |= {id(one) for one in self.below([branch])}


class _Rows:
    """The making of the rows of one view."""

    def __init__(self, view: View, placement: Placement) -> None:
        self.view = view
        self.outline = placement.outline
        self.wording = Wording(numbers(self.outline))
        self.say = self.wording.say
        self.placement = placement
        self.widest = len(str(len(view.case.steps)))
        self.shown: set[int] = set()

    def all(self) -> list[Row]:
        found: list[Row] = []
        ways: list[Iterator[Row | _Down]] = [self._everything()]
        while ways:
            item = next(ways[-1], None)
            if item is None:
                ways.pop()
            elif isinstance(item, Row):
                found.append(item)
            else:
                ways.append(self._branch(item.branch, item.depth))
        return found

    def _everything(self) -> Iterator[Row | _Down]:
        _ = self.say
        case = self.view.case
        if self.view.trouble:
            yield Row((OTHER, "trouble"), self.view.trouble, (Span("! ", "error"),), style="error")
        yield Row(TITLE, case.title, style="heading", hint=_("What is this use case called?"), writing=Writing.LINE)
        goal = (Span(_("Goal:") + " ", "quiet"),)
        yield Row(GOAL, case.goal or "", goal, hint=_("What does it achieve, and for whom?"), writing=Writing.LINE)
        yield Row((OTHER, "gap"), stops=False)
        yield from self._steps(case.steps, 0)
        yield from self._section("any", _("At any step"), self.placement.at_any)
        yield from self._section("unplaced", _("Not at any step yet"), self.placement.unplaced)

    def _section(self, name: str, title: str, branches: Sequence[Branch]) -> Iterator[Row | _Down]:
        if branches:
            yield Row((OTHER, f"gap {name}"), stops=False)
            yield Row((OTHER, name), title, style="heading", stops=False)
            yield from (_Down(branch, 0) for branch in branches)

    def _steps(self, steps: Sequence[Step], depth: int) -> Iterator[Row | _Down]:
        for step in steps:
            own = self.outline.step_of[step.id].step is step
            if step.stage is not None and own:
                lead = (Span(_indent(depth) + "── ", "heading"),)
                yield Row((STAGE, step.id), step.stage, lead, style="heading", writing=Writing.LINE)
            yield self._step(step, depth, own)
            if text := self.wording.repeat(step):
                lead = (Span(_indent(depth) + " " * (self.widest + 1)),)
                yield Row((OTHER, f"repeat {step.id} {own}"), text, lead, style="quiet", stops=False)
            if own and step.id not in self.view.folded:
                yield from (_Down(branch, depth + 1) for branch in self.placement.under.get(step.id, ()))

    def _step(self, step: Step, depth: int, own: bool) -> Row:
        _ = self.say
        number = self.wording.number(step.id) if own else "?"
        hidden = len(self.placement.under.get(step.id, ())) if own and step.id in self.view.folded else 0
        sign = "▸" if hidden else ""
        lead = [Span(f"{_indent(depth)}{sign + number:>{self.widest}} ", "number"), *self._actor(step)]
        if text := self.wording.condition(step):
            lead.append(Span(f"({text}) ", "warning"))
        told = ", ".join(filter(None, (self.wording.step_tail(step), *counted(0, hidden))))
        tail: Spans = (Span(told, "quiet"),) if told else ()
        if not own:
            tail = (Span(_("the id “{id}” stands twice").format(id=step.id), "error"),)
        hint = _("as in use case “{id}”").format(id=step.use_case) if step.use_case else _("What is done?")
        return Row(
            (STEP, step.id) if own else (AGAIN, str(id(step))), step.action or "", tuple(lead), tail,
            hint=hint, writing=Writing.LINE if own else Writing.NO, indent=len(_indent(depth)) + self.widest + 1,
        )  # fmt: skip

    def _actor(self, step: Step) -> Spans:
        _ = self.say
        if not step.actor:
            return () if step.id == NEW or step.use_case else (Span(_("(who?)") + " ", "quiet"),)
        known = all(actor in self.view.roles for actor in step.actor)
        names = " / ".join(self.view.roles.get(actor, f"{actor} (?)") for actor in step.actor)
        return Span(names, "actor" if known else "warning"), Span(": ")

    def _branch(self, branch: Branch, depth: int) -> Iterator[Row | _Down]:
        if id(branch) in self.shown:
            return
        _ = self.say
        self.shown.add(id(branch))
        own = self.outline.branch_of[branch.id].branch is branch
        yield self._head(branch, depth, own)
        if branch.id in self.view.folded:
            return
        yield from self._steps(branch.steps, depth + 1)
        outcomes = self.placement.under.get(branch.id, []) if own else []
        words = self.wording.way_on(branch)
        if own and (words or not outcomes) and branch.id != NEW:
            known = branch.resume is None or branch.resume in self.outline or branch.resume == "interrupted"
            lead = (Span(f"{_indent(depth + 1)}{'→' if words else '→ ?'} ", "mark"),)
            hint = _("How does it go on? Enter to choose")
            yield Row((ENDING, branch.id), words, lead, style="quiet" if known else "error", hint=hint)
        yield from (_Down(outcome, depth + 1) for outcome in outcomes)

    def _head(self, branch: Branch, depth: int, own: bool) -> Row:
        _ = self.say
        folded = branch.id in self.view.folded
        number = self.wording.number(branch.id) if own else "?"
        fold = "▸ " if folded else "▾ "
        lead = (
            Span(_indent(depth) + fold, "quiet"),
            Span(f"{number} ", "number"),
            Span(f"{SIGNS[branch.kind]} {self.wording.when(branch)} ", branch.kind),
        )
        told = self.wording.kinds[branch.kind]
        if folded:
            below = len(self.placement.below([branch])) - 1
            parts = (*counted(len(branch.steps), below), self.wording.short_way_on(branch))
            told = ", ".join(filter(None, parts))
        tail = (Span(told if own else _("the id “{id}” stands twice").format(id=branch.id), "quiet"),)
        return Row(
            (BRANCH, branch.id) if own else (AGAIN, str(id(branch))), branch.when or "", lead, tail,
            hint=self.view.hints.get(branch.id) or _("What happens?"),
            writing=Writing.LINE if own else Writing.NO, indent=len(_indent(depth)) + 4,
        )  # fmt: skip


def _indent(depth: int) -> str:
    return " " * (_INDENT * min(depth, _DEEPEST))
