"""The message catalogues are complete, fresh and well-formed."""

import string
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from tools import messages

DOMAIN = next(domain for domain in messages.DOMAINS if domain.name == "usecases_exporters")


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_no_message_of_the_documents_lacks_a_translation(language: str) -> None:
    catalog = messages.updated(DOMAIN, language, messages.extracted(DOMAIN))
    assert [message.id for message in catalog if message.id and not message.string] == []


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_translations_have_the_same_places_to_fill(language: str) -> None:
    catalog = messages.updated(DOMAIN, language, messages.extracted(DOMAIN))

    def fields(text: str) -> set[str | None]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}

    for message in catalog:
        if isinstance(message.id, str) and message.id:
            assert fields(str(message.string)) == fields(message.id), message.id


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
