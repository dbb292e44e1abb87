"""Every field of every kind of file has a label, and messages say it."""

from collections.abc import Iterator
from typing import Any

import pytest

from usecases.languages.labels import LABELS, label
from usecases.languages.message import Message
from usecases.reading.folder import FileKind
from usecases.validation.schemas import schema

KINDS = [kind for kind in FileKind if kind is not FileKind.MEASUREMENTS]


def fields(
    below: dict[str, Any], whole: dict[str, Any], above: tuple[str, ...] = (), item: tuple[str, ...] = ()
) -> Iterator[tuple[str, ...]]:
    """The names that lead to every field of a schema, with `item` for the items of lists."""
    if "$ref" in below:
        yield from fields(whole["$defs"][below["$ref"].rpartition("/")[2]], whole, above, item)
    for alternative in below.get("anyOf", ()):
        yield from fields(alternative, whole, above, item)
    if "items" in below:
        yield from fields(below["items"], whole, (*above, *item), item)
    for name, value in below.get("properties", {}).items():
        yield (*above, name)
        yield from fields(value, whole, (*above, name), item)


ALL = sorted({(kind, names) for kind in KINDS for names in fields(schema(kind), schema(kind))})


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")


def test_the_schemas_were_walked() -> None:
    assert len(ALL) > 150
    assert (FileKind.USE_CASE, ("branches", "steps", "within", "from")) in ALL
    assert (FileKind.MAP, ("groups", "lamps", "start", "kpi")) in ALL
    assert (FileKind.LIBRARY, ("terms", "term", "pl")) in ALL


@pytest.mark.parametrize(("kind", "names"), ALL, ids=lambda part: part if isinstance(part, str) else ".".join(part))
def test_every_field_has_a_label(kind: FileKind, names: tuple[str, ...]) -> None:
    said = label(names)
    assert "_" not in said
    if names[-1] in ("ru", "pl", "en"):
        assert said.startswith(label(names[:-1]) + " in ")
    else:
        assert said in LABELS.values(), f"say in usecases/languages/labels.py what people call {'.'.join(names)}"


def test_every_label_is_of_a_field() -> None:
    ways = {".".join(names[start:]) for _, names in ALL for start in range(len(names))}
    assert set(LABELS) - ways == set()


def test_labels_say_enough_to_tell_the_fields_of_one_thing_apart() -> None:
    same: dict[tuple[FileKind, tuple[str, ...], str], list[str]] = {}
    for kind, names in ALL:
        same.setdefault((kind, names[:-1], label(names)), []).append(names[-1])
    assert [found for found in same.values() if len(found) > 1] == []


@pytest.mark.parametrize(
    ("names", "said"),
    [
        ("within", "deadline"),
        ("steps.confirm.within", "deadline"),
        ("steps.confirm.within.2.when", "urgency"),
        ("branches.out-of-stock.when", "condition"),
        ("limits.1.from", "from the start of step"),
        ("repeat.from", "loop back to step"),
        ("rules.П-12.text", "text"),
        ("roles.buyer.title.ru", "title in Russian"),
        ("lamps.end", "lamp at the end"),
        ("branches.late.end", "end"),
        ("steps.confirm.informed", "told after"),
        ("branches.late.at.2", "at step (2)"),
        ("steps.confirm", "steps (confirm)"),
        ("preconditions.2", "preconditions (2)"),
        ("checks.UC509", "checks (UC509)"),
        ("nonsense", "nonsense"),
    ],
)
def test_labels_read_well(names: str, said: str) -> None:
    assert label(names.split(".")) == said


def test_messages_say_fields_by_their_labels() -> None:
    message = Message("{id} has “{field}”", {"field": "guarantees.success", "id": "within"})
    assert message.said() == "within has “guarantee on success”"


def test_messages_that_begin_with_a_field_begin_with_a_capital_letter() -> None:
    assert Message("{field}: cleared", {"field": "within"}).said() == "Deadline: cleared"
    assert Message("{field}, {id}", {"field": "kpis", "id": "within"}).said() == "Indicators, within"
    assert Message("{id}, {field}", {"field": "kpis", "id": "within"}).said() == "within, indicators"


def test_messages_without_fields_are_said_as_they_are() -> None:
    assert Message("{id} {how}", {"id": "a", "how": "{b}"}).said() == "a {b}"


def test_messages_ask_whether_the_nearest_word_was_meant() -> None:
    arguments = {"id": "byer", "guess": "buyer"}
    assert Message("No “{id}”.", arguments).said() == "No “byer”. Did you mean “buyer”?"
    assert Message("No “{id}”, but “{guess}”.", arguments).said() == "No “byer”, but “buyer”."
