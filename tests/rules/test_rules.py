"""Every rule: its module, its stage, its page, its examples, its words."""

import string
from pathlib import Path

import pytest

import usecases.rules
from tests.rules.trial import files_of, findings_in, write_library
from usecases.findings.severity import Severity
from usecases.model.words import LANGUAGES
from usecases.rules import registry
from usecases.rules.base import Rule
from usecases.rules.page import page
from usecases.rules.wording import message

CODES = sorted(registry.MODULES)
WITHOUT_FAILING_EXAMPLE = {"UC008", "UC013", "UC014", "UC099"}
"""What can't be written down as a text; tests/broken and test_generated.py make them."""


def test_registry_is_the_folder() -> None:
    folder = Path(usecases.rules.__file__).parent
    modules = [path.stem for path in folder.glob("uc*.py")]
    assert sorted(modules) == sorted(registry.MODULES.values())
    assert len({module[:5] for module in modules}) == len(modules)


def test_names_and_codes_are_found_again() -> None:
    for code in CODES:
        assert registry.code_of(code) == code
        assert registry.code_of(registry.name_of(code)) == code
    assert registry.code_of("UC999") is None
    assert registry.code_of("no-such-check") is None
    assert len(set(registry.known_words())) == 2 * len(CODES)


@pytest.mark.parametrize("code", CODES)
def test_rule_answers_where_it_is_asked(code: str) -> None:
    rule = registry.rule(code)
    assert rule.code == code
    assert isinstance(rule.severity, Severity)
    module = registry.MODULES[code]
    own = {name for name in vars(Rule) if name.startswith("in_") and name in vars(type(rule))}
    asked = {
        "in_use_case": module in registry.USE_CASE,
        "in_shared": module in registry.SHARED,
        "in_library": module in registry.LIBRARY,
    }
    assert own == {name for name, is_asked in asked.items() if is_asked}


@pytest.mark.parametrize("code", CODES)
def test_page_explains(code: str) -> None:
    found = page(code)
    assert found.title.endswith(".")
    assert len(found.explanation.split()) >= 15
    assert bool(found.failing) == (code not in WITHOUT_FAILING_EXAMPLE)
    assert found.passing


@pytest.mark.parametrize("code", [code for code in CODES if code not in WITHOUT_FAILING_EXAMPLE])
def test_failing_example_fails(code: str, tmp_path: Path) -> None:
    findings = findings_in(write_library(tmp_path / "library", files_of(page(code).failing)))
    mine = [found for found in findings if found.code == code]
    assert mine, [found.code for found in findings]
    for found in mine:
        assert found.severity is registry.rule(code).severity
    others = {found.code for found in findings if found.severity is Severity.ERROR} - {code}
    assert not others


@pytest.mark.parametrize("code", CODES)
def test_passing_example_passes(code: str, tmp_path: Path) -> None:
    findings = findings_in(write_library(tmp_path / "library", files_of(page(code).passing)))
    assert code not in {found.code for found in findings}
    assert not [found for found in findings if found.severity is Severity.ERROR]


@pytest.mark.parametrize("code", CODES)
def test_messages_want_named_arguments(code: str) -> None:
    messages = registry.rule(code).messages
    assert messages
    for text in messages.values():
        fields = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
        assert all(name.isidentifier() for name in fields)
        assert text[0].isupper() or text[0] in "“{"
        assert text.endswith((".", "}."))
        assert "'s'" not in text
        assert '"' not in text


@pytest.mark.parametrize("code", [code for code in CODES if code not in WITHOUT_FAILING_EXAMPLE])
def test_words_can_be_made_in_every_language(code: str, tmp_path: Path) -> None:
    for found in findings_in(write_library(tmp_path / "library", files_of(page(code).failing))):
        for language in LANGUAGES:
            words = message(found, language)
            assert words
            assert "{" not in words


@pytest.mark.parametrize(
    ("code", "guess"),
    [
        ("UC101", "action"),
        ("UC201", "manager"),
        ("UC202", "sales"),
        ("UC203", "order-time"),
        ("UC204", "order"),
        ("UC205", "bring"),
        ("UC206", "call"),
        ("UC207", "phone"),
        ("UC213", "no-action"),
        ("UC510", "no-answer"),
    ],
)
def test_slips_of_the_pen_are_guessed(code: str, guess: str, tmp_path: Path) -> None:
    findings = findings_in(write_library(tmp_path / "library", files_of(page(code).failing)))
    (found,) = (found for found in findings if found.code == code)
    assert found.arguments["guess"] == guess
    assert message(found, "en").endswith(f"Did you mean “{guess}”?")
