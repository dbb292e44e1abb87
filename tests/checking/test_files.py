"""Files that aren't what they seem, rules that fail, and writing whole or not at all."""

import os
import stat
import sys
from pathlib import Path

import pytest

from tests.checking.small import case, check_part, codes, make, put
from usecases.checking.run import check_library
from usecases.library import NoLibrary, open_library
from usecases.reading.folder import LARGEST, find_library, scan
from usecases.rules.registry import rule
from usecases.text.atomic import write_atomically

B = "use-cases/b.yaml"
LINKS = pytest.mark.skipif(sys.platform == "win32", reason="needs links")


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return make(tmp_path / "library", {"use-cases/a.yaml": case("a")})


def _found(library: Path) -> list[tuple[str, str]]:
    report = check_library(library)
    assert check_library(library) == report
    return [(path, code) for path, code in codes(report) if code != "UC211"]


@LINKS
@pytest.mark.parametrize(
    ("name", "target", "expected"),
    [
        ("b.yaml", "a.yaml", {(B, "UC011"), ("use-cases/a.yaml", "UC012"), (B, "UC012")}),
        ("b.yaml", "../../outside.yaml", {("use-cases/b.yaml", "UC013")}),
        ("b.yaml", "/dev/zero", {("use-cases/b.yaml", "UC013")}),
        ("b.yaml", "nowhere.yaml", {("use-cases/b.yaml", "UC014")}),
        ("b.yaml", "b.yaml", {("use-cases/b.yaml", "UC014")}),
        ("b.yaml", ".", {("use-cases/b.yaml", "UC014")}),
        ("sub", "../..", {("use-cases/sub", "UC013")}),
        ("sub", ".", {("use-cases/sub", "UC013")}),
        ("sub", "nowhere", set()),
    ],
)  # fmt: skip
def test_links(library: Path, name: str, target: str, expected: set[tuple[str, str]]) -> None:
    put(library.parent, "outside.yaml", case("b"))
    (library / "use-cases" / name).symlink_to(target)
    assert set(_found(library)) == expected


@LINKS
def test_shared_files_and_the_library_may_be_links(library: Path, tmp_path: Path) -> None:
    (library / "roles.yaml").rename(library / "use-cases" / "roles.txt")
    (library / "roles.yaml").symlink_to("use-cases/roles.txt")
    (tmp_path / "link").symlink_to("library")
    assert _found(tmp_path / "link") == []
    put(tmp_path, "kpis.yaml", "kpis: []\n")
    (library / "kpis.yaml").symlink_to("../kpis.yaml")
    assert _found(library) == [("kpis.yaml", "UC013")]


@LINKS
def test_pipes_and_folders_under_names_of_files(library: Path) -> None:
    os.mkfifo(library / "use-cases" / "pipe.yaml")
    os.mkfifo(library / "kpis.yaml")
    put(library, "use-cases/folder.yaml/b.yaml", case("b"))
    (library / "measurements" / "x.csv").mkdir(parents=True)
    unreadable = ["kpis.yaml", "measurements/x.csv", "use-cases/folder.yaml", "use-cases/pipe.yaml"]
    assert _found(library) == [(path, "UC014") for path in unreadable]
    assert codes(check_part(library, unreadable)) == [(path, "UC014") for path in unreadable]
    assert set(open_library(library).unusable) >= {"use-cases/pipe.yaml", "use-cases/folder.yaml"}


@pytest.mark.skipif(sys.platform != "linux", reason="needs names that aren't Unicode")
def test_names_that_are_not_unicode(library: Path) -> None:
    folder = os.fsencode(library / "use-cases")
    for name in (b"\xff.yaml", b"\xff\xfe.yml"):
        Path(os.fsdecode(folder + b"/" + name)).write_text(case("b"), encoding="utf-8")
    Path(os.fsdecode(folder + b"/d\xff")).mkdir()
    Path(os.fsdecode(folder + b"/d\xff/c.yaml")).write_text(case("c"), encoding="utf-8")
    found = _found(library)
    assert [code for _, code in found] == ["UC014", "UC014", "UC014"]
    assert all(path.encode() for path, _ in found)
    assert [one.id for one in open_library(library).use_cases] == ["a"]


def test_files_in_odd_places(library: Path) -> None:
    put(library, "use-cases/b.yml", case("b"))
    put(library, "people.yaml", "")
    put(library, "notes.txt", "x")
    put(library, "use-cases/.hidden.yaml", "x")
    put(library, "use-cases/.git/c.yaml", "x")
    put(library, ".schemas/d.yaml", "x")
    put(library, "measurements/notes.txt", "x")
    assert _found(library) == [("people.yaml", "UC015"), ("use-cases/b.yml", "UC015")]
    expected = {"library.yaml", "people.yaml", "roles.yaml", "use-cases/a.yaml", "use-cases/b.yml"}
    assert {file.path for file in scan(library)} == expected


