"""Exporting: what is written, what is left alone, what is said when it can't be done."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import ClassVar

import pytest
from usecases_exporters import registry
from usecases_exporters.protocol import ExportError, Job, Made, Option, Request

from tests.checking.small import case, make, put
from usecases.cli.main import run
from usecases.state import FOLDER


class Titles:
    """Writes each use case's title; keeps account of what it makes."""

    name: ClassVar[str] = "titles"
    options: ClassVar[tuple[Option, ...]] = (
        Option("loud", "In capital letters."),
        Option("line-end", "What ends a line.", "lf", ("lf", "crlf")),
    )
    made: ClassVar[list[str]] = []

    @property
    def summary(self) -> str:
        return "Titles."

    def jobs(self, request: Request) -> list[Job]:
        if "nothing" in {found.id for found in request.cases}:
            raise ExportError("There is nothing to say.")
        return [
            Job((PurePosixPath(f"{found.group or 'none'}/{found.id}.txt"),), self._text(found.title, request), found.id)
            for found in request.cases
        ]

    def make(self, jobs: list[Job], _: Request) -> Iterator[Made]:
        for job in jobs:
            self.made.append(job.about)
            yield Made(job, (job.key.encode(),))

    def _text(self, title: str, request: Request) -> str:
        text = title.upper() if request.options["loud"] else title
        return text + {"lf": "\n", "crlf": "\r\n"}[str(request.options["line-end"])]


class Others(Titles):
    """The same under another ending."""

    name: ClassVar[str] = "others"

    def jobs(self, request: Request) -> list[Job]:
        return [Job((job.paths[0].with_suffix(".other"),), job.key, job.about) for job in super().jobs(request)]


