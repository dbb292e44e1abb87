"""Examples of fields are in the reader's language, and keep the format in each."""

import json
from re import compile as regex
from typing import Any

import jsonschema
import pytest

from tests.languages.test_labels import KINDS, fields
from tools import messages
from usecases.languages.catalogue import speaking
from usecases.reading.folder import FileKind
from usecases.text.path import Path
from usecases.validation.examples import example, texts
from usecases.validation.schemas import schema
from usecases.validation.wanted import wanted

CASE = FileKind.USE_CASE
ALL = sorted({(kind, names) for kind in KINDS for names in fields(schema(kind), schema(kind), item=("x",))})
"""The ways to all fields, with the id of some thing where a list is on the way."""
_CYRILLIC = regex("[а-яёА-ЯЁ]")


def example_of(kind: FileKind, where: Path, language: str) -> Any:
    field = wanted(kind, where)
    assert field is not None
    with speaking(language):
        return example(field, schema(kind))


@pytest.mark.parametrize("language", ["en", "ru", "pl"])
@pytest.mark.parametrize(("kind", "names"), ALL, ids=lambda part: part if isinstance(part, str) else ".".join(part))
def test_an_example_keeps_the_format_and_is_in_one_language(
    kind: FileKind, names: tuple[str, ...], language: str
) -> None:
    field = wanted(kind, names)
    assert field is not None
    found = example_of(kind, names, language)
    shapes = {"anyOf": list(field.shapes), "$defs": schema(kind)["$defs"]}
    jsonschema.validate(found, shapes, cls=jsonschema.Draft202012Validator)
    if (names[-1] if field.language else language) != "ru":
        assert not _CYRILLIC.search(json.dumps(found, ensure_ascii=False))


@pytest.mark.parametrize(
    ("where", "english", "russian", "polish"),
    [
        (
            ("trigger",),
            "A customer sends an order on the website",
            "Клиент отправляет заказ на сайте",
            "Klient składa zamówienie na stronie",
        ),
        (("tags",), ["retail trade"], ["розничная торговля"], ["handel detaliczny"]),
        (("rules", "x", "id"), "R-12", "П-12", "Z-12"),
        (
            ("stakeholders",),
            [{"role": "finance-director", "interest": "Payment arrives before the goods leave"}],
            [{"role": "finance-director", "interest": "Оплата поступает до отгрузки"}],
            [{"role": "finance-director", "interest": "Zapłata wpływa przed wysyłką"}],
        ),
        (
            ("guarantees",),
            {"success": ["The customer has the goods"], "minimal": ["The customer knows how the order stands"]},
            {"success": ["Товар у клиента"], "minimal": ["Клиент знает состояние заказа"]},
            {"success": ["Klient ma towar"], "minimal": ["Klient zna stan zamówienia"]},
        ),
    ],
)
def test_prose_is_in_the_language_of_the_reader(where: Path, english: Any, russian: Any, polish: Any) -> None:
    assert [example_of(CASE, where, language) for language in ("en", "ru", "pl")] == [english, russian, polish]


@pytest.mark.parametrize(
    ("kind", "where", "same"),
    [
        (CASE, ("id",), "order-processing"),
        (CASE, ("status",), "approved"),
        (CASE, ("steps", "x", "within"), "2h"),
        (CASE, ("steps", "x", "within", "from"), "trigger"),  # any text may stand there
        (CASE, ("review_by",), "2027-06-30"),
        (CASE, ("document", "edition"), "2.1"),
        (CASE, ("frequency",), "40/w"),
        (CASE, ("branches", "x", "instead"), True),
        (CASE, ("limits",), [{"from": "trigger", "to": "accept", "within": "3bd"}]),
        (FileKind.KPIS, ("kpis", "x", "green"), 20),
        (FileKind.LIBRARY, ("currency",), "EUR"),
        (FileKind.LIBRARY, ("checks",), {"UC509": "ignore"}),
        (FileKind.ROLES, ("roles", "x", "title", "ru"), "Покупатель"),
        (FileKind.ROLES, ("roles", "x", "title", "pl"), "Kupujący"),
        (FileKind.ROLES, ("roles", "x", "title", "en"), "Buyer"),
    ],
)
def test_what_is_no_prose_is_the_same_for_all_readers(kind: FileKind, where: Path, same: Any) -> None:
    assert [example_of(kind, where, language) for language in ("en", "ru", "pl")] == [same] * 3


@pytest.mark.parametrize("kind", KINDS)
def test_the_prose_of_the_examples_is_in_the_catalogues(kind: FileKind) -> None:
    domain = next(one for one in messages.DOMAINS if one.name == "usecases")
    template = messages.extracted(domain)
    found = list(texts(kind))
    assert found
    assert [text for text in found if text not in template] == []


def test_ids_words_of_the_format_and_texts_in_one_language_are_no_messages() -> None:
    found = {text for kind in KINDS for text in texts(kind)}
    assert found & {"Buyer", "Покупатель", "Kupujący", "Handlowiec"} == set()
    assert found & {"manager", "trigger", "promptly", "2h", "EUR", "user-goal", "2027-06-30"} == set()