def test_largest_file(library: Path) -> None:
    text = case("b") + "#"
    put(library, "use-cases/b.yaml", text + "x" * (LARGEST - len(text)))
    assert _found(library) == []
    put(library, "use-cases/b.yaml", text + "x" * (LARGEST - len(text) + 1))
    assert _found(library) == [("use-cases/b.yaml", "UC008")]


@pytest.mark.parametrize(
    "content",
    [
        "date,kpi,value\n" + "x" * 200_000,
        "date,kpi,value\r2026-11-22,k,1\r",
        'date,kpi,value\n"2026\n',
        "\0",
        "",
        "\n" * 5,
    ],
)
def test_measurements_that_are_none(library: Path, content: str) -> None:
    put(library, "measurements/m.csv", content)
    assert {code for path, code in _found(library) if path.startswith("measurements")} <= {"UC020", "UC203"}


def test_a_file_full_of_troubles(library: Path) -> None:
    put(library, "use-cases/b.yaml", "a:\n" * 20_000)
    assert len(_found(library)) >= 19_999


def test_finding_the_library(library: Path, tmp_path: Path) -> None:
    for start in (
        library,
        library / "use-cases",
        library / "use-cases" / "a.yaml",
        tmp_path,
        library / "not-there.yaml",
    ):
        assert find_library(start) == library
    assert find_library(Path(tmp_path.anchor)) is None
    with pytest.raises(NoLibrary) as caught:
        open_library(tmp_path.anchor)
    assert caught.value.place == Path(tmp_path.anchor)


def test_a_rule_that_fails_hides_nothing(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(library, "use-cases/a.yaml", case("a").replace("actor: buyer", "actor: nobody"))

    def fail(*_: object) -> None:
        raise ZeroDivisionError("by zero")

    monkeypatch.setattr(type(rule("UC202")), "in_use_case", fail)
    report = check_library(library, fresh=True)
    by_code = {found.code: found for found in report.findings}
    assert {"UC099", "UC201"} <= by_code.keys()
    assert by_code["UC099"].path == "use-cases/a.yaml"
    assert by_code["UC099"].arguments["rule"] == "UC202"
    assert "ZeroDivisionError: by zero" in by_code["UC099"].arguments["reason"]


@pytest.mark.parametrize("method", ["in_shared", "in_library"])
def test_a_rule_that_fails_over_the_library(library: Path, method: str, monkeypatch: pytest.MonkeyPatch) -> None:
    code = "UC212" if method == "in_shared" else "UC306"
    monkeypatch.setattr(type(rule(code)), method, lambda *_: 1 / 0)
    for report in (check_library(library, fresh=True), check_part(library, ["use-cases/a.yaml", "library.yaml"])):
        failed = [found for found in report.findings if found.code == "UC099"]
        assert [found.arguments["rule"] for found in failed] == [code]


class TestAtomicWriting:
    """A file is written whole or not at all."""

    def test_new_and_old_files_and_their_modes(self, tmp_path: Path) -> None:
        file = tmp_path / "a"
        before = os.umask(0o027)
        try:
            write_atomically(file, b"one")
        finally:
            os.umask(before)
        assert stat.S_IMODE(file.stat().st_mode) == 0o640
        file.chmod(0o604)
        write_atomically(file, b"two", durable=False)
        assert file.read_bytes() == b"two"
        assert stat.S_IMODE(file.stat().st_mode) == 0o604

    @pytest.mark.parametrize("failing", ["replace", "chmod", "fsync", "fdopen"])
    def test_a_failure_leaves_the_old_bytes_and_no_litter(
        self, tmp_path: Path, failing: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "a").write_bytes(b"old")
        reason = KeyboardInterrupt() if failing == "fsync" else OSError(28, "No space left on device")

        def fail(*_: object, **__: object) -> None:
            raise reason

        with monkeypatch.context() as patched:
            patched.setattr(os, failing, fail)
            with pytest.raises(type(reason)):
                write_atomically(tmp_path / "a", b"new")
        assert [file.name for file in tmp_path.iterdir()] == ["a"]
        assert (tmp_path / "a").read_bytes() == b"old"

    def test_a_folder_that_is_not_there(self, tmp_path: Path) -> None:
        with pytest.raises(OSError):
            write_atomically(tmp_path / "b" / "a", b"new")