@pytest.fixture(autouse=True)
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was made, by use case."""
    for each in (Titles, Others):
        place = f"{each.__module__}:{each.__qualname__}"
        monkeypatch.setitem(registry.EXPORTERS, each.name, (place, "Titles."))
    Titles.made.clear()
    return Titles.made


@pytest.fixture
def library(tmp_path: Path) -> Path:
    files: dict[str, str | bytes] = {f"use-cases/{name}.yaml": case(name, group="g") for name in ("a", "b", "c")}
    return make(tmp_path / "library", files)


def _export(library: Path, *arguments: str) -> int:
    return run(["export", *arguments, "--library", str(library)])


def _state(folder: Path) -> dict[str, tuple[bytes, int]]:
    """The bytes and times of all files."""
    return {
        file.relative_to(folder).as_posix(): (file.read_bytes(), file.stat().st_mtime_ns)
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def test_a_second_export_makes_and_writes_nothing(library: Path, tmp_path: Path, made: list[str]) -> None:
    out = tmp_path / "out"
    assert _export(library, "titles", "-o", str(out)) == 0
    first = _state(out)
    assert {name: content for name, (content, _) in first.items()} == {
        "g/a.txt": b"Case a\n",
        "g/b.txt": b"Case b\n",
        "g/c.txt": b"Case c\n",
    }
    assert made == ["a", "b", "c"]
    assert _export(library, "titles", "-o", str(out)) == 0
    os.utime(library / "use-cases" / "a.yaml")
    assert _export(library, "titles", "-o", str(out)) == 0
    assert _export(library, "titles", "a", "c", "-o", str(out)) == 0
    assert made == ["a", "b", "c"]
    assert _state(out) == first


def test_a_changed_use_case_makes_its_own_again(library: Path, tmp_path: Path, made: list[str]) -> None:
    out = tmp_path / "out"
    _export(library, "titles", "-o", str(out))
    first = _state(out)
    made.clear()
    put(library, "use-cases/b.yaml", case("b", group="g").replace("Case b", "Another"))
    assert _export(library, "titles", "-o", str(out)) == 0
    assert made == ["b"]
    second = _state(out)
    assert second["g/b.txt"][0] == b"Another\n"
    assert {name for name in first if first[name] != second[name]} == {"g/b.txt"}


def test_a_file_changed_by_somebody_else_is_made_again(library: Path, tmp_path: Path, made: list[str]) -> None:
    out = tmp_path / "out"
    _export(library, "titles", "-o", str(out))
    made.clear()
    (out / "g" / "a.txt").write_bytes(b"Case x\n")
    (out / "g" / "b.txt").unlink()
    assert _export(library, "titles", "-o", str(out)) == 0
    assert made == ["a", "b"]
    assert (out / "g" / "a.txt").read_bytes() == b"Case a\n"


def test_files_of_a_deleted_use_case_are_removed(library: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    _export(library, "titles", "-o", str(out))
    put(out, "g/own.txt", "somebody's own")
    (out / "g" / "b.txt").write_bytes(b"changed by hand")
    for name in ("a", "b"):
        (library / "use-cases" / f"{name}.yaml").unlink()
    assert _export(library, "titles", "c", "-o", str(out)) == 0
    assert "g/a.txt" in _state(out), "only a part was asked for"
    assert _export(library, "titles", "-o", str(out)) == 0
    assert set(_state(out)) == {"g/b.txt", "g/c.txt", "g/own.txt"}, "what was changed by hand stays"
    put(library, "use-cases/c.yaml", case("c", group="h"))
    assert _export(library, "titles", "-o", str(out)) == 0
    assert set(_state(out)) == {"g/b.txt", "h/c.txt", "g/own.txt"}


def test_nothing_is_removed_while_a_use_case_cannot_be_read(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "out"
    _export(library, "titles", "-o", str(out))
    put(library, "use-cases/b.yaml", "id: [b\n")
    assert _export(library, "titles", "-o", str(out)) == 1
    assert "use-cases/b.yaml" in capsys.readouterr().err
    assert "g/b.txt" in _state(out)
    assert _export(library, "titles", "-o", str(out)) == 1, "said each time"


def test_check_writes_nothing(library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "out"
    before = _state(tmp_path)
    assert _export(library, "titles", "-o", str(out), "--check") == 1
    assert _state(tmp_path) == before
    assert not (library / FOLDER).exists()
    assert not out.exists()
    shown = capsys.readouterr()
    assert shown.out.splitlines() == [(out / f"g/{name}.txt").as_posix() for name in ("a", "b", "c")]
    _export(library, "titles", "-o", str(out))
    capsys.readouterr()
    assert _export(library, "titles", "-o", str(out), "--check") == 0
    assert capsys.readouterr().out == ""
    assert _export(library, "titles", "-o", str(out), "--check", "--loud") == 1
    assert _export(library, "titles", "b", "-o", str(out), "--check") == 0
    (out / "g" / "b.txt").write_bytes(b"?")
    before = _state(tmp_path)
    assert _export(library, "titles", "-o", str(out), "--check") == 1
    assert _export(library, "titles", "a", "-o", str(out), "--check") == 0
    assert _state(tmp_path) == before


def test_formats_and_options_do_not_disturb_each_other(library: Path, tmp_path: Path, made: list[str]) -> None:
    out = tmp_path / "out"
    _export(library, "titles", "-o", str(out))
    assert _export(library, "others", "-o", str(out)) == 0
    assert _export(library, "json", "-o", str(out)) == 0
    all_three = _state(out)
    assert len(all_three) == 9
    (library / "use-cases" / "a.yaml").unlink()
    for form, gone in (("json", {"a.json"}), ("others", {"a.json", "g/a.other"})):
        assert _export(library, form, "-o", str(out)) == 0
        assert set(all_three) - set(_state(out)) == gone
    assert _export(library, "titles", "--loud", "--line-end", "crlf", "-o", str(out)) == 0
    assert _state(out)["g/b.txt"][0] == b"CASE B\r\n"
    made.clear()
    assert _export(library, "titles", "-o", str(out)) == 0
    assert _state(out)["g/b.txt"][0] == b"Case b\n"
    assert made == ["b", "c"]


@pytest.mark.parametrize("damage", ["deleted", "garbage", "other shape", "other values"])
def test_a_lost_record_changes_no_bytes(library: Path, tmp_path: Path, damage: str) -> None:
    out = tmp_path / "out"
    _export(library, "titles", "-o", str(out))
    first = _state(out)
    for file in (library / FOLDER).glob("export-*"):
        contents = {
            "garbage": b"\xff{",
            "other shape": b'{"inputs": [], "files": {"g/a.txt": 5}}',
            "other values": b'{"inputs": 7, "files": {"g/a.txt": ["x", 1, null], "../library/roles.yaml": [1, 2, 3]}}',
        }
        if damage == "deleted":
            file.unlink()
        else:
            file.write_bytes(contents[damage])
    assert _export(library, "titles", "-o", str(out)) == 0
    assert _state(out) == first, "what is right isn't written again"
    assert (library / "roles.yaml").is_file()
    shutil.rmtree(library / FOLDER)
    shutil.rmtree(out)
    assert _export(library, "titles", "-o", str(out)) == 0
    assert {name: content for name, (content, _) in _state(out).items()} == {
        name: content for name, (content, _) in first.items()
    }


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["titels", "-o", "OUT"], "titles"),
        (["pdf", "-o", "OUT"], "pdf"),
        (["titles", "aa", "-o", "OUT"], "aa"),
        (["titles", "call-bak", "-o", "OUT"], "call-back"),
        (["titles"], "-o"),
        (["titles", "-o", "OUT", "--language", "de"], "de"),
        (["titles", "-o", "library/library.yaml"], "library.yaml"),
        (["titles", "-o", "library/library.yaml/x"], "library.yaml"),
        (["titles", "nothing", "-o", "OUT"], "There is nothing to say."),
        (["titles", "-o", "OUT", "--library", "OUT"], "library.yaml"),
    ],
)
def test_wrong_use(
    library: Path,
    tmp_path: Path,
    arguments: list[str],
    said: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    put(library, "use-cases/call-back.yaml", case("call-back"))
    if "nothing" in arguments:
        put(library, "use-cases/nothing.yaml", case("nothing"))
    where = [] if "--library" in arguments else ["--library", "library"]
    assert run(["export", *arguments, *where]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert said in shown.err
    assert "Traceback" not in shown.err


def test_a_file_that_cannot_be_written(
    library: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], made: list[str]
) -> None:
    out = tmp_path / "out"
    (out / "g" / "b.txt").mkdir(parents=True)
    assert _export(library, "titles", "-o", str(out)) == 2
    shown = capsys.readouterr()
    assert "b.txt" in shown.err
    assert "Traceback" not in shown.err
    assert [file.name for file in (out / "g").iterdir() if file.is_file()] == ["a.txt"], "no litter"
    (out / "g" / "b.txt").rmdir()
    assert _export(library, "titles", "-o", str(out)) == 0
    assert len(_state(out)) == 3


def test_a_library_without_use_cases(tmp_path: Path) -> None:
    library = make(tmp_path / "library", {})
    for _ in range(2):
        assert _export(library, "titles", "-o", str(tmp_path / "out")) == 0
    assert _export(library, "titles", "-o", str(tmp_path / "out"), "--check") == 0
