"""Texts that may be given once for each language."""

from typing import Any, Literal, NamedTuple, TypeAlias

Language: TypeAlias = Literal["ru", "pl", "en"]
LANGUAGES: tuple[Language, ...] = ("ru", "pl", "en")


def text_in(words: Any, language: str) -> str:
    """What data of a text gives in a language: the text, or of several the one in it, else the first; else nothing."""
    if isinstance(words, dict):
        texts = {name: text for name, text in words.items() if isinstance(text, str)}
        words = texts.get(language) or next(iter(texts.values()), "")
    return words if isinstance(words, str) else ""


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
