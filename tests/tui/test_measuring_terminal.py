"""The terminal of the benchmark: only whole frames are looked at, and only the effect of a key ends its time."""

import sys
from pathlib import Path

import pytest

from bench.picture import erased, followed, moved, rows_with, typed
from bench.terminal import NeverShown, Terminal

HEAD = """
import os, sys, time, tty
tty.setraw(0)
BEGIN, END = "\\x1b[?2026h", "\\x1b[?2026l"
def say(*parts):
    for part in parts:
        sys.stdout.write(part)
        sys.stdout.flush()
        time.sleep(0.05)
def key():
    return os.read(0, 100)
"""


def terminal(script: str, home: Path) -> Terminal:
    return Terminal([sys.executable, "-c", HEAD + script], home)


def test_what_stands_only_in_the_middle_of_a_frame_is_never_seen(tmp_path: Path) -> None:
    script = 'say(BEGIN, "half", "\\rwhole", END)\nkey()'
    with terminal(script, tmp_path) as at:
        at.wait_for(rows_with("whole"))
    with terminal(script, tmp_path) as at, pytest.raises(NeverShown, match="whole"):
        at.wait_for(rows_with("half"), patience=1)


def test_without_marks_a_frame_ends_in_silence(tmp_path: Path) -> None:
    with terminal('say("half", "\\rwhole")\nkey()', tmp_path) as at:
        assert at.wait_for(rows_with("half")) < at.wait_for(rows_with("whole"))


def test_frames_that_came_together_are_all_looked_at(tmp_path: Path) -> None:
    with terminal('say(BEGIN + "one" + END + BEGIN + " two" + END)\nkey()', tmp_path) as at:
        at.wait_for(lambda picture: picture.lines[0] == "one")
        at.wait_for(lambda picture: picture.lines[0] == "one two")


def test_the_frame_of_a_key_is_the_one_with_its_effect(tmp_path: Path) -> None:
    """A frame that comes between (the findings of the key before) has another text."""
    script = """
say(BEGIN + "ready" + END)
key()
say(BEGIN + " found" + END)
time.sleep(0.3)
say(BEGIN + " щ" + END)
key()
"""
    with terminal(script, tmp_path) as at:
        at.wait_for(rows_with("ready"))
        at.press("щ".encode(), typed("щ"), quiet=0)
        assert at.text().splitlines()[0] == "ready found щ"


def test_a_key_without_effect_is_told_with_the_screen(tmp_path: Path) -> None:
    with terminal('say("ready")\nkey()\nkey()', tmp_path) as at:
        at.wait_for(rows_with("ready"))
        with pytest.raises(NeverShown, match="ready"):
            at.press(b"x", typed("x"), patience=0.5)


def test_a_program_that_ends_is_not_waited_for(tmp_path: Path) -> None:
    with terminal('say("sorry")', tmp_path) as at, pytest.raises(NeverShown, match="sorry"):
        at.wait_for(rows_with("never"), patience=10_000)
    with terminal('say("sorry")', tmp_path) as at:
        at.settle(quiet=1, patience=10_000)
        with pytest.raises(NeverShown, match="sorry"):
            at.wait_for(rows_with("never"), patience=10_000)
        with pytest.raises(NeverShown, match="sorry"):
            at.press(b"x", typed("x"), patience=10_000)


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("\\x1b[?2026$p", "\\x1b[?2026;2$y"),
        ("\\x1b[?2048$p", "\\x1b[?2048;0$y"),
        ("\\x1b[c", "\\x1b[?62;22c"),
        ("\\x1b[6n", "\\x1b[1;1R"),
        ("\\x1b]11;?\\x1b\\\\", "\\x1b]11;rgb:0000/0000/0000\\x1b\\\\"),
    ],
)
def test_a_question_is_answered_even_where_it_comes_in_two_pieces(question: str, answer: str, tmp_path: Path) -> None:
    script = f'asked = "{question}"\nsay(asked[:2], asked[2:])\nprint(ascii(key().decode()))\nkey()'
    with terminal(script, tmp_path) as at:
        at.wait_for(lambda picture: f"'{answer}'" in picture.lines[0])


def test_effects_are_told_apart(tmp_path: Path) -> None:
    script = 'say("one\\r\\ntwo\\r\\nthree")\nfor row in "123":\n    key()\n    say(f"\\x1b[{row};1H\\x1b[7mw")\nkey()'
    with terminal(script, tmp_path) as at:
        at.wait_for(rows_with("three"))
        assert at.press(b"x", typed("w")) > 0
        with pytest.raises(NeverShown):
            at.press(b"x", moved, patience=0.5)
        with pytest.raises(NeverShown):
            at.press(b"x", followed("w"), patience=0.5)


def test_what_was_erased_stands_there_once_less(tmp_path: Path) -> None:
    with terminal('say("ъъ")\nkey()\nsay("\\x1b[1;1Hx")\nkey()\nsay("\\x1b[2;1Hy")\nkey()', tmp_path) as at:
        at.wait_for(rows_with("ъъ"))
        at.press(b"\x7f", erased("ъ"))
        with pytest.raises(NeverShown):
            at.press(b"\x7f", erased("ъ"), patience=0.3)


def test_rows_are_counted(tmp_path: Path) -> None:
    with terminal('say("№ 1\\r\\n№ 2")\nkey()', tmp_path) as at:
        at.wait_for(rows_with(r"№ \d", at_least=2))
        with pytest.raises(NeverShown):
            at.wait_for(rows_with(r"№ \d", at_least=3), patience=0.3)


@pytest.mark.skipif(sys.platform != "linux", reason="asks the kernel of Linux")
def test_memory_is_that_of_the_program(tmp_path: Path) -> None:
    with terminal('much = b"x" * 50_000_000\ndel much\nsay("ready")\nkey()', tmp_path) as at:
        at.wait_for(rows_with("ready"))
        assert 50 < at.peak_megabytes() < 80
