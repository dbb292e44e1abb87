"""The seeded defects of completeness, in three languages, each found at its line; of its twin nothing is said."""

from collections import Counter
from pathlib import Path

import pytest

from tests.seeded import Seeded
from usecases.rules.registry import MODULES

SEEDED = Seeded(Path(__file__).parent, unused=frozenset({"fitter"}))
NAMES = SEEDED.names()


def test_every_rule_has_several() -> None:
    codes = Counter(SEEDED.sign(name).found_by for name in NAMES)
    assert {code for code, count in codes.items() if count >= 2} == {code for code in MODULES if code.startswith("UC5")}
    assert SEEDED.names("twins") == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_what_is_missing_is_found_at_its_line(name: str, tmp_path: Path) -> None:
    sign = SEEDED.sign(name)
    found = SEEDED.found_in(SEEDED.with_defect(name, tmp_path / "library"))
    assert [(one.code, one.place.line) for one in found] == [(sign.found_by, sign.number)]


@pytest.mark.parametrize("name", NAMES)
def test_of_the_complete_twin_nothing_is_said(name: str, tmp_path: Path) -> None:
    assert SEEDED.found_in(SEEDED.with_twin(name, tmp_path / "library")) == []
