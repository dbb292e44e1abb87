"""The seeded defects: each file of `defects/` has one known defect, its twin in `twins/` has none.

The line of a defect ends with `# <- ` and what finds it: the code of a rule, or the figure of a pass that names the
step or branch; `figure=id` stands at the end where the figure names a role or use case. Files that end with
`.roles.yaml` take the place of the roles.
"""

import shutil
from pathlib import Path
from re import MULTILINE
from re import compile as regex

import pytest

from usecases.analysing.raci.report import analysed
from usecases.checking.run import check_library
from usecases.findings.finding import Finding
from usecases.library import open_library

HERE = Path(__file__).parent
NAMES = sorted(path.name for path in (HERE / "defects").iterdir())
_SIGN = regex(r"# <- (\S+)$", MULTILINE)
_ID = regex(r"- (?:\{ )?id: ([a-z-]+)")
_SOUND = HERE / "twins" / "told-nowhere.yaml"


def library(folder: str, name: str, root: Path) -> Path:
    """The base with one file of a folder in it."""
    shutil.copytree(HERE / "base", root)
    (root / "use-cases").mkdir()
    is_roles = name.endswith(".roles.yaml")
    shutil.copy(HERE / folder / name, root / ("roles.yaml" if is_roles else "use-cases/handle-order.yaml"))
    if is_roles:
        shutil.copy(_SOUND, root / "use-cases/handle-order.yaml")
    return root


def found_in(root: Path) -> list[Finding]:
    """The findings, but that roles of the base are used nowhere."""
    known = {"supplier", "director", "lawyer", "crm"}
    return [
        found
        for found in check_library(root).findings
        if not (found.code == "UC211" and found.arguments["role"] in known)
    ]


def figure(root: Path, name: str) -> object:
    """A figure of a pass, by its name: `timing.tight`."""
    opened = open_library(root)
    one_pass, _, field = name.partition(".")
    return getattr(getattr(analysed(opened.use_cases, opened.shared), one_pass), field)


def test_there_are_enough() -> None:
    assert len(NAMES) >= 40
    assert sorted(path.name for path in (HERE / "twins").iterdir()) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_the_defect_is_found_at_its_line(name: str, tmp_path: Path) -> None:
    text = (HERE / "defects" / name).read_text(encoding="utf-8")
    (sign,) = _SIGN.finditer(text)
    line = text.count("\n", 0, sign.start()) + 1
    root = library("defects", name, tmp_path / "library")
    if sign[1].startswith("UC"):
        assert [(found.code, found.place.line) for found in found_in(root)] == [(sign[1], line)]
        return
    what, _, about = sign[1].partition("=")
    found = figure(root, what)
    if about:
        assert about in str(found)
    elif hasattr(found, "first"):
        (place,) = _ID.findall(text.splitlines()[line - 1])
        assert [spot.place for spot in found.first] == [place]
    else:
        assert found


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_said_of_the_twin(name: str, tmp_path: Path) -> None:
    root = library("twins", name, tmp_path / "library")
    assert found_in(root) == []
    sign = _SIGN.search((HERE / "defects" / name).read_text(encoding="utf-8"))
    assert sign is not None
    if not sign[1].startswith("UC"):
        what, _, about = sign[1].partition("=")
        found = figure(root, what)
        assert about not in str(found) if about else not getattr(found, "first", found)
