"""Collects the messages of the packages, updates the catalogues and compiles them.

Run it from anywhere: `python tools/messages.py`. With `--check` nothing is written, and the exit code is 1 where
something would be. New messages appear in the `.po` files without a translation; those that are gone are dropped.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from usecases.cli.click_words import WORDS
from usecases.reading.folder import FileKind
from usecases.rules.page import page_messages
from usecases.validation.examples import texts
from usecases.validation.schemas import schema

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("ru", "pl")
SCHEMAS = [kind for kind in FileKind if kind is not FileKind.MEASUREMENTS]
KEYWORDS: dict[str, tuple[int, ...] | None] = {
    "_": None,
    "interface": None,
    "mark": None,
    "say": None,
    "_say": None,
    "ngettext": (1, 2),
}


class Domain(NamedTuple):
    """A set of messages: its name, the folders of its source (less those left out), and where it lies."""

    name: str
    source: Path
    locale: Path
    without: tuple[str, ...] = ()

    def po(self, language: str) -> Path:
        """The file that translators write."""
        return self.locale / language / "LC_MESSAGES" / f"{self.name}.po"

    def mo(self, language: str) -> Path:
        """The file that programs read."""
        return self.po(language).with_suffix(".mo")


_EXPORTERS = ROOT / "exporters" / "usecases_exporters"
_EDITOR = ROOT / "tui" / "usecases_tui"
DOMAINS = (
    Domain("usecases", ROOT / "usecases", ROOT / "usecases" / "languages" / "locale"),
    Domain("usecases_exporters", _EXPORTERS, _EXPORTERS / "locale", ("diagram",)),
    Domain("diagram", _EXPORTERS / "diagram", _EXPORTERS / "diagram" / "locale"),
    Domain("usecases_tui", _EDITOR, _EDITOR / "locale"),
)


class SteadyCatalog(Catalog):
    """A catalogue whose header holds no dates and no version of the tool, so that it's the same everywhere."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        """The header's lines."""
        return [
            ("Language", str(self.locale)),
            ("Plural-Forms", self.plural_forms),
            ("MIME-Version", "1.0"),
            ("Content-Type", "text/plain; charset=utf-8"),
            ("Content-Transfer-Encoding", "8bit"),
        ]

    @mime_headers.setter
    def mime_headers(self, headers: object) -> None:
        """The header is always the same."""


def extracted(domain: Domain) -> Catalog:
    """The messages in the source of a domain."""
    catalog = Catalog(domain=domain.name)
    left_out = {domain.source / name for name in domain.without}
    found = extract_from_dir(
        domain.source,
        method_map=[("**.py", "python")],
        keywords=KEYWORDS,
        directory_filter=lambda folder: (
            Path(folder) not in left_out and Path(folder).name not in ("locale", "__pycache__")
        ),
    )
    for name, _line, message, _comments, context in sorted(found, key=lambda item: (item[0], item[1])):
        place = (domain.source / name).relative_to(ROOT).as_posix()
        catalog.add(message, locations=[(place, 0)], context=context)
    if domain.name == "usecases":
        _add_pages(catalog)
        _add_words_of_click(catalog)
        _add_help_of_fields(catalog)
    return catalog


def _add_pages(catalog: Catalog) -> None:
    """The pages of the rules, which are docstrings: titles and paragraphs, but no examples."""
    for text, module in page_messages():
        catalog.add(text, locations=[(f"usecases/rules/{module}.py", 0)])


def _add_words_of_click(catalog: Catalog) -> None:
    """The words of the command line's framework, which it looks up in our catalogue."""
    for message in WORDS:
        catalog.add(message, locations=[("usecases/cli/click_words.py", 0)])


def _add_help_of_fields(catalog: Catalog) -> None:
    """What the schemas say of their fields, and the prose of their examples."""
    for kind in SCHEMAS:
        for text in (*_descriptions(schema(kind)), *texts(kind)):
            catalog.add(text, locations=[(f"schemas/{kind.value}.schema.json", 0)])


def _descriptions(part: Any) -> Iterator[str]:
    """Every description of a schema."""
    if isinstance(part, dict) and isinstance(text := part.get("description"), str):
        yield text
    for below in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _descriptions(below)


def updated(domain: Domain, language: str, template: Catalog) -> SteadyCatalog:
    """The catalogue of a language with the messages of the template and the translations it had."""
    old = _read(domain.po(language), language)
    catalog = SteadyCatalog(locale=language, domain=domain.name, header_comment="", fuzzy=False)
    for message in template:
        if message.id:
            before = old.get(message.id, message.context)
            string = before.string if before is not None else None
            catalog.add(message.id, string, sorted(set(message.locations)), context=message.context)
    return catalog


def steady(domain: Domain, language: str, read: Catalog) -> SteadyCatalog:
    """A catalogue as it was read, with the header that is always the same."""
    catalog = SteadyCatalog(locale=language, domain=domain.name, header_comment="", fuzzy=False)
    for message in read:
        if message.id:
            catalog.add(message.id, message.string, context=message.context)
    return catalog


def _read(path: Path, language: str) -> Catalog:
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def po_bytes(catalog: Catalog) -> bytes:
    """A catalogue as translators write it."""
    buffer = BytesIO()
    write_po(buffer, catalog, width=100, sort_by_file=True, include_lineno=False)
    return buffer.getvalue().lstrip()


def mo_bytes(catalog: Catalog) -> bytes:
    """A catalogue as programs read it."""
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def files() -> Iterator[tuple[Path, bytes]]:
    """Every file of the catalogues with what it should hold."""
    for domain in DOMAINS:
        template = extracted(domain)
        if not any(message.id for message in template):
            continue
        for language in LANGUAGES:
            catalog = updated(domain, language, template)
            yield domain.po(language), po_bytes(catalog)
            yield domain.mo(language), mo_bytes(catalog)


def main(arguments: list[str]) -> int:
    """Update the catalogues, or with `--check` say which are out of date."""
    stale = [(path, content) for path, content in files() if not path.exists() or path.read_bytes() != content]
    for path, content in stale:
        sys.stderr.write(f"{path.relative_to(ROOT).as_posix()}\n")
        if "--check" not in arguments:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
