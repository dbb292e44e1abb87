"""The real terminal of the other tests does what they believe it does."""

import sys
import time
from pathlib import Path

import pytest

from tests.tui.tmux import PATIENCE, Tmux

SHELL = ["sh"]
ECHO = """
import os, sys, tty
tty.setraw(0)
print("ready", end="\\r\\n", flush=True)
seen = b""
while b"q" not in seen:
    seen += os.read(0, 100)
    print(ascii(seen), end="\\r\\n", flush=True)
sys.exit(3)
"""


def test_a_text_is_typed_as_it_stands_and_read_from_the_pane() -> None:
    with Tmux(["cat"]) as tmux:
        tmux.type("Enter")
        tmux.type("; -x Заказ żółty")
        tmux.press("Enter")
        tmux.wait_for("Enter; -x Заказ żółty\nEnter; -x Заказ żółty")


def test_keys_have_names_and_bytes_are_sent_raw() -> None:
    with Tmux([sys.executable, "-c", ECHO]) as tmux:
        tmux.wait_for("ready")
        tmux.press("C-s")
        tmux.wait_for(r"b'\x13'")
        tmux.send(b"\x1b[1099;5u")
        tmux.wait_for(r"b'\x13\x1b[1099;5u'")
        tmux.type("q")
        assert tmux.wait_for_end() == 3
        assert "ready" in tmux.text()


def test_the_terminal_has_the_size_asked_for_and_takes_another() -> None:
    with Tmux(SHELL, width=140, height=45) as tmux:
        tmux.type("stty size\n")
        tmux.wait_for("45 140")
        tmux.resize(40, 10)
        tmux.type("clear; stty size\n")
        tmux.wait_for("10 40")


def test_colours_are_seen_where_they_are_asked_for() -> None:
    with Tmux(["sh", "-c", r"printf '\033[31mred\033[0m plain'; cat"]) as tmux:
        assert "red plain" in tmux.wait_for("plain")
        assert "\x1b[31mred" in tmux.coloured()


def test_a_paste_is_in_brackets_where_the_program_asks_for_them() -> None:
    with Tmux(["sh", "-c", r"printf '\033[?2004hready\n'; exec cat -v"]) as tmux:
        tmux.wait_for("ready")
        tmux.paste("first\nsecond")
        tmux.press("Enter")
        tmux.wait_for("^[[200~first", "second^[[201~")


def test_a_variable_is_given_or_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_TRIED", "kept")
    with Tmux(["sh", "-c", "echo $LANG.$USECASES_TRIED.; cat"], environment={"LANG": "pl_PL.UTF-8"}) as tmux:
        tmux.wait_for("pl_PL.UTF-8.kept.")
    taken: dict[str, str | None] = {"LANG": None, "USECASES_TRIED": None}
    with Tmux(["sh", "-c", "echo .$LANG.$USECASES_TRIED.; cat"], environment=taken) as tmux:
        assert "..." in tmux.wait_for("...")


def test_a_killed_program_leaves_its_screen(tmp_path: Path) -> None:
    with Tmux(["sh", "-c", "pwd; exec cat"], folder=tmp_path, width=200) as tmux:
        tmux.wait_for(tmp_path.name)
        tmux.kill()
        assert tmux.wait_for_end() == 128 + 9
        assert tmp_path.name in tmux.text()


def test_an_interrupted_program_ends_as_it_likes() -> None:
    with Tmux(["sh", "-c", "trap 'echo stopped; exit 130' INT; echo ready; while :; do sleep 0.05; done"]) as tmux:
        tmux.wait_for("ready")
        tmux.press("C-c")
        tmux.wait_for("stopped")
        assert tmux.wait_for_end() == 130


def test_what_is_waited_for_in_vain_is_told_with_the_screen() -> None:
    with Tmux(["sh", "-c", "echo here; cat"]) as tmux:
        tmux.wait_for("here")
        with pytest.raises(AssertionError, match=r"there.*never came(.|\n)*here"):
            tmux.wait_for("there", patience=0.2)
        with pytest.raises(AssertionError, match="'here' never went"):
            tmux.wait_until_gone("here", patience=0.2)


def test_the_program_is_told_when_the_terminal_is_closed(tmp_path: Path) -> None:
    told = tmp_path / "told"
    tmux = Tmux(["sh", "-c", f"trap 'echo closed > {told}; exit' HUP; echo ready; while :; do sleep 0.05; done"])
    tmux.wait_for("ready")
    tmux.close()
    end = time.monotonic() + PATIENCE
    while not told.exists() and time.monotonic() < end:
        time.sleep(0.05)
    assert told.exists()
