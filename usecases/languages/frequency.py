"""How often a process runs, in words: `120 раз в неделю`, `120 razy w tygodniu`, `120 times a week`."""

_TIMES = {
    "ru": {"one": "раз", "few": "раза", "many": "раз"},
    "pl": {"one": "raz", "few": "razy", "many": "razy"},
    "en": {"one": "time", "other": "times"},
}
_PERIODS = {
    "ru": {"d": "в день", "w": "в неделю", "mo": "в месяц", "y": "в год"},
    "pl": {"d": "dziennie", "w": "w tygodniu", "mo": "w miesiącu", "y": "w roku"},
    "en": {"d": "a day", "w": "a week", "mo": "a month", "y": "a year"},
}


def frequency_words(frequency: str, language: str) -> str:
    """The words of `120/w`."""
    from babel import Locale
    from babel.numbers import get_group_symbol

    amount, _, period = frequency.partition("/")
    times = _TIMES[language][Locale(language).plural_form(int(amount))]
    digits = f"{int(amount):,}".replace(",", get_group_symbol(language))
    return f"{digits} {times} {_PERIODS[language][period]}"
