"""Message catalogues: which language the reader has, and the words in it."""

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from usecases import data
from usecases.model.words import LANGUAGES

DOMAIN = "usecases"
SETTING = "USECASES_LANGUAGE"
"""The environment variable for the interface's language; the usual ones of the system are asked next."""


def mark(message: str) -> str:
    """Mark a text for the catalogues; it is translated where it is shown."""
    return message


_SPOKEN: ContextVar[str | None] = ContextVar("spoken", default=None)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak a language for a while, whatever the reader's is: a commit speaks that of its library."""
    token = _SPOKEN.set(language)
    try:
        yield
    finally:
        _SPOKEN.reset(token)


def reader_language() -> str:
    """The language of the interface: `ru`, `pl` or `en`, from the environment, unless another is spoken just now."""
    if (spoken := _SPOKEN.get()) is not None:
        return spoken
    for variable in (SETTING, "LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(variable, "")
        if value:
            language = value[:2].lower()
            return language if language in LANGUAGES else "en"
    return "en"


@cache
def catalogue(language: str, domain: str = DOMAIN, folder: Path | None = None) -> gettext.NullTranslations:
    """The catalogue of a language; English speaks for itself."""
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation(domain, folder or data.locale(), [language], fallback=True)


def _(message: str) -> str:
    """The text in the reader's language."""
    return catalogue(reader_language()).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The text in the reader's language, in the form that a number wants."""
    return catalogue(reader_language()).ngettext(singular, plural, number)
