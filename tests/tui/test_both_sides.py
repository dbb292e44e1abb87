"""A merge in git has left two sides in a file: what holds is decided in the editor, field by field."""

import subprocess
import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot
from usecases_tui.app import Editor
from usecases_tui.desk import Spot

from tests.git.lab import CASE, ORDER, Lab, begun, lonely, with_library
from tests.tui.screen import SMALL, must_look_as, play, press, shown
from tests.tui.tmux import Tmux
from usecases.reading.compose import compose

OURS = ORDER.replace("2bh", "3bh").replace("Packs the goods\n", "Packs the goods  # in the cellar\n")
THEIRS = ORDER.replace("within: 2bh", "within: 4bh").replace("action: Asks for goods", "action: Orders goods")


def merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ours: str = OURS, theirs: str = THEIRS) -> Lab:
    """A library of which two branches say different things, while the merge of them isn't ended."""
    lonely(monkeypatch, tmp_path / "home")
    lab = begun(tmp_path / "shop")
    with_library(lab)
    lab.git("switch", "-qc", "quicker")
    lab.put(CASE, theirs)
    lab.commit("Theirs")
    lab.git("switch", "-q", "main")
    lab.put(CASE, ours)
    lab.commit("Ours")
    done = subprocess.run(["git", "merge", "quicker"], cwd=lab.folder, capture_output=True, check=False)
    assert done.returncode == 1
    return lab


def status(lab: Lab) -> str:
    return lab.git("status", "--porcelain", "--", CASE).strip()


async def until(pilot: Pilot[int], words: str) -> None:
    for _ in range(200):
        if words in shown(pilot):
            return
        await pilot.pause(0.05)
    raise AssertionError(shown(pilot))


