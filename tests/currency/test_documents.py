"""Documents in the repository that the library has outgrown are found, without exporting anything."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import program
from tests.conftest import TODAY
from usecases.checking import kept_digests
from usecases.checking.run import check_library

CASE = "use-cases/returns.yaml"
TEXT = """\
id: returns
title: Take goods back
owner: head
steps:
  - id: ask
    actor: manager
    action: Asks why
  - id: take
    actor: manager
    action: Takes the goods back
  - id: pay
    actor: head
    action: Pays the money back
branches:
  - id: broken
    kind: negative
    at: [ask, take]
    when: The goods are broken
    end: failure
"""
ROLES = """\
roles:
  - { id: manager, title: Manager, stand_ins: [head] }
  - { id: head, title: Head of sales, stand_ins: [manager] }
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A library that names its documents, and they are as they should be."""
    root = tmp_path / "library"
    (root / "use-cases").mkdir(parents=True)
    settings = "title: Shop\nlanguage: en\n\ndocuments: { format: markdown, folder: ../docs/regulations }\n"
    (root / "library.yaml").write_text(settings, encoding="utf-8")
    (root / "roles.yaml").write_text(ROLES, encoding="utf-8")
    (root / CASE).write_text(TEXT, encoding="utf-8")
    export(root)
    return root


def export(root: Path, *more: str) -> str:
    ran = program("export", "markdown", "-o", "docs/regulations", *more, cwd=root.parent)
    assert ran.code == 0, ran
    return ran.err


def found(root: Path) -> list[tuple[str, int, str]]:
    findings = check_library(root, today=TODAY).findings
    assert {one.code for one in findings} <= {"UC603"}
    return [(one.path, one.place.line, one.variant) for one in findings]


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_documents_that_were_just_made_are_right(root: Path) -> None:
    assert found(root) == []


def _changed(root: Path) -> None:
    change(root / CASE, "Takes the goods back", "Takes the goods and the receipt")


def _paper(root: Path) -> None:
    change(root / CASE, "owner: head\n", "owner: head\ndocument: { number: R-7 }\n")


def _role(root: Path) -> None:
    change(root / "roles.yaml", "Head of sales", "Director")


def _new(root: Path) -> None:
    (root / "use-cases" / "sell.yaml").write_text(TEXT.replace("id: returns", "id: sell", 1), encoding="utf-8")


def _gone(root: Path) -> None:
    (root / CASE).unlink()
    _new(root)
    export(root)
    (root / "use-cases" / "sell.yaml").rename(root / "use-cases" / "buy.yaml")
    change(root / "use-cases" / "buy.yaml", "id: sell", "id: buy")


def _edited(root: Path) -> None:
    change(root.parent / "docs/regulations/returns.md", "Takes the goods back", "Takes nothing back")


def _deleted(root: Path) -> None:
    (root.parent / "docs/regulations/returns.svg").unlink()


def _unknown(root: Path) -> None:
    (root.parent / "docs/regulations/.usecases-documents.json").write_text("[]", encoding="utf-8")


@pytest.mark.parametrize(
    ("defect", "expected"),
    [
        (_changed, [(CASE, 2, "")]),
        (_paper, [(CASE, 2, "")]),
        (_role, [("library.yaml", 4, "shared")]),
        (_new, [("use-cases/sell.yaml", 2, "new")]),
        (_gone, [("library.yaml", 4, "gone"), ("use-cases/buy.yaml", 2, "new")]),
        (_edited, [("library.yaml", 4, "edited")]),
        (_deleted, [("library.yaml", 4, "edited")]),
        (_unknown, [("library.yaml", 4, "unknown")]),
    ],
)
def test_what_is_out_of_date_is_found_and_an_export_mends_it(
    defect: Callable[[Path], None], expected: list[tuple[str, int, str]], root: Path
) -> None:
    defect(root)
    assert found(root) == expected
    export(root)
    assert found(root) == []


def test_a_use_case_checked_alone_is_compared_too(root: Path) -> None:
    assert program("check", CASE, cwd=root).code == 0
    _changed(root)
    _role(root)
    ran = program("check", CASE, "--format", "json", cwd=root)
    assert [(one["code"], one["line"]) for one in json.loads(ran.out)["findings"]] == [("UC603", 2)]


def test_files_that_did_not_change_are_not_read_again(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    document = root.parent / "docs/regulations/returns.md"
    content = document.read_bytes()
    for file in [file for file in root.parent.rglob("*") if file.is_file()]:
        os.utime(file, ns=(10**18, 10**18))  # long ago
    assert found(root) == []
    read: list[bytes] = []
    once = kept_digests.digest_of_text

    def counted(content: bytes) -> str:
        read.append(content)
        return once(content)

    monkeypatch.setattr(kept_digests, "digest_of_text", counted)
    assert (found(root), read) == ([], [])
    document.write_bytes(content.replace(b"Asks why", b"Asks who"))  # as long as before
    assert (found(root), len(read)) == ([("library.yaml", 4, "edited")], 1)
    document.write_bytes(content)
    assert found(root) == []


def test_layout_comments_and_the_severity_of_findings_make_no_document_old(root: Path) -> None:
    change(root / CASE, "title: Take goods back\n", "# For the counter\ntitle: 'Take goods back'\n")
    change(root / "library.yaml", "language: en\n", "language: en\nchecks: { UC509: ignore }\n")
    for file in (root / "roles.yaml", root.parent / "docs/regulations/returns.md"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert found(root) == []


def test_a_part_of_the_library_or_another_folder_leaves_no_record(root: Path) -> None:
    record = root.parent / "docs/regulations/.usecases-documents.json"
    before = record.read_bytes()
    _changed(root)
    export(root, "returns")
    assert record.read_bytes() == before
    assert program("export", "svg", "-o", "docs/regulations", cwd=root.parent).code == 0
    assert program("export", "markdown", "-o", "build", cwd=root.parent).code == 0
    assert record.read_bytes() == before
    assert not (root.parent / "build" / record.name).exists()


def test_the_record_is_the_same_on_every_machine_and_says_what_it_holds(root: Path) -> None:
    record = json.loads((root.parent / "docs/regulations/.usecases-documents.json").read_text(encoding="utf-8"))
    assert list(record["sources"]) == ["library.yaml", "roles.yaml", CASE]
    assert list(record["documents"]) == ["returns.md", "returns.svg"]
    text = json.dumps(record)
    assert str(root.parent) not in text


def test_an_export_that_has_nothing_to_do_brings_a_lost_record_back(root: Path) -> None:
    record = root.parent / "docs/regulations/.usecases-documents.json"
    before = record.read_bytes()
    record.unlink()
    assert [variant for _path, _line, variant in found(root)] == ["unknown"]
    export(root)
    assert record.read_bytes() == before
    export(root)
    assert record.read_bytes() == before


def test_the_record_is_no_document_and_goes_with_the_setting(root: Path) -> None:
    _changed(root)
    assert "removed: 0" in export(root)
    change(root / "library.yaml", "documents: { format: markdown, folder: ../docs/regulations }\n", "")
    assert "removed: 1" in export(root)
    assert [file.name for file in sorted((root.parent / "docs/regulations").iterdir())] == ["returns.md", "returns.svg"]
    assert found(root) == []


def test_export_check_looks_at_documents_only(root: Path) -> None:
    assert program("export", "--check", "markdown", "-o", "docs/regulations", cwd=root.parent).code == 0
    _changed(root)
    assert program("export", "--check", "markdown", "-o", "docs/regulations", cwd=root.parent).code == 1
