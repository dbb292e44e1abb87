"""What differs from git's last commit, in words; opened, discarded, undone. With real git."""

import os
import threading
from pathlib import Path

import pytest
from textual.pilot import Pilot
from usecases_tui.app import Editor
from usecases_tui.desk import Spot
from usecases_tui.git_pane import changes
from usecases_tui.git_pane.changes import ChangesScreen
from usecases_tui.git_pane.differing import Differing, NothingToSee, differing
from usecases_tui.git_pane.rows import ChangeKey

from tests.git.lab import CASE, ORDER, Lab, begun, lonely, with_library
from tests.tui.screen import SMALL, WIDE, must_look_as, play, press, quiet, shown
from usecases.editing.fields import SetField
from usecases.editing.renaming import RenameId
from usecases.editing.whole_text import DiscardChanges
from usecases.git.changed import ChangedFile, What
from usecases.validation.standing import IdKind

LATER = ORDER.replace("2bh", "3bh")
DEADLINE = "Step 1 “Asks for goods”, deadline: 2 working hours → 3 working hours"
GOAL = SetField(CASE, ("goal",), "Goods by tomorrow")


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lab:
    lonely(monkeypatch, tmp_path / "home")
    return begun(tmp_path / "work")


@pytest.fixture
def root(lab: Lab) -> Path:
    return with_library(lab, "library/")


def editor_of(pilot: Pilot[int]) -> Editor:
    assert isinstance(pilot.app, Editor)
    return pilot.app


def line_with(pilot: Pilot[int], words: str) -> int:
    return next(number for number, line in enumerate(shown(pilot).split("\n")) if words in line)


# what differs, as data


def test_what_is_not_saved_counts_in_place_of_what_is_on_the_disk(lab: Lab, root: Path) -> None:
    lab.put(f"library/{CASE}", LATER)
    found = differing(root, {CASE: ORDER.encode(), "roles.yaml": b"roles: []\n", "use-cases/new.yaml": b"id: new\n"})
    assert found.files == (
        ChangedFile("roles.yaml", What.CHANGED),
        ChangedFile("use-cases/new.yaml", What.NEW),
    )


def test_line_ends_that_git_keeps_in_another_way_are_no_difference(lab: Lab, root: Path) -> None:
    lab.git("config", "core.autocrlf", "true")
    lab.put(f"library/{CASE}", LATER)
    assert differing(root, {CASE: ORDER.replace("\n", "\r\n").encode()}).files == ()


def test_a_use_case_that_got_another_id_is_one_file(root: Path) -> None:
    new = "use-cases/sales/buy.yaml"
    unsaved = {CASE: None, new: LATER.replace("id: order", "id: buy").encode()}
    found = differing(root, unsaved)
    assert found.files == (ChangedFile(new, What.RENAMED, CASE),)
    said = [one.said() for one in found.compared(found.files)[found.files[0]].changes]
    assert said == ["Id: order → buy", DEADLINE]
    assert found.at_head(found.files[0]) == ORDER.encode()


def test_a_renamed_file_that_is_written_again_is_no_new_one(lab: Lab, root: Path) -> None:
    (root / CASE).rename(root / "use-cases/buy.yaml")
    found = differing(root, {CASE: ORDER.encode()})
    assert found.files == (ChangedFile("use-cases/buy.yaml", What.NEW),)


def test_a_file_renamed_on_disk_stays_one_beside_what_is_not_saved(lab: Lab, root: Path) -> None:
    (root / CASE).rename(root / "use-cases/buy.yaml")
    found = differing(root, {"roles.yaml": b"roles: []\n"})
    assert found.files == (
        ChangedFile("roles.yaml", What.CHANGED),
        ChangedFile("use-cases/buy.yaml", What.RENAMED, CASE),
    )


def test_without_a_repository_it_is_said_what_can_be_done(tmp_path: Path, lab: Lab) -> None:
    lab.folder.rename(tmp_path / "elsewhere")
    (tmp_path / "alone").mkdir()
    with pytest.raises(NothingToSee, match=r"isn't in a git repository.*works without git"):
        differing(tmp_path / "alone", {})


