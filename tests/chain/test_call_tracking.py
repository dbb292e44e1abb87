"""The call tracking of the method: adverts brought calls, and nobody was there to answer; the service didn't reach the
CRM; the telephone exchange that could bridge the two was known to IT only.

`library/` has the mending of each. Taken out of a copy, it is missed at every line that rests on it.
"""

import shutil
from pathlib import Path

import pytest

from usecases.checking.run import check_library
from usecases.findings.severity import Severity

LIBRARY = Path(__file__).parents[2] / "library"
LAUNCH = "use-cases/marketing/launch-call-tracking.yaml"
ENQUIRY = "use-cases/customer-service/phone-enquiry.yaml"

CASES = {
    "nobody is told to answer": (LAUNCH, "    gives: [duty-roster]\n", "UC802", "duty-roster"),
    "nobody takes the call": (ENQUIRY, "    needs: [enquiry]\n", "UC801", "enquiry"),
    "the exchange is known to IT only": (LAUNCH, "    gives: [call-route]\n", "UC802", "call-route"),
    "calls don't reach the CRM": (LAUNCH, "    gives: [call-bridge]\n", "UC802", "call-bridge"),
}
"""What is taken out of which file, and what is missed then."""


def without(path: str, line: str, root: Path) -> Path:
    """A copy of the library without one line of a file."""
    shutil.copytree(LIBRARY, root, ignore=shutil.ignore_patterns(".usecases"))
    text = (root / path).read_text(encoding="utf-8")
    assert text.count(line) == 1
    (root / path).write_text(text.replace(line, ""), encoding="utf-8")
    return root


def ends(root: Path, field: str, artefact: str) -> set[tuple[str, int]]:
    """Every line of the library that gives or needs an artefact."""
    return {
        (path.relative_to(root).as_posix(), number)
        for path in root.rglob("use-cases/*/*.yaml")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if line.strip().startswith(f"{field}:") and artefact in line
    }


@pytest.mark.parametrize("case", CASES)
def test_each_break_is_found_at_its_lines(case: str, tmp_path: Path) -> None:
    path, line, code, artefact = CASES[case]
    root = without(path, line, tmp_path / "library")
    found = [one for one in check_library(root).findings if "UC801" <= one.code <= "UC810"]
    # Of the call that nobody takes it isn't sure: somebody else goes on, and only doesn't say what with.
    severity = Severity.INFO if code == "UC801" else Severity.WARNING
    assert {(one.code, one.arguments["artefact"], one.severity) for one in found} == {(code, artefact, severity)}
    expected = ends(root, "needs" if code == "UC802" else "gives", artefact)
    assert len(expected) >= 1
    assert {(one.path, one.place.line) for one in found} == expected


def test_nothing_is_said_of_the_mended_library() -> None:
    assert [one for one in check_library(LIBRARY).findings if "UC801" <= one.code <= "UC810"] == []
