"""`usecases set`."""

import difflib
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.cli.running import PROGRAM, Run, environment, program
from usecases.cli.main import run
from usecases.reading.compose import compose

CASE = "use-cases/sales/order-processing.yaml"
LARGE = "use-cases/fulfilment/order-processing.yaml"
NASTY = [
    "a: b", ": x", "a:", "a #b", " # x", "#", '"', "'", "it's", 'say "a"', "'a'", "no", "yes", "on", "null", "~",
    "true", "1:30", "012", "0x1F", "1e3", ".inf", "2026-01-01", "-", "- a", "?", "? a", "@x", "`x", "%x", "&a", "*a",
    "!t", "|", ">", "|-", ">+", "{a", "}", "[a", "]", "a, b", ",", "<<", "=", "---", "...", "--- a", "\\", "a\\nb",
    "🛒", "👩‍🔧", "配送", "Заказ «срочный» — №5", "zażółć", "\tx", "a\tb", "x\t", " x", "x ", "  ", "x\n", "a\nb",
    "a\n\nb\n", "\na", "a \nb", "a\n b", " a\nb", "a\n# b", "a\n- b", "a\n\tb", "a\r\nb", "a\rb", "\u202eabc",
    "עברית", "مرحبا", "\u200f", "\x07bell", "\x1b[31m", "\x00", "\x7f", "\ufeffa", "a\ufeff", "a\u2028b", "a\x85b",
    "a\u00a0b", "x" * 5000, "word " * 1000, "ж" * 5000, "$(x)", "{{ x }}", "../x",
]  # fmt: skip


def data_of(path: Path) -> Any:
    composed = compose(path.read_bytes().decode("utf-8"))
    assert not composed.troubles
    return composed.data


def step(data: Any, name: str) -> Any:
    every = [*data["steps"], *(below for branch in data["branches"] for below in branch.get("steps", ()))]
    return next(one for one in every if one["id"] == name)