def test_without_git_it_is_said_what_can_be_done(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NothingToSee, match=r"git isn't installed.*works without git"):
        differing(root, {})


def test_gits_own_words_are_told_where_it_refuses(lab: Lab, root: Path) -> None:
    (lab.folder / ".git/config").write_text("[core\n", encoding="utf-8")
    with pytest.raises(NothingToSee, match="config"):
        differing(root, {})


# on the screen


def test_what_differs_is_told_in_words_the_open_file_first(lab: Lab, root: Path) -> None:
    (root / "roles.yaml").unlink()
    lab.put("library/measurements/a.csv", "date,kpi,value\n")
    lab.put("library/notes.txt", "none of the library's files")
    lab.put(f"library/{CASE}", LATER)

    async def script(pilot: Pilot[int]) -> None:
        editor_of(pilot).do(GOAL)
        await press(pilot, "f9")
        text = shown(pilot)
        assert DEADLINE in text
        assert "Goal: new: “Goods by tomorrow”" in text
        assert "2 changes · ● not saved · order" in text
        assert "Roles  deleted · roles.yaml" in text
        assert "measurements/a.csv  new file" in text
        assert "notes.txt" not in text
        assert line_with(pilot, "Order goods") < line_with(pilot, "measurements/a.csv") < line_with(pilot, "Roles")

    play(root, script, begin_at=CASE)


def test_enter_folds_a_file_and_leads_to_a_change(lab: Lab, root: Path) -> None:
    lab.put(f"library/{CASE}", ORDER.replace("Packs the goods", "Packs"))

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f9")
        assert "Packs the goods" in shown(pilot)
        await press(pilot, "enter")
        assert "Packs the goods" not in shown(pilot)
        await press(pilot, "f5")
        assert "Packs the goods" in shown(pilot)
        await press(pilot, "f5", "enter", "down", "enter")
        assert len(pilot.app.screen_stack) == 1
        assert editor_of(pilot).spot == Spot(CASE, ("steps", "pack"))

    play(root, script)


def test_changes_are_discarded_after_a_question_and_undo_brings_them_back(lab: Lab, root: Path) -> None:
    lab.put(f"library/{CASE}", LATER)

    async def script(pilot: Pilot[int]) -> None:
        files = editor_of(pilot).desk.session.files
        await press(pilot, "f9")
        await press(pilot, "delete")
        assert "Discard these changes?" in shown(pilot)
        assert DEADLINE in shown(pilot)
        await press(pilot, "1")
        assert files.content(CASE) == LATER.encode()
        await press(pilot, "delete", "2")
        assert files.content(CASE) == ORDER.encode()
        assert "Everything is as it was at the last commit." in shown(pilot)
        assert "Not everything is saved yet; Ctrl+S saves it." in shown(pilot)
        assert (root / CASE).read_text("utf-8") == LATER
        await press(pilot, "ctrl+я")
        assert files.content(CASE) == LATER.encode()
        assert DEADLINE in shown(pilot)
        await press(pilot, "ctrl+y", "ctrl+s")
        assert (root / CASE).read_text("utf-8") == ORDER
        assert "Not everything" not in shown(pilot)

    play(root, script, begin_at=CASE)


def test_a_new_file_goes_away_and_a_deleted_one_comes_back(lab: Lab, root: Path) -> None:
    lab.put("library/use-cases/new.yaml", "id: new\ntitle: New\n")
    (root / CASE).unlink()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f9")
        assert "Order goods  deleted · order" in shown(pilot)
        await press(pilot, "down", "enter")
        assert "The file is deleted." in shown(pilot)
        await press(pilot, "delete")
        assert "The file comes back" in shown(pilot)
        await press(pilot, "2")
        assert "Order goods" not in shown(pilot)
        await press(pilot, "home", "delete")
        assert "the whole file goes away" in shown(pilot)
        await press(pilot, "2", "ctrl+s")

    play(root, script)
    assert (root / CASE).read_text("utf-8") == ORDER
    assert not (root / "use-cases/new.yaml").exists()


