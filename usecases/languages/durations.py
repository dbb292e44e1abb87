"""Durations in words, with the plural the number wants: `3 рабочих дня`, `5 dni roboczych`, `2 hours`.

Babel's own unit patterns know no working time and never say whether days are calendar ones, so the words
stand here and Babel gives the plural categories and the digits.
"""

from collections.abc import Mapping

from usecases.model.duration import Duration

Forms = tuple[str, ...]
"""Russian and Polish: one, few, many; English: one, other."""

_CATEGORIES = {"ru": ("one", "few", "many"), "pl": ("one", "few", "many"), "en": ("one", "other")}

_NOMINATIVE: Mapping[str, Mapping[str, Forms]] = {
    "ru": {
        "s": ("секунда", "секунды", "секунд"),
        "min": ("минута", "минуты", "минут"),
        "h": ("час", "часа", "часов"),
        "d": ("календарный день", "календарных дня", "календарных дней"),
        "w": ("неделя", "недели", "недель"),
        "mo": ("месяц", "месяца", "месяцев"),
        "y": ("год", "года", "лет"),
        "bmin": ("рабочая минута", "рабочие минуты", "рабочих минут"),
        "bh": ("рабочий час", "рабочих часа", "рабочих часов"),
        "bd": ("рабочий день", "рабочих дня", "рабочих дней"),
    },
    "pl": {
        "s": ("sekunda", "sekundy", "sekund"),
        "min": ("minuta", "minuty", "minut"),
        "h": ("godzina", "godziny", "godzin"),
        "d": ("dzień kalendarzowy", "dni kalendarzowe", "dni kalendarzowych"),
        "w": ("tydzień", "tygodnie", "tygodni"),
        "mo": ("miesiąc", "miesiące", "miesięcy"),
        "y": ("rok", "lata", "lat"),
        "bmin": ("minuta robocza", "minuty robocze", "minut roboczych"),
        "bh": ("godzina robocza", "godziny robocze", "godzin roboczych"),
        "bd": ("dzień roboczy", "dni robocze", "dni roboczych"),
    },
    "en": {
        "s": ("second", "seconds"),
        "min": ("minute", "minutes"),
        "h": ("hour", "hours"),
        "d": ("calendar day", "calendar days"),
        "w": ("week", "weeks"),
        "mo": ("month", "months"),
        "y": ("year", "years"),
        "bmin": ("working minute", "working minutes"),
        "bh": ("working hour", "working hours"),
        "bd": ("working day", "working days"),
    },
}

# After “спустя” stands the accusative, which differs for feminine nouns with one;
# after “po upływie” the genitive.
_ELAPSED: Mapping[str, Mapping[str, Forms]] = {
    "ru": {
        **_NOMINATIVE["ru"],
        "s": ("секунду", "секунды", "секунд"),
        "min": ("минуту", "минуты", "минут"),
        "w": ("неделю", "недели", "недель"),
        "bmin": ("рабочую минуту", "рабочие минуты", "рабочих минут"),
    },
    "pl": {
        "s": ("sekundy", "sekund", "sekund"),
        "min": ("minuty", "minut", "minut"),
        "h": ("godziny", "godzin", "godzin"),
        "d": ("dnia kalendarzowego", "dni kalendarzowych", "dni kalendarzowych"),
        "w": ("tygodnia", "tygodni", "tygodni"),
        "mo": ("miesiąca", "miesięcy", "miesięcy"),
        "y": ("roku", "lat", "lat"),
        "bmin": ("minuty roboczej", "minut roboczych", "minut roboczych"),
        "bh": ("godziny roboczej", "godzin roboczych", "godzin roboczych"),
        "bd": ("dnia roboczego", "dni roboczych", "dni roboczych"),
    },
    "en": _NOMINATIVE["en"],
}

_AFTER = {"ru": "спустя", "pl": "po upływie", "en": "after"}


def _counted(duration: Duration, language: str, forms: Forms) -> str:
    from babel import Locale
    from babel.numbers import get_group_symbol

    category = Locale(language).plural_form(duration.amount)
    form = forms[_CATEGORIES[language].index(category)]
    # Not format_decimal: it gives up above 28 digits.
    digits = f"{duration.amount:,}".replace(",", get_group_symbol(language))
    return f"{digits} {form}"


def duration_words(duration: Duration, language: str) -> str:
    """A duration for a cell: in full, in the nominative, working or calendar days named."""
    return _counted(duration, language, _NOMINATIVE[language][duration.unit])


def elapsed_words(duration: Duration, language: str) -> str:
    """When so much time has passed: `спустя 1 неделю`, `po upływie 1 tygodnia`, `after 1 week`."""
    return f"{_AFTER[language]} {_counted(duration, language, _ELAPSED[language][duration.unit])}"


_UNITS = (("hour", 3600), ("minute", 60), ("second", 1))
_ENDLESS = 1e15
_EXACT = 600
"""Below so many seconds they are told."""


def span_words(minutes: float, language: str, day: float) -> str:
    """So much time in short, in the two largest units: `2 дн. 4 ч`, `1 godz. 20 min`; a day has so many minutes."""
    from babel.units import format_unit

    if minutes >= _ENDLESS:
        return "∞"
    length = round(day * 60)
    rest = round(abs(minutes) * 60)
    step = 3600 if rest >= length else 60 if rest >= _EXACT else 1
    rest = int(rest / step + 0.5) * step
    parts: list[str] = []
    for unit, size in (("day", length), *_UNITS):
        count, rest = divmod(rest, size)
        if count:
            parts.append(format_unit(count, f"duration-{unit}", "short", format="#,##0", locale=language))
    if not parts:
        return str(format_unit(0, "duration-minute", "short", format="0", locale=language))
    return ("−" if minutes < 0 else "") + " ".join(parts)
