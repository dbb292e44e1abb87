"""Numbers as they are written in a language: `1 250,5` and `1,250.5`."""

from math import isfinite

_LARGEST = 1e15
_WHOLE = 1000


def percent_words(share: float, language: str, *, signed: bool = False) -> str:
    """A share of 1 in whole percent: `29%`, in Russian `29 %` with a space that doesn't break.

    Where `signed`, with a plus or minus before it, but before a zero.
    """
    from babel.numbers import format_percent

    words: str = format_percent(abs(share) if signed else share, locale=language)
    if not signed or round(share * 100) == 0:
        return words
    return ("+" if share > 0 else "−") + words


def number_words(value: float, language: str) -> str:
    """A number with the language's decimal mark and groups of digits."""
    from babel.numbers import format_decimal

    if not isfinite(value) or abs(value) >= _LARGEST:
        return str(value)
    words: str = format_decimal(value, "#,##0.######", locale=language)
    return words


def money_words(amount: float, currency: str | None, language: str) -> str:
    """An amount of money: `1 234,50 €`; from a thousand on without cents; a number where no currency is known."""
    from babel import Locale
    from babel.numbers import format_currency, format_decimal

    if not isfinite(amount) or abs(amount) >= _LARGEST:
        return str(amount)
    whole = abs(amount) >= _WHOLE
    if currency is None:
        return str(format_decimal(amount, "#,##0" if whole else "#,##0.00", locale=language))
    if not whole:
        return str(format_currency(amount, currency, locale=language))
    pattern = Locale(language).currency_formats["standard"].pattern.replace("0.00", "0")
    return str(format_currency(amount, currency, pattern, locale=language, currency_digits=False))