def test_another_id_is_taken_back_in_all_files(root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        editor_of(pilot).do(RenameId(IdKind.USE_CASE, "order", "buy"))
        await press(pilot, "f9")
        assert "renamed" in shown(pilot)
        assert f"It stood in {CASE}." in shown(pilot)
        await press(pilot, "delete", "2")
        assert editor_of(pilot).desk.session.unsaved() == []

    play(root, script)


def test_what_changed_in_the_open_file_only(lab: Lab, root: Path) -> None:
    (root / "roles.yaml").unlink()

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "ctrl+p", *"what", "space", *"changed")
        await press(pilot, "enter")
        assert "What changed in order" in shown(pilot)
        assert "This file is as it was at the last commit." in shown(pilot)
        editor_of(pilot).do(GOAL)
        await quiet(pilot)
        assert "Goal: new: “Goods by tomorrow”" in shown(pilot)
        assert "Roles" not in shown(pilot)

    play(root, script, begin_at=CASE)


def test_where_nothing_is_open_this_is_said_instead(root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        editor_of(pilot).action_changes_here()
        await quiet(pilot)
        assert "Open a use case first." in shown(pilot)

    play(root, script)


def test_a_change_by_others_is_seen_while_the_list_is_open(lab: Lab, root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f9")
        assert "Everything is as it was" in shown(pilot)
        lab.put(f"library/{CASE}", LATER)
        editor_of(pilot).disk_changed.publish(frozenset([CASE]))
        await quiet(pilot)
        assert DEADLINE in shown(pilot)

    play(root, script)


def test_without_git_the_screen_says_so_and_nothing_else_is_missing(tmp_path: Path, lab: Lab) -> None:
    root = with_library(lab)
    (lab.folder / ".git").rename(tmp_path / "git")

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f9")
        assert "This library isn't in a git repository" in shown(pilot)
        await press(pilot, "delete", "f3", "f5", "enter", "escape")
        editor_of(pilot).do(GOAL)
        await press(pilot, "ctrl+s")
        assert "1 file saved." in shown(pilot)

    play(root, script, begin_at=CASE)


def test_a_conflict_is_settled_before_anything_is_discarded(lab: Lab, root: Path) -> None:
    lab.put(f"library/{CASE}", LATER)
    lab.commit("Ours")
    lab.git("switch", "-q", "-c", "other", "HEAD~1")
    lab.put(f"library/{CASE}", ORDER.replace("2bh", "4bh"))
    lab.commit("Theirs")
    with pytest.raises(AssertionError):
        lab.git("merge", "-q", "main")

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f9")
        assert "a conflict of two changes" in shown(pilot)
        await press(pilot, "delete")
        assert "Settle it first" in shown(pilot)
        assert isinstance(pilot.app.screen, ChangesScreen)

    play(root, script)


def test_no_key_waits_for_git(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    go_on = threading.Event()

    def slow(*_: object) -> Differing:
        go_on.wait(60)
        raise NothingToSee("late")

    monkeypatch.setattr(changes, "differing", slow)

    async def script(pilot: Pilot[int]) -> None:
        await pilot.press("f9")
        await pilot.pause()
        assert "Looking at what has changed…" in shown(pilot)
        await pilot.press("down", "delete", "f5", "escape")
        await pilot.pause()
        assert len(pilot.app.screen_stack) == 1
        go_on.set()

    play(root, script)


def test_nothing_in_a_file_drives_the_terminal(lab: Lab, root: Path) -> None:
    name = "use-cases/[red]a.yaml" if os.name == "nt" else "use-cases/[red]\x1b[31m\u202ea.yaml"
    lab.put(f"library/{name}", "id: a\ntitle: '[bold]x[/bold]'\n")
    lab.put(f"library/{CASE}", ORDER.replace("title: Order goods", 'title: "[red]\\e[31mred\\u202E"'))

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f9")
        assert "[bold]x[/bold]" in shown(pilot)
        assert "[red]␛[31mred·" in shown(pilot)
        assert not set(shown(pilot)) & {"\x1b", "\u202e"}
        await press(pilot, "delete")
        assert "Discard these changes?" in shown(pilot)
        assert not set(shown(pilot)) & {"\x1b", "\u202e"}

    play(root, script)


def test_the_editor_knows_which_files_differ_on_disk(lab: Lab, root: Path) -> None:
    told: list[frozenset[str]] = []
    lab.put(f"library/{CASE}", LATER)

    async def script(pilot: Pilot[int]) -> None:
        editor = editor_of(pilot)
        await quiet(pilot)
        assert editor.marking.paths == {CASE}
        editor.differing.subscribe(editor, told.append)
        editor.disk_changed.publish(frozenset([CASE]))
        await quiet(pilot)
        assert told == []
        editor.do(DiscardChanges(CASE, ORDER.encode()))
        editor.action_save()
        editor.disk_changed.publish(frozenset([CASE]))
        await quiet(pilot)
        assert told == [frozenset()]

    play(root, script)


def test_the_list_of_use_cases_has_a_sign_for_what_is_not_in_the_last_commit(lab: Lab, root: Path) -> None:
    lab.put(f"library/{CASE}", LATER)
    lab.put("library/use-cases/sales/pay.yaml", "id: pay\ntitle: Pay\n")
    lab.git("add", "library/use-cases/sales/pay.yaml")
    lab.git("commit", "-qm", "Pay")
    (root / "roles.yaml").write_text("roles: []\n", encoding="utf-8")

    def line(pilot: Pilot[int], name: str) -> str:
        return next(line for line in shown(pilot).split("\n") if name in line)

    async def script(pilot: Pilot[int]) -> None:
        await quiet(pilot)
        assert "~" in line(pilot, "Order goods")
        assert "~" in line(pilot, "Roles")
        assert "~" not in line(pilot, "Pay")
        editor_of(pilot).do(GOAL)
        await quiet(pilot)
        assert "●" in line(pilot, "Order goods")
        assert "~" not in line(pilot, "Order goods")

    play(root, script, size=SMALL)


def test_of_very_many_files_those_that_are_seen_are_compared(lab: Lab, root: Path) -> None:
    for number in range(120):
        lab.put(f"library/use-cases/many/x{number:03}.yaml", f"id: x{number:03}\ntitle: X {number}\nsteps: []\n")
    lab.put(f"library/{CASE}", LATER)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f9")
        screen = pilot.app.screen
        assert isinstance(screen, ChangesScreen)
        assert DEADLINE in shown(pilot)  # of the open one; the others are folded
        assert sum(isinstance(row.key, ChangeKey) for row in screen.sheet.rows) == 1
        await press(pilot, "end")
        assert "Publish these changes…" in shown(pilot)
        assert "X 119" in shown(pilot)
        assert "X 60 " not in shown(pilot)
        await press(pilot, *["pageup"] * 2)
        assert "X 60 " in shown(pilot)

    play(root, script, begin_at=CASE)


@pytest.mark.parametrize("size", [WIDE, SMALL, (40, 10)])
def test_the_list_of_changes_looks_as_it_should(
    lab: Lab, root: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "ru")
    case = ORDER.replace("Order goods", "Заказ товара").replace("Asks for goods", "Просит привезти товар")
    lab.put(f"library/{CASE}", case)
    lab.put("library/use-cases/sales/call.yaml", "id: call\ntitle: Звонок покупателя\n")
    lab.commit("Перевод")
    lab.put(f"library/{CASE}", case.replace("2bh", "3bh").replace("end: failure", "resume: ask"))
    lab.put("library/use-cases/sales/pay.yaml", "id: pay\ntitle: Оплата заказа\n")
    (root / "use-cases/sales/call.yaml").unlink()

    async def script(pilot: Pilot[int]) -> None:
        editor_of(pilot).do(SetField("roles.yaml", ("roles", "buyer", "title"), "Покупатель"))
        await press(pilot, "f9")
        must_look_as(pilot, f"changes-{size[0]}x{size[1]}", pilot.app.screen.query_one(".box"))
        if size == SMALL:
            await press(pilot, "delete")
            must_look_as(pilot, "discarding-80x24", pilot.app.screen.query_one(".box"))

    play(root, script, size=size, begin_at=CASE)
