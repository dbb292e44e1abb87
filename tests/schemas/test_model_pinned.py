"""The schemas and the model, pinned to each other."""

import typing
from typing import Any

import pytest

from tests.schemas.schemas import KINDS, resolved
from usecases.model import build, shared, usecase
from usecases.model.build_deviations import deviation
from usecases.model.build_improvements import improvement
from usecases.model.deviations import Applies, Deviation
from usecases.model.improvements import Improvement
from usecases.model.words import LANGUAGES
from usecases.reading.folder import FileKind
from usecases.validation.schemas import is_valid, schema

CASE, LIBRARY = FileKind.USE_CASE, FileKind.LIBRARY
PINNED: list[tuple[FileKind, str, Any]] = [
    (CASE, "#", usecase.UseCase),
    (CASE, "#/$defs/step", usecase.Step),
    (CASE, "#/$defs/branch", usecase.Branch),
    (CASE, "#/$defs/repeat", usecase.Repeat),
    (CASE, "#/$defs/level", usecase.Deadline),
    (CASE, "#/$defs/rule", usecase.BusinessRule),
    (CASE, "#/$defs/open_point", usecase.OpenPoint),
    (CASE, "#/$defs/term", usecase.Term),
    (CASE, "#/properties/approved", usecase.Approval),
    (CASE, "#/properties/document", usecase.DocumentCard),
    (CASE, "#/properties/stakeholders/items", usecase.Stakeholder),
    (CASE, "#/properties/guarantees", usecase.Guarantees),
    (CASE, "#/properties/limits/items", usecase.Limit),
    (CASE, "#/properties/considered/items", usecase.Considered),
    (LIBRARY, "#", shared.Settings),
    (LIBRARY, "#/properties/calendar", shared.Calendar),
    (LIBRARY, "#/properties/likelihoods", shared.Likelihoods),
    (LIBRARY, "#/properties/documents", shared.Documents),
    (LIBRARY, "#/$defs/channel", shared.Channel),
    (LIBRARY, "#/$defs/term", shared.LibraryTerm),
    (FileKind.ROLES, "#/$defs/role", shared.Role),
    (FileKind.ARTEFACTS, "#/$defs/artefact", shared.Artefact),
    (FileKind.MAP, "#/$defs/group", shared.Group),
    (FileKind.MAP, "#/properties/groups/items/properties/lamps", shared.Lamps),
    (FileKind.KPIS, "#/$defs/kpi", shared.Indicator),
    (FileKind.DEVIATIONS, "#/$defs/deviation", Deviation),
    (FileKind.DEVIATIONS, "#/$defs/applies", Applies),
    (FileKind.IMPROVEMENTS, "#/$defs/improvement", Improvement),
]
# Words of Python, and words that say more in the model than in the file.
RENAMED = {"if": "condition", "from": "origin", "with": "others"}
# The file may leave these out; the model then says what holds: the trigger.
FILLED_IN = {(usecase.Limit, "origin")}
# One class for two schemas: a lone deadline has no `when`.
COVERED = {"deadline": "level", "lamp": "lamps", "translations": "words", "signs_by_language": "signs"}


def _at(kind: FileKind, pointer: str) -> dict[str, Any]:
    part: Any = schema(kind)
    for name in pointer.split("/")[1:]:
        part = resolved(part, schema(kind))[name]
    return resolved(part, schema(kind))


def _literals(hint: Any) -> set[Any] | None:
    for one in (hint, *typing.get_args(hint)):
        if typing.get_origin(one) is typing.Literal:
            return set(typing.get_args(one))
    return None


@pytest.mark.parametrize(("kind", "pointer", "model"), PINNED, ids=lambda value: getattr(value, "__name__", str(value)))
def test_fields(kind: FileKind, pointer: str, model: Any) -> None:
    part = _at(kind, pointer)
    names = {RENAMED.get(name, name): name for name in part["properties"]}
    defaults = model._field_defaults
    assert names.keys() == set(model._fields)
    hints = typing.get_type_hints(model)
    for name in model._fields:
        spelled = names[name]
        has_default = name in defaults
        required = spelled in part.get("required", ())
        if (model, name) not in FILLED_IN and not (model is usecase.Deadline and name == "time"):
            assert required != has_default, f"{name}: required or with a default, and not both"
        described = resolved(part["properties"][spelled], schema(kind))
        if "default" in described:
            assert defaults[name] == described["default"]
        if (allowed := _literals(hints[name])) is not None:
            assert set(described["enum"]) == allowed


