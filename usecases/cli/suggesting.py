"""“Did you mean”, for words that the user gave."""

from collections.abc import Iterable, Sequence
from typing import Any

import click

from usecases.languages.catalogue import _
from usecases.text.harmless import one_line

_LONGEST = 120


def suggestion(word: str, known: Iterable[str]) -> str:
    """A sentence to add to a message, with a space before it; empty where no known word is near."""
    from usecases.rules.guess import guess

    spelt = {each.lower(): each for each in known}
    near = guess(word[:_LONGEST].lower(), spelt)
    return " " + _("Did you mean “{guess}”?").format(guess=one_line(spelt[near["guess"]])) if near else ""


class Choice(click.Choice):  # type: ignore[type-arg] # generic only in newer versions of click
    """One of several words; an unknown one gets a suggestion."""

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(words)
        self._words = tuple(words)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The word that was meant."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter as problem:
            hint = suggestion(str(value), self._words)
            raise click.BadParameter(problem.message + hint, ctx, param) from problem
