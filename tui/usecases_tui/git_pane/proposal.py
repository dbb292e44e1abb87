"""What somebody wants to publish, and how: what is proposed, and what was written in its place. It knows no screen."""

from collections.abc import Callable
from typing import NamedTuple

from usecases.editing.command import Refused
from usecases.git.running import GitProblem
from usecases.publishing.plan import Prepared, Publication, plan

LONGEST_BODY = 200
"""A message with more lines below its title is taken as it was made: nobody reads through it in a field."""


class Proposal(NamedTuple):
    """What can be written before publishing."""

    branch: str
    title: str
    body: str
    name: str
    email: str

    @classmethod
    def of(
        cls, prepared: Prepared, written: "Proposal | None" = None, proposed: "Proposal | None" = None
    ) -> "Proposal":
        """What is proposed. Of what was `written` before, in place of what was `proposed` then, the message stays."""
        made = cls(
            prepared.branch if prepared.may_stay and prepared.branch else prepared.new_branch,
            prepared.title,
            prepared.body,
            prepared.name,
            prepared.email,
        )
        if written is None or proposed is None:
            return made
        kept = {
            field: getattr(written, field)
            for field in ("title", "body", "name", "email")
            if getattr(written, field) != getattr(proposed, field)
        }
        return made._replace(**kept)

    def message(self) -> str:
        """The message of the commit; empty where there is no title."""
        return f"{self.title}\n\n{self.body}".strip() + "\n" if self.title.strip() else ""


class Planned(NamedTuple):
    """The steps; or, where there can be none, why."""

    publication: Publication | None = None
    refusal: str = ""


def planned(prepared: Prepared, proposal: Proposal) -> Planned:
    """What would be done."""
    branch = None if proposal.branch == prepared.branch else proposal.branch
    known = bool(prepared.name and prepared.email) or not prepared.said
    who = None if known else (proposal.name, proposal.email)
    try:
        return Planned(plan(prepared, branch, proposal.message(), who))
    except Refused as refused:
        return Planned(refusal=refused.message.said())
    except GitProblem as problem:
        return Planned(refusal=str(problem))


def prepared_or_why_not(prepare: Callable[[], Prepared]) -> Prepared | str:
    """What there is to publish; where there is nothing, or git can't say, the reason."""
    try:
        return prepare()
    except Refused as refused:
        return refused.message.said()
    except GitProblem as problem:
        return str(problem)