def test_the_page_names_the_key_and_the_sides_are_named_as_in_git(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lab = merged(tmp_path, monkeypatch)

    async def script(pilot: Pilot[int]) -> None:
        await until(pilot, "Shift+F2 brings both sides")
        await press(pilot, "shift+f2")
        await until(pilot, "changed on both sides of the merge")
        text = shown(pilot)
        for words in ("main", "quicker", "before", "3 working hours", "4 working hours", "2 working hours", "1/1"):
            assert words in text
        assert "on disk" not in text
        must_look_as(pilot, "both-sides", pilot.app.screen.query_one(".box"))

    play(lab.folder, script, size=SMALL, begin_at=CASE)
    assert status(lab).startswith("UU")


@pytest.mark.parametrize(("key", "within"), [("1", "3bh"), ("2", "4bh"), ("3", "2bh")])
def test_what_is_chosen_and_all_else_of_both_is_in_the_file(
    key: str, within: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lab = merged(tmp_path, monkeypatch)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f2")
        await until(pilot, "both sides of the merge")
        await press(pilot, key, "enter")
        await until(pilot, "git add")
        await press(pilot, "ctrl+s")

    play(lab.folder, script, begin_at=CASE)
    text = (lab.folder / CASE).read_text("utf-8")
    assert text == THEIRS.replace("4bh", within).replace("Packs the goods\n", "Packs the goods  # in the cellar\n")
    assert status(lab).startswith("UU"), "git is told by whoever decides, not by the editor"
    lab.git("add", CASE)
    lab.git("commit", "-qm", "Merged")


def test_escape_and_undo_leave_the_marks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lab = merged(tmp_path, monkeypatch)
    before = (lab.folder / CASE).read_bytes()

    async def script(pilot: Pilot[int]) -> None:
        assert isinstance(pilot.app, Editor)
        await press(pilot, "shift+f2")
        await until(pilot, "both sides of the merge")
        await press(pilot, "escape")
        assert pilot.app.desk.session.unsaved() == []
        await press(pilot, "shift+f2")
        await until(pilot, "both sides of the merge")
        await press(pilot, "4", "enter")
        await until(pilot, "git add")
        assert pilot.app.desk.session.unsaved() == [CASE]
        await press(pilot, "ctrl+z")
        assert pilot.app.desk.session.files.content(CASE) == before

    play(lab.folder, script, begin_at=CASE)


def test_sides_that_agree_by_what_they_mean_need_no_decision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    one = ORDER.replace("within: 2bh", "within: 3bh")
    other = ORDER.replace("action: Asks for goods", "action: Orders goods")
    lab = merged(tmp_path, monkeypatch, one, other)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f2")
        await until(pilot, "git add")
        await press(pilot, "ctrl+s")

    play(lab.folder, script, begin_at=CASE)
    expected = one.replace("action: Asks for goods", "action: Orders goods")
    assert (lab.folder / CASE).read_text("utf-8") == expected


def test_a_file_that_both_sides_have_added(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lonely(monkeypatch, tmp_path / "home")
    lab = begun(tmp_path / "shop")
    with_library(lab)
    path = "use-cases/sales/ask.yaml"
    lab.git("switch", "-qc", "quicker")
    lab.put(path, "id: ask\ntitle: Ask the buyer\ngoal: To know\n")
    lab.commit()
    lab.git("switch", "-q", "main")
    lab.put(path, "id: ask\ntitle: Ask a buyer\nlanguage: en\n")
    lab.commit()
    subprocess.run(["git", "merge", "quicker"], cwd=lab.folder, capture_output=True, check=False)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f2")
        await until(pilot, "both sides of the merge")
        await press(pilot, "2", "enter")
        await until(pilot, "git add")
        await press(pilot, "ctrl+s")

    play(lab.folder, script, begin_at=path)
    data = compose((lab.folder / path).read_text("utf-8")).data
    assert data == {"id": "ask", "title": "Ask the buyer", "goal": "To know", "language": "en"}


def test_where_there_is_nothing_to_bring_together_that_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lonely(monkeypatch, tmp_path / "home")
    lab = begun(tmp_path / "shop")
    with_library(lab)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f2")
        await until(pilot, "no merge in git has left two sides")
        assert "Shift+F2" not in shown(pilot)

    play(lab.folder, script, begin_at=CASE)


def test_a_side_that_cannot_be_read_and_one_that_is_deleted_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    lab = merged(tmp_path, monkeypatch, OURS + "steps: [\n", THEIRS)

    async def unreadable(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f2")
        await until(pilot, "Choose at each mark in the text")

    play(lab.folder, unreadable, begin_at=CASE)
    lab.git("merge", "--abort")
    lab.git("rm", "-q", CASE)
    lab.git("commit", "-qm", "Gone")
    subprocess.run(["git", "merge", "quicker"], cwd=lab.folder, capture_output=True, check=False)

    async def deleted(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f2")
        await until(pilot, "was deleted on one side")

    play(lab.folder, deleted, begin_at=CASE)


def test_a_name_of_a_branch_drives_no_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lab = merged(tmp_path, monkeypatch)
    text = (lab.folder / CASE).read_text("utf-8")
    (lab.folder / CASE).write_text(
        text.replace(">>>>>>> quicker", ">>>>>>> [red]a\x1b[31mvery/long/name/of/it"), "utf-8"
    )

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f2")
        await until(pilot, "both sides of the merge")
        assert "[red]a" in shown(pilot)
        assert "\x1b" not in shown(pilot)

    play(lab.folder, script, begin_at=CASE)


def test_in_a_real_terminal_a_real_merge_comes_to_its_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lab = merged(tmp_path, monkeypatch)
    with Tmux([sys.executable, "-m", "usecases", "edit", "order"], width=100, height=30, folder=lab.folder) as tmux:
        tmux.wait_for("Shift+F2")
        tmux.press("S-F2")
        tmux.wait_for("4 working hours")
        tmux.type("2")
        tmux.wait_for("(•) quicker")
        tmux.press("Enter")
        tmux.wait_for("git add")
        tmux.press("C-s")
        tmux.wait_for("1 file saved")
        tmux.press("C-q")
        assert tmux.wait_for_end() == 0
    lab.git("add", CASE)
    lab.git("commit", "-qm", "Merged")
    assert "within: 4bh" in (lab.folder / CASE).read_text("utf-8")


def test_a_spot_in_the_list_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lab = merged(tmp_path, monkeypatch)

    async def script(pilot: Pilot[int]) -> None:
        assert isinstance(pilot.app, Editor)
        await press(pilot, "down")
        assert pilot.app.spot in (None, Spot(CASE))
        await press(pilot, "shift+f2")
        await until(pilot, "both sides of the merge")

    play(lab.folder, script)
