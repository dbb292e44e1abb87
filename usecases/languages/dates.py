"""Dates in words: `17 августа 2026 г.`, `17 sierpnia 2026 r.`, `17 August 2026`."""

from datetime import date

# Babel's own long forms differ from what an office writes, and from one version to the next.
_PATTERNS = {"ru": "d MMMM y 'г.'", "pl": "d MMMM y 'r.'", "en": "d MMMM y"}


def date_words(day: str, language: str) -> str:
    """A date written year-month-day in full; a text that is no date of the calendar stays as it is."""
    from babel.dates import format_date

    try:
        parsed = date.fromisoformat(day)
    except ValueError:
        return day
    return format_date(parsed, _PATTERNS[language], locale=language)
