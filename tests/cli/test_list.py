"""`usecases list`."""

import json
import os
import pty
import subprocess
from pathlib import Path

import pytest

from tests.cli.running import PROGRAM, Run, environment
from usecases.cli.columns import width
from usecases.library import open_library


def test_lists_every_use_case(library: Path, usecases: Run) -> None:
    ran = usecases("list", cwd=library)
    head, *rows = ran.out.splitlines()
    assert ran.code == 0
    assert head.split() == ["id", "title", "group", "status", "steps", "branches"]
    opened = open_library(library)
    assert [row.split()[0] for row in rows] == [case.id for case in opened.use_cases]
    order = next(row for row in rows if row.startswith("order-processing "))
    assert "Обработка заказа интернет-магазина" in order
    case = opened.by_id["order-processing"]
    assert order.split()[-2:] == [str(len(case.steps)), str(len(case.branches))]


def test_columns_are_aligned(library: Path, usecases: Run) -> None:
    (library / "use-cases/sales/wide.yaml").write_text("id: wide\ntitle: 配送と返品 зака\u0301з\n", encoding="utf-8")
    head, *rows = usecases("list", cwd=library).out.splitlines()
    at = width(head[: head.index("group")])
    for row in rows:
        group = row.split()[-5] if "under review" in row or "in force" in row else row.split()[-4]
        assert width(row[: row.rindex(f" {group} ") + 1]) == at


def test_json(library: Path, usecases: Run) -> None:
    (library / "use-cases/sales/broken.yaml").write_text("id: [", encoding="utf-8")
    case = open_library(library).by_id["order-processing"]
    ran = usecases("list", "--format", "json", "--group", "fulfilment", cwd=library)
    listed = json.loads(ran.out)
    assert listed["use_cases"][1] == {
        "id": "order-processing",
        "title": "Обработка заказа интернет-магазина",
        "group": "fulfilment",
        "status": case.status,
        "language": "ru",
        "steps": len(case.steps),
        "branches": len(case.branches),
        "path": "use-cases/fulfilment/order-processing.yaml",
    }
    assert listed["unusable"] == ["use-cases/sales/broken.yaml"]
    assert "use-cases/sales/broken.yaml" in ran.err


@pytest.mark.parametrize("form", ["text", "json"])
@pytest.mark.parametrize("command", [["list"], ["show", "bad"], ["search", "bad"]])
def test_nothing_drives_the_terminal(form: str, command: list[str], library: Path, usecases: Run) -> None:
    title = "Bad \x9b31m \u202e \x7f \u2066 end"
    written = title.replace("\x7f", "\\x7f").replace("\x9b", "\\x9b")
    (library / "use-cases/sales/bad.yaml").write_text(f'id: bad\ntitle: "{written}"\n', encoding="utf-8")
    ran = usecases(*command, "--format", form, cwd=library)
    assert ran.code == 0
    assert not set(ran.out) & set("\x9b\u202e\x7f\u2066")
    if form == "json":
        assert title in json.dumps(json.loads(ran.out), ensure_ascii=False)


def test_filters(library: Path, usecases: Run) -> None:
    def ids(*options: str) -> set[str]:
        ran = usecases("list", "--format", "json", *options, cwd=library)
        assert ran.code == 0
        return {case["id"] for case in json.loads(ran.out)["use_cases"]}

    cases = open_library(library).use_cases
    assert ids("--status", "draft") == {case.id for case in cases if case.status == "draft"} != set()
    assert ids("--language", "pl") == {case.id for case in cases if case.language == "pl"} != set()
    assert ids("--language", "ru") == {case.id for case in cases if case.language in (None, "ru")} != set()
    assert ids("--status", "retired", "--group", "sales") == set()


def test_nothing_to_list_is_said_aside(library: Path, usecases: Run) -> None:
    ran = usecases("list", "--status", "retired", "--group", "sales", cwd=library)
    assert (ran.code, ran.out) == (0, "")
    assert "no such use cases" in ran.err


@pytest.mark.parametrize(
    ("options", "guess"),
    [
        (["--group", "fulfilmen"], "fulfilment"),
        (["--status", "Daft"], "draft"),
        (["--format", "jsn"], "json"),
    ],
)
def test_unknown_words_get_a_suggestion(options: list[str], guess: str, library: Path, usecases: Run) -> None:
    ran = usecases("list", *options, cwd=library)
    assert ran.code == 2
    assert f"Did you mean “{guess}”?" in ran.err


@pytest.mark.parametrize("folder", ["", "nowhere", "a" * 5000, "circle"])
def test_libraries_that_are_none(folder: str, usecases: Run, tmp_path: Path) -> None:
    (tmp_path / "circle").symlink_to("circle")
    assert usecases("list", "--library", folder).code == 2


def test_no_library(usecases: Run) -> None:
    ran = usecases("list")
    assert ran.code == 2
    assert "usecases init DIR" in ran.err


def on_a_terminal(columns: int, *arguments: str, cwd: Path, **more: str) -> str:
    """What the program shows on a terminal so wide."""
    ours, theirs = pty.openpty()
    env = environment(COLUMNS=str(columns), TERM="xterm", **more)
    with subprocess.Popen([PROGRAM, *arguments], cwd=cwd, env=env, stdout=theirs, stdin=theirs) as running:
        os.close(theirs)
        shown = b""
        try:
            while piece := os.read(ours, 65536):
                shown += piece
        except OSError:  # the other end is closed
            pass
    os.close(ours)
    assert running.returncode == 0
    return shown.decode("utf-8").replace("\r\n", "\n")


def test_a_terminal_gets_colours_and_no_line_is_too_wide(library: Path) -> None:
    shown = on_a_terminal(60, "list", cwd=library)
    assert "\x1b[1m" in shown
    assert "…" in shown
    plain = on_a_terminal(60, "list", cwd=library, NO_COLOR="1")
    assert "\x1b" not in plain
    assert max(map(width, plain.splitlines())) <= 60
    assert max(map(width, on_a_terminal(30, "list", cwd=library, NO_COLOR="1").splitlines())) <= 30


def test_show_wraps_to_the_terminal(library: Path) -> None:
    shown = on_a_terminal(50, "show", "order-processing", cwd=library, NO_COLOR="1")
    assert max(map(width, shown.splitlines())) <= 50
