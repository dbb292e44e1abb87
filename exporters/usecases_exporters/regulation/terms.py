"""Section “Terms”: those of the use case, and those of the library that its texts use."""

from functools import cache
from re import IGNORECASE, Pattern, escape
from re import compile as regex

from usecases_exporters.regulation.page import Page
from usecases_exporters.regulation.prose import linked, texts_of
from usecases_exporters.tree.clean import shown
from usecases_exporters.tree.nodes import Cell, Paragraph, Row, cell, table
from usecases_exporters.tree.sections import Section

_ENDINGS = {"ru": "аеёийоуыьэюя", "pl": "aąeęioóuy"}
_SHORT = 3
_ID = regex(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What looks like an id is no prose, or too short to tell."""


def terms(page: Page) -> Section:
    """The terms with their meanings, in the order of the alphabet."""
    _ = page.say
    found = {term.term: term.meaning for term in page.case.terms}
    text = "\n".join(text for text in texts_of(page.case) if not _ID.fullmatch(text))
    for term in page.library.shared.settings.terms:
        word = term.term.in_language(page.names.language)
        if word not in found and _uses(text, word, page):
            found[word] = term.meaning.in_language(page.names.language)
    rows = [
        Row((cell(shown(word)), Cell((Paragraph(linked(meaning)),))))
        for word, meaning in sorted(found.items(), key=lambda item: item[0].casefold())
    ]
    title = _("Terms and abbreviations")
    return Section(title, (table((_("Term"), _("Meaning")), rows),) if rows else ())


def _uses(text: str, term: str, page: Page) -> bool:
    # The texts stand in the use case's own language, whatever language the headings are in.
    pattern = term_pattern(term, page.library.language_of(page.case))
    return pattern is not None and pattern.search(text) is not None


@cache
def term_pattern(term: str, language: str) -> Pattern[str] | None:
    """What finds a term in a text, its inflected forms included; `None` for a term without a word."""
    words = term.split()
    if not words:
        return None
    if term.isupper():
        return regex(rf"(?<!\w){escape(term)}(?!\w)")
    return regex(r"(?<!\w)" + r"\s+".join(_forms(word, language) for word in words) + r"(?!\w)", IGNORECASE)


def _forms(word: str, language: str) -> str:
    """A word with whatever ending: in English the plural, else up to three letters in place of its vowels."""
    if language not in _ENDINGS:
        return escape(word) + "(?:e?s)?"
    stem = word.rstrip(_ENDINGS[language]) if len(word) > _SHORT else word
    if len(word) - len(stem) > 2 or len(stem) < _SHORT:
        stem = word
    return escape(stem) + r"\w{0,3}"
