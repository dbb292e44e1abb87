"""Why data breaks its schema: every no of `jsonschema`, as a hit of a rule with its exact place."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import isfinite
from re import compile as regex
from typing import Any, NamedTuple

import jsonschema
from jsonschema.validators import extend

from usecases.reading.folder import FileKind
from usecases.rules.guess import guess
from usecases.rules.registry import known_words
from usecases.text.path import Path
from usecases.validation.schemas import schema

_WANTED = {
    "string": "a text",
    "array": "a list",
    "object": "a mapping",
    "boolean": "true or false",
    "number": "a number",
    "integer": "a whole number",
}
_MALFORMED = {
    "Id": "id",
    "Duration": "duration",
    "Duration or promptly": "moment",
    "Moment": "moment",
    "Date": "date",
    "Hours": "hours",
    "Currency": "currency",
    "Frequency": "frequency",
}


class Explained(NamedTuple):
    """A breach: the rule's code, the path of the value, arguments and variant of the message, or the key itself."""

    code: str
    where: Path
    arguments: Mapping[str, str]
    variant: str = ""
    on_key: bool = False


def explain(data: Any, kind: FileKind) -> list[Explained]:
    """Every breach of the schema, in the order in which `jsonschema` finds them, each once."""
    found = (breach for error in _validator(kind).iter_errors(data) for breach in _breaches(error))
    return list({(breach.code, breach.where, breach.arguments.get("field")): breach for breach in found}.values())


@cache
def _validator(kind: FileKind) -> Any:
    # Python's `$` also matches before a last line feed; ECMA's, which JSON Schema means, doesn't.
    # Infinity and “not a number” are numbers of YAML and none of JSON.
    base = jsonschema.Draft202012Validator
    checker = base.TYPE_CHECKER.redefine("number", _is_number)
    checked = extend(base, {"pattern": _pattern}, type_checker=checker)  # type: ignore[no-untyped-call]
    return checked(schema(kind))


@cache
def _whole(pattern: str) -> Any:
    return regex(pattern.replace("$", r"\Z"))


def _is_number(_: Any, instance: object) -> bool:
    if isinstance(instance, float):
        return isfinite(instance)
    return isinstance(instance, int) and not isinstance(instance, bool)


def _pattern(_: Any, pattern: str, instance: Any, __: Any) -> Iterator[jsonschema.ValidationError]:
    if isinstance(instance, str) and not _whole(pattern).search(instance):
        yield jsonschema.ValidationError(f"{instance!r} does not match {pattern!r}")


def _breaches(error: Any) -> Iterable[Explained]:
    where = tuple(error.absolute_path)
    if "propertyNames" in error.absolute_schema_path:  # of `checks`, the only open mapping
        return [Explained("UC213", (*where, error.instance), _unknown_check(error.instance), on_key=True)]
    match error.validator:
        case "anyOf":
            return _of_alternatives(error)
        case "additionalProperties":
            return _unknown_fields(error, where)
        case "required":
            missing = [name for name in error.validator_value if name not in error.instance]
            return [Explained("UC103", where, {"field": name}) for name in missing]
        case "type":
            if "enum" in error.schema and isinstance(error.instance, (bool, int, float)):
                return []  # the words that are allowed say more
            return [_wrong_type(where, error.instance, [str(error.validator_value)])]
        case "enum" if error.instance is None or isinstance(error.instance, (list, dict)):
            return []  # said as a wrong type
        case "enum":
            return [_not_one_of(where, error.instance, error.validator_value)]
        case "pattern":
            variant = _MALFORMED.get(str(error.schema.get("title", "")), "")
            return [Explained("UC105", where, {"written": str(error.instance)}, variant)]
        case "minLength" | "minItems" | "minProperties":
            return [Explained("UC106", where, {})]
        case "maxLength":
            return [Explained("UC107", where, {"limit": str(error.validator_value)})]
        case "minimum" | "maximum":
            arguments = {"written": str(error.instance), "limit": str(error.validator_value)}
            return [Explained("UC105", where, arguments, error.validator)]
        case "not":
            return [Explained("UC108", (*where, "resume"), {}, on_key=True)]
        case "uniqueItems":
            return [Explained("UC109", where, {})]
        case _:
            return [Explained("UC105", where, {"written": str(error.instance)})]


def _unknown_check(check: str) -> Mapping[str, str]:
    return {"check": check, **guess(check, known_words())}


def _unknown_fields(error: Any, where: Path) -> Iterable[Explained]:
    known = error.schema.get("properties")
    if known is None:  # the values of an open mapping have a schema of their own
        return []
    return [
        Explained("UC101", (*where, name), {"field": name, **guess(name, known)}, on_key=True)
        for name in error.instance
        if name not in known
    ]


def _of_alternatives(error: Any) -> Iterable[Explained]:
    """The breaches of the alternative that was meant: the one whose type is the value's own."""
    alternatives: dict[Any, list[Any]] = {}
    for below in error.context or ():
        alternatives.setdefault(below.schema_path[0], []).append(below)
    wanted: list[str] = []
    for breaches in alternatives.values():
        misfits = [below for below in breaches if below.validator == "type" and not below.path]
        if not misfits:
            return [explained for below in breaches for explained in _breaches(below)]
        wanted.extend(str(below.validator_value) for below in misfits)
    return [_wrong_type(tuple(error.absolute_path), error.instance, wanted)]


def _wrong_type(where: Path, found: Any, wanted: list[str]) -> Explained:
    if found is None:
        return Explained("UC106", where, {}, "nothing")
    if isinstance(found, float) and "number" in wanted:
        return Explained("UC105", where, {"written": str(found)})
    words = "|".join(dict.fromkeys(_WANTED[name] for name in wanted))
    if isinstance(found, (bool, int, float)) and "string" in wanted:
        return Explained("UC102", where, {"wanted": words}, "number")
    return Explained("UC102", where, {"wanted": words, "found": _kind_of(found)})


def _kind_of(found: Any) -> str:
    if isinstance(found, bool):
        return _WANTED["boolean"]
    if isinstance(found, (int, float)):
        return _WANTED["number"]
    if isinstance(found, str):
        return _WANTED["string"]
    return _WANTED["array" if isinstance(found, list) else "object"]


def _not_one_of(where: Path, found: Any, allowed: list[str]) -> Explained:
    arguments = {"written": str(found), "allowed": ", ".join(map(str, allowed))}
    return Explained("UC104", where, {**arguments, **(guess(found, allowed) if isinstance(found, str) else {})})
