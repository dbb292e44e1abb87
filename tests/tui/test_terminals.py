"""The editor in terminals of all kinds: without a locale, without colours, without being a terminal at all."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui.screen import library
from tests.tui.tmux import Tmux

EDIT = [sys.executable, "-m", "usecases", "edit", "order-processing", "--library"]
NO_LOCALE = {"LANG": None, "LC_ALL": None, "USECASES_LANGUAGE": None, "TERM": "tmux-256color"}


@pytest.mark.parametrize(
    "environment",
    [
        NO_LOCALE,
        {**NO_LOCALE, "LC_ALL": "C"},
        {**NO_LOCALE, "LC_ALL": "POSIX", "TERM": "vt100"},
        {**NO_LOCALE, "TERM": "linux"},
    ],
)
def test_cyrillic_is_shown_typed_and_saved_whatever_the_locale_and_the_terminal(
    tmp_path: Path, environment: dict[str, str | None]
) -> None:
    root = library(tmp_path)
    with Tmux([*EDIT, str(root)], environment=environment) as terminal:
        terminal.wait_for("▌", "Обработка заказа", "Details")
        terminal.press("F3", "C-Home", "End")
        terminal.type(" щё")
        terminal.wait_for("щё", "not saved")
        terminal.press("C-s")
        terminal.wait_for("1 file saved.")
    text = (root / "use-cases/fulfilment/order-processing.yaml").read_text("utf-8")
    assert "title: Обработка заказа интернет-магазина щё\n" in text


def test_without_colours_signs_and_words_tell_everything(tmp_path: Path) -> None:
    root = library(tmp_path)
    environment = {"USECASES_LANGUAGE": "pl", "NO_COLOR": "1", "TERM": "tmux-256color"}
    with Tmux([*EDIT, str(root)], environment=environment) as terminal:
        terminal.wait_for("Обработка заказа", "[Szczegóły]")
        terminal.press("F3", "Down", "Down", "Down")
        text = terminal.wait_for("▌1 ", "2a − ")
        coloured = terminal.coloured()
    assert "Jeśli: " in text
    parts = [part.partition("m")[0] for part in coloured.split("\x1b[")[1:]]
    told = {(red, green, blue) for part in parts for red, green, blue in _colours(part)}
    assert all(red == green == blue for red, green, blue in told), told


def _colours(codes: str) -> list[tuple[str, str, str]]:
    """The colours that a sequence names; grey ones have three equal parts, the sixteen of a terminal never have."""
    words = codes.split(";")
    full = [
        tuple(words[at + 2 : at + 5]) for at, word in enumerate(words[:-1]) if word in "3848" and words[at + 1] == "2"
    ]
    plain = [
        (word, "", "-") for word in words if len(word) == 2 and word[0] in "349" and word[1] in "1234567" and not full
    ]
    return [*[(one[0], one[1], one[2]) for one in full], *plain]


@pytest.mark.parametrize(
    ("term", "words"), [("xterm", "needs a terminal: its input and output can be no files"), ("dumb", "TERM=dumb")]
)
def test_where_nothing_can_be_drawn_it_is_said_in_a_sentence(tmp_path: Path, term: str, words: str) -> None:
    root = library(tmp_path)
    if term == "dumb":
        with Tmux([*EDIT, str(root)], environment={"TERM": term, "USECASES_LANGUAGE": "en"}) as terminal:
            assert terminal.wait_for_end() == 2
            said = terminal.text()
    else:
        environment = {**os.environ, "TERM": term, "USECASES_LANGUAGE": "en", "COLUMNS": "200"}
        done = subprocess.run(
            [*EDIT, str(root)], input="", capture_output=True, text=True, env=environment, check=False
        )
        assert done.returncode == 2
        said = done.stderr
    assert words in said
    assert "Traceback" not in said
