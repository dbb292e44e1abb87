"""The seeded defects of responsibilities, each found at its line; of its twin nothing is said.

What finds it is the code of a rule, or the figure of a pass that names the step or branch; `figure=id` stands there
where the figure names a role or use case.
"""

from pathlib import Path
from re import compile as regex

import pytest

from tests.seeded import Seeded
from usecases.analysing.raci.report import analysed
from usecases.library import open_library

SEEDED = Seeded(
    Path(__file__).parent, sound="told-nowhere.yaml", unused=frozenset({"supplier", "director", "lawyer", "crm"})
)
NAMES = SEEDED.names()
_ID = regex(r"- (?:\{ )?id: ([a-z-]+)")


def figure(root: Path, name: str) -> object:
    """A figure of a pass, by its name: `timing.tight`."""
    opened = open_library(root)
    one_pass, _, field = name.partition(".")
    return getattr(getattr(analysed(opened.use_cases, opened.shared), one_pass), field)


def test_there_are_enough() -> None:
    assert len(NAMES) >= 40
    assert SEEDED.names("twins") == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_defect_is_found_at_its_line(name: str, tmp_path: Path) -> None:
    sign = SEEDED.sign(name)
    root = SEEDED.with_defect(name, tmp_path / "library")
    if sign.found_by.startswith("UC"):
        assert [(found.code, found.place.line) for found in SEEDED.found_in(root)] == [(sign.found_by, sign.number)]
        return
    what, _, about = sign.found_by.partition("=")
    found = figure(root, what)
    if about:
        assert about in str(found)
    elif hasattr(found, "first"):
        (place,) = _ID.findall(sign.line)
        assert [spot.place for spot in found.first] == [place]
    else:
        assert found


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_said_of_the_twin(name: str, tmp_path: Path) -> None:
    root = SEEDED.with_twin(name, tmp_path / "library")
    assert SEEDED.found_in(root) == []
    sign = SEEDED.sign(name)
    if not sign.found_by.startswith("UC"):
        what, _, about = sign.found_by.partition("=")
        found = figure(root, what)
        assert about not in str(found) if about else not getattr(found, "first", found)
