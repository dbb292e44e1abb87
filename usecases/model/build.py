"""From plain data that the schema has passed to the model."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar

from usecases.model.duration import Duration
from usecases.model.shared import (
    BUILT_IN_CHANNELS,
    Artefact,
    Calendar,
    Channel,
    Documents,
    Group,
    Indicator,
    Lamps,
    LibraryTerm,
    Likelihoods,
    Role,
    Settings,
)
from usecases.model.usecase import (
    PROMPTLY,
    TRIGGER,
    Approval,
    Branch,
    BusinessRule,
    Considered,
    Deadline,
    DocumentCard,
    Guarantees,
    Limit,
    OpenPoint,
    Repeat,
    Stakeholder,
    Step,
    Term,
    UseCase,
)
from usecases.model.words import Words

Raw = Mapping[str, Any]
Thing = TypeVar("Thing")


def _many(value: str | Sequence[str] | None) -> tuple[str, ...]:
    """One text or a list of them, as a tuple."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


def _each(values: Sequence[Raw] | None, build: Callable[[Raw], Thing]) -> tuple[Thing, ...]:
    return tuple(build(value) for value in values or ())


def _optional(value: Any, build: Callable[[Any], Thing]) -> Thing | None:
    return None if value is None else build(value)


def words(value: str | Raw) -> Words:
    """A text, or a map of texts by language."""
    return Words((("", value),) if isinstance(value, str) else tuple(value.items()))


def _words_list(value: str | Raw | Sequence[str | Raw] | None) -> tuple[Words, ...]:
    if value is None:
        return ()
    return (words(value),) if isinstance(value, (str, Mapping)) else tuple(words(item) for item in value)


@lru_cache(maxsize=1024)  # the same few durations stand in most steps
def _plain_deadline(value: str) -> tuple[Deadline, ...]:
    return (Deadline(_moment(value)),)


@lru_cache(maxsize=1024)
def _duration(value: str) -> Duration:
    return Duration.parse(value)


def _deadline(value: Raw) -> Deadline:
    return Deadline(_moment(value["time"]), value.get("from"), value.get("when"))


def _moment(value: str) -> Duration | None:
    return None if value == PROMPTLY else _duration(value)


def _deadlines(value: str | Raw | Sequence[Raw]) -> tuple[Deadline, ...]:
    if isinstance(value, str):
        return _plain_deadline(value)
    if isinstance(value, Mapping):
        return (_deadline(value),)
    return tuple(_deadline(level) for level in value)


_STEP_FIELDS: dict[str, tuple[str, Callable[[Any], Any] | None]] = {
    "id": ("id", None),
    "actor": ("actor", _many),
    "responsible": ("responsible", tuple),
    "accountable": ("accountable", None),
    "consulted": ("consulted", tuple),
    "informed": ("informed", tuple),
    "action": ("action", None),
    "activity": ("activity", None),
    "how": ("how", None),
    "result": ("result", None),
    "form": ("form", None),
    "channel": ("channel", _many),
    "notes": ("notes", _many),
    "within": ("within", _deadlines),
    "work": ("work", _duration),
    "wait": ("wait", _duration),
    "if": ("condition", None),
    "repeat": ("repeat", lambda raw: Repeat(raw["from"], raw.get("until"), raw.get("each"))),
    "any_order": ("any_order", None),
    "stage": ("stage", None),
    "systems": ("systems", _many),
    "variants": ("variants", _many),
    "kpis": ("kpis", _many),
    "basis": ("basis", _many),
    "links": ("links", _many),
    "gives": ("gives", _many),
    "needs": ("needs", _many),
    "use_case": ("use_case", None),
}


def step(raw: Raw) -> Step:
    """A step."""
    fields: dict[str, Any] = {}
    for key, value in raw.items():
        name, build = _STEP_FIELDS[key]
        fields[name] = value if build is None else build(value)
    return Step(**fields)


def branch(raw: Raw) -> Branch:
    """A branch."""
    get = raw.get
    return Branch(
        id=raw["id"],
        kind=raw["kind"],
        at=_many(get("at")),
        when=get("when"),
        after=_optional(get("after"), _duration),
        instead=get("instead", False),
        likelihood=get("likelihood"),
        impact=get("impact"),
        deviation=get("deviation"),
        steps=_each(get("steps"), step),
        resume=get("resume"),
        end=get("end"),
        outcome=get("outcome"),
        notes=_many(get("notes")),
        basis=_many(get("basis")),
    )


def _guarantees(raw: Raw) -> Guarantees:
    return Guarantees(_many(raw.get("success")), _many(raw.get("failure")), _many(raw.get("minimal")))


def _business_rule(raw: str | Raw) -> BusinessRule:
    if isinstance(raw, str):
        return BusinessRule(raw)
    return BusinessRule(raw["text"], raw.get("id"), _many(raw.get("basis")))


