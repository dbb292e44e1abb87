"""`usecases fmt`."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.cli.running import Run
from usecases.reading.compose import Composed
from usecases.reading.folder import FileKind
from usecases.text.source import Source
from usecases.writing.canonical import canonical

UNTIDY = 'title:   "A thing"\nid: a\n'
TIDY = "id: a\ntitle: A thing\n"


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    root = tmp_path / "shop"
    (root / "use-cases/sales").mkdir(parents=True)
    (root / "library.yaml").write_bytes(b"title: Shop\nlanguage: en\n")
    (root / "use-cases/a.yaml").write_bytes(UNTIDY.encode())
    (root / "use-cases/sales/b.yaml").write_bytes(b"id: b\ntitle: B\n")
    return root


def contents(root: Path) -> Mapping[str, bytes]:
    files = [path for path in sorted(root.rglob("*")) if path.is_file() and ".usecases" not in path.parts]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def test_files_are_brought_into_one_form(shop: Path, usecases: Run) -> None:
    before = contents(shop)
    ran = usecases("fmt", "--library", shop)
    assert ran == (0, "shop/use-cases/a.yaml\n", "1 file formatted, 2 are fine as they are.\n")
    assert contents(shop) == {**before, "use-cases/a.yaml": TIDY.encode()}
    assert usecases("fmt", cwd=shop) == (0, "", "0 files formatted, 3 are fine as they are.\n")


def test_only_what_is_asked_for_is_formatted(shop: Path, usecases: Run) -> None:
    (shop / "use-cases/sales/b.yaml").write_bytes(b"title: B\nid: b\n")
    assert usecases("fmt", shop / "use-cases/sales").out == "shop/use-cases/sales/b.yaml\n"
    assert (shop / "use-cases/a.yaml").read_bytes() == UNTIDY.encode()
    assert usecases("fmt", "use-cases/a.yaml", cwd=shop).out == "use-cases/a.yaml\n"


def test_check_writes_nothing_and_says_what_would_change(shop: Path, usecases: Run) -> None:
    before = contents(shop)
    ran = usecases("fmt", "--check", shop)
    assert ran == (1, "shop/use-cases/a.yaml\n", "1 file would be formatted, 2 are fine as they are.\n")
    assert contents(shop) == before
    usecases("fmt", shop)
    assert usecases("fmt", "--check", shop).code == 0


def test_marks_and_line_ends_of_windows_become_plain(shop: Path, usecases: Run) -> None:
    path = shop / "use-cases/a.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + TIDY.replace("\n", "\r\n").encode())
    assert usecases("fmt", shop).out == "shop/use-cases/a.yaml\n"
    assert path.read_bytes() == TIDY.encode()


@pytest.mark.parametrize(
    ("content", "place"),
    [
        (b"id: a\nid: c\n", "2:1"),
        (b"id: a\ntitle: [\n", "3:1"),
        (b"", "1:1"),
        (b"- a\n", "1:1"),
        (b"id: \xff\n", "1:5"),
        (b"id:\n  # one\n  # two\n  a\n", "2:3"),
        (b"# " + b"x" * 1024 * 1024, "1:1"),
    ],
)
def test_a_file_that_can_not_be_formatted_is_named_and_the_others_are_done(
    content: bytes, place: str, shop: Path, usecases: Run
) -> None:
    path = shop / "use-cases/0.yaml"
    path.write_bytes(content)
    ran = usecases("fmt", shop)
    assert (ran.code, ran.out) == (1, "shop/use-cases/a.yaml\n")
    first, *_, last = ran.err.splitlines()
    assert first.startswith(f"shop/use-cases/0.yaml:{place}: ")
    assert last == "1 file formatted, 2 are fine as they are, 1 was left as it is, see above."
    assert "The file can't be read." not in ran.err, "the findings say why"
    assert path.read_bytes() == content


@pytest.mark.parametrize("language", ["ru", "pl"])
def test_it_speaks_the_readers_language_even_of_what_it_leaves(language: str, shop: Path, usecases: Run) -> None:
    (shop / "use-cases/0.yaml").write_bytes(b"id: a\nid: c\n")
    assert usecases("fmt", "--check", shop, language=language).code == 1


def test_a_link_out_of_the_library_is_left(shop: Path, usecases: Run, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_bytes(UNTIDY.encode())
    (shop / "use-cases/c.yaml").symlink_to(outside)
    ran = usecases("fmt", shop)
    assert ran.code == 1
    assert ran.err.startswith("shop/use-cases/c.yaml:1:1: ")
    assert outside.read_bytes() == UNTIDY.encode()


def test_a_protected_file_is_left(shop: Path, usecases: Run) -> None:
    (shop / "use-cases/a.yaml").chmod(0o444)
    ran = usecases("fmt", shop)
    assert (ran.code, ran.out) == (1, "")
    assert "use-cases/a.yaml" in ran.err


def test_a_file_that_changes_meanwhile_is_left(shop: Path, usecases: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    path = shop / "use-cases/a.yaml"

    def slow(source: Source, composed: Composed, kind: FileKind) -> str:
        if source.text == UNTIDY:
            path.write_bytes(b"id: a\ntitle: Somebody's\n")
        return canonical(source, composed, kind)

    monkeypatch.setattr("usecases.cli.fmt.canonical", slow)
    ran = usecases("fmt", shop)
    assert (ran.code, ran.out) == (1, "")
    assert "use-cases/a.yaml was changed on disk" in ran.err
    assert path.read_bytes() == b"id: a\ntitle: Somebody's\n"


@pytest.mark.parametrize(
    "arguments", [["nowhere"], ["shop/measurements"], ["--library", "shop/use-cases"], ["--chekc"]]
)
def test_wrong_use(arguments: list[str], shop: Path, usecases: Run) -> None:
    (shop / "measurements").mkdir()
    (shop / "measurements/sales.csv").write_bytes(b"date,kpi,value\n")
    ran = usecases("fmt", *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err


def test_the_whole_library_keeps_its_findings(library: Path, usecases: Run) -> None:
    before = usecases("check", "library", "--fresh")
    assert usecases("fmt", "library").code == 0
    after = usecases("check", "library", "--fresh")
    assert (after.code, after.out.splitlines()[-1]) == (before.code, before.out.splitlines()[-1])
    assert usecases("fmt", "--check", "library").code == 0


def test_git_sees_no_space_at_the_end_of_a_line(library: Path, usecases: Run) -> None:
    if shutil.which("git") is None:
        pytest.skip("needs git")
    usecases("fmt", library)
    git = ["git", "-C", str(library.parent), "-c", "core.whitespace=blank-at-eol,blank-at-eof,tab-in-indent"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "library"], check=True)
    seen = subprocess.run([*git, "diff", "--cached", "--check"], capture_output=True, check=False)
    assert seen.stdout == b""
