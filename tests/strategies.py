"""Random use cases that keep the schema: references into nowhere, circles, empty lists and odd texts included."""

from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

Data = dict[str, Any]

PLACES = ("ask", "call", "note", "pay", "wait", "b1", "b2", "b3", "b4", "any", "trigger", "interrupted", "nowhere")
"""Few ids for steps and branches, so that they meet: twice the same, circles, reserved words, one of nobody."""
ROLES = ("buyer", "manager", "head", "courier", "crm", "nobody")
USE_CASES = ("sell", "bring", "return", "missing")

places = st.sampled_from(PLACES)
roles = st.sampled_from(ROLES)
texts = st.one_of(
    st.sampled_from(["Calls the customer", "Звонит клиенту", "Żółw 🐢", "no", "1:30", " x ", "- a\n- b", "#", "a: b"]),
    st.text(st.characters(codec="utf-8"), min_size=1, max_size=20),
)
durations = st.builds(
    "{}{}".format,
    st.integers(1, 999),
    st.sampled_from(["s", "min", "h", "d", "w", "mo", "y", "bmin", "bh", "bd"]),
)
moments = st.one_of(durations, st.just("promptly"))
dates = st.dates().map(lambda day: day.isoformat())


def one_or_many(things: SearchStrategy[str]) -> SearchStrategy[str | list[str]]:
    """One thing, or a list of at least one."""
    return st.one_of(things, st.lists(things, min_size=1, max_size=3))


def mapping(required: Data, **optional: SearchStrategy[Any]) -> SearchStrategy[Data]:
    """A mapping with required fields and any of the optional ones."""
    return st.fixed_dictionaries(required, optional=optional)


deadlines = st.one_of(
    moments,
    mapping({"time": moments}, **{"from": st.one_of(places, texts)}),
    st.lists(mapping({"time": moments}, when=texts, **{"from": places}), min_size=1, max_size=3),
)
repeats = mapping({"from": places}, until=texts, each=texts)
steps = mapping(
    {"id": places},
    actor=one_or_many(roles),
    responsible=st.lists(roles, min_size=1, max_size=2),
    accountable=roles,
    consulted=st.lists(roles, min_size=1, max_size=2),
    informed=st.lists(roles, min_size=1, max_size=2),
    action=texts,
    activity=st.sampled_from(["check", "wait", "decide"]),
    how=texts,
    channel=one_or_many(st.sampled_from(["phone", "crm", "telegraph"])),
    within=deadlines,
    work=durations,
    wait=durations,
    repeat=repeats,
    any_order=st.sampled_from(["start", "end"]),
    stage=texts,
    systems=one_or_many(roles),
    kpis=one_or_many(st.sampled_from(["order-time", "luck"])),
    gives=one_or_many(st.sampled_from(["order", "promise"])),
    needs=one_or_many(st.sampled_from(["order", "promise"])),
    use_case=st.sampled_from(USE_CASES),
    **{"if": texts},
)
_endings: SearchStrategy[Data] = st.one_of(
    st.just({}),
    st.fixed_dictionaries({"resume": places}),
    st.fixed_dictionaries({"end": st.sampled_from(["success", "failure", "other"])}),
)
branches = st.builds(
    lambda branch, ending: {**branch, **ending},
    mapping(
        {"id": places, "kind": st.sampled_from(["alternative", "negative"])},
        at=one_or_many(places),
        when=st.sampled_from(["The line breaks", "the line  breaks.", "It rains"]),
        after=durations,
        instead=st.booleans(),
        steps=st.lists(steps, max_size=3),
        outcome=texts,
    ),
    _endings,
)
use_cases = mapping(
    {"id": st.sampled_from(USE_CASES[:3]), "title": texts},
    language=st.sampled_from(["ru", "pl", "en"]),
    group=st.sampled_from(["sales", "delivery", "sails"]),
    level=st.sampled_from(["summary", "user-goal", "subfunction"]),
    status=st.sampled_from(["draft", "review", "approved", "retired"]),
    approved=mapping({"by": roles, "on": dates}),
    primary_actor=roles,
    customer=roles,
    owner=roles,
    trigger=one_or_many(texts),
    stakeholders=st.lists(mapping({"role": roles}, interest=texts), max_size=2),
    limits=st.lists(mapping({"to": places, "within": durations}, **{"from": places}), max_size=2),
    systems=one_or_many(roles),
    kpis=one_or_many(st.sampled_from(["order-time", "luck"])),
    steps=st.lists(steps, max_size=6),
    branches=st.lists(branches, max_size=6),
    considered=st.lists(
        mapping({"deviation": st.just("actor-absent"), "because": texts}, at=one_or_many(places)), max_size=2
    ),
    open_points=st.lists(st.one_of(texts, mapping({"text": texts}, at=one_or_many(places))), max_size=2),
    review_by=dates,
)
"""Plain data of a use case, as the reader makes it of a file."""

_KNOTS = ("ask", "call", "b0", "b0s", "b1", "b1s", "b2", "b2s", "b3", "b3s")


def _tangle(ways: list[tuple[list[str], str]]) -> Data:
    branches = []
    for number, (at, onward) in enumerate(ways):
        onwards = {"end": onward} if onward == "failure" else {"resume": onward} if onward else {}
        name = f"b{number}"
        branches.append({"id": name, "kind": "negative", "at": at, "steps": [{"id": f"{name}s"}], **onwards})
    return {"id": "sell", "title": "Sell", "steps": [{"id": "ask"}, {"id": "call"}], "branches": branches}


tangles: SearchStrategy[Data] = st.lists(
    st.tuples(
        st.lists(st.sampled_from(_KNOTS), min_size=1, max_size=2),
        st.sampled_from(["b0s", "b1s", "b2s", "b3s", "interrupted", "ask", "failure", ""]),
    ),
    min_size=1,
    max_size=4,
).map(_tangle)
"""Use cases of nothing but branches that lead into one another; references into nowhere where there are few."""