def changes(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that went and the lines that came."""
    found = list(difflib.ndiff(before.split("\n"), after.split("\n")))
    return [line[2:] for line in found if line[0] == "-"], [line[2:] for line in found if line[0] == "+"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made")
    assert program("init", "shop", "--language", "en", cwd=folder).code == 0
    return folder / "shop"


@pytest.fixture
def shop(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "shop"))


def test_a_field_of_a_step(shop: Path, usecases: Run) -> None:
    before = (shop / CASE).read_text(encoding="utf-8")
    ran = usecases("set", "order-processing", "steps.confirm.within", "3h", cwd=shop)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("order-processing: ")
    assert "deadline" in ran.out
    assert "3h" in ran.out
    gone, came = changes(before, (shop / CASE).read_text(encoding="utf-8"))
    assert [line.strip() for line in came] == ["within: 3h"]
    assert len(gone) <= 1
    assert step(data_of(shop / CASE), "confirm")["within"] == "3h"


@pytest.mark.parametrize(
    ("arguments", "file", "way", "value"),
    [
        (["roles", "roles.buyer.title.ru", "Заказчик"], "roles.yaml", ("roles", 0, "title", "ru"), "Заказчик"),
        (["roles.yaml", "roles.buyer.title.ru", "Заказчик"], "roles.yaml", ("roles", 0, "title", "ru"), "Заказчик"),
        (["library", "currency", "CZK"], "library.yaml", ("currency",), "CZK"),
        (["library", "checks.UC509", "ignore"], "library.yaml", ("checks", "UC509"), "ignore"),
        (["order-processing", "tags", "retail", "b2c"], LARGE, ("tags",), ["retail", "b2c"]),
        (["order-processing", "guarantees.minimal", "x"], LARGE, ("guarantees", "minimal"), "x"),
        (["order-processing", "document.edition", "6.0"], LARGE, ("document", "edition"), "6.0"),
        (["order-processing", "stakeholders.1.interest", "x"], LARGE, ("stakeholders", 0, "interest"), "x"),
        (["order-processing", "branches.out-of-stock.instead", "Да"], LARGE, ("branches", 0, "instead"), True),
        (["order-processing", "goal", "--", "-x"], LARGE, ("goal",), "-x"),
        (["--", "order-processing", "goal", "--clear"], LARGE, ("goal",), "--clear"),
    ],
)
def test_fields_of_every_file(
    arguments: list[str], file: str, way: tuple[str | int, ...], value: Any, library: Path, usecases: Run
) -> None:
    ran = usecases("set", *arguments, cwd=library)
    assert ran.code == 0, ran.err
    found = data_of(library / file)
    for part in way:
        found = found[part]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("place", ["goal", "steps.confirm.action", "steps.confirm.how", "steps.confirm.notes"])
@pytest.mark.parametrize("value", NASTY, ids=lambda value: repr(value[:12]))
def test_any_value_reads_back_and_only_its_lines_change(value: str, place: str, shop: Path, usecases: Run) -> None:
    before = (shop / CASE).read_bytes().decode("utf-8")
    old = data_of(shop / CASE)
    ran = usecases("set", "--library", shop, "--", "order-processing", place, value)
    assert ran.code == 0, ran.err
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert ran.out.count("\n") == 1
    after = (shop / CASE).read_bytes().decode("utf-8")
    new = data_of(shop / CASE)
    holder = new if place == "goal" else step(new, "confirm")
    name = place.rpartition(".")[2]
    assert holder.pop(name) == value
    (old if place == "goal" else step(old, "confirm")).pop(name, None)
    assert new == old
    start, end = field_lines(before, name)
    first, last = touched(before, after)
    assert first == last or start <= first < last <= end


def touched(before: str, after: str) -> tuple[int, int]:
    """From which line to which (from 0, the end is not of it) one stretch of a text became another."""
    old, new = before.split("\n"), after.split("\n")
    first = 0
    while old[first] == new[first]:
        first += 1
    end = 0
    while end < min(len(old), len(new)) - first and old[-1 - end] == new[-1 - end]:
        end += 1
    return first, len(old) - end


def field_lines(text: str, name: str) -> tuple[int, int]:
    """From which line to which the field of the header or of the step `confirm` stands; nowhere, if it isn't there."""
    lines = text.split("\n")
    first = next(index for index, line in enumerate(lines) if "id: confirm" in line) if name != "goal" else 0
    for index in range(first, first + 12):
        if lines[index].strip().startswith(f"{name}:"):
            indent = len(lines[index]) - len(lines[index].lstrip())
            end = index + 1
            while len(lines[end]) - len(lines[end].lstrip()) > indent:
                end += 1
            return index, end
    return 0, 0


@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_any_text_reads_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    root = tmp_path_factory.mktemp("library")
    (root / "library.yaml").write_text("title: Shop\nlanguage: en\n", encoding="utf-8")
    (root / "use-cases").mkdir()
    file = root / "use-cases/sell.yaml"
    file.write_text("id: sell\ntitle: Sell # as ever\ngoal: x\nstatus: draft\n", encoding="utf-8")
    assert run(["set", "--library", str(root), "--", "sell", "goal", text]) == 0
    written = file.read_bytes().decode("utf-8")
    assert compose(written).data == {"id": "sell", "title": "Sell", "goal": text, "status": "draft"}
    assert written.startswith("id: sell\ntitle: Sell # as ever\ngoal: ")
    assert written.endswith("\nstatus: draft\n")


def test_clearing(shop: Path, usecases: Run) -> None:
    before = (shop / CASE).read_text(encoding="utf-8")
    ran = usecases("set", "order-processing", "steps.confirm.channel", "--clear", cwd=shop)
    assert (ran.code, ran.out) == (0, "order-processing: Step “confirm”, channel: cleared (was “phone”)\n")
    assert changes(before, (shop / CASE).read_text(encoding="utf-8")) == (["    channel: phone"], [])


def test_findings_that_are_no_matter_of_the_schema_stop_nothing(shop: Path, usecases: Run) -> None:
    assert usecases("set", "order-processing", "owner", "nobody-knows", cwd=shop).code == 0
    assert "nobody-knows" in usecases("check", cwd=shop).out
    assert usecases("set", "order-processing", "branches.out-of-stock.resume", "gone", cwd=shop).code == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["order-processing", "steps.confirm.within", "3 hours"], "“3 hours” is no deadline. Write a whole number"),
        (["order-processing", "steps.confirm.withn", "3h"], "Did you mean “within”?"),
        (["order-processing", "steps.confrm.within", "3h"], "Did you mean “confirm”?"),
        (["order-procesing", "goal", "x"], "Did you mean “order-processing”?"),
        (["order-processing", "status", "ready"], "Write one of: draft, review, approved, retired."),
        (["order-processing", "goal", "two", "words"], "Put quotes around a value of several words."),
        (["order-processing", "goal", ""], "or take the field away with --clear"),
        (["order-processing", "goal"], "or take it away with --clear"),
        (["order-processing", "goal", "x", "--clear"], "Give either a value or --clear, not both."),
        (["order-processing", "goal", "-x"], "No such option"),
        (["order-processing", "title", "--clear"], "“title” can't be cleared"),
        (["order-processing", "", "x"], "names no field"),
        (["order-processing", "goal..x", "x"], "names no field"),
        (["order-processing", "branches.out-of-stock.end", "failure"], "both goes on (resume) and ends (end)"),
        (["order-processing", "preconditions.0", "x"], "counted from 1"),
        (["order-processing", "goal", "The buyer gets the goods on the promised day"], "nothing changes"),
        (["library", "language", "de"], "Write one of: ru, pl, en."),
        (["kpis", "kpis.confirmed-on-time.green", "ten"], "wants a number"),
        (["nothing.yaml", "goal", "x"], "There is no use case “nothing.yaml”"),
        (["order-processing"], "FIELD"),
    ],
)  # fmt: skip
def test_wrong_use_is_explained_and_changes_nothing(arguments: list[str], says: str, shop: Path, usecases: Run) -> None:
    before = {path: path.read_bytes() for path in shop.rglob("*.yaml")}
    ran = usecases("set", *arguments, cwd=shop)
    assert (ran.code, ran.out) == (2, "")
    assert says in " ".join(ran.err.split())
    assert {path: path.read_bytes() for path in shop.rglob("*.yaml")} == before


