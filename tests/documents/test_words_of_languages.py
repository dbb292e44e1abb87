"""Durations, dates, numbers and frequencies, as people write them in the three languages."""

import subprocess
import sys

import pytest

from tests.documents.making import library_of
from usecases.languages.channels import channel_title
from usecases.languages.dates import date_words
from usecases.languages.durations import duration_words, elapsed_words
from usecases.languages.frequency import frequency_words
from usecases.languages.numbers import number_words
from usecases.model.duration import Duration


@pytest.mark.parametrize(
    ("duration", "ru", "pl", "en"),
    [
        ("3bd", "3 рабочих дня", "3 dni robocze", "3 working days"),
        ("5bd", "5 рабочих дней", "5 dni roboczych", "5 working days"),
        ("21bd", "21 рабочий день", "21 dni roboczych", "21 working days"),
        ("22bd", "22 рабочих дня", "22 dni robocze", "22 working days"),
        ("12bd", "12 рабочих дней", "12 dni roboczych", "12 working days"),
        ("1d", "1 календарный день", "1 dzień kalendarzowy", "1 calendar day"),
        ("5d", "5 календарных дней", "5 dni kalendarzowych", "5 calendar days"),
        ("2bh", "2 рабочих часа", "2 godziny robocze", "2 working hours"),
        ("5bh", "5 рабочих часов", "5 godzin roboczych", "5 working hours"),
        ("1bmin", "1 рабочая минута", "1 minuta robocza", "1 working minute"),
        ("2h", "2 часа", "2 godziny", "2 hours"),
        ("10min", "10 минут", "10 minut", "10 minutes"),
        ("1s", "1 секунда", "1 sekunda", "1 second"),
        ("2w", "2 недели", "2 tygodnie", "2 weeks"),
        ("3mo", "3 месяца", "3 miesiące", "3 months"),
        ("5y", "5 лет", "5 lat", "5 years"),
    ],
)
def test_durations_are_in_the_nominative_and_name_the_kind_of_day(duration: str, ru: str, pl: str, en: str) -> None:
    parsed = Duration.parse(duration)
    assert [duration_words(parsed, language) for language in ("ru", "pl", "en")] == [ru, pl, en]


@pytest.mark.parametrize(
    ("duration", "ru", "pl", "en"),
    [
        ("1w", "спустя 1 неделю", "po upływie 1 tygodnia", "after 1 week"),
        ("1min", "спустя 1 минуту", "po upływie 1 minuty", "after 1 minute"),
        ("21min", "спустя 21 минуту", "po upływie 21 minut", "after 21 minutes"),
        ("2bd", "спустя 2 рабочих дня", "po upływie 2 dni roboczych", "after 2 working days"),
        ("1bd", "спустя 1 рабочий день", "po upływie 1 dnia roboczego", "after 1 working day"),
        ("3h", "спустя 3 часа", "po upływie 3 godzin", "after 3 hours"),
    ],
)
def test_elapsed_time_stands_in_the_case_it_needs(duration: str, ru: str, pl: str, en: str) -> None:
    parsed = Duration.parse(duration)
    assert [elapsed_words(parsed, language) for language in ("ru", "pl", "en")] == [ru, pl, en]


def test_huge_durations_are_still_words() -> None:
    assert duration_words(Duration(10**40 + 1, "h"), "en").endswith("001 hours")
    assert duration_words(Duration(1001, "h"), "ru") == "1\u00a0001 час"


def test_dates_are_written_out() -> None:
    words = [date_words("2026-08-17", language) for language in ("ru", "pl", "en")]
    assert words == ["17 августа 2026 г.", "17 sierpnia 2026 r.", "17 August 2026"]


def test_a_date_that_is_on_no_calendar_stays_as_it_is() -> None:
    assert date_words("2026-02-31", "ru") == "2026-02-31"


@pytest.mark.parametrize(
    ("value", "ru", "en"),
    [(1.5, "1,5", "1.5"), (20000, "20\u00a0000", "20,000"), (-3, "-3", "-3"), (1e300, "1e+300", "1e+300")],
)
def test_numbers_have_the_marks_of_the_language(value: float, ru: str, en: str) -> None:
    assert (number_words(value, "ru"), number_words(value, "en")) == (ru, en)


@pytest.mark.parametrize(
    ("frequency", "ru", "pl", "en"),
    [
        ("1/d", "1 раз в день", "1 raz dziennie", "1 time a day"),
        ("3/w", "3 раза в неделю", "3 razy w tygodniu", "3 times a week"),
        ("120/mo", "120 раз в месяц", "120 razy w miesiącu", "120 times a month"),
        ("22/y", "22 раза в год", "22 razy w roku", "22 times a year"),
    ],
)
def test_how_often(frequency: str, ru: str, pl: str, en: str) -> None:
    assert [frequency_words(frequency, language) for language in ("ru", "pl", "en")] == [ru, pl, en]


def test_a_channel_has_the_library_s_title_or_the_built_in_one() -> None:
    shared = library_of(settings={"channels": ["phone", {"id": "mail", "title": "Post"}]}).shared
    titles = [channel_title(name, shared, "pl") for name in ("phone", "mail", "meeting", "pigeon")]
    assert titles == ["Telefon", "Post", "Spotkanie", "pigeon"]


def test_babel_is_loaded_only_when_words_are_made() -> None:
    code = "import sys, usecases.languages.durations, usecases.languages.dates; sys.exit('babel' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
