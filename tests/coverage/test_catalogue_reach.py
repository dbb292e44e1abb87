"""The catalogue that comes with the program: how far it reaches, and whether its signs can be trusted."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from usecases import data
from usecases.coverage import ranking
from usecases.coverage.catalogue import Catalogue, built_in, family_signs
from usecases.coverage.ranking import family_of
from usecases.coverage.usual import places, usual
from usecases.model.deviations import Applies
from usecases.model.words import LANGUAGES
from usecases.reading.compose import compose

SCHEMA: dict[str, Any] = json.loads((data.schemas() / "deviations.schema.json").read_text(encoding="utf-8"))
SIGNS = sorted((data.coverage() / "signs").glob("*.yaml"))
KINDS = SCHEMA["$defs"]["role_kind"]["enum"]
ACTS = SCHEMA["$defs"]["activity"]["enum"]
ODD = {("authority", "pay"), ("authority", "deliver"), ("authority", "make"), ("authority", "wait")}
"""Acts that hardly anybody writes down for somebody of this kind."""
BARE = ["нет", "не", "без", "no", "not", "nie", "brak", "bez", "для", "при", "на", "the", "a", "i", "w", "z"]
"""Words that show nothing alone."""


def test_it_holds_at_least_130_entries_from_all_guide_words() -> None:
    assert len(built_in()) >= 130
    assert {entry.guide_word for entry in built_in()} == set(
        SCHEMA["$defs"]["deviation"]["properties"]["guide_word"]["enum"]
    )


@pytest.mark.parametrize("act", ACTS)
def test_whoever_does_it_each_act_raises_three_questions_that_differ(act: str) -> None:
    for kind in KINDS:
        if (kind, act) in ODD:
            continue
        step = Applies(actors=frozenset({kind}), activities=frozenset({act}))
        families = {family_of(entry) for entry, _ in Catalogue().at(step)}
        assert len(families) >= 3, (kind, act, families)


def test_what_is_usual_names_families_kinds_and_acts_that_there_are() -> None:
    families = {family_of(entry) for entry in built_in()}
    things = SCHEMA["$defs"]["object"]["enum"]
    assert set(usual()) <= {"inside", "outside", "customer", "system", "authority", *things}
    for acts in usual().values():
        assert set(acts) <= set(ACTS)
        for named in acts.values():
            assert set(named) <= families
            assert len(set(named)) == len(named)
    assert len(ACTS) == ranking.ACTS


def test_what_is_usual_comes_first_and_that_of_a_further_act_after_it() -> None:
    step = Applies(actors=frozenset({"customer"}), activities=frozenset({"pay", "send"}))
    found = places(step, "pay")
    assert found[usual()["customer"]["pay"][0]] == 0
    assert found[usual()["customer"]["send"][0]] == 1
    assert "damaged" not in found


@pytest.mark.parametrize("file", SIGNS, ids=lambda file: file.stem)
def test_the_signs_of_families_keep_the_schema_and_each_language_has_some(file: Path) -> None:
    composed = compose(file.read_text(encoding="utf-8"))
    assert not composed.troubles
    wanted = {"$ref": "#/$defs/signs_by_language", "$defs": SCHEMA["$defs"]}
    content: Any = composed.data
    for family, signs in content.items():
        assert jsonschema_rs.Draft202012Validator(wanted).is_valid(signs), family
        assert list(signs) == ["ru", "pl", "en"], family


def test_every_family_has_its_signs_in_one_file_and_an_entry() -> None:
    names = Counter(re.findall(r"^[a-z-]+(?=:$)", "\n".join(file.read_text(encoding="utf-8") for file in SIGNS), re.M))
    assert [name for name, number in names.items() if number > 1] == []
    assert set(family_signs()) == {entry.family for entry in built_in() if entry.family} == set(names)


def test_no_sign_is_a_word_that_shows_nothing_alone_or_a_stem_that_begins_many_words() -> None:
    for family, by_language in family_signs().items():
        for signs in by_language.values():
            for sign in signs:
                for part in sign.split(" + "):
                    words = part.split()
                    for word in words[0].split("|") if len(words) == 1 and part == sign else ():
                        assert word not in BARE, (family, sign)
                        assert not word.endswith("*") or len(word) > 3, (family, sign)


def test_a_sentence_ends_where_it_asks_and_a_response_is_no_question() -> None:
    for entry in built_in():
        assert entry.response is not None
        for language in LANGUAGES:
            question, response = entry.question.in_language(language), entry.response.in_language(language)
            assert question.endswith("?"), (entry.id, question)
            assert not response.endswith(("?", ".")), (entry.id, response)
            assert (language == "ru") == bool(re.search("[а-яё]", question + response)), (entry.id, language)
            assert '"' not in question + response, (entry.id, language)
            quotes = {"ru": "«»", "pl": "„”", "en": "“”"}[language]
            assert set(re.findall("[«»„”“]", question + response)) <= set(quotes), (entry.id, language)
