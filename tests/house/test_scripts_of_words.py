"""No word mixes Latin and Cyrillic letters: such a word looks right and is never found."""

from pathlib import Path
from re import findall, search

import pytest

from tests.conftest import ROOT

TEXTS = sorted(
    file
    for pattern in (
        "usecases/coverage/**/*.yaml",
        "usecases/analysing/**/*.yaml",
        "usecases/templates/**/*.yaml",
        "library/**/*.yaml",
        "*/**/locale/**/*.po",
    )
    for file in ROOT.glob(pattern)
    if "build" not in file.parts and ".venv" not in file.parts
)


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: str(file.relative_to(ROOT)))
def test_a_word_is_in_one_script(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert [
        word for word in findall(r"[^\W\d_]+", text) if search("[A-Za-z]", word) and search("[А-Яа-яЁё]", word)
    ] == []
