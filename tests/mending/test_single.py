"""The mend of one finding in a session: offered in words, made by one command, taken back by one undo."""

from pathlib import Path

import pytest

from tests.checking.small import make
from usecases.checking.live import LiveCheck
from usecases.editing.command import Refused
from usecases.editing.session import Session
from usecases.findings.finding import WHOLE_FILE, Finding
from usecases.findings.severity import Severity
from usecases.languages.message import Message
from usecases.mending.finding_mends import may_be_mended
from usecases.mending.references import Known, known_ids
from usecases.mending.single import mend_offered, mend_one
from usecases.validation.standing import IdKind

A = "use-cases/a.yaml"
TEXT = """\
id: a
title: A
owner: Manager
language: EN # as all
goal: # ask Anna
steps:
  - {id: ask, actor: byer, action: 012}
"""


@pytest.fixture(autouse=True)
def english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")


class Desk:
    """A session on a library with one use case, and the findings in it."""

    def __init__(self, root: Path, text: str) -> None:
        make(root, {A: text})
        self.session = Session.open(root)
        self.check = LiveCheck(root)

    @property
    def known(self) -> Known:
        return known_ids(self.check.names, self.check.case_names())

    def found(self, code: str, line: int) -> Finding:
        findings = self.check.check(self.session.files.document(A)).findings
        (finding,) = [one for one in findings if one.code == code and one.place.line == line]
        return finding

    def offered(self, code: str, line: int) -> Message | None:
        return mend_offered(self.session, self.found(code, line), self.known)

    def text(self) -> str:
        return (self.session.files.content(A) or b"").decode()


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path / "library", TEXT)


@pytest.mark.parametrize(
    ("code", "line", "words", "before", "after"),
    [
        ("UC105", 3, "“Manager” is written “manager” now.", "owner: Manager", "owner: manager"),
        ("UC104", 4, "“EN” is written “en” now.", "EN #", "en #"),
        ("UC102", 7, "012 is a text now.", "action: 012", 'action: "012"'),
    ],
)
def test_one_finding_is_mended_and_no_other(
    desk: Desk, code: str, line: int, words: str, before: str, after: str
) -> None:
    offered = desk.offered(code, line)
    assert offered is not None
    assert offered.said() == words
    assert desk.text() == TEXT
    done = mend_one(desk.session, desk.found(code, line), desk.known)
    assert done.message.said() == words
    assert desk.text() == TEXT.replace(before, after)
    desk.session.undo()
    assert desk.text() == TEXT


def test_a_mend_that_would_cost_a_comment_is_not_offered(desk: Desk) -> None:
    assert may_be_mended(desk.found("UC106", 5))
    assert desk.offered("UC106", 5) is None
    with pytest.raises(Refused) as refused:
        mend_one(desk.session, desk.found("UC106", 5), desk.known)
    assert refused.value.message.said() == "There is no mend of this that is plain beyond doubt. Correct it yourself."
    assert desk.text() == TEXT
    assert desk.session.redo() is None


def test_what_was_undone_can_still_be_done_again_after_a_mend_that_costs_a_comment(desk: Desk) -> None:
    mend_one(desk.session, desk.found("UC104", 4), desk.known)
    desk.session.undo()
    assert desk.offered("UC106", 5) is None
    assert desk.session.redo() is not None


def test_findings_without_a_mend_say_so_at_once(tmp_path: Path) -> None:
    sound = (
        TEXT.replace("Manager", "manager")
        .replace(" EN", " en")
        .replace("012", "Asks")
        .replace("goal: # ask Anna\n", "")
    )
    desk = Desk(tmp_path / "library", sound)
    finding = desk.found("UC201", 6)
    assert desk.offered("UC201", 6) is None  # byer is near buyer, but that would be a guess
    assert may_be_mended(finding)  # another unknown role may have a mend
    assert not may_be_mended(Finding("UC501", A, WHOLE_FILE, Severity.WARNING))
    assert not may_be_mended(Finding("UC105", "measurements/a.csv", WHOLE_FILE, Severity.ERROR))


def test_a_finding_of_a_file_that_cant_be_read_has_no_mend(desk: Desk) -> None:
    nowhere = Finding("UC104", "use-cases/none.yaml", WHOLE_FILE, Severity.ERROR)
    assert mend_offered(desk.session, nowhere, desk.known) is None


def test_roles_of_the_session_are_known(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "library", "id: a\ntitle: A\nowner: head-office\n")
    assert desk.offered("UC201", 3) is None
    roles = desk.session.files.content("roles.yaml") or b""
    desk.session.files.put("roles.yaml", roles + b"  - {id: headoffice, title: Head office}\n")
    desk.check.shared_changed([desk.session.files.document("roles.yaml")])
    assert desk.offered("UC201", 3) is not None


def test_ids_of_a_shared_file_that_cant_be_used_are_not_known(tmp_path: Path) -> None:
    make(tmp_path / "library", {"roles.yaml": "roles: 5\n", A: "id: a\ntitle: A\n"})
    check = LiveCheck(tmp_path / "library")
    known = known_ids(check.names, check.case_names())
    assert sorted(known) == ["artefact", "channel", "group", "kpi", "use-case"]
    assert list(known[IdKind.USE_CASE]) == ["a"]
