"""How much a finding matters."""

from enum import IntEnum


class Severity(IntEnum):
    """From what is left out of the report to what must be mended; ordered."""

    IGNORE = 0
    INFO = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The word used in `library.yaml` and in reports."""
        return self.name.lower()

    @classmethod
    def of(cls, word: str) -> "Severity":
        """The severity that a word of `library.yaml` names; raises KeyError for any other word."""
        return cls[word.upper()]
