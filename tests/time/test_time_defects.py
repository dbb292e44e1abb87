"""The seeded defects: each file of `defects/` has one known defect of time, its twin in `twins/` has none.

The line of a defect ends with `# <- ` and what finds it: the code of a rule, or `limit`: a limit that is broken though
every step is in time. Files that end with `.library.yaml` take the place of the settings.
"""

import shutil
from pathlib import Path
from re import MULTILINE
from re import compile as regex

import pytest

from usecases.analysing.time.report import TimeAnalysis
from usecases.checking.run import check_library
from usecases.library import open_library

HERE = Path(__file__).parent
NAMES = sorted(path.name for path in (HERE / "defects").iterdir())
_SIGN = regex(r"# <- (\S+)$", MULTILINE)


def library(folder: str, name: str, root: Path) -> Path:
    """The base with one file of a folder in it."""
    shutil.copytree(HERE / "base", root)
    (root / "use-cases").mkdir()
    settings = name.endswith(".library.yaml")
    shutil.copy(HERE / folder / name, root / ("library.yaml" if settings else "use-cases/mend.yaml"))
    if settings:
        shutil.copy(HERE / "twins" / "more-work-than-time.yaml", root / "use-cases/mend.yaml")
    return root


def found_in(root: Path) -> list[tuple[str, int]]:
    """What a check finds about time, and on which line."""
    return [(found.code, found.place.line) for found in check_library(root).findings if found.code.startswith("UC7")]


def unkept(root: Path) -> list[int]:
    """The lines of limits that are broken though every step is in time."""
    opened = open_library(root)
    limits = TimeAnalysis(opened.shared, opened.by_id.get).look(opened.use_cases[0]).time.limits
    text = (root / "use-cases/mend.yaml").read_text(encoding="utf-8").splitlines()
    return [text.index("limits:") + 2 + each.limit for each in limits if not each.kept]


def test_there_are_enough() -> None:
    assert len(NAMES) >= 12
    assert sorted(path.name for path in (HERE / "twins").iterdir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_defect_of_time_is_found_at_its_line(name: str, tmp_path: Path) -> None:
    text = (HERE / "defects" / name).read_text(encoding="utf-8")
    (sign,) = _SIGN.finditer(text)
    line = text.count("\n", 0, sign.start()) + 1
    root = library("defects", name, tmp_path / "library")
    if sign[1].startswith("UC"):
        assert found_in(root) == [(sign[1], line)]
    else:
        assert found_in(root) == []
        assert unkept(root) == [line]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_said_of_the_twin_in_time(name: str, tmp_path: Path) -> None:
    root = library("twins", name, tmp_path / "library")
    assert not check_library(root).findings
    assert unkept(root) == [] if not name.endswith(".library.yaml") else True
