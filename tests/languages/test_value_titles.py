"""Every word of the format that stands for something has a title, and people read that."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.languages.test_labels import KINDS
from usecases.languages.values import value_title
from usecases.validation.schemas import schema


def words(below: dict[str, Any], whole: dict[str, Any], names: tuple[str, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The names that lead to each field that takes words of the format, and each word."""
    if "$ref" in below:
        yield from words(whole["$defs"][below["$ref"].rpartition("/")[2]], whole, names)
    yield from ((names, word) for word in below.get("enum", ()))
    for alternative in (*below.get("anyOf", ()), below.get("items"), below.get("additionalProperties")):
        if isinstance(alternative, dict):
            yield from words(alternative, whole, names)
    for name, value in below.get("properties", {}).items():
        yield from words(value, whole, (*names, name))


ALL = sorted({found for kind in KINDS for found in words(schema(kind), schema(kind))})


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")


def test_the_schemas_were_walked() -> None:
    assert (("branches", "kind"), "negative") in ALL
    assert (("roles", "kind"), "system") in ALL
    assert (("calendar", "workdays"), "mon") in ALL
    assert (("checks",), "ignore") in ALL


@pytest.mark.parametrize(("names", "word"), ALL, ids=lambda part: part if isinstance(part, str) else ".".join(part))
def test_every_word_has_a_title(names: tuple[str, ...], word: str, monkeypatch: pytest.MonkeyPatch) -> None:
    english = value_title(names, word)
    if english == word:
        assert word in SAME, f"say in usecases/languages/values.py what people call {word}"
    monkeypatch.setenv("USECASES_LANGUAGE", "ru")
    assert value_title(names, word) not in (word, english)


SAME = {"draft", "summary", "subfunction", "alternative", "negative", "rare", "sometimes", "often", "low", "medium"}
SAME |= {"high", "team", "customer", "supplier", "loyal", "impulsive", "specialised", "business", "executive"}
SAME |= {"operational", "error", "warning", "safety", "invoicing"}
"""Words of the format that English people use themselves."""


@pytest.mark.parametrize(
    ("names", "word", "said"),
    [
        ("status", "approved", "in force"),
        ("branches.late.kind", "negative", "negative"),
        ("roles.crm.kind", "system", "information system"),
        ("branches.late.steps.call.activity", "check", "checking"),
        ("checks.UC509", "ignore", "not reported"),
        ("checks.status", "info", "note"),
        ("status", "no-such-word", "no-such-word"),
        ("goal", "draft", "draft"),
        ("kind", "system", "system"),
    ],
)
def test_titles(names: str, word: str, said: str) -> None:
    assert value_title(names.split("."), word) == said


def test_titles_speak_the_language_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "pl")
    assert value_title(("branches", "impact"), "high") == "poważne"
    monkeypatch.setenv("USECASES_LANGUAGE", "ru")
    assert value_title(("branches", "impact"), "high") == "серьёзные"
