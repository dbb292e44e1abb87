"""The seeded breaks: each file of `defects/` has one known break of the chain, its twin in `twins/` has none.

A file holds the files of a small library, each after a line `# === path`, which take the place of those of `base/`. The
line of the break ends with `# <- ` and the code of the rule.
"""

import shutil
from pathlib import Path
from re import MULTILINE
from re import compile as regex

import pytest

from usecases.analysing.handovers.breaks import Break
from usecases.analysing.handovers.report import Handovers, analysed
from usecases.checking.run import check_library
from usecases.findings.finding import Finding
from usecases.findings.severity import Severity
from usecases.library import open_library

HERE = Path(__file__).parent
NAMES = sorted(path.stem for path in (HERE / "defects").iterdir())
_FILE = regex(r"^# === (\S+)\n", MULTILINE)
_SIGN = regex(r"# <- (\S+)$", MULTILINE)
HINTS = {"UC804"}
"""What is never more than a hint."""


def library(folder: str, name: str, root: Path) -> Path:
    """The base with the files of one library in it."""
    shutil.copytree(HERE / "base", root)
    _nothing, *parts = _FILE.split((HERE / folder / f"{name}.yaml").read_text(encoding="utf-8"))
    for path, text in zip(parts[::2], parts[1::2], strict=True):
        (root / path).write_text(text, encoding="utf-8")
    return root


def breaks_in(root: Path) -> list[Finding]:
    """What the rules about the chain find; the library keeps its schema and refers to nothing unknown."""
    findings = check_library(root).findings
    assert not [found for found in findings if found.severity is Severity.ERROR]
    return [found for found in findings if "UC801" <= found.code <= "UC810"]


def said(root: Path) -> set[str]:
    """The artefacts and groups that the analysis finds broken."""
    opened = open_library(root)
    found: Handovers = analysed(opened.use_cases, opened.shared)
    named: set[str] = set()
    for figure in found.breaks[1:]:
        assert isinstance(figure, tuple)
        for each in figure:
            named.add(each.artefact if isinstance(each, Break) else each if isinstance(each, str) else each[0])
    return named


def test_there_are_enough() -> None:
    assert len(NAMES) >= 14
    assert sorted(path.stem for path in (HERE / "twins").iterdir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_break_is_found_at_its_line(name: str, tmp_path: Path) -> None:
    root = library("defects", name, tmp_path / "library")
    (path,) = (path for path in root.rglob("*.yaml") if _SIGN.search(path.read_text(encoding="utf-8")))
    text = path.read_text(encoding="utf-8")
    (sign,) = _SIGN.finditer(text)
    line = text.count("\n", 0, sign.start()) + 1
    severity = Severity.INFO if sign[1] in HINTS else Severity.WARNING
    (found,) = breaks_in(root)
    assert (found.code, found.path, found.place.line) == (sign[1], path.relative_to(root).as_posix(), line)
    assert found.severity is severity


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_said_of_the_twin(name: str, tmp_path: Path) -> None:
    root = library("twins", name, tmp_path / "library")
    assert breaks_in(root) == []
    assert said(root) == set()


@pytest.mark.parametrize("name", NAMES)
def test_the_analysis_says_what_the_rules_say(name: str, tmp_path: Path) -> None:
    root = library("defects", name, tmp_path / "library")
    (found,) = breaks_in(root)
    about = "group" if found.code in ("UC805", "UC806", "UC807", "UC808", "UC809") else "artefact"
    assert said(root) == {found.arguments[about]}
