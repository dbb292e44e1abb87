"""The words of the documents: labels from the catalogues, durations, dates, numbers, all in one language."""

from dataclasses import dataclass
from pathlib import Path

from usecases.languages.catalogue import catalogue, reader_language
from usecases.languages.dates import date_words
from usecases.languages.durations import duration_words, elapsed_words
from usecases.languages.frequency import frequency_words
from usecases.languages.numbers import number_words
from usecases.languages.punctuation import dash
from usecases.model.duration import Duration

DOMAIN = "usecases_exporters"
LOCALE = Path(__file__).parent / "locale"


def interface(message: str) -> str:
    """A text in the language of the reader of the screen, who need not be the reader of the document."""
    return catalogue(reader_language(), DOMAIN, LOCALE).gettext(message)


@dataclass(frozen=True, slots=True)
class Wording:
    """The words of one language."""

    language: str

    @property
    def dash(self) -> str:
        """The dash between two texts, with its spaces."""
        return dash(self.language)

    def say(self, message: str) -> str:
        """A label in this language."""
        return catalogue(self.language, DOMAIN, LOCALE).gettext(message)

    def duration(self, duration: Duration) -> str:
        """A duration in full, in the nominative."""
        return duration_words(duration, self.language)

    def elapsed(self, duration: Duration) -> str:
        """When so much time has passed."""
        return elapsed_words(duration, self.language)

    def date(self, day: str) -> str:
        """A date in full."""
        return date_words(day, self.language)

    def number(self, value: float) -> str:
        """A number with the language's decimal mark."""
        return number_words(value, self.language)

    def frequency(self, frequency: str) -> str:
        """How often, in words."""
        return frequency_words(frequency, self.language)
