"""The files that all use cases of a library share: settings, roles, artefacts, the map, indicators."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

from usecases.model.deviations import Deviation
from usecases.model.duration import Duration
from usecases.model.improvements import Improvement
from usecases.model.words import Words

RoleKind: TypeAlias = Literal["person", "team", "system", "customer", "supplier", "partner", "authority"]
OUTSIDE_KINDS = frozenset({"customer", "supplier", "partner", "authority"})
WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
BUILT_IN_CHANNELS = ("phone", "mail", "messenger", "meeting", "crm")


class Calendar(NamedTuple):
    """When people work: days of the week, hours `HH:MM-HH:MM`, and holidays (year-month-day)."""

    workdays: tuple[str, ...] = WEEK[:5]
    hours: str = "09:00-18:00"
    holidays: tuple[str, ...] = ()


class Likelihoods(NamedTuple):
    """How likely a branch is in one run, by the word that says how often it happens."""

    often: float = 0.3
    sometimes: float = 0.1
    rare: float = 0.02


class Channel(NamedTuple):
    """Where people talk; built-in channels have no title of their own."""

    id: str
    title: Words | None = None


_BUILT_IN = tuple(Channel(name) for name in BUILT_IN_CHANNELS)


class LibraryTerm(NamedTuple):
    """A term of the whole library, in one or several languages."""

    term: Words
    meaning: Words


class Documents(NamedTuple):
    """The documents that were made of a library: their format, and their folder as seen from the library."""

    format: str
    folder: str


class Settings(NamedTuple):
    """`library.yaml`. `checks` gives a severity's word by the code or name of a rule."""

    title: Words
    language: str
    calendar: Calendar = Calendar()
    currency: str | None = None
    likelihoods: Likelihoods = Likelihoods()
    channels: tuple[Channel, ...] = _BUILT_IN
    terms: tuple[LibraryTerm, ...] = ()
    documents: Documents | None = None
    checks: Mapping[str, str] = MappingProxyType({})


class Role(NamedTuple):
    """A person, team, system, customer, supplier, partner or authority."""

    id: str
    title: Words
    kind: RoleKind = "person"
    side: Literal["internal", "external"] | None = None
    customer_type: str | None = None
    stand_ins: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    duties: tuple[Words, ...] = ()
    hourly_cost: float | None = None

    @property
    def external(self) -> bool:
        """Whether the role stands outside the company; where `side` is absent, by its kind."""
        return self.side == "external" or (self.side is None and self.kind in OUTSIDE_KINDS)


class Artefact(NamedTuple):
    """Something that is handed over."""

    id: str
    title: Words
    form: Words | None = None
    template: Words | None = None
    kept: Duration | None = None
    fields: tuple[Words, ...] = ()
    signed_by: tuple[str, ...] = ()


class Lamps(NamedTuple):
    """The indicators at the start, in the middle and at the end of a group, by id."""

    start: str | None = None
    middle: str | None = None
    end: str | None = None


class Group(NamedTuple):
    """A process group of the map. `trigger` is an artefact's id or a text."""

    id: str
    title: Words
    result: str | None = None
    owner: str | None = None
    runs: Literal["constant", "triggered"] | None = None
    trigger: str | None = None
    feeds: tuple[str, ...] = ()
    lamps: Lamps = Lamps()


class Indicator(NamedTuple):
    """A KPI: green at `green` or better, amber at `amber` or better, worse is red."""

    id: str
    title: Words
    better: Literal["higher", "lower"]
    green: float
    amber: float | None = None
    unit: Words | None = None
    baseline: float | None = None
    target: float | None = None


class Shared(NamedTuple):
    """All that the use cases of a library share; each list in the order of its file."""

    settings: Settings
    roles: tuple[Role, ...] = ()
    artefacts: tuple[Artefact, ...] = ()
    groups: tuple[Group, ...] = ()
    kpis: tuple[Indicator, ...] = ()
    deviations: tuple[Deviation, ...] = ()
    improvements: tuple[Improvement, ...] = ()
    plan_begins: str | None = None
    """The first day of the plan of improvements (year-month-day)."""

    def role(self, role_id: str) -> Role | None:
        """The role of an id."""
        return next((role for role in self.roles if role.id == role_id), None)

    def artefact(self, artefact_id: str) -> Artefact | None:
        """The artefact of an id."""
        return next((artefact for artefact in self.artefacts if artefact.id == artefact_id), None)

    def group(self, group_id: str) -> Group | None:
        """The process group of an id."""
        return next((group for group in self.groups if group.id == group_id), None)

    def kpi(self, kpi_id: str) -> Indicator | None:
        """The indicator of an id."""
        return next((kpi for kpi in self.kpis if kpi.id == kpi_id), None)

    def channel(self, channel_id: str) -> Channel | None:
        """The channel of an id."""
        return next((channel for channel in self.settings.channels if channel.id == channel_id), None)
