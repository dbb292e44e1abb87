"""The words of the diagrams, in the document's language."""

from collections.abc import Callable
from pathlib import Path

from usecases.languages.catalogue import catalogue, mark

__all__ = ["DOMAIN", "LOCALE", "mark", "words"]

DOMAIN = "diagram"
LOCALE = Path(__file__).parent / "locale"


def words(language: str) -> Callable[[str], str]:
    """What turns an English text of the diagrams into a language."""
    return catalogue(language, DOMAIN, LOCALE).gettext
