"""Broken files that can't be kept in a repository: too large, too deep, no files at all, links that lead out."""

import os
import time
from pathlib import Path

import pytest

from tests.rules.trial import findings_in, write_library
from usecases.reading.folder import LARGEST_MEASUREMENTS

SOUND = (
    Path(__file__).parent.parent / "broken" / "not-texts-in-yaml-1-1" / "use-cases" / "call-back.yaml"
).read_bytes()


def found_in(root: Path) -> list[str]:
    return [
        f"{one.path}:{one.place.line}:{one.place.column} {one.code}" + (f" {one.variant}" if one.variant else "")
        for one in findings_in(root)
    ]


def test_sound_file_has_no_findings(tmp_path: Path) -> None:
    assert found_in(write_library(tmp_path / "library", {"use-cases/call-back.yaml": SOUND})) == []


def test_file_above_one_mebibyte(tmp_path: Path) -> None:
    filler = b"# " + b"x" * (1024 * 1024 - len(SOUND) - 3) + b"\n"
    largest, too_large = SOUND + filler, SOUND + b"\n" + filler
    assert len(largest) == 1024 * 1024
    root = write_library(tmp_path / "library", {"use-cases/call-back.yaml": largest})
    assert found_in(root) == []
    (root / "use-cases/call-back.yaml").write_bytes(too_large)
    assert found_in(root) == ["use-cases/call-back.yaml:1:1 UC008"]


@pytest.mark.parametrize("bracket", ["[", "{", "- ", "? ", "[{a: "])
def test_fifty_thousand_brackets(bracket: str, tmp_path: Path) -> None:
    content = f"id: call-back\ntitle: Call back\ntags:\n  {bracket * 50_000}\n".encode()
    found = found_in(write_library(tmp_path / "library", {"use-cases/call-back.yaml": content}))
    assert len(found) == 1
    assert found[0].startswith("use-cases/call-back.yaml:4:")
    assert found[0].endswith("UC009")


def test_deepest_that_is_read(tmp_path: Path) -> None:
    for depth, is_too_deep in ((63, False), (64, False), (65, True), (66, True)):
        text = b"id: call-back\ntags: " + b"[" * (depth - 1) + b"]" * (depth - 1) + b"\n"
        found = found_in(write_library(tmp_path / f"library-{depth}", {"use-cases/call-back.yaml": text}))
        assert ("use-cases/call-back.yaml:2:70 UC009" in found) is is_too_deep


def test_link_that_leaves_the_library(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.yaml").write_bytes(SOUND)
    root = write_library(tmp_path / "library", {"use-cases/sales/call-back.yaml": SOUND})
    os.symlink(tmp_path / "elsewhere.yaml", root / "use-cases/elsewhere.yaml")
    os.symlink(root / "use-cases/sales", root / "use-cases/loop")
    os.symlink("nowhere.yaml", root / "use-cases/nowhere.yaml")
    assert found_in(root) == [
        "use-cases/elsewhere.yaml:1:1 UC013",
        "use-cases/loop:1:1 UC013 folder",
        "use-cases/nowhere.yaml:1:1 UC014",
    ]


def test_link_inside_the_library_is_a_second_file(tmp_path: Path) -> None:
    root = write_library(tmp_path / "library", {"use-cases/call-back.yaml": SOUND})
    (root / "use-cases/old").mkdir()
    os.symlink("../call-back.yaml", root / "use-cases/old/call-back.yaml")
    assert found_in(root) == [
        "use-cases/call-back.yaml:1:5 UC012",
        "use-cases/old/call-back.yaml:1:5 UC012",
    ]


def test_what_is_no_file(tmp_path: Path) -> None:
    root = write_library(tmp_path / "library", {"use-cases/sales/call-back.yaml": SOUND})
    (root / "use-cases/folder.yaml").mkdir()
    os.mkfifo(root / "use-cases/pipe.yaml")
    assert found_in(root) == ["use-cases/folder.yaml:1:1 UC014", "use-cases/pipe.yaml:1:1 UC014"]


def test_file_that_may_not_be_read(tmp_path: Path) -> None:
    root = write_library(tmp_path / "library", {"use-cases/call-back.yaml": SOUND})
    (root / "use-cases/call-back.yaml").chmod(0)
    if os.access(root / "use-cases/call-back.yaml", os.R_OK):
        return  # the superuser may read everything; test_what_is_no_file looks at the same code
    assert found_in(root) == ["use-cases/call-back.yaml:1:1 UC014 reason"]


def test_shared_file_that_is_no_file(tmp_path: Path) -> None:
    root = write_library(tmp_path / "library", {"use-cases/call-back.yaml": SOUND})
    (root / "kpis.yaml").unlink()
    (root / "kpis.yaml").mkdir()
    assert found_in(root) == ["kpis.yaml:1:1 UC014"]


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
def test_line_ends_make_no_difference(line_end: bytes, tmp_path: Path) -> None:
    broken = SOUND.replace(b"review_by", b"auther: x\nreview_by").replace(b"\n", line_end)
    found = found_in(write_library(tmp_path / "library", {"use-cases/call-back.yaml": broken}))
    assert found == ["use-cases/call-back.yaml:22:1 UC101"]


def test_measurements_with_one_huge_field(tmp_path: Path) -> None:
    rows = b'date,kpi,value\n2026-11-02,order-time,"' + b"9" * 200_000 + b'"\n2026-11-09,order-time,x\n'
    found = found_in(write_library(tmp_path / "library", {"measurements/orders.csv": rows}))
    assert found == ["measurements/orders.csv:2:1 UC020 columns", "measurements/orders.csv:3:23 UC020 value"]


def test_measurements_may_be_larger_than_trees(tmp_path: Path) -> None:
    rows = b"date,kpi,value\n" + b"2026-11-02,order-time,\n" * 60_000
    root = write_library(tmp_path / "library", {"measurements/orders.csv": rows})
    assert len(found_in(root)) == 50 + 1, "fifty are listed; the last one tells how many more there are"
    (root / "measurements/orders.csv").write_bytes(b" " * (LARGEST_MEASUREMENTS + 1))
    assert found_in(root) == ["measurements/orders.csv:1:1 UC008 measurements"]


@pytest.mark.parametrize("line_end", [b"\n", b"\r\n", b"\r"])
def test_measurements_with_any_line_end(line_end: bytes, tmp_path: Path) -> None:
    rows = b"date,kpi,value\n2026-11-02,order-time,3\n2026-11-09,order-time,x\n".replace(b"\n", line_end)
    found = found_in(write_library(tmp_path / "library", {"measurements/orders.csv": rows}))
    assert found == ["measurements/orders.csv:3:23 UC020 value"]


def test_thousands_of_branches_take_no_minutes(tmp_path: Path) -> None:
    """A chain of outcomes and thousands of unknown places: what is quadratic would take minutes here."""
    head = "id: call-back\ntitle: Call back\nowner: head\nsteps: [{id: a}]\nbranches:\n"
    chain = "".join(
        f"- {{id: b{n}, kind: negative, at: b{n + 1}, when: x, resume: interrupted}}\n" for n in range(4000)
    )
    unknown = "".join(f"- {{id: u{n}, kind: negative, at: v{n}, when: x}}\n" for n in range(4000))
    started = time.process_time()
    found = found_in(
        write_library(tmp_path / "library", {"use-cases/call-back.yaml": (head + chain + unknown).encode()})
    )
    assert time.process_time() - started < 10
    assert len([one for one in found if one.endswith("UC206")]) == 4001
