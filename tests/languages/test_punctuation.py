"""Quotation marks and dashes are those of the language, around and between what is put into a text, too."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from usecases.languages.catalogue import speaking
from usecases.languages.punctuation import dash, quoted

ROOT = Path(__file__).parents[2]
SOURCES = [file for folder in ("usecases", "exporters", "tui") for file in (ROOT / folder).rglob("*.py")]


@pytest.mark.parametrize(("language", "text"), [("ru", "«да»"), ("pl", "„да”"), ("en", "“да”")])
def test_each_language_has_its_own(language: str, text: str) -> None:
    with speaking(language):
        assert quoted("да") == text


@pytest.mark.parametrize(("language", "text"), [("ru", "Ира — 5"), ("pl", "Ира – 5"), ("en", "Ира – 5")])
def test_each_language_has_its_own_dash(language: str, text: str) -> None:
    assert f"Ира{dash(language)}5" == text


def test_no_text_is_put_into_the_quotes_of_one_language_or_beside_its_dash() -> None:
    assert [f"{file.relative_to(ROOT)}:{line}" for file in sorted(SOURCES) for line in _with_marks(file)] == []


def _with_marks(file: Path) -> Iterator[int]:
    """The lines where quotes or dashes stand in an f-string, which nobody translates."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            said = "".join(str(part.value) for part in node.values if isinstance(part, ast.Constant))
            if set("“”„«»") & set(said) or " – " in said or " — " in said:
                yield node.lineno


def test_no_message_is_hidden_in_an_f_string_where_the_catalogues_miss_it() -> None:
    assert [f"{file.relative_to(ROOT)}:{line}" for file in sorted(SOURCES) for line in _hidden(file)] == []


def _hidden(file: Path) -> Iterator[int]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr) and any(map(_is_message, ast.walk(node))):
            yield node.lineno


def _is_message(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id != "_":
        return False
    return any(isinstance(argument, ast.Constant) for argument in node.args)
