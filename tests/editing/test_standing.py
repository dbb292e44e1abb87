"""The table of where ids stand, held against the schemas."""

from collections.abc import Iterator
from typing import Any

import pytest

from usecases.editing.references import holders, references
from usecases.reading.folder import FileKind
from usecases.validation.schemas import schema
from usecases.validation.standing import DEFINED, EACH, REFERRED, Fields

KINDS = [kind for kind in FileKind if kind is not FileKind.MEASUREMENTS]

NO_REFERENCES = {
    (FileKind.USE_CASE, ("id",)): "the use case's own, which follows the name of its file",
    (FileKind.USE_CASE, ("branches", EACH, "deviation")): "an entry of the catalogue, most of which no library defines",
    (
        FileKind.USE_CASE,
        ("considered", EACH, "deviation"),
    ): "an entry of the catalogue, most of which no library defines",
    (FileKind.DEVIATIONS, ("deviations", EACH, "id")): "an entry of the catalogue, which no command makes",
    (FileKind.IMPROVEMENTS, ("improvements", EACH, "id")): "an improvement, to which nothing refers",
    (FileKind.LIBRARY, ("documents", "format")): "a format of an exporter, which no library defines",
    (FileKind.DEVIATIONS, ("deviations", EACH, "family")): "a word that only the catalogue knows",
}
"""Fields of ids that are in no table, and why."""

TEXTS_THAT_MAY_BE_IDS = {(FileKind.MAP, ("groups", EACH, "trigger"))}
"""Fields of the table which the schema takes for texts."""


def id_fields(kind: FileKind) -> set[Fields]:
    """Every field of a kind of file that holds an id or several, by its schema."""
    return set(_id_fields(schema(kind), schema(kind), ()))


def _id_fields(part: dict[str, Any], whole: dict[str, Any], fields: Fields) -> Iterator[Fields]:
    if part.get("title") in ("Id", "Id or ids", "Ids") and not part.get("properties") and "$ref" not in part:
        yield fields
        return
    if "$ref" in part:
        yield from _id_fields(whole["$defs"][part["$ref"].removeprefix("#/$defs/")], whole, fields)
    for one in part.get("anyOf", ()):
        yield from _id_fields(one, whole, fields)
    if "items" in part:
        item = part["items"]
        is_id = item.get("$ref") == "#/$defs/id"
        yield from _id_fields(item, whole, fields if is_id else (*fields, EACH))
    for name, below in part.get("properties", {}).items():
        yield from _id_fields(below, whole, (*fields, name))


def in_table(kind: FileKind) -> set[Fields]:
    """The fields that the table of shared ids knows: references, and what is defined in this kind of file."""
    known = {fields for fields, _ in REFERRED.get(kind, ())}
    for defined in DEFINED.values():
        if defined.kind is kind:
            known |= {(defined.items, EACH, "id"), (defined.items, EACH)}
    return known


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_ids_is_in_a_table(kind: FileKind) -> None:
    found = id_fields(kind) - in_table(kind) - {fields for one, fields in NO_REFERENCES if one is kind}
    places = places_of_steps() if kind is FileKind.USE_CASE else set()
    assert found - places == set()


@pytest.mark.parametrize("kind", KINDS)
def test_the_tables_hold_nothing_that_the_schema_does_not_know(kind: FileKind) -> None:
    texts = {fields for one, fields in TEXTS_THAT_MAY_BE_IDS if one is kind}
    assert {fields for fields, _ in REFERRED.get(kind, ())} - id_fields(kind) - texts == set()
    assert {fields for one, fields in NO_REFERENCES if one is kind} <= id_fields(kind)


def test_the_walk_through_the_schema_finds_ids_at_every_depth() -> None:
    assert {
        ("group",), ("approved", "by"), ("steps", EACH, "actor"), ("steps", EACH, "informed"), ("limits", EACH, "to"),
        ("branches", EACH, "steps", EACH, "use_case"), ("stakeholders", EACH, "role"), ("open_points", EACH, "at"),
    } <= id_fields(FileKind.USE_CASE)  # fmt: skip
    assert ("groups", EACH, "lamps", "end", "kpi") in id_fields(FileKind.MAP)
    assert ("channels", EACH, "id") in id_fields(FileKind.LIBRARY)
    assert ("document", "approved_by") not in id_fields(FileKind.USE_CASE)


def places_of_steps() -> set[Fields]:
    """The fields that hold ids of steps and branches, as `references` finds them in a use case that uses them all."""
    step = {"id": "x", "repeat": {"from": "x"}, "within": [{"time": "1h", "from": "x"}]}
    everything = {
        "steps": [step],
        "branches": [{"id": "x", "at": ["x"], "resume": "x", "steps": [step]}],
        "limits": [{"from": "x", "to": "x", "within": "1h"}],
        "considered": [{"at": ["x"]}],
        "open_points": [{"at": ["x"]}],
    }
    paths = [found.path for found in references(everything)] + [(*held.path, "id") for held in holders(everything)]
    found = set()
    for path in paths:
        fields = tuple(EACH if isinstance(part, int) else part for part in path)
        found.add(fields[:-1] if fields[-1] == EACH else fields)
    return found
