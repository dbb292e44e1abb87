"""Export and the real diagram: from the editor into files."""

import asyncio
import os
import stat
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from usecases_exporters.protocol import ExportError
from usecases_tui import settings
from usecases_tui.app import Editor
from usecases_tui.preview import picture
from usecases_tui.preview.exporting import formats
from usecases_tui.preview.picture import viewer_for, write_picture
from usecases_tui.preview.running import Exporting
from usecases_tui.unsaved_library import library_around

from tests.tui.screen import library, must_look_as, play, press, quiet, shown, write
from usecases.editing.fields import SetField
from usecases.editing.session import Session

ORDER = "use-cases/fulfilment/order-processing.yaml"
CASES = 28


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder whose path is short enough to be seen whole."""
    with tempfile.TemporaryDirectory(prefix="uc") as folder:
        yield Path(folder)


@pytest.fixture(autouse=True)
def own_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "settings_folder", lambda: tmp_path / "settings")


def editor_of(pilot: Pilot[int]) -> Editor:
    assert isinstance(pilot.app, Editor)
    return pilot.app


async def begin(pilot: Pilot[int], form: str) -> None:
    """Ask for an export of a format, and choose it."""
    await editor_of(pilot).run_action("export")
    await quiet(pilot)
    await write(pilot, form)
    await press(pilot, "enter")


# exporting


def test_this_use_case_is_exported_to_the_folder_that_is_proposed(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await begin(pilot, "markdown")
        await press(pilot, "1")
        assert str(tmp_path / "build" / "markdown") in shown(pilot)
        await press(pilot, "enter")
        assert "files written: 2" in shown(pilot)

    play(library(tmp_path), script, begin_at=ORDER, size=(240, 45))
    assert {file.name for file in (tmp_path / "build" / "markdown").iterdir()} == {
        "order-processing.md",
        "order-processing.svg",
    }


def test_the_whole_library_goes_to_a_folder_that_is_typed_and_proposed_the_next_time(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await begin(pilot, "json")
        await write(pilot, str(tmp_path / "elsewhere"))
        await press(pilot, "enter")
        assert f"files written: {CASES}" in shown(pilot)
        await begin(pilot, "dot")
        assert "elsewhere  last time" in shown(pilot)

    play(library(tmp_path), script, size=(240, 45))
    assert len(list((tmp_path / "elsewhere").iterdir())) == CASES


def test_what_is_not_saved_is_saved_first_or_left_out_as_one_wants(tmp_path: Path) -> None:
    root = library(tmp_path)
    before = (root / ORDER).read_bytes()

    async def change_and_export(pilot: Pilot[int], title: str, answer: str) -> None:
        editor_of(pilot).do(SetField(ORDER, ("title",), title))
        await begin(pilot, "json")
        await press(pilot, "1", "enter")
        assert "1 file isn’t saved." in shown(pilot)
        await press(pilot, answer)

    file = tmp_path / "build" / "json" / "order-processing.json"

    async def script(pilot: Pilot[int]) -> None:
        await change_and_export(pilot, "Первый раз", "2")
        assert (root / ORDER).read_bytes() == before
        assert "Первый раз" not in file.read_text(encoding="utf-8")
        await change_and_export(pilot, "Второй раз", "1")
        assert "Второй раз" in file.read_text(encoding="utf-8")
        assert not editor_of(pilot).desk.session.unsaved()

    play(root, script, begin_at=ORDER)


def test_why_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")

    async def script(pilot: Pilot[int]) -> None:
        await begin(pilot, "json")
        await write(pilot, str(tmp_path / "file"))
        await press(pilot, "enter")
        last = shown(pilot).splitlines()[-2]
        assert last.startswith(" ! ")
        assert "Traceback" not in shown(pilot)

    play(library(tmp_path), script, size=(240, 45))


def test_escape_stops_an_export_and_leaves_whole_files_only(tmp_path: Path) -> None:
    """The process is held at its first file until it is told to stop."""
    root = library(tmp_path)
    target = tmp_path / "out"

    async def script(pilot: Pilot[int]) -> None:
        editor = editor_of(pilot)
        screen = Exporting(root, ["handbook", "-o", str(target)])
        outcome: asyncio.Future[tuple[str, bool] | None] = asyncio.get_running_loop().create_future()
        editor.push_screen(screen, outcome.set_result)
        async with asyncio.timeout(30):
            while screen._process is None:
                await pilot.pause(0.01)
        await pilot.press("escape")
        assert await asyncio.wait_for(outcome, 60) == (
            "The export was stopped. What was finished before is in its folder.",
            False,
        )
        assert screen._process.returncode

    play(root, script)
    files = list(target.rglob("*")) if target.exists() else []
    assert not [file for file in files if file.is_file() and file.suffix not in (".md", ".svg", ".png")]


def test_how_far_it_is_looks_as_it_should(tmp_path: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        class Held(Exporting):
            async def _work(self) -> None:
                self._show_progress(12, 28)

        editor_of(pilot).push_screen(Held(tmp_path, []))
        await quiet(pilot)
        must_look_as(pilot, "export-progress", pilot.app.screen.query_one(".box"))

    play(library(tmp_path), script)


def test_every_format_can_be_chosen_and_a_diagram_by_roles_too() -> None:
    values = [choice.value for choice in formats()]
    assert {"markdown", "handbook", "svg", "svg --lanes", "png", "json", "dot"} <= set(values)


# the real diagram


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    files: list[Path] = []

    def open_file(file: Path) -> bool:
        files.append(file)
        return True

    monkeypatch.setattr(picture, "open_file", open_file)
    return files


def test_the_diagram_of_what_is_not_saved_is_opened_by_its_key(tmp_path: Path, opened: list[Path]) -> None:
    async def script(pilot: Pilot[int]) -> None:
        editor_of(pilot).do(SetField(ORDER, ("steps", "pack", "action"), "Взвешивает"))
        await press(pilot, "shift+f6")
        assert "The diagram was opened: " in shown(pilot)

    play(library(tmp_path), script, begin_at=ORDER)
    (file,) = opened
    assert file.name == "order-processing.svg"
    assert "Взвешивает" in file.read_text(encoding="utf-8")
    if os.name == "posix":
        assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_pictures_are_drawn_by_roles_and_as_pixels(tmp_path: Path) -> None:
    session = Session.open(library(tmp_path))
    around = library_around(session.files, ORDER)
    session.give_up()
    plain = write_picture(around, ORDER, "svg").read_bytes()
    assert write_picture(around, ORDER, "svg", lanes=True).read_bytes() != plain
    assert write_picture(around, ORDER, "png").read_bytes().startswith(b"\x89PNG")


def test_where_there_is_no_screen_the_path_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(picture, "open_file", lambda _file: False)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f6")
        assert "The diagram is here: " in shown(pilot)

    play(library(tmp_path), script, begin_at=ORDER)


def test_what_the_renderer_has_to_say_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_given: object, **_options: object) -> Path:
        raise ExportError("No Graphviz found")

    monkeypatch.setattr(picture, "write_picture", fail)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f6")
        assert "! No Graphviz found" in shown(pilot)

    play(library(tmp_path), script, begin_at=ORDER)


@pytest.mark.parametrize(
    ("platform", "environment", "viewer"),
    [
        ("linux", {"DISPLAY": ":0"}, "xdg-open"),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0", "SSH_CONNECTION": "x"}, "xdg-open"),
        ("linux", {"SSH_CONNECTION": "x"}, None),
        ("linux", {}, None),
        ("darwin", {}, "open"),
        ("darwin", {"SSH_CONNECTION": "x"}, None),
    ],
)
def test_a_viewer_is_asked_only_where_there_is_a_screen(
    platform: str, environment: dict[str, str], viewer: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("shutil.which", lambda name: name)
    assert viewer_for(platform, environment) == viewer


def test_the_viewer_says_nothing_to_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    viewer = tmp_path / "xdg-open"
    viewer.write_text(f'#!/bin/sh\necho garbage; echo garbage >&2; echo "$1" > {tmp_path}/asked\n', encoding="utf-8")
    viewer.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setenv("DISPLAY", ":0")
    monkeypatch.setattr("sys.platform", "linux")
    started: list[subprocess.Popen[bytes]] = []
    popen = subprocess.Popen

    def start(*given: Any, **options: Any) -> None:
        started.append(popen(*given, **options))

    monkeypatch.setattr(subprocess, "Popen", start)
    assert picture.open_file(Path("picture.svg"))
    assert started[0].wait(10) == 0
    assert (tmp_path / "asked").read_text(encoding="utf-8") == "picture.svg\n"
    assert capfd.readouterr() == ("", "")
