"""Texts that may be given once for each language."""

from typing import Literal, NamedTuple, TypeAlias

Language: TypeAlias = Literal["ru", "pl", "en"]
LANGUAGES: tuple[Language, ...] = ("ru", "pl", "en")


class Words(NamedTuple):
    """A text, or one text for each language: pairs of language and text; the language `""` is any."""

    texts: tuple[tuple[str, str], ...]

    def in_language(self, language: str) -> str:
        """The text in a language; where it isn't given, in the first that is."""
        for name, text in self.texts:
            if name in (language, ""):
                return text
        return self.texts[0][1] if self.texts else ""

    def __str__(self) -> str:
        return self.texts[0][1] if self.texts else ""
