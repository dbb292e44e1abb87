"""Every field of every kind of file has help, in the reader's language, without marks of a programmer."""

import pytest

from tests.languages.test_labels import KINDS, fields
from tools import messages
from usecases.languages.catalogue import catalogue
from usecases.reading.folder import FileKind
from usecases.validation.field_help import field_help
from usecases.validation.schemas import schema

CASE = FileKind.USE_CASE
ALL = sorted({(kind, names) for kind in KINDS for names in fields(schema(kind), schema(kind), item=("x",))})
"""The ways to all fields, with the id of some thing where a list is on the way."""


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")


@pytest.mark.parametrize(("kind", "names"), ALL, ids=lambda part: part if isinstance(part, str) else ".".join(part))
def test_every_field_has_help_in_three_languages(
    kind: FileKind, names: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    said = set()
    for language in ("en", "ru", "pl"):
        monkeypatch.setenv("USECASES_LANGUAGE", language)
        text = field_help(kind, names)
        assert text
        assert "`" not in text
        said.add(text.split("\n", 1)[0])
    assert len(said) == 3


@pytest.mark.parametrize(
    ("kind", "where", "said"),
    [
        (
            CASE,
            ("steps", "confirm", "actor"),
            "Who does the work (R): a role, or a list of roles of which either one does it.\nFor example: manager",
        ),
        (
            CASE,
            ("trigger", 1),
            "What sets the process off: an event, a request, a date.\n"
            "For example: A customer sends an order on the website",
        ),
        (
            CASE,
            ("steps", "confirm", "consulted", 0),
            "Roles who are asked before (C).\nFor example: technical-director",
        ),
        (CASE, ("limits", 0, "to"), "The step by whose end it must hold.\nFor example: accept"),
        (CASE, ("branches",), "What happens otherwise: alternative and negative branches."),
        (CASE, ("steps", "confirm"), "One step: who does what, and the extended RACI row."),
        (CASE, ("rules", 0, "id"), "The rule's id, as the company writes it.\nFor example: R-12"),
        (
            CASE,
            ("branches", "late", "steps", "call", "within", "from"),
            "What the time is counted from: the end of a step, the trigger (“trigger”), or a moment in words.\n"
            "For example: trigger",
        ),
        (CASE, ("group",), "The group of “map.yaml” that this process belongs to.\nFor example: sales"),
        (FileKind.KPIS, ("kpis", "order-time", "green"), "Green at this value or better.\nFor example: 20"),
        (
            FileKind.LIBRARY,
            ("checks", "UC509"),
            "How severe the findings of a check are, by its code or name.",
        ),
        (CASE, ("branches", "late", "impact"), "How much harm it does."),
        (
            CASE,
            ("branches", "late", "instead"),
            "Yes (“true”) where the step isn't done at all. Otherwise it was begun and counts.",
        ),
    ],
)
def test_help(kind: FileKind, where: tuple[str | int, ...], said: str) -> None:
    assert field_help(kind, where) == said


def test_words_of_the_format_are_said_as_people_call_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "ru")
    assert "при статусе «действует»" in field_help(CASE, ("status",))
    monkeypatch.setenv("USECASES_LANGUAGE", "pl")
    assert "jeżeli nie podano – „projekt”" in field_help(CASE, ("status",))


def test_examples_are_in_the_language_of_the_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "pl")
    assert field_help(CASE, ("branches", "late", "when")).endswith("\nNa przykład: Klient nie odbiera telefonu")
    monkeypatch.setenv("USECASES_LANGUAGE", "ru")
    assert field_help(FileKind.ARTEFACTS, ("artefacts", "order", "fields")).endswith(
        "\nНапример: номер заказа; сумма к оплате"
    )


def test_nothing_is_said_of_what_is_no_field() -> None:
    assert field_help(CASE, ("nothing",)) == ""
    assert field_help(CASE, ("steps", "confirm", "nothing")) == ""


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_schemas_say_is_in_the_catalogues(kind: FileKind) -> None:
    domain = next(one for one in messages.DOMAINS if one.name == "usecases")
    template = messages.extracted(domain)
    description = schema(kind)["description"]
    assert description in template
    assert catalogue("ru").gettext(description) != description
