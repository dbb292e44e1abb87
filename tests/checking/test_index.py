"""What is kept from one run to the next, and that it never changes an answer."""

import multiprocessing
import os
import random
import shutil
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.checking.small import case, check_part, codes, make, put
from tests.effort import times
from usecases.checking import run
from usecases.checking.digest import package_key, program_key
from usecases.checking.index import FILE, Index
from usecases.checking.report import Report
from usecases.checking.run import check_library
from usecases.reading import document, folder
from usecases.state import FOLDER, state_folder

A, B, C = "use-cases/a.yaml", "use-cases/sub/b.yaml", "use-cases/c.yaml"
FILES: dict[str, str | bytes] = {
    A: case("a"),
    B: case("b").replace("actor: manager", "actor: nobody"),
    C: case("c", branches="[{id: x, kind: negative, at: ask, when: It rains}]"),
    "kpis.yaml": "kpis: [{id: k, title: K, better: lower, green: 3}]\n",
    "measurements/m.csv": "date,kpi,value\n2026-11-22,k,4\n2026-11-23,l,5\n",
}


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return make(tmp_path / "library", FILES)


@pytest.fixture
def judged(library: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths of the files that are read to be judged, as they are read; the shared files left out."""
    found: list[str] = []

    def noting(path: Path, mode: str) -> BinaryIO:
        if path.is_relative_to(library.resolve()) and path.name not in folder.SHARED_FILES:
            found.append(path.relative_to(library.resolve()).as_posix())
        return open(path, "rb")

    monkeypatch.setattr(document, "open", noting, raising=False)
    return found


def _like_fresh(root: Path) -> Report:
    """What a run answers, compared with one that knows nothing of earlier ones."""
    report = check_library(root)
    twin = root.parent / "twin"
    shutil.rmtree(twin, ignore_errors=True)
    shutil.copytree(root, twin, symlinks=True, ignore=shutil.ignore_patterns(FOLDER))
    fresh = check_library(twin)
    assert report == fresh
    return report


def test_unchanged_files_are_not_read_again(library: Path, judged: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    first = _like_fresh(library)
    assert sorted(set(judged)) == sorted([A, B, C, "measurements/m.csv"])
    judged.clear()
    with monkeypatch.context() as patched:
        patched.setattr(run, "file_digest", lambda *_: pytest.fail("read to be compared"))
        assert check_library(library) == first
    assert judged == []
    check_library(library, fresh=True)
    assert len(judged) == 4


def test_only_what_changed_is_read(library: Path, judged: list[str]) -> None:
    check_library(library)
    judged.clear()
    put(library, A, case("a").replace("Answers", "Answers at once"), age=5)
    check_library(library)
    assert judged == [A]
    judged.clear()
    put(library, "use-cases/d.yaml", case("d"), age=5)
    check_library(library)
    assert judged == ["use-cases/d.yaml"]


def test_a_changed_file_is_noticed(library: Path) -> None:
    _like_fresh(library)
    put(library, A, case("a").replace("actor: buyer", "actor: boyer"))
    assert (A, "UC201") in codes(_like_fresh(library))
    put(library, A, case("a"))
    assert (A, "UC201") not in codes(_like_fresh(library))


def test_added_and_removed_files(library: Path) -> None:
    put(library, C, case("c", systems="[]").replace("systems: []\n", "") + "basis: x\n")
    assert (C, "UC205") not in codes(_like_fresh(library))
    put(library, A, case("a").replace("action: Asks}", "action: Asks, use_case: d}"))
    assert (A, "UC205") in codes(_like_fresh(library))
    put(library, "use-cases/d.yaml", case("d"))
    assert (A, "UC205") not in codes(_like_fresh(library))
    (library / "use-cases/d.yaml").unlink()
    assert (A, "UC205") in codes(_like_fresh(library))
    put(library, "use-cases/other/a.yaml", case("a"))
    assert (A, "UC012") in codes(_like_fresh(library))
    (library / A).unlink()
    assert "UC012" not in [code for _, code in codes(_like_fresh(library))]


def test_a_touched_file_is_compared_by_its_bytes(library: Path, judged: list[str]) -> None:
    first = check_library(library)
    judged.clear()
    os.utime(library / A, (1_000_000_000, 1_000_000_000))
    assert check_library(library) == first
    assert judged == []
    assert Index.open(library.resolve(), program_key()).stamps()[A][1] == 10**18


def test_a_shared_file_changes_what_is_found_in_an_unchanged_one(library: Path) -> None:
    assert (A, "UC201") not in codes(_like_fresh(library))
    put(library, "roles.yaml", "roles:\n  - {id: manager, title: Manager, kind: team}\n")
    assert (A, "UC201") in codes(_like_fresh(library))
    (library / "roles.yaml").unlink()
    assert codes(_like_fresh(library)).count((A, "UC201")) == 3


def test_severities_of_the_library(library: Path) -> None:
    assert (B, "UC201") in codes(_like_fresh(library))
    put(library, "library.yaml", "title: Small\nlanguage: en\nchecks: {unknown-role: info, UC203: ignore}\n")
    severities = {(found.path, found.code): found.severity.word for found in _like_fresh(library).findings}
    assert severities[B, "UC201"] == "info"
    assert ("measurements/m.csv", "UC203") not in severities


def test_a_rewrite_of_the_same_size_within_the_same_tick_is_noticed(library: Path) -> None:
    file = library / A
    put(library, A, case("a").replace("actor: buyer", "actor: boyer"))
    stamp = file.stat()
    assert (A, "UC201") in codes(check_library(library))
    file.write_text(case("a"), encoding="utf-8")
    os.utime(file, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    assert file.stat().st_size == stamp.st_size
    assert (A, "UC201") not in codes(_like_fresh(library))


def test_a_file_that_changes_while_it_is_judged_is_read_again(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def meddle(path: Path, mode: str) -> BinaryIO:
        content = path.read_bytes()
        if path.name == "a.yaml":
            put(library, A, case("a").replace("actor: buyer", "actor: boyer"))
        return BytesIO(content)

    with monkeypatch.context() as patched:
        patched.setattr(document, "open", meddle, raising=False)
        check_library(library)
    assert (A, "UC201") in codes(_like_fresh(library))


def test_a_role_that_nothing_refers_to_is_found_beside_measurements(library: Path) -> None:
    put(library, "roles.yaml", str((library / "roles.yaml").read_text()) + "  - {id: ghost, title: Ghost}\n")
    assert ("roles.yaml", "UC211") in codes(_like_fresh(library))
    put(library, A, "id: [a\n")
    assert ("roles.yaml", "UC211") not in codes(_like_fresh(library)), "the file may name the role"


def test_a_broken_shared_file_is_told_once(library: Path) -> None:
    put(library, "roles.yaml", b" " * (folder.LARGEST + 1))
    assert codes(_like_fresh(library)).count(("roles.yaml", "UC008")) == 1
    assert codes(check_part(library, ["roles.yaml"])).count(("roles.yaml", "UC008")) == 1


@pytest.mark.parametrize("damage", ["deleted", "emptied", "folder", "of another program"])
def test_a_lost_index_changes_no_answer(library: Path, damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    check_library(library)
    index = library / FOLDER / FILE
    if damage == "of another program":
        monkeypatch.setattr(run, "program_key", lambda: "another")
    elif damage == "emptied":
        index.write_bytes(b"")
    else:
        index.unlink()
        if damage == "folder":
            index.mkdir()
    _like_fresh(library)


@given(seed=st.integers(0, 2**32), cut=st.booleans())
@times(0.3)
def test_a_damaged_index_changes_no_answer(tmp_path_factory: pytest.TempPathFactory, seed: int, cut: bool) -> None:
    library = make(tmp_path_factory.mktemp("damaged") / "library", FILES)
    expected = check_library(library)
    index = library / FOLDER / FILE
    content = bytearray(index.read_bytes())
    chance = random.Random(seed)
    if cut:
        del content[chance.randrange(len(content)) :]
    else:
        for _ in range(chance.choice([1, 1, 5])):
            content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    index.write_bytes(content)
    assert check_library(library) == expected


def test_the_state_ignores_itself_in_git(library: Path) -> None:
    check_library(library)
    assert (library / FOLDER / ".gitignore").read_text() == "*\n"


def test_a_library_that_cannot_be_written_to(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, judged: list[str]
) -> None:
    # Root may write anywhere, so the system's answer is played.
    mkdir: Callable[..., None] = Path.mkdir

    def refuse(self: Path, *arguments: Any, **options: Any) -> None:
        if self.name == FOLDER:
            raise OSError(30, "Read-only file system")
        mkdir(self, *arguments, **options)

    monkeypatch.setattr(Path, "mkdir", refuse)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "cache"))
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    first = check_library(library)
    assert not (library / FOLDER).exists()
    kept = state_folder(library.resolve())
    assert kept is not None
    assert tmp_path in kept.parents
    assert (kept / FILE).is_file()
    judged.clear()
    assert check_library(library) == first
    assert judged == []


def test_nowhere_to_write(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *arguments: Any, **options: Any) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert state_folder(library) is None
    assert codes(check_library(library)) == codes(check_library(library))
    assert not (library / FOLDER).exists()


def test_two_runs_at_once(library: Path) -> None:
    expected = check_library(library)
    shutil.rmtree(library / FOLDER)
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert pool.map(check_library, [library] * 6) == [expected] * 6
    assert check_library(library) == expected


def test_workers_find_what_one_process_finds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files: dict[str, str | bytes] = {}
    for number in range(701):
        text = case(f"case-{number}")
        if number % 7 == 0:
            text = text.replace("actor: manager", f"actor: role-{number}")
        if number % 50 == 1:
            text += "  nonsense\n"
        files[f"use-cases/{number % 9}/case-{number}.yaml"] = text
    library = make(tmp_path / "library", files)
    with monkeypatch.context() as alone:
        alone.setattr("os.cpu_count", lambda: 1)
        one = check_library(library, fresh=True)
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    assert check_library(library, fresh=True) == one
    assert len(one.findings) == 101 + 14 - 2  # what can't be read at all has no unknown role


# Not known of a part: whether another file has the same id, and what nothing refers to.
NEEDS_THE_WHOLE = {"UC211", "UC407"}


@pytest.mark.parametrize("path", [A, B, C, "roles.yaml", "measurements/m.csv", "library.yaml"])
def test_one_file_is_found_what_is_found_in_it_among_all(library: Path, path: str) -> None:
    put(library, A, case("a").replace("action: Asks}", "action: Asks, use_case: b}"))
    put(library, C, case("c").replace("action: Asks}", "action: Asks, use_case: b, owner: x}"))
    put(library, "use-cases/x/b.yaml", case("b"))
    put(library, "library.yaml", "title: Small\nlanguage: en\nchecks: {UC509: ignore, no-such-check: info}\n")
    whole = [found for found in check_library(library).findings if found.path == path]
    part = check_part(library, [path])
    assert part.files == 1
    assert [one for one in part.findings if one.path == path] == [
        one for one in whole if one.code not in NEEDS_THE_WHOLE
    ]


def test_a_changed_catalogue_makes_another_program(tmp_path: Path) -> None:
    (tmp_path / "catalogue").mkdir()
    file = tmp_path / "catalogue" / "people.yaml"
    file.write_text("a: b")
    before = package_key(str(tmp_path))
    file.write_text("a: bc")
    assert package_key(str(tmp_path)) != before
