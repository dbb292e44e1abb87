"""Patterns of words in texts of three languages."""

import pytest

from usecases.coverage.patterns import Patterns, as_written


def shows(pattern: str, text: str) -> tuple[str, ...] | None:
    """The words of a text that a pattern finds; `None` where it isn't there."""
    found = Patterns({"it": [pattern]}).found(text)
    return as_written(text, found["it"]) if found else None


@pytest.mark.parametrize(
    ("pattern", "text", "words"),
    [
        ("не отвечает", "Клиент не отвечает на звонок", ("не отвечает",)),
        ("не отвеча*", "Клиенты никогда не отвечали", ("не отвечали",)),
        ("не отвеч*|бер*", "Он не берёт трубку", ("не берёт",)),
        ("не отвеча*", "Клиент Не Сразу мне отвечает", ("Не", "отвечает")),
        ("товар* + нет|законч*", "Закончился нужный товар", ("Закончился", "товар")),
        ("расчет", "Расчёт не сходится", ("Расчёт",)),
        ("odpowiedz*", "Brak odpowiedzi", ("odpowiedzi",)),
        ("spoznia*", "Kurier spóźnia się", ("spóźnia",)),
        ("zolt*", "Żółtko", ("Żółtko",)),
        ("doesn't answer", "The buyer doesn’t answer", ("doesn’t answer",)),
        ("pre-order", "It becomes a pre-order", ("pre-order",)),
        ("never answers", "‘Never\nanswers’", ("Never answers",)),
        ("late", "A ʼ stands here, Late", ("Late",)),
        ("late", "İİİ is late", ("late",)),
        ("isn't", "It isn't there", ("isn't",)),
        ("late", "It’s 'late', they say", ("late",)),
        ("w terminie", "Nie zdążymy w\n terminie", ("w terminie",)),
        ("замок", "За\u0301мок закрыт", ("За\u0301мок",)),
        ("cafe", "Cafe\u0301 closed", ("Café",)),
        ("late", "The courier is late", ("late",)),
    ],
)
def test_a_pattern_finds_its_words(pattern: str, text: str, words: tuple[str, ...]) -> None:
    assert shows(pattern, text) == words


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("не отвечает", "Клиент не отвечал"),
        ("late", "The latest price is known"),
        ("не отвеча*", "Адрес не указан, клиент отвечает"),
        ("не отвеча*", "Не хочет платить и не скоро нам уже отвечает"),
        ("отвеча* не", "Клиент не отвечает"),
        ("товар* + нет", "Товара мало"),
        ("ill", "He will come"),
        ("*", "anything"),
        ("no", ""),
    ],
)
def test_and_nothing_else(pattern: str, text: str) -> None:
    assert shows(pattern, text) is None


def test_every_key_is_found_at_once_with_the_first_place() -> None:
    patterns = Patterns({"ill": ["болеет|заболел*"], "late": ["опазд*", "задерж*"], "paid": ["оплат*"]})
    assert patterns.found("Курьер заболел и опаздывает, он опаздывает всегда") == {"ill": (1,), "late": (3,)}


def test_of_several_patterns_of_a_key_the_one_that_comes_first_in_the_text_is_told() -> None:
    assert Patterns({"bad": ["late", "ill"]}).found("ill and late") == {"bad": (0,)}


def test_a_long_text_full_of_beginnings_is_no_trap() -> None:
    text = "не " * 20_000 + "отвечает"
    assert Patterns({"it": ["не не не отвечает"]}).found(text) == {"it": (19_997, 19_998, 19_999, 20_000)}
