"""What every section of a regulation needs: the use case, its numbers, titles, and the words of its language."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from usecases.flow.build import flow_of
from usecases.flow.graph import Flow
from usecases.model.numbering import UNPLACED, numbers
from usecases.model.outline import Outline
from usecases.model.usecase import Step, UseCase
from usecases_exporters.anchors import branch_anchor, regulation_file, step_anchor
from usecases_exporters.regulation.order import reading_key
from usecases_exporters.regulation.prose import Prose, joined
from usecases_exporters.regulation.shelf import Shelf
from usecases_exporters.tree.clean import shown
from usecases_exporters.tree.nodes import Inline, Inlines, Link, Strong, Text
from usecases_exporters.words import Wording

if TYPE_CHECKING:
    from usecases_exporters.regulation.past import Line


class Page:
    """One use case on its way to a document, its headings and titles in `language`.

    `changes` are the lines of its change sheet, where one is wanted (`None`: it isn't).
    """

    def __init__(self, shelf: Shelf, case: UseCase, language: str, changes: "Sequence[Line] | None" = None) -> None:
        self.shelf = shelf
        self.library = shelf.library
        self.case = case
        self.changes = changes
        self.names = shelf.names(language)
        self.wording = Wording(language)
        self.say = self.wording.say
        self.outline = Outline(case)

    @cached_property
    def numbers(self) -> Mapping[str, str]:
        """The number of every step and branch."""
        return numbers(self.outline)

    @cached_property
    def flow(self) -> Flow:
        """What can follow what."""
        return flow_of(self.case, self.outline)

    @cached_property
    def prose(self) -> Prose:
        """How this use case's texts go into sentences."""
        return Prose(self.case)

    @property
    def missing(self) -> Inline:
        """The mark of what nobody has stated yet."""
        return Strong(self.say("not stated"))

    def or_missing(self, text: str | None) -> Inlines:
        """A text, or the mark that it's missing."""
        return self.prose.linked(text) if text and shown(text) else (self.missing,)

    def role_or_missing(self, role_id: str | None) -> Inline:
        """The title of a role, or the mark that it's missing."""
        return Text(self.names.role(role_id)) if role_id else self.missing

    def roles(self, ids: Iterable[str], separator: str = ", ") -> str:
        """The titles of roles, one after the other."""
        return separator.join(self.names.role(role_id) for role_id in dict.fromkeys(ids))

    def reference(self, name: str) -> Inline:
        """The number of a step or branch as a link to it; of an id that nothing bears, the id."""
        number = self.numbers.get(name)
        if number is None:
            return Text(name)
        anchor = step_anchor(name) if name in self.outline.step_of else branch_anchor(name)
        return Link(number, f"#{anchor}")

    def references(self, names: Iterable[str]) -> Inlines:
        """The numbers of steps or branches as links, in the order of the document."""
        known = sorted(dict.fromkeys(names), key=lambda name: reading_key(self.numbers.get(name, UNPLACED)))
        return joined([(self.reference(name),) for name in known], ", ")

    def where(self, names: Iterable[str]) -> Inlines:
        """The places in words: `step 3`, `steps 3, 5; deviation 4a`."""
        known = list(dict.fromkeys(names))
        steps = [name for name in known if name not in self.outline.branch_of]
        branches = [name for name in known if name in self.outline.branch_of]
        parts: list[Inlines] = []
        if steps:
            word = self.say("step") if len(steps) == 1 else self.say("steps")
            parts.append((Text(f"{word} "), *self.references(steps)))
        if branches:
            word = self.say("deviation") if len(branches) == 1 else self.say("deviations")
            parts.append((Text(f"{word} "), *self.references(branches)))
        return joined(parts, "; ")

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """Every step, in the order of the document."""
        found = [placed.step for placed in self.outline.step_of.values()]
        return tuple(sorted(found, key=lambda step: reading_key(self.numbers[step.id])))

    def case_link(self, case_id: str) -> Inline:
        """The title of another use case as a link to its regulation; of one that isn't there, the id."""
        other = self.library.by_id.get(case_id)
        return Text(case_id) if other is None else Link(title_of(other), regulation_file(other))

    def accountable(self, step: Step) -> str | None:
        """Who answers for a step's result: as stated, else the owner; nobody for a step of outsiders only."""
        if step.accountable is not None:
            return step.accountable
        return None if self.is_external(step) else self.case.owner

    def is_external(self, step: Step) -> bool:
        """Whether only people outside the company do the step."""
        doers = (*step.actor, *step.responsible)
        return bool(doers) and all(self.names.external(role_id) for role_id in doers)


def title_of(case: UseCase) -> str:
    """The title of a use case on one line; its id where nothing of the title can be shown."""
    return " ".join(shown(case.title).split("\n")) or case.id
