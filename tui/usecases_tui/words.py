"""The words of the editor, in the reader's language."""

from pathlib import Path

from usecases.languages.catalogue import catalogue, mark, reader_language

DOMAIN = "usecases_tui"
LOCALE = Path(__file__).parent / "locale"

__all__ = ["DOMAIN", "LOCALE", "_", "mark", "ngettext"]


def _(message: str) -> str:
    """A text of the editor."""
    return catalogue(reader_language(), DOMAIN, LOCALE).gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """A text of the editor, in the form that a number wants."""
    return catalogue(reader_language(), DOMAIN, LOCALE).ngettext(singular, plural, number)
