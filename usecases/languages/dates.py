"""Dates in words: `17 августа 2026 г.`, `17 sierpnia 2026`, `17 August 2026`."""

from datetime import date

_LOCALES = {"ru": "ru", "pl": "pl", "en": "en_GB"}


def date_words(day: str, language: str) -> str:
    """A date written year-month-day in full; a text that is no date of the calendar stays as it is."""
    from babel.dates import format_date

    try:
        parsed = date.fromisoformat(day)
    except ValueError:
        return day
    return format_date(parsed, "long", locale=_LOCALES[language])
