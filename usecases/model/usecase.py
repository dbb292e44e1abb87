"""A use case: the main scenario, and what happens otherwise.

The fields carry the names of the file format. A field that the file leaves out is `None`, an empty tuple or
`False`: unfinished is valid, and what is missing is a finding of a rule. Named tuples, because every command makes
these classes, and every check very many of these things: they cost a quarter of frozen dataclasses.
"""

from typing import Literal, NamedTuple, TypeAlias

from usecases.model.duration import Duration

Texts: TypeAlias = tuple[str, ...]
Ids: TypeAlias = tuple[str, ...]
Kind: TypeAlias = Literal["alternative", "negative"]
End: TypeAlias = Literal["success", "failure", "other"]
Status: TypeAlias = Literal["draft", "review", "approved", "retired"]
Level: TypeAlias = Literal["summary", "user-goal", "subfunction"]
Likelihood: TypeAlias = Literal["rare", "sometimes", "often"]
Impact: TypeAlias = Literal["low", "medium", "high"]

ANY = "any"
TRIGGER = "trigger"
INTERRUPTED = "interrupted"
PROMPTLY = "promptly"
RESERVED = frozenset({ANY, TRIGGER, INTERRUPTED})


class Deadline(NamedTuple):
    """By when: a duration, or `None` for “promptly”; counted from `origin`, the step's turn where `None`.

    `origin` is a step (its end), `trigger`, or a text. `when` is the condition of a level of urgency.
    """

    time: Duration | None
    origin: str | None = None
    when: str | None = None


class Repeat(NamedTuple):
    """Back to an earlier step, until something holds or for each of something."""

    origin: str
    until: str | None = None
    each: str | None = None


class Step(NamedTuple):
    """Who does what, and the extended RACI row. `within` holds one deadline, or one for each level of urgency."""

    id: str
    actor: Ids = ()
    responsible: Ids = ()
    accountable: str | None = None
    consulted: Ids = ()
    informed: Ids = ()
    action: str | None = None
    activity: str | None = None
    how: str | None = None
    result: str | None = None
    form: str | None = None
    channel: Ids = ()
    notes: Texts = ()
    within: tuple[Deadline, ...] = ()
    work: Duration | None = None
    wait: Duration | None = None
    condition: str | None = None
    """The field `if`."""
    repeat: Repeat | None = None
    any_order: str | None = None
    stage: str | None = None
    systems: Ids = ()
    variants: Texts = ()
    kpis: Ids = ()
    basis: Texts = ()
    links: Texts = ()
    gives: Ids = ()
    needs: Ids = ()
    use_case: str | None = None


class Branch(NamedTuple):
    """A condition, steps, and where it goes then."""

    id: str
    kind: Kind
    at: Ids = ()
    when: str | None = None
    after: Duration | None = None
    instead: bool = False
    likelihood: Likelihood | None = None
    impact: Impact | None = None
    deviation: str | None = None
    steps: tuple[Step, ...] = ()
    resume: str | None = None
    end: End | None = None
    outcome: str | None = None
    notes: Texts = ()
    basis: Texts = ()


class Approval(NamedTuple):
    """The record of an approval: the role, the day (year-month-day) and the digest of the meaning."""

    by: str
    on: str
    digest: str | None = None


class DocumentCard(NamedTuple):
    """The card of the regulation; dates are year-month-day."""

    number: str | None = None
    edition: str | None = None
    date: str | None = None
    effective: str | None = None
    approved_by: str | None = None


class Stakeholder(NamedTuple):
    """A role and what it wants of the process."""

    role: str
    interest: str | None = None


class Guarantees(NamedTuple):
    """What holds at the end: on success, on failure, in any case."""

    success: Texts = ()
    failure: Texts = ()
    minimal: Texts = ()


class Limit(NamedTuple):
    """A deadline from the start of one step (or the trigger) to the end of another."""

    origin: str
    to: str
    within: Duration


class Considered(NamedTuple):
    """A deviation looked at, and left without a branch on purpose."""

    deviation: str
    because: str
    at: Ids = ()


class BusinessRule(NamedTuple):
    """A rule of the process, with an id of the company's own."""

    text: str
    id: str | None = None
    basis: Texts = ()


class OpenPoint(NamedTuple):
    """Something not settled yet."""

    text: str
    at: Ids = ()


class Term(NamedTuple):
    """A term and its meaning."""

    term: str
    meaning: str


class UseCase(NamedTuple):
    """A scenario of a business process."""

    id: str
    title: str
    language: str | None = None
    group: str | None = None
    level: Level = "user-goal"
    scope: Texts = ()
    status: Status = "draft"
    approved: Approval | None = None
    document: DocumentCard | None = None
    goal: str | None = None
    primary_actor: str | None = None
    customer: str | None = None
    owner: str | None = None
    trigger: Texts = ()
    preconditions: Texts = ()
    stakeholders: tuple[Stakeholder, ...] = ()
    guarantees: Guarantees = Guarantees()
    frequency: str | None = None
    value_added: float | None = None
    limits: tuple[Limit, ...] = ()
    systems: Ids = ()
    kpis: Ids = ()
    basis: Texts = ()
    links: Texts = ()
    steps: tuple[Step, ...] = ()
    branches: tuple[Branch, ...] = ()
    considered: tuple[Considered, ...] = ()
    rules: tuple[BusinessRule, ...] = ()
    open_points: tuple[OpenPoint, ...] = ()
    terms: tuple[Term, ...] = ()
    tags: Texts = ()
    review_by: str | None = None
