"""Publishing on the screen: every step said, each done on its own Enter. With real git and a bare repository."""

import os
import threading
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from textual.pilot import Pilot
from usecases_tui.app import Editor
from usecases_tui.git_pane import publishing
from usecases_tui.git_pane.proposal import LONGEST_BODY, Proposal
from usecases_tui.git_pane.publish_rows import BODY, Failure, State, rows_of
from usecases_tui.git_pane.publishing import PublishingScreen
from usecases_tui.preview import picture
from usecases_tui.sheet.row import Writing

from tests.git.lab import CASE, ORDER, Lab, begun, lonely, with_library, with_remote
from tests.tui.screen import SMALL, WIDE, must_look_as, play, press, quiet, shown, write
from usecases.editing.fields import SetField
from usecases.publishing.plan import Publication, prepare

LATER = ORDER.replace("2bh", "3bh")
GOAL = SetField(CASE, ("goal",), "Goods by tomorrow")
BRANCH = "order-2026-11-22"
DAY = date(2026, 11, 22)
posix = pytest.mark.skipif(os.name == "nt", reason="POSIX only: scripts as hooks")


class _Today(date):
    @classmethod
    def today(cls) -> "_Today":
        return cls(2026, 11, 22)


@pytest.fixture
def lab(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lab:
    lonely(monkeypatch, tmp_path / "home")
    monkeypatch.setattr(publishing, "date", _Today)
    monkeypatch.setattr(publishing, "_HELD", 0)
    return begun(tmp_path / "work")


@pytest.fixture
def root(lab: Lab) -> Path:
    """A library of which one use case is changed."""
    root = with_library(lab, "library/")
    lab.put(f"library/{CASE}", LATER)
    return root


@pytest.fixture
def remote(lab: Lab, root: Path, tmp_path: Path) -> Lab:
    return with_remote(lab, tmp_path / "bare.git")


def editor_of(pilot: Pilot[int]) -> Editor:
    assert isinstance(pilot.app, Editor)
    return pilot.app


def rows_on(pilot: Pilot[int]) -> str:
    """All rows of the screen, in view or not."""
    screen = pilot.app.screen
    assert isinstance(screen, PublishingScreen)
    rows = screen.sheet.rows
    return "\n".join("".join(span.text for span in (*row.lead, *row.tail)) + row.text for row in rows)


def hook(lab: Lab, name: str, script: str) -> Path:
    place = lab.folder / ("hooks" if (lab.folder / "hooks").exists() else ".git/hooks") / name
    place.parent.mkdir(exist_ok=True)
    place.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    place.chmod(0o755)
    return place


TO_THE_STEPS = ("enter", "enter")
"""From the branch to the title, and from there to the first step."""


def test_each_step_is_said_before_and_done_on_its_own_enter(lab: Lab, root: Path, remote: Lab) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f9")
        text = shown(pilot)
        assert f"1 Begin the branch “{BRANCH}”; your files stay as they are  ← Enter" in text
        assert f"git switch -c {BRANCH}" in text
        assert "3 Record the change in git: order: step 1: deadline" in text
        assert f"git commit --cleanup=whitespace -F - --only -- {CASE}" in text
        assert f"4 Send the branch “{BRANCH}” to origin" in text
        assert "- Step 1 “Asks for goods”, deadline: 2 working hours → 3 working hours" in text
        await press(pilot, *TO_THE_STEPS)
        assert lab.git("branch", "--show-current").strip() == "main"
        await press(pilot, "enter")
        assert lab.git("branch", "--show-current").strip() == BRANCH
        assert lab.git("diff", "--cached", "--name-only") == ""
        assert f"✓ You are on the branch “{BRANCH}” now." in shown(pilot)
        await press(pilot, "enter")
        assert lab.git("diff", "--cached", "--name-only").strip() == f"library/{CASE}"
        assert lab.git("log", "-1", "--format=%s").strip() == "A library"
        await press(pilot, "enter")
        assert lab.git("log", "-1", "--format=%s").strip() == "order: step 1: deadline"
        assert remote.git("branch", "--list", BRANCH) == ""
        await press(pilot, "enter")
        assert remote.git("log", "-1", "--format=%s", BRANCH).strip() == "order: step 1: deadline"
        assert "That is all." in shown(pilot)
        assert editor_of(pilot).marking.paths == frozenset()
        await press(pilot, "enter")
        assert len(pilot.app.screen_stack) == 1
        assert "Ask for a review of it there." in shown(pilot)

    play(root, script, begin_at=CASE)


def test_it_is_reached_from_the_list_of_changes(root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "f9")
        await press(pilot, "ctrl+п")
        assert isinstance(pilot.app.screen, PublishingScreen)
        await press(pilot, "escape")
        await press(pilot, "f9")
        await press(pilot, "end", "enter")
        assert isinstance(pilot.app.screen, PublishingScreen)

    play(root, script)


def test_a_key_that_is_held_down_does_one_step(lab: Lab, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publishing, "_HELD", 60)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f9")
        await press(pilot, *TO_THE_STEPS, *["enter"] * 3)
        await press(pilot, "enter")
        assert "← Enter" in shown(pilot)

    play(root, script)
    assert lab.git("branch", "--show-current").strip() == BRANCH
    assert lab.git("diff", "--cached", "--name-only") == ""


def test_steps_are_done_in_their_order(lab: Lab, root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f9")
        await press(pilot, *TO_THE_STEPS, "down", "enter")
        assert "One step after the other" in shown(pilot)

    play(root, script)
    assert lab.git("branch", "--show-current").strip() == "main"


def test_another_branch_and_other_words_are_planned_and_published(lab: Lab, root: Path, remote: Lab) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f9")
        await press(pilot, "ctrl+u")
        await write(pilot, "bad name")
        await press(pilot, "enter")
        assert "✗ A branch can't be called “bad name”." in shown(pilot)
        assert "git switch" not in shown(pilot)
        await press(pilot, "up", "end", "ctrl+u")
        await write(pilot, "срок")
        await press(pilot, "tab", "ctrl+u")
        await press(pilot, "tab")
        assert "The message of the commit is empty." in shown(pilot)
        await press(pilot, "shift+tab")
        await write(pilot, "So agreed")
        await press(pilot, "tab", "enter")
        await write(pilot, "with Ewa")
        await press(pilot, "tab")
        assert "git switch -c 'срок'" in shown(pilot)
        for _step in range(4):
            await press(pilot, "enter")
        assert "That is all." in shown(pilot)

    play(root, script)
    message = remote.git("log", "-1", "--format=%B", "срок").strip()
    assert message.startswith(f"So agreed\n\n{CASE}\n- Step 1")
    assert message.endswith("3 working hours\nwith Ewa")


def test_what_is_not_saved_is_saved_first_if_the_user_wants_it(lab: Lab, root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        editor_of(pilot).do(GOAL)
        await press(pilot, "shift+f9")
        assert "Only what is saved can be published." in shown(pilot)
        assert "Goal: new: “Goods by tomorrow”" in shown(pilot)
        await press(pilot, "2")
        assert len(pilot.app.screen_stack) == 1
        assert (root / CASE).read_text("utf-8") == LATER
        await press(pilot, "shift+f9")
        await press(pilot, "1")
        assert "goal: Goods by tomorrow" in (root / CASE).read_text("utf-8")
        assert "- Goal: new: “Goods by tomorrow”" in shown(pilot)

    play(root, script)


@posix
def test_a_step_that_fails_says_why_and_can_be_tried_again(lab: Lab, root: Path, remote: Lab) -> None:
    check = hook(lab, "pre-commit", "echo 'step 1 is \033[31m[bold]red\007'; exit 1")

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f9")
        await press(pilot, *TO_THE_STEPS)
        for _step in range(3):
            await press(pilot, "enter")
        text = shown(pilot)
        assert "✗ Record the change in git" in text
        assert "! The commit wasn't made." in text
        assert "│ step 1 is \\x1b[31m[bold]red\\x07" in text
        check.unlink()
        await press(pilot, "enter")
        assert "✓ Recorded as" in shown(pilot)
        assert "step 1 is" not in shown(pilot)
        await press(pilot, "enter")
        assert "That is all." in shown(pilot)

    play(root, script)
    assert remote.git("log", "-1", "--format=%s", BRANCH).strip() == "order: step 1: deadline"


@posix
def test_words_that_a_check_refuses_can_be_written_anew_and_the_rest_stays(lab: Lab, root: Path) -> None:
    hook(lab, "commit-msg", "head -1 $1 | grep -q 'TASK-1' || { echo 'no task'; exit 1; }")

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f9")
        await press(pilot, "enter")
        await write(pilot, " so agreed")
        await press(pilot, "enter")
        for _step in range(3):
            await press(pilot, "enter")
        assert "│ no task" in shown(pilot)
        await press(pilot, "f5")
        assert "You are on this branch already." in shown(pilot)
        await press(pilot, "tab")
        await write(pilot, " TASK-1")
        await press(pilot, "enter")
        await press(pilot, "enter")
        await press(pilot, "enter")
        assert "That is all." in shown(pilot)

    play(root, script)
    assert lab.git("log", "-1", "--format=%s").strip() == "order: step 1: deadline so agreed TASK-1"
    assert lab.git("branch", "--show-current").strip() == BRANCH


@posix
def test_the_address_for_the_review_is_copied_and_opened(
    lab: Lab, root: Path, remote: Lab, monkeypatch: pytest.MonkeyPatch
) -> None:
    address = "https://github.com/firm/library/pull/new/x"
    hook(remote, "post-receive", f"echo 'Create a pull request by visiting:'; echo '  {address}'")
    opened: list[str] = []

    def open_address(one: str) -> bool:
        opened.append(one)
        return len(opened) > 1

    monkeypatch.setattr(publishing, "open_address", open_address)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f9")
        await press(pilot, *TO_THE_STEPS)
        for _step in range(4):
            await press(pilot, "enter")
        assert f"→ {address}" in shown(pilot)
        await press(pilot, "ctrl+c")
        assert pilot.app.clipboard == address
        await press(pilot, "enter")
        assert "There is no browser here that could be opened. Ctrl+C copies the address." in shown(pilot)
        await press(pilot, "enter")
        assert "The address was opened in the browser." in shown(pilot)
        assert opened == [address, address]

    play(root, script)


def test_only_pages_of_the_web_are_opened_as_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    def open_it(what: str) -> bool:
        opened.append(what)
        return True

    monkeypatch.setattr(picture, "_open", open_it)
    assert picture.open_address("https://github.com/firm")
    assert not picture.open_address("file:///etc/passwd")
    assert not picture.open_address("javascript:alert(1)")
    assert opened == ["https://github.com/firm"]


def test_without_a_server_this_is_said_and_it_ends_with_the_commit(lab: Lab, root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f9")
        assert "! This repository has no server to send to" in shown(pilot)
        await press(pilot, *TO_THE_STEPS)
        for _step in range(3):
            await press(pilot, "enter")
        assert "That is all." in shown(pilot)

    play(root, script)
    assert lab.git("log", "-1", "--format=%D").strip() == f"HEAD -> {BRANCH}"


def test_somebody_whom_git_does_not_know_says_who_they_are(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lab: Lab, root: Path
) -> None:
    lab.git("config", "--unset", "user.name")
    lab.git("config", "--unset", "user.email")

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f9")
        assert "✗ git doesn't know who you are" in shown(pilot)
        await press(pilot, "tab")
        await write(pilot, "Ewa")
        await press(pilot, "enter")
        await write(pilot, "ewa@firm.example")
        await press(pilot, "enter", "enter")
        assert "Note in this repository that you are Ewa <ewa@firm.example>" in shown(pilot)
        for _step in range(4):
            await press(pilot, "enter")

    play(root, script)
    assert lab.git("log", "-1", "--format=%an <%ae>").strip() == "Ewa <ewa@firm.example>"


def test_commits_that_were_not_sent_are_sent(lab: Lab, root: Path, remote: Lab) -> None:
    lab.git("switch", "-q", "-c", "begun")
    lab.commit("By hand")

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f9")
        assert "1 commit made here hasn't been sent yet." in shown(pilot)
        assert "1 Send the branch “begun”" in shown(pilot)
        await press(pilot, "enter", "enter")
        assert "That is all." in shown(pilot)

    play(root, script)
    assert remote.git("log", "-1", "--format=%s", "begun").strip() == "By hand"


@pytest.mark.parametrize("what", ["nothing", "no repository"])
def test_where_nothing_can_be_published_it_is_said_why(lab: Lab, root: Path, tmp_path: Path, what: str) -> None:
    words = "There is nothing to publish"
    lab.put(f"library/{CASE}", ORDER)
    if what == "no repository":
        (lab.folder / ".git").rename(tmp_path / "git")
        words = "This library isn't in a git repository"

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f9")
        assert words in shown(pilot)
        await press(pilot, "f5")
        assert words in shown(pilot)
        await press(pilot, "escape")
        assert len(pilot.app.screen_stack) == 1

    play(root, script)


def test_a_step_goes_on_when_the_screen_is_left_and_what_came_of_it_is_said(
    lab: Lab, root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    carry_out = Publication.carry_out_next

    def slow(publication: Publication) -> object:
        go_on.wait(60)
        return carry_out(publication)

    monkeypatch.setattr(Publication, "carry_out_next", slow)

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f9")
        await press(pilot, *TO_THE_STEPS)
        await pilot.press("enter")
        await pilot.pause()
        assert "git is at work…" in shown(pilot)
        await pilot.press("enter", "f5", "up", "escape")
        await pilot.pause()
        assert "git goes on with the step" in shown(pilot)
        await pilot.press("shift+f9")
        await pilot.pause()
        assert "git is still at work" in shown(pilot)
        go_on.set()
        await quiet(pilot)
        assert f"You are on the branch “{BRANCH}” now." in shown(pilot)
        await press(pilot, "shift+f9")
        assert isinstance(pilot.app.screen, PublishingScreen)

    play(root, script)


@posix
def test_names_from_elsewhere_do_not_drive_the_terminal(lab: Lab, root: Path, tmp_path: Path) -> None:
    lab.git("switch", "-q", "-c", "red]x\u202e\u009b31my")
    lab.git("remote", "add", "origin", str(tmp_path / "[bold]\x1b]0;t\x07"))

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f9")
        text = shown(pilot)
        assert "Branch in git  red]x·\ufffd31my" in text
        assert "[bold]\\x1b]0;t\\x07" in text
        assert not {letter for letter in text if letter != "\n" and not letter.isprintable()}

    play(root, script)


# rows, as data


def state_of(root: Path, *, body: str | None = None, failure: Failure | None = None) -> State:
    prepared = prepare(root, DAY)
    proposal = Proposal.of(prepared)
    return State(prepared, proposal if body is None else proposal._replace(body=body), Publication(()), failure=failure)


def test_a_very_long_message_is_taken_as_it_was_made(root: Path) -> None:
    def body(lines: int) -> tuple[Writing, str]:
        state = state_of(root, body="\n".join(["x"] * lines))
        return next((row.writing, row.text) for row in rows_of(state) if row.key == BODY)

    assert body(LONGEST_BODY)[0] is Writing.LINES
    assert body(LONGEST_BODY + 1) == (Writing.NO, "201 lines about what changed")


def test_of_very_much_that_git_says_the_end_is_shown(root: Path) -> None:
    from usecases.publishing.plan import plan

    state = state_of(root)
    failure = Failure("Mend it.", "\n".join(f"line {number}" for number in range(1000)))
    state = state._replace(publication=plan(state.prepared, BRANCH), failure=failure)
    words = [row.text for row in rows_of(state)]
    assert "… 900 lines above this" in words
    assert "line 900" in words
    assert "line 899" not in words
    assert words[-1] != "line 999"  # the other steps are below


def test_a_command_that_names_very_many_files_is_cut(lab: Lab, root: Path) -> None:
    for number in range(200):
        lab.put(f"library/use-cases/many/x{number}.yaml", f"id: x{number}\ntitle: X\n")
    from usecases.publishing.plan import plan

    state = state_of(root)
    state = state._replace(publication=plan(state.prepared, BRANCH))
    assert max(len(row.text) for row in rows_of(state) if row.key != BODY) == 301


def test_what_was_written_stays_when_it_is_looked_at_again(root: Path) -> None:
    prepared = prepare(root, DAY)
    before = Proposal.of(prepared)
    again = replace(prepared, title="Other")
    written = before._replace(title="Mine", branch="mine")
    found = Proposal.of(again, written, before)
    assert (found.title, found.body, found.branch) == ("Mine", before.body, BRANCH)


@pytest.mark.parametrize("size", [WIDE, SMALL, (40, 10)])
def test_publishing_looks_as_it_should(
    lab: Lab, root: Path, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "ru")
    case = ORDER.replace("Order goods", "Заказ товара").replace("Asks for goods", "Просит привезти товар")
    lab.put("library/library.yaml", "title: Магазин\nlanguage: ru\n")
    lab.put(f"library/{CASE}", case)
    lab.commit("Перевод")
    lab.put(f"library/{CASE}", case.replace("2bh", "3bh").replace("Packs", "Собирает"))
    lab.git("remote", "add", "origin", "https://ewa:secret@git.firm.example/library.git")
    hook(lab, "pre-commit", "echo 'use-cases/sales/order.yaml:6:13: ошибка'; exit 1")

    async def script(pilot: Pilot[int]) -> None:
        await press(pilot, "shift+f9")
        box = pilot.app.screen.query_one(".box")
        must_look_as(pilot, f"publishing-{size[0]}x{size[1]}", box)
        await press(pilot, *TO_THE_STEPS)
        for _step in range(3):
            await press(pilot, "enter")
        must_look_as(pilot, f"publishing-failed-{size[0]}x{size[1]}", box)

    play(root, script, size=size)
