"""Two versions of a file as bytes: what is the same, what only looks different, what can't be read."""

import pytest

from usecases.comparing.files import file_changes
from usecases.reading.folder import FileKind

CASE = b"id: order\ntitle: Order goods\n"
PATH = "use-cases/order.yaml"


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "en")


def said(old: bytes | None, new: bytes | None, path: str = PATH, kind: FileKind = FileKind.USE_CASE) -> list[str]:
    return [f"{one.category}: {one.said()}" for one in file_changes(path, kind, old, new)]


LAYOUT = "layout: Only the layout is changed: comments, order of fields, blank lines or quotes."
TEXT = "meaning: The text is changed; it can't be compared by fields."


@pytest.mark.parametrize(
    ("old", "new", "statements"),
    [
        (CASE, CASE, []),
        (None, None, []),
        (None, CASE, ["meaning: New file: “Order goods”"]),
        (CASE, None, ["meaning: Deleted file: “Order goods”"]),
        (None, b"\xff", [f"meaning: New file: “{PATH}”"]),
        (CASE, b"# new\n" + CASE, [LAYOUT]),
        (CASE, CASE.replace(b"\n", b"\r\n"), [LAYOUT]),
        (CASE, b'title: "Order goods"\nid: order\n', [LAYOUT]),
        (CASE, b"id: [\n", [TEXT]),
        (b"\xff\xfe", CASE, [TEXT]),
        (b"", b"[", [TEXT]),
        (CASE, CASE.replace(b"goods", b"money"), ["wording: Title: “Order goods” → “Order money”"]),
    ],
)
def test_versions_of_a_file(old: bytes | None, new: bytes | None, statements: list[str]) -> None:
    assert said(old, new) == statements


def test_measurements_are_told_by_lines() -> None:
    def told(old: bytes, new: bytes) -> list[str]:
        return said(old, new, "measurements/a.csv", FileKind.MEASUREMENTS)

    head = b"date,kpi,value\n"
    assert told(head, head + b"2026-01-01,speed,1\n") == ["meaning: New: “2026-01-01,speed,1”"]
    assert told(head + b"a\n", head) == ["meaning: Deleted: “a”"]
    assert told(head, head.replace(b"\n", b"\r\n")) == [LAYOUT]
    assert told(head, b"\xff") == [TEXT]
    assert told(head, head + b"x\n" * 51) == [TEXT]
