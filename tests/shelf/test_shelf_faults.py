"""Whatever happens to the shelf's file, nobody is told, and it comes back."""

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bench.corpus import make_library
from tests.checking.small import case, make, put
from tests.shelf.shelved import database_of, expected, found_in, rows_of, told
from usecases.shelf import bring_up as bringing
from usecases.shelf import layout
from usecases.shelf.bring_up import bring_up
from usecases.shelf.layout import FILE
from usecases.shelf.store import Shelf
from usecases.state import FOLDER

A, B = "use-cases/a.yaml", "use-cases/b.yaml"


@pytest.fixture
def library(tmp_path: Path) -> Path:
    return make(tmp_path / "library", {A: case("a"), B: case("b")})


def _file(root: Path) -> Path:
    return root / FOLDER / FILE


def _whole(root: Path) -> None:
    rows = rows_of(root)
    assert [told(row) for row in rows] == expected(root)
    assert found_in(root, "") == [row.path for row in rows]


def _start(root: Path) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(
        [sys.executable, "-m", "usecases.shelf", str(root)], stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def _other_layout(file: Path) -> None:
    with database_of(file) as database:
        database.execute("PRAGMA user_version = 99")


def _foreign(file: Path) -> None:
    file.unlink()
    with database_of(file) as database:
        database.execute("CREATE TABLE files (something TEXT)")


def _same_layout_without_tables(file: Path) -> None:
    _foreign(file)
    with database_of(file) as database:
        database.execute(f"PRAGMA user_version = {layout.LAYOUT}")


def _without_texts(file: Path) -> None:
    with database_of(file) as database:
        database.execute("DROP TABLE texts")


def _broken_texts(file: Path) -> None:
    with database_of(file) as database:
        database.execute("UPDATE texts_data SET block = zeroblob(9) WHERE id > 1000")


@pytest.mark.parametrize(
    "harm",
    [
        Path.unlink,
        lambda file: file.write_bytes(b""),
        lambda file: file.write_bytes(b"not a database at all" * 500),
        lambda file: file.write_bytes(file.read_bytes()[:3000]),
        lambda file: file.write_bytes(file.read_bytes()[:5000] + b"\0" * 9000),
        lambda file: file.write_bytes(file.read_bytes()[:100] + b"\xff" * 4000 + file.read_bytes()[4100:]),
        _other_layout,
        _foreign,
        _same_layout_without_tables,
        _without_texts,
        _broken_texts,
        lambda file: shutil.rmtree(file.parent),
    ],
)
def test_a_broken_shelf_is_empty_at_worst_and_made_anew(
    library: Path, harm: Callable[[Path], None], open_shelf: Callable[[Path], Shelf]
) -> None:
    bring_up(library)
    before = open_shelf(library)
    before.rows()
    harm(_file(library))
    for shelf in (before, open_shelf(library)):
        shelf.rows()
        shelf.matching("case answers")
        shelf.news()
        shelf.version()
    assert bring_up(library)
    _whole(library)
    for shelf in (before, open_shelf(library)):  # those who had the old file open see the new one
        assert shelf.matching("case answers") == [A, B]


def test_a_shelf_of_another_layout_is_not_read(library: Path) -> None:
    bring_up(library)
    _other_layout(_file(library))
    assert rows_of(library) == []


def test_flipped_bytes_are_never_an_error(library: Path, open_shelf: Callable[[Path], Shelf]) -> None:
    bring_up(library)
    good = _file(library).read_bytes()
    dice = random.Random(4)
    for _ in range(150):
        broken = bytearray(good)
        for _ in range(dice.choice((1, 3, 40))):
            broken[dice.randrange(len(broken))] = dice.randrange(256)
        layout.discard(_file(library))
        _file(library).write_bytes(broken)
        shelf = open_shelf(library)
        shelf.rows()
        shelf.matching("an")
        shelf.close()
        bring_up(library)
        shelf = open_shelf(library)
        assert len(shelf.rows()) == 2
        shelf.matching("an")
        shelf.close()


def test_rows_that_are_no_rows_are_left_out(library: Path, open_shelf: Callable[[Path], Shelf]) -> None:
    bring_up(library)
    with database_of(_file(library)) as database:
        database.execute("UPDATE files SET trouble = '[1]'")
    assert rows_of(library) == []
    assert open_shelf(library).news().rows == []


def test_where_there_is_nowhere_to_keep_it_there_is_no_shelf(
    library: Path, monkeypatch: pytest.MonkeyPatch, open_shelf: Callable[[Path], Shelf]
) -> None:
    monkeypatch.setattr("usecases.shelf.bring_up.state_folder", lambda _: None)
    monkeypatch.setattr("usecases.shelf.store.state_folder", lambda _: None)
    assert not bring_up(library)
    shelf = open_shelf(library)
    assert (shelf.rows(), shelf.matching("case"), shelf.news(3)) == ([], [], (3, []))
    assert shelf.version() == shelf.version()


def test_a_read_only_library_has_its_shelf_in_the_cache_folder(
    library: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (library / FOLDER).write_text("no folder can be made here")
    assert bring_up(library)
    assert [file.name for file in (tmp_path / "cache").rglob(FILE)] == [FILE]
    _whole(library)


def test_a_folder_in_its_place_is_left_alone(library: Path) -> None:
    _file(library).mkdir(parents=True)
    assert not bring_up(library)
    assert rows_of(library) == []
    assert _file(library).is_dir()


def test_a_full_disk_leaves_the_shelf_as_it_was(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_up(library)
    rows = rows_of(library)
    put(library, A, case("a", goal="word " * 5000), age=5)
    connected = layout._connected

    def small(file: Path) -> sqlite3.Connection:
        connection = connected(file)
        connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")
        return connection

    put(library, A, case("a", goal=" ".join(f"w{number}" for number in range(20_000))), age=5)
    monkeypatch.setattr(layout, "_connected", small)
    assert not bring_up(library)
    assert rows_of(library) == rows


def test_the_process_says_nothing_and_is_done(library: Path, tmp_path: Path) -> None:
    for root in (library, tmp_path / "nowhere"):
        process = _start(root)
        assert process.communicate(timeout=60)[0] == b""
        assert process.returncode == 0
    assert rows_of(tmp_path / "nowhere") == []
    assert not (tmp_path / "nowhere").exists()
    _whole(library)


def test_several_at_once_do_not_break_one_another(library: Path, open_shelf: Callable[[Path], Shelf]) -> None:
    for number in range(40):
        put(library, f"use-cases/n{number}.yaml", case(f"n{number}"), age=5)
    processes = [_start(library) for _ in range(3)]
    shelf = open_shelf(library)
    while any(process.poll() is None for process in processes):
        assert len(shelf.rows()) in (0, 42)  # one batch, whole or not there yet
        shelf.matching("answers")
    assert [process.communicate()[0] for process in processes] == [b""] * 3
    _whole(library)


def test_a_second_one_waits_for_the_first_and_gives_up_at_last(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bringing, "_PATIENCE", 0.2)
    asked: list[bool] = []
    started = threading.Event()

    def second(*_: object) -> None:
        if not started.is_set():
            started.set()
            asked.append(bring_up(library))

    assert bring_up(library, second)
    assert asked == [False]
    assert bring_up(library)


def test_without_locks_of_files_it_still_works(library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_: int) -> bool:
        raise OSError("no locks here")

    monkeypatch.setattr(bringing, "lock", none)
    assert bring_up(library)
    _whole(library)


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_a_killed_one_leaves_a_shelf_that_can_be_read_and_brought_up(
    tmp_path: Path, open_shelf: Callable[[Path], Shelf]
) -> None:
    root = tmp_path / "library"
    make_library(root, 600)
    dice = random.Random(9)
    before = time.time() - 100
    for file in root.rglob("*.yaml"):
        os.utime(file, (before, before))
    for _ in range(12):
        process = _start(root)
        shelf = open_shelf(root)
        seen = dice.choice((1, 200, 400, 600))
        while process.poll() is None and len(shelf.rows()) < seen:
            time.sleep(0.002)
        time.sleep(dice.random() * 0.05)
        process.kill()
        process.communicate()
        count = len(shelf.rows())
        assert count % 200 == 0
        assert shelf.matching("case", 1000) == [row.path for row in shelf.rows()]
        if count == 600:
            layout.discard(_file(root))
    assert bring_up(root)
    _whole(root)


def test_a_folder_deleted_under_the_writer_breaks_nothing(library: Path) -> None:
    def delete(*_: object) -> None:
        shutil.rmtree(library / FOLDER)

    bring_up(library, delete)
    assert bring_up(library)
    _whole(library)


def test_a_file_deleted_while_the_others_are_read_is_troubled_and_then_gone(
    library: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bringing, "BATCH", 1)
    put(library, "use-cases/z.yaml", case("z"), age=5)
    bring_up(library, lambda *_: (library / "use-cases/z.yaml").unlink(missing_ok=True))
    row = rows_of(library)[-1]
    assert row.trouble is not None
    assert row.trouble.code == "UC014"
    bring_up(library)
    _whole(library)