def test_bytes_that_are_no_text_are_refused(shop: Path) -> None:
    before = (shop / CASE).read_bytes()
    ran = program("set", "order-processing", "goal", b"a\xff", cwd=shop)
    assert ran.code == 2
    assert "no file can hold" in ran.err
    assert (shop / CASE).read_bytes() == before


def test_a_use_case_called_as_a_shared_file_goes_first(shop: Path, usecases: Run) -> None:
    assert usecases("new", "Map", "--id", "map", cwd=shop).code == 0
    assert usecases("set", "map", "goal", "To find the way", cwd=shop).code == 0
    assert data_of(shop / "use-cases/general/map.yaml")["goal"] == "To find the way"
    assert usecases("set", "map.yaml", "groups.sales.title", "Selling", cwd=shop).code == 0
    assert data_of(shop / "map.yaml")["groups"][0]["title"] == "Selling"


def test_a_broken_file_is_left_as_it_is(shop: Path, usecases: Run) -> None:
    (shop / CASE).write_text("id: order-processing\ntitle: [\n", encoding="utf-8")
    ran = usecases("set", "order-processing", "goal", "x", cwd=shop)
    assert ran.code == 2
    assert f"{CASE}, line 3" in ran.err
    assert (shop / CASE).read_text(encoding="utf-8") == "id: order-processing\ntitle: [\n"


def test_a_file_with_an_old_breach_of_the_schema_can_be_changed(shop: Path, usecases: Run) -> None:
    broken = (shop / CASE).read_text(encoding="utf-8").replace("status: draft", "status: ready")
    (shop / CASE).write_text(broken, encoding="utf-8")
    assert usecases("set", "order-processing", "goal", "x", cwd=shop).code == 0
    assert usecases("set", "order-processing", "status", "review", cwd=shop).code == 0


def test_a_link_out_of_the_library_is_not_written_through(shop: Path, usecases: Run, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    (shop / CASE).rename(outside)
    (shop / CASE).symlink_to(outside)
    before = outside.read_bytes()
    assert usecases("set", "order-processing", "goal", "x", cwd=shop).code == 2
    assert outside.read_bytes() == before


def test_what_was_refused_is_not_left_to_recover(shop: Path) -> None:
    (shop / CASE).chmod(0o444)
    refused = program("set", "order-processing", "goal", "x", cwd=shop)
    assert refused.code == 2
    assert f"{CASE} can't be written" in refused.err
    assert program("recover", cwd=shop).err == "There is nothing to recover.\n"


def test_two_at_once_both_win(shop: Path) -> None:
    ways = [f"steps.{name}.notes" for name in ("place", "confirm", "pack", "deliver")]
    running = [
        subprocess.Popen([PROGRAM, "set", "order-processing", way, way], cwd=shop, env=environment(), stdout=-3)
        for way in ways
    ]
    assert [one.wait(timeout=60) for one in running] == [0] * len(ways)
    data = data_of(shop / CASE)
    assert [step(data, way.split(".")[1])["notes"] for way in ways] == ways
