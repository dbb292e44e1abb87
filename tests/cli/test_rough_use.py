"""Whatever is typed, and wherever the output goes: a word on what is wrong, and no traceback."""

import errno
import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.running import PROGRAM, Ran, Run, environment, program
from usecases.cli.entry import main

ESCAPE = "a\x1b]0;title\x07b"
NO_UTF8 = b"\xff\xfe"


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    assert program("init", "shop", "--language", "en", cwd=folder).code == 0
    return folder / "shop"


@pytest.fixture
def shop(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "shop"))


def goal(shop: Path) -> str:
    lines = (shop / "use-cases/sales/order-processing.yaml").read_text(encoding="utf-8").split("\n")
    return next(line for line in lines if line.startswith("goal:"))


def in_shell(line: str, cwd: Path) -> Ran:
    """Run a line of shell in which `usecases` is the real program."""
    line = line.replace("usecases", shlex.quote(str(PROGRAM)), 1)
    done = subprocess.run(["sh", "-c", line], cwd=cwd, env=environment(), capture_output=True, check=False, timeout=60)
    return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))


@pytest.mark.parametrize("arguments", [("set", NO_UTF8, "goal", "x"), ("approve", NO_UTF8, "--by", "head-of-sales")])
def test_an_id_that_is_no_utf8_is_unknown(shop: Path, arguments: tuple[str | bytes, ...]) -> None:
    done = program(*arguments, cwd=shop)
    assert done.code == 2
    assert "There is no use case" in done.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("fmt", ESCAPE),
        ("check", ESCAPE),
        ("set", "order-processing", "goal", "x", "--library", ESCAPE),
        ("new", "Returns", "--library", ESCAPE),
    ],
)
def test_what_was_typed_cannot_drive_the_terminal(
    shop: Path, usecases: Run, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("click._compat.should_strip_ansi", lambda *_: False)  # as on a terminal
    monkeypatch.setattr("click.utils.should_strip_ansi", lambda *_: False)
    done = usecases(*arguments, cwd=shop)
    assert done.code == 2
    assert "\x1b" not in done.err
    assert "a\\x1b]0;title\\x07b" in done.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device is always full here")
@pytest.mark.parametrize(
    "line", ["usecases list", "usecases --help", "usecases --version", "usecases fmt", "usecases list --group nowhere"]
)
@pytest.mark.parametrize("where", [">/dev/full", ">/dev/full 2>&1", "2>/dev/full"])
def test_a_full_output_brings_no_traceback(shop: Path, line: str, where: str) -> None:
    done = in_shell(f"{line} {where}", shop)
    assert done.code in (0, 2)
    assert "Traceback" not in done.err
    assert "defect" not in done.err
    assert "Exception ignored" not in done.err
    if where == ">/dev/full" and "nowhere" not in line and "fmt" not in line:
        assert "The output can't be written: No space left on device." in done.err


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device is always full here")
def test_what_was_done_is_done_though_the_output_is_full(shop: Path) -> None:
    done = in_shell("usecases set order-processing goal 'All are happy' >/dev/full", shop)
    assert done.code == 2
    assert "What the command did to files is done." in done.err
    assert goal(shop) == "goal: All are happy"


@pytest.mark.skipif(os.name == "nt", reason="a shell of Unix")
@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-", "<&- >&- 2>&-"])
def test_closed_outputs_stop_nothing(shop: Path, closed: str) -> None:
    done = in_shell(f"usecases set order-processing goal 'All are happy' {closed}", shop)
    assert (done.code, done.err) == (0, "")
    assert goal(shop) == "goal: All are happy"


def test_an_interruption_while_the_program_starts_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupting:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "usecases.cli.main":
                raise KeyboardInterrupt

    monkeypatch.delitem(sys.modules, "usecases.cli.main")
    monkeypatch.setattr(sys, "meta_path", [Interrupting(), *sys.meta_path])
    monkeypatch.setattr(sys, "argv", ["usecases", "list"])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 130


@pytest.mark.skipif(os.name == "nt", reason="a folder in use can't be deleted there")
def test_a_working_folder_that_was_deleted(tmp_path: Path) -> None:
    (tmp_path / "gone").mkdir()
    done = in_shell("cd gone && rmdir ../gone && usecases set order-processing goal x", tmp_path)
    assert done.code == 2
    assert done.err.endswith("Error: The working folder was deleted or moved. Change to another one, and try again.\n")


@pytest.fixture
def closed(shop: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A library with a folder that nobody may look into, as far as the program is told; root could."""
    listed, looked_at = os.scandir, os.lstat

    def scandir(place: str) -> Iterator[os.DirEntry[str]]:
        if str(place).endswith("use-cases/sales"):
            raise PermissionError(errno.EACCES, "Permission denied", place)
        return listed(place)

    def lstat(place: str, **more: int) -> os.stat_result:
        if "use-cases/sales/" in str(place):
            raise PermissionError(errno.EACCES, "Permission denied", place)
        return looked_at(place, **more)

    monkeypatch.setattr(os, "scandir", scandir)
    monkeypatch.setattr(Path, "lstat", lambda self: lstat(str(self)))
    return shop


def test_a_use_case_in_a_closed_folder_is_not_said_to_be_missing(closed: Path, usecases: Run) -> None:
    done = usecases("set", "order-processing", "goal", "x", cwd=closed)
    assert done.code == 2
    assert done.err == (
        "Error: There is no use case “order-processing” in what can be read. use-cases/sales: This can't be read as a "
        "file. Look at what it is, and at who may read it.\n"
    )


def test_formatting_names_a_closed_folder(closed: Path, usecases: Run) -> None:
    done = usecases("fmt", "--check", cwd=closed)
    assert done.code == 1
    assert "use-cases/sales:1:1: This can't be read as a file." in done.err
    assert "1 was left as it is, see above" in done.err


def test_nothing_is_begun_in_a_closed_folder(closed: Path, usecases: Run) -> None:
    done = usecases("new", "Returns", "--group", "sales", cwd=closed)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "Error: use-cases/sales/returns.yaml can't be read: Permission denied. Look at who may read it.\n"
    )


def test_a_use_case_that_is_a_link_out_is_said_to_be_one(shop: Path, usecases: Run, tmp_path: Path) -> None:
    file = shop / "use-cases/sales/order-processing.yaml"
    file.rename(tmp_path / "elsewhere.yaml")
    file.symlink_to(tmp_path / "elsewhere.yaml")
    done = usecases("set", "order-processing", "goal", "x", cwd=shop)
    assert done.code == 2
    assert "is a link that leads out of the library" in done.err