def test_every_object_of_the_schemas_is_pinned() -> None:
    found = set()
    for kind in KINDS:
        waiting: list[tuple[str, Any]] = [("#", schema(kind))]
        while waiting:
            pointer, part = waiting.pop()
            if isinstance(part, list):
                waiting.extend((f"{pointer}/{index}", below) for index, below in enumerate(part))
            elif isinstance(part, dict):
                if part.get("type") == "object" and "properties" in part:
                    found.add((kind, pointer))
                waiting.extend((f"{pointer}/{key}", below) for key, below in part.items() if key != "examples")
    pinned = {(kind, pointer.replace("/properties/groups/items/", "/$defs/group/")) for kind, pointer, _ in PINNED}
    tops = {(kind, "#") for kind in KINDS}  # lists of what is pinned
    covered = {(kind, f"#/$defs/{name}") for kind in KINDS for name in COVERED}
    assert found - pinned - tops - covered == set()


def test_enums_that_the_model_keeps_elsewhere() -> None:
    assert tuple(_at(LIBRARY, "#/properties/language")["enum"]) == LANGUAGES
    assert tuple(_at(CASE, "#/properties/language")["enum"]) == LANGUAGES
    assert set(_at(LIBRARY, "#/$defs/translations")["properties"]) == set(LANGUAGES)
    assert tuple(_at(LIBRARY, "#/properties/calendar/properties/workdays")["items"]["enum"]) == shared.WEEK
    assert frozenset({"any", "trigger", "interrupted"}) == usecase.RESERVED


def largest(part: dict[str, Any], kind: FileKind) -> Any:
    """The largest value of a subschema: every property, and where there is a choice, the one that holds most."""
    part = resolved(part, schema(kind))
    if part.get("type") == "object" and "properties" in part:
        whole = {name: largest(below, kind) for name, below in part["properties"].items()}
        if "not" in part:  # resume and end exclude each other
            del whole["end"]
        return whole
    if "anyOf" in part:
        return max((largest(one, kind) for one in part["anyOf"]), key=lambda value: len(str(value)))
    if part.get("type") == "array" and "enum" not in part["items"]:
        return [largest(part["items"], kind)]
    return part["examples"][-1]


BUILDERS = {
    CASE: ((), build.use_case),
    LIBRARY: ((), build.settings),
    FileKind.ROLES: (("roles",), build.role),
    FileKind.ARTEFACTS: (("artefacts",), build.artefact),
    FileKind.MAP: (("groups",), build.group),
    FileKind.KPIS: (("kpis",), build.indicator),
    FileKind.DEVIATIONS: (("deviations",), deviation),
    FileKind.IMPROVEMENTS: (("improvements",), improvement),
}
# Where the example says what would hold anyway; `end` excludes `resume` and is looked at below.
SAME_AS_DEFAULT = {"level", "kind", "workdays", "hours", "end", "origin"}


@pytest.mark.parametrize("kind", KINDS)
def test_the_largest_document_leaves_no_field_at_its_default(kind: FileKind) -> None:
    document = largest(schema(kind), kind)
    assert is_valid(document, kind)
    path, make = BUILDERS[kind]
    made = [make(document)] if not path else [make(one) for one in document[path[0]]]
    waiting: list[Any] = list(made)
    seen = set()
    while waiting:
        one = waiting.pop()
        if not hasattr(one, "_fields"):
            if isinstance(one, tuple):
                waiting.extend(one[:1])  # built-in channels follow the library's own
            continue
        seen.add(type(one))
        for name in one._fields:
            value = getattr(one, name)
            waiting.append(value)
            if name in one._field_defaults and not (name in SAME_AS_DEFAULT and (value or name == "end")):
                assert value != one._field_defaults[name], f"{type(one).__name__}.{name}"
    expected = {model for pinned, _, model in PINNED if pinned is kind}
    assert expected - seen == set()


def test_a_branch_may_end() -> None:
    data = {"id": "a", "title": "b", "branches": [{"id": "c", "kind": "negative", "end": "failure"}]}
    assert is_valid(data, CASE)
    assert build.use_case(data).branches[0].end == "failure"
    assert not is_valid({**data, "branches": [{**data["branches"][0], "resume": "d"}]}, CASE)  # type: ignore[dict-item]