def _open_point(raw: str | Raw) -> OpenPoint:
    return OpenPoint(raw) if isinstance(raw, str) else OpenPoint(raw["text"], _many(raw.get("at")))


def use_case(raw: Raw) -> UseCase:
    """A use case."""
    get = raw.get
    return UseCase(
        id=raw["id"],
        title=raw["title"],
        language=get("language"),
        group=get("group"),
        level=get("level", "user-goal"),
        scope=_many(get("scope")),
        status=get("status", "draft"),
        approved=_optional(get("approved"), lambda card: Approval(**card)),
        document=_optional(get("document"), lambda card: DocumentCard(**card)),
        goal=get("goal"),
        primary_actor=get("primary_actor"),
        customer=get("customer"),
        owner=get("owner"),
        trigger=_many(get("trigger")),
        preconditions=_many(get("preconditions")),
        stakeholders=_each(get("stakeholders"), lambda item: Stakeholder(**item)),
        guarantees=_guarantees(get("guarantees") or {}),
        frequency=get("frequency"),
        value_added=get("value_added"),
        limits=_each(
            get("limits"),
            lambda item: Limit(item.get("from", TRIGGER), item["to"], Duration.parse(item["within"])),
        ),
        systems=_many(get("systems")),
        kpis=_many(get("kpis")),
        basis=_many(get("basis")),
        links=_many(get("links")),
        steps=_each(get("steps"), step),
        branches=_each(get("branches"), branch),
        considered=_each(
            get("considered"),
            lambda item: Considered(item["deviation"], item["because"], _many(item.get("at"))),
        ),
        rules=tuple(_business_rule(item) for item in get("rules") or ()),
        open_points=tuple(_open_point(item) for item in get("open_points") or ()),
        terms=_each(get("terms"), lambda item: Term(**item)),
        tags=tuple(get("tags") or ()),
        review_by=get("review_by"),
    )


def settings(raw: Raw) -> Settings:
    """The settings of a library; the built-in channels are always there, the library's own come first."""
    calendar = raw.get("calendar") or {}
    own = tuple(
        Channel(item) if isinstance(item, str) else Channel(item["id"], _optional(item.get("title"), words))
        for item in raw.get("channels") or ()
    )
    named = {channel.id for channel in own}
    return Settings(
        title=words(raw["title"]),
        language=raw["language"],
        calendar=Calendar(
            tuple(calendar.get("workdays", Calendar().workdays)),
            calendar.get("hours", Calendar().hours),
            tuple(calendar.get("holidays", ())),
        ),
        currency=raw.get("currency"),
        likelihoods=Likelihoods(**(raw.get("likelihoods") or {})),
        channels=own + tuple(Channel(name) for name in BUILT_IN_CHANNELS if name not in named),
        terms=_each(raw.get("terms"), lambda item: LibraryTerm(words(item["term"]), words(item["meaning"]))),
        documents=_optional(raw.get("documents"), lambda item: Documents(**item)),
        checks=MappingProxyType(dict(raw.get("checks") or {})),
    )


def role(raw: Raw) -> Role:
    """A role."""
    return Role(
        id=raw["id"],
        title=words(raw["title"]),
        kind=raw.get("kind", "person"),
        side=raw.get("side"),
        customer_type=raw.get("customer_type"),
        stand_ins=tuple(raw.get("stand_ins") or ()),
        channels=tuple(raw.get("channels") or ()),
        duties=_words_list(raw.get("duties")),
        hourly_cost=raw.get("hourly_cost"),
    )


def artefact(raw: Raw) -> Artefact:
    """An artefact."""
    return Artefact(
        id=raw["id"],
        title=words(raw["title"]),
        form=_optional(raw.get("form"), words),
        template=_optional(raw.get("template"), words),
        kept=_optional(raw.get("kept"), Duration.parse),
        fields=_words_list(raw.get("fields")),
        signed_by=_many(raw.get("signed_by")),
    )


def group(raw: Raw) -> Group:
    """A process group."""
    lamps = {name: lamp["kpi"] for name, lamp in (raw.get("lamps") or {}).items()}
    return Group(
        id=raw["id"],
        title=words(raw["title"]),
        result=raw.get("result"),
        owner=raw.get("owner"),
        runs=raw.get("runs"),
        trigger=raw.get("trigger"),
        feeds=tuple(raw.get("feeds") or ()),
        lamps=Lamps(**lamps),
    )


def indicator(raw: Raw) -> Indicator:
    """An indicator."""
    return Indicator(
        id=raw["id"],
        title=words(raw["title"]),
        better=raw["better"],
        green=raw["green"],
        amber=raw.get("amber"),
        unit=_optional(raw.get("unit"), words),
        baseline=raw.get("baseline"),
        target=raw.get("target"),
    )
