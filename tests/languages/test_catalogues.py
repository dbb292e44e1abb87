"""The message catalogues are complete, fresh and well-formed, in every domain and language."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from re import compile as regex
from re import findall
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po
from yaml import _yaml

from tools import messages
from usecases.cli.click_words import UNSEEN, WORDS
from usecases.reading.problems import PROBLEMS

CASES = [(domain, language) for domain in messages.DOMAINS for language in messages.LANGUAGES]
each_catalogue = pytest.mark.parametrize(
    ("domain", "language"), CASES, ids=[f"{domain.name} {language}" for domain, language in CASES]
)
SAME_IN_RUSSIAN = {"../docs/regulations", "{day}, {time}:", "Enter: {places}", "id", "ID", "N", "[ID]...", "CRM", "№"}
SAME_IN_POLISH = {
    "id",
    "ID",
    "N",
    "[ID]...",
    "status",
    "Status",
    "Sprint",
    "diagram",
    "../docs/regulations",
    "Sprint {number}",
    "Partner",
    "System",
    "Diagram",
    "{day}, {time}:",
    "Enter: {places}",
}
_CYRILLIC = regex("[а-яёА-ЯЁ]")
_MIXED = regex("[A-Za-z][а-яёА-ЯЁ]|[а-яёА-ЯЁ][A-Za-z]")
_PERCENT = regex(r"%(?:\(\w+\))?[sd]")


def translations(domain: messages.Domain, language: str) -> Iterator[tuple[Message, tuple[str, ...]]]:
    for message in messages.updated(domain, language, messages.extracted(domain)):
        if message.id:
            forms = message.string if isinstance(message.string, tuple) else (message.string,)
            yield message, tuple(str(form or "") for form in forms)


def fields(text: str) -> set[tuple[str, str | None]]:
    """The places to fill, with what becomes of them; a text with a lone bracket is one that nobody fills."""
    try:
        named = {(name, conversion) for _, name, _, conversion in Formatter().parse(text) if name is not None}
    except ValueError:
        return {(bracket, None) for bracket in "{}" if bracket in text}
    return named | {(place, None) for place in _PERCENT.findall(text)}


@each_catalogue
def test_no_message_lacks_a_translation(domain: messages.Domain, language: str) -> None:
    lacking = [message.id for message, forms in translations(domain, language) if not all(forms)]
    assert lacking == []


@each_catalogue
def test_plurals_have_all_their_forms(domain: messages.Domain, language: str) -> None:
    for message, forms in translations(domain, language):
        assert len(forms) == (3 if isinstance(message.id, tuple) else 1), message.id


@each_catalogue
def test_translations_have_the_same_places_to_fill(domain: messages.Domain, language: str) -> None:
    for message, forms in translations(domain, language):
        if isinstance(message.id, tuple):
            allowed = [fields(text) for text in message.id]
            assert all(fields(form) in allowed for form in forms), message.id
        else:
            assert fields(forms[0]) == fields(str(message.id)), message.id


@pytest.mark.parametrize("domain", messages.DOMAINS, ids=lambda domain: domain.name)
def test_russian_is_russian(domain: messages.Domain) -> None:
    for message, forms in translations(domain, "ru"):
        for form in forms:
            assert _CYRILLIC.search(form) or form in SAME_IN_RUSSIAN, form
            assert not _MIXED.search(form.replace("\\", " ")), f"Latin and Cyrillic letters in one word: {form}"
            assert not set('“”„"') & set(form), f"not the quotes of Russian: {form}"
            assert " – " not in form, f"not the dash of Russian: {form}"
            assert form.count("«") == form.count("»"), f"a quote without its other half: {form}"
            assert form not in message.id or form in SAME_IN_RUSSIAN


@pytest.mark.parametrize("domain", messages.DOMAINS, ids=lambda domain: domain.name)
def test_polish_is_polish(domain: messages.Domain) -> None:
    for message, forms in translations(domain, "pl"):
        for form in forms:
            english = message.id if isinstance(message.id, tuple) else (message.id,)
            assert form not in english or form in SAME_IN_POLISH, form
            assert not _CYRILLIC.search(form), form
            assert not set('“«»"') & set(form), f"not the quotes of Polish: {form}"
            assert " — " not in form, f"not the dash of Polish: {form}"
            assert form.count("„") == form.count("”"), f"a quote without its other half: {form}"


PO_FILES = [domain.po(language) for domain in messages.DOMAINS for language in messages.LANGUAGES]


@pytest.mark.parametrize("po", PO_FILES, ids=lambda path: path.name + " " + path.parts[-3])
def test_what_programs_read_is_what_translators_wrote(po: Path) -> None:
    if not po.exists():
        pytest.fail(f"{po} is missing: run tools/messages.py")
    domain = next(domain for domain in messages.DOMAINS if domain.name == po.stem)
    language = po.parts[-3]
    with po.open("rb") as file:
        catalog = messages.steady(domain, language, read_po(file, locale=language))
    assert po.with_suffix(".mo").read_bytes() == messages.mo_bytes(catalog)


def test_the_words_of_the_installed_click_are_known() -> None:
    spec = find_spec("click")
    assert spec is not None
    assert spec.origin is not None
    known = {word if isinstance(word, str) else word[0] for word in WORDS} | UNSEEN
    found = extract_from_dir(Path(spec.origin).parent, method_map=[("**.py", "python")])
    spoken = {text if isinstance(text, str) else text[0] for _name, _line, text, _comments, _context in found}
    assert spoken - known == set()


def test_all_that_libyaml_can_say_of_broken_files_has_plain_words() -> None:
    binary = Path(_yaml.__file__).read_bytes()
    begins = rb"\0((?:did not find|could not find|found|block sequence entries|mapping (?:keys|values)) [ -~]+)\0"
    # A match eats the zero that the next one needs; so the zeros are doubled.
    said = {text.decode() for text in findall(begins, binary.replace(b"\0", b"\0\0"))}
    composers = {"found undefined alias", "found duplicate anchor; first occurrence"}
    assert len(said) > 30
    assert said - composers - PROBLEMS.keys() == set()
