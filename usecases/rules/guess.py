"""“Did you mean”: the known word that is nearest to an unknown one."""

from collections.abc import Iterable
from difflib import get_close_matches


def guess(word: str, known: Iterable[str]) -> dict[str, str]:
    """The argument `guess` of a message, where a known word is near enough; nothing otherwise."""
    near = get_close_matches(word, list(known), n=1, cutoff=0.7)
    return {"guess": near[0]} if near else {}
