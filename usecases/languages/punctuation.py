"""Punctuation marks that differ between the languages: around a text that is put into another, and between two."""

from usecases.languages.catalogue import reader_language

_QUOTES = {"ru": ("«", "»"), "pl": ("„", "”"), "en": ("“", "”")}
_DASHES = {"ru": "—", "pl": "–", "en": "–"}


def quoted(text: str) -> str:
    """A text in the quotation marks of the reader's language."""
    first, last = _QUOTES[reader_language()]
    return f"{first}{text}{last}"


def dash(language: str) -> str:
    """The dash that stands between two texts in a language, with its spaces."""
    return f" {_DASHES[language]} "
