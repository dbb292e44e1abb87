"""Checks while somebody types: of what isn't saved, with shared files that aren't saved, and without looking twice."""

from pathlib import Path

import pytest

from tests.checking.small import BASE, case, codes, make, put
from tests.conftest import ROOT
from usecases.checking import live
from usecases.checking.live import LiveCheck
from usecases.checking.run import check_library
from usecases.reading.document import Document, read_document
from usecases.reading.folder import SHARED_FILES, FileKind, scan
from usecases.rules.registry import NEEDS_ALL_FILES

A = "use-cases/a.yaml"
B = "use-cases/b.yaml"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return make(tmp_path / "library", {A: case("a"), B: case("b")})


def document(path: str, text: str) -> Document:
    return read_document(text.encode(), path, SHARED_FILES.get(path, FileKind.USE_CASE))


def with_step(name: str, step: str) -> str:
    return case(name).replace("steps:\n", f"steps:\n  - {step}\n")


INCLUDING = with_step("a", "{id: sub, use_case: b}")
FAILING = case("b") + "branches:\n  - {id: no, kind: negative, at: ask, when: The buyer is gone, end: failure}\n"


@pytest.mark.parametrize("path", [file.path for file in scan(ROOT / "library") if file.path.endswith(".yaml")])
def test_a_file_as_on_disk_has_the_findings_of_a_whole_check(path: str) -> None:
    root = ROOT / "library"
    whole = [
        found for found in check_library(root).findings if found.path == path and found.code not in NEEDS_ALL_FILES
    ]
    kind = SHARED_FILES.get(path, FileKind.USE_CASE)
    checked = LiveCheck(root).check(read_document((root / path).read_bytes(), path, kind))
    assert list(checked.findings) == whole


def test_what_is_not_saved_is_checked_by_schema_and_rules(library: Path) -> None:
    check = LiveCheck(library)
    assert codes(check.check(document(A, case("a", status="droft")))) == [(A, "UC104")]
    assert codes(check.check(document(A, with_step("a", "{id: x, actor: nobody, action: Waits}")))) == [(A, "UC201")]
    assert codes(check.check(document(A, "id: a\ntitle: [\n"))) == [(A, "UC001")]
    assert check.check(document(A, case("a"))).findings == ()


def test_silences_and_severities_hold(library: Path) -> None:
    check = LiveCheck(library)
    wrong = with_step("a", "{id: x, actor: nobody, action: Waits}")
    assert check.check(document(A, "# usecases: ignore UC201 - he comes later\n" + wrong)).findings == ()
    settings = BASE["library.yaml"].replace("checks: {", "checks: {UC201: ignore, ")
    check.shared_changed([document("library.yaml", settings)])
    assert check.check(document(A, wrong)).findings == ()


def test_roles_count_as_they_are_in_the_session(library: Path) -> None:
    check = LiveCheck(library)
    wrong = document(A, with_step("a", "{id: x, actor: courier, action: Rides}"))
    assert codes(check.check(wrong)) == [(A, "UC201")]
    check.shared_changed([document("roles.yaml", BASE["roles.yaml"] + "  - {id: courier, title: Courier}\n")])
    assert check.check(wrong).findings == ()
    check.shared_changed([])
    assert codes(check.check(wrong)) == [(A, "UC201")]


def test_a_broken_shared_file_makes_nothing_unknown(library: Path) -> None:
    check = LiveCheck(library)
    check.shared_changed([document("roles.yaml", "roles: 5\n")])
    assert check.check(document(A, case("a"))).findings == ()


def test_a_shared_file_is_checked_and_then_counts(library: Path) -> None:
    check = LiveCheck(library)
    roles = BASE["roles.yaml"] + "  - {id: courier, title: Courier, stand_ins: [nobody]}\n"
    assert codes(check.check(document("roles.yaml", roles))) == [("roles.yaml", "UC201")]
    assert check.check(document(A, with_step("a", "{id: x, actor: courier, action: Rides}"))).findings == ()
    silenced = roles.replace("roles:\n", "# usecases: ignore UC201 - soon\nroles:\n")
    assert check.check(document("roles.yaml", silenced)).findings == ()


def test_a_shared_file_gets_its_own_findings_only(library: Path) -> None:
    put(library, "map.yaml", "groups:\n  - {id: sales, title: Sales, owner: nobody}\n")
    check = LiveCheck(library)
    assert check.check(document("roles.yaml", BASE["roles.yaml"])).findings == ()
    without = BASE["roles.yaml"].replace("manager", "nobody")
    assert codes(check.check(document("map.yaml", "groups:\n  - {id: a, title: A, owner: manager}\n"))) == [
        ("map.yaml", "UC820")
    ]
    check.shared_changed([document("roles.yaml", without)])
    assert codes(check.check(document("map.yaml", "groups:\n  - {id: a, title: A, owner: manager}\n"))) == [
        ("map.yaml", "UC820"),
        ("map.yaml", "UC201"),
    ]


def test_included_use_cases_are_read_once(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(library, B, FAILING)
    check = LiveCheck(library)
    including = document(A, INCLUDING)
    assert codes(check.check(including)) == [(A, "UC307")]
    monkeypatch.setattr(live, "scan", None)
    put(library, B, case("b"))
    assert codes(check.check(including)) == [(A, "UC307")]


def test_files_are_looked_at_again_when_told(library: Path) -> None:
    check = LiveCheck(library)
    including = document(A, INCLUDING.replace("b}", "c}"))
    assert codes(check.check(including)) == [(A, "UC205")]
    put(library, "use-cases/c.yaml", case("c"))
    put(library, "roles.yaml", BASE["roles.yaml"].replace("buyer", "client"))
    assert codes(check.check(including)) == [(A, "UC205")]
    check.files_changed()
    assert codes(check.check(including)) == [(A, "UC201")]


def test_other_use_cases_count_as_they_are_in_the_session(library: Path) -> None:
    check = LiveCheck(library)
    including = document(A, INCLUDING)
    assert check.check(including).findings == ()
    check.case_changed(B, document(B, FAILING))
    assert codes(check.check(including)) == [(A, "UC307")]
    check.case_changed(B, None)
    assert codes(check.check(including)) == [(A, "UC205")]
    check.check(document(B, FAILING))
    assert codes(check.check(including)) == [(A, "UC307")]
    check.files_changed({B: None})
    assert codes(check.check(including)) == [(A, "UC205")]
    check.files_changed()
    assert check.check(including).findings == ()


def test_a_new_use_case_can_be_included_before_it_is_saved(library: Path) -> None:
    check = LiveCheck(library)
    new = "use-cases/sales/new.yaml"
    check.case_changed(new, document(new, case("new")))
    assert check.check(document(A, INCLUDING.replace("b}", "new}"))).findings == ()
    assert sorted(check.case_names()) == ["a", "b", "new"]


def test_two_files_of_one_name_are_found(library: Path) -> None:
    other = "use-cases/other/a.yaml"
    assert codes(LiveCheck(library).check(document(other, case("a")))) == [(other, "UC012")]
