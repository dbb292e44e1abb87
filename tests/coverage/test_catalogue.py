"""The catalogue that comes with the program keeps its format."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from usecases import data
from usecases.coverage.catalogue import Catalogue, built_in, family_signs
from usecases.coverage.ids import built_in_ids
from usecases.coverage.wordlists import word_lists
from usecases.model.words import LANGUAGES
from usecases.reading.compose import compose

SCHEMA: dict[str, Any] = json.loads((data.schemas() / "deviations.schema.json").read_text(encoding="utf-8"))
FILES = sorted((data.coverage() / "catalogue").glob("*.yaml"))
LISTS = sorted((data.coverage() / "words").glob("*.yaml"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_file_keeps_the_schema(file: Path) -> None:
    composed = compose(file.read_text(encoding="utf-8"))
    assert not composed.troubles
    found = [
        f"{error.instance_path}: {error.message}"
        for error in jsonschema_rs.Draft202012Validator(SCHEMA).iter_errors(composed.data)
    ]
    assert not found


def test_every_id_is_there_once() -> None:
    assert [name for name, number in Counter(entry.id for entry in built_in()).items() if number > 1] == []
    assert len(Catalogue().by_id) == len(built_in())


def test_the_ids_that_are_found_without_reading_the_rest_are_those_of_all_entries() -> None:
    assert built_in_ids() == {entry.id for entry in built_in()}


def test_every_entry_speaks_three_languages_and_has_signs_in_each() -> None:
    for entry in built_in():
        assert entry.guide_word, entry.id
        assert entry.response, entry.id
        assert {language for language, _ in entry.question.texts} == set(LANGUAGES), entry.id
        assert {language for language, _ in entry.response.texts} == set(LANGUAGES), entry.id
        shown = [*entry.signs, *family_signs().get(entry.family or "", {}).items()]
        assert {language for language, signs in shown if signs} == set(LANGUAGES), entry.id


@pytest.mark.parametrize("file", LISTS, ids=lambda file: file.stem)
def test_the_word_lists_name_what_the_format_knows(file: Path) -> None:
    names = {"activities": "activity", "parties": "role_kind", "objects": "object"}
    content: Any = compose(file.read_text(encoding="utf-8")).data
    known = set(SCHEMA["$defs"][names[file.stem]]["enum"])
    assert set(content) == known - ({"person", "team"} if file.stem == "parties" else set())
    for lists in content.values():
        assert set(lists) == set(LANGUAGES)
        assert all(isinstance(pattern, str) for patterns in lists.values() for pattern in patterns)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_verb_stands_for_two_kinds_of_act(language: str) -> None:
    content: Any = compose((data.coverage() / "words" / "activities.yaml").read_text(encoding="utf-8")).data
    verbs = Counter(
        alternative
        for lists in content.values()
        for pattern in lists[language]
        if " " not in pattern
        for alternative in pattern.split("|")
    )
    assert [verb for verb, number in verbs.items() if number > 1] == []
    assert word_lists(language).activities_of("") == ()
