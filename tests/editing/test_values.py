"""What a person types becomes the data that the field wants."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.languages.test_labels import KINDS, fields
from usecases.editing.command import Refused
from usecases.editing.values import typed
from usecases.reading.folder import FileKind
from usecases.text.path import Path
from usecases.validation.schemas import schema
from usecases.validation.wanted import wanted

ALL = sorted({(kind, names) for kind in KINDS for names in fields(schema(kind), schema(kind), item=("some-id",))})
CASE = FileKind.USE_CASE
NOTES: Path = ("steps", "confirm", "notes")


def refusal(kind: FileKind, where: Path, *words: str) -> str:
    with pytest.raises(Refused) as refused:
        typed(kind, where, words)
    return refused.value.message.said()


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")


@pytest.mark.parametrize(("kind", "names"), ALL, ids=lambda part: part if isinstance(part, str) else ".".join(part))
def test_the_example_of_every_field_can_be_typed(kind: FileKind, names: Path) -> None:
    found = wanted(kind, names)
    assert found is not None
    example = found.example
    assert example is not None
    word = example if isinstance(example, str) else json.dumps(example, ensure_ascii=False)
    value = typed(kind, names, [word])
    assert value == example
    assert type(value) is type(example)


@pytest.mark.parametrize(
    ("kind", "where", "words", "value"),
    [
        (CASE, ("steps", "confirm", "within"), ["3h"], "3h"),
        (CASE, ("steps", "confirm", "within", 1, "time"), ["3h"], "3h"),
        (CASE, ("steps", "confirm", "within", "from"), ["trigger"], "trigger"),
        (CASE, ("steps", "confirm", "actor"), ["buyer"], "buyer"),
        (CASE, ("steps", "confirm", "actor"), ["buyer", "courier"], ["buyer", "courier"]),
        (CASE, ("steps", "confirm", "informed"), ["buyer"], ["buyer"]),
        (CASE, ("tags",), ["retail trade", "b2c"], ["retail trade", "b2c"]),
        (CASE, ("preconditions", 1), ["The goods have a price"], "The goods have a price"),
        (CASE, ("document", "number"), ["012"], "012"),
        (CASE, ("document", "edition"), ["2.0"], "2.0"),
        (CASE, ("steps", "confirm", "action"), ["[draft]"], "[draft]"),
        (CASE, NOTES, ["[urgent] Calls"], "[urgent] Calls"),
        (CASE, NOTES, ["[urgent] # Calls"], "[urgent] # Calls"),
        (CASE, NOTES, ["[]["], "[]["),
        (CASE, NOTES, ["[a, b]"], ["a", "b"]),
        (CASE, NOTES, ["[a]", "b"], ["[a]", "b"]),
        (CASE, ("steps", "confirm", "repeat"), ["{from: call}"], {"from": "call"}),
        (CASE, ("open_points",), ["{text: Who?}", "When?"], [{"text": "Who?"}, "When?"]),
        (CASE, ("rules", "П-12", "text"), ["no"], "no"),
        (FileKind.ROLES, ("roles", "buyer", "title"), ["{ru: Покупатель}"], {"ru": "Покупатель"}),
        (FileKind.ROLES, ("roles", "buyer", "title", "ru"), ["Покупатель"], "Покупатель"),
        (FileKind.LIBRARY, ("checks", "UC509"), ["ignore"], "ignore"),
        (FileKind.LIBRARY, ("channels",), ["phone", "{id: crm}"], ["phone", {"id": "crm"}]),
        (FileKind.LIBRARY, ("channels", "crm", "title"), ["CRM"], "CRM"),
        (FileKind.MAP, ("groups", "sales", "lamps", "start", "kpi"), ["replies"], "replies"),
    ],
)
def test_words_become_what_the_field_wants(kind: FileKind, where: Path, words: list[str], value: Any) -> None:
    assert typed(kind, where, words) == value


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("20", 20), ("-3", -3), ("+3", 3), ("012", 12), ("1.5", 1.5), ("1,5", 1.5), ("0,125", 0.125), ("1.250", 1.25),
        ("1250,125", 1250.125), ("1 250,5", 1250.5), ("1\u00a0250", 1250), (" 7 ", 7), ("2.0", 2.0),
    ],
)  # fmt: skip
def test_numbers_are_read_as_people_write_them(word: str, value: float) -> None:
    read = typed(FileKind.KPIS, ("kpis", "replies", "green"), [word])
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize("word", ["x", "1.2.3", "1,2,3", "0x10", "1e3", ".inf", "nan", "-", "12 €", "٣", "9" * 60])
def test_what_is_no_number_is_refused(word: str) -> None:
    said = refusal(FileKind.KPIS, ("kpis", "replies", "green"), word)
    assert said == f"“green zone” wants a number, and “{word}” is none. Write it as in: 20"


def test_a_number_that_two_people_read_differently_is_refused() -> None:
    said = refusal(FileKind.KPIS, ("kpis", "replies", "green"), "-1,250")
    assert "Write -1.250, with a point, or -1250, with nothing between the figures." in said


@pytest.mark.parametrize(
    ("word", "value"),
    [("true", True), ("False", False), ("yes", True), ("no", False), ("Да", True), ("нет", False), ("TAK", True),
     (" nie ", False)],
)  # fmt: skip
def test_true_and_false_in_three_languages(word: str, value: bool) -> None:
    assert typed(CASE, ("branches", "late", "instead"), [word]) is value


@pytest.mark.parametrize("word", ["1", "on", "maybe", "y"])
def test_what_is_neither_true_nor_false_is_refused(word: str) -> None:
    assert "Write true or false." in refusal(CASE, ("branches", "late", "instead"), word)


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_text_is_taken_as_it_is(text: str) -> None:
    assert typed(CASE, ("goal",), [text]) == text


@pytest.mark.parametrize(
    ("where", "words", "says"),
    [
        (("steps", "confirm", "withn"), ["1h"], "There is no field “steps.confirm.withn” in files of this kind."),
        (("goal", "ru"), ["x"], "There is no field “goal.ru”"),
        (("document", "numbr", "x"), ["x"], "There is no field “document.numbr.x”"),
        (("goal",), [""], "The value is empty"),
        (("tags",), ["a", ""], "The value is empty"),
        (("goal",), ["\udcff"], "characters that no file can hold"),
        (("goal",), ["two", "words"], "“goal” takes one value, and these are 2. Put quotes around"),
        (("steps", "confirm", "repeat"), ["call"], '(from, until, each), or write all in braces, as in: {"'),
        (("steps", "confirm", "repeat"), ["{from: call"], "begins like a list or mapping of YAML"),
        (("tags",), ["[a"], "begins like a list or mapping of YAML"),
        (("limits",), ["3bd"], "Write it in brackets, as in: [{"),
        (("approved",), ["[a]"], "Set one of them (by, on, digest)"),
    ],
)  # fmt: skip
def test_refusals_say_what_is_wanted(where: Path, words: list[str], says: str) -> None:
    assert says in refusal(CASE, where, *words)


def test_the_example_in_a_refusal_is_in_the_language_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "pl")
    assert refusal(CASE, ("considered",), "x").endswith(
        '[{"at": "confirm", "deviation": "actor-absent", "because": "Zastępuje starszy handlowiec"}]'
    )
    assert refusal(CASE, ("guarantees",), "{x").endswith(
        '{"success": ["Klient ma towar"], "minimal": ["Klient zna stan zamówienia"]}'
    )


@pytest.mark.parametrize(("kind", "where"), [(FileKind.USE_CASE, ("steps",)), (FileKind.KPIS, ("kpis", 0, "target"))])
def test_a_refusal_repeats_only_the_beginning_of_a_long_value(kind: FileKind, where: Path) -> None:
    assert len(refusal(kind, where, "[" * 5000)) < 400
