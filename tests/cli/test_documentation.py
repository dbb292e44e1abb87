"""The pages of the command line: every example is run, and what it shows is compared.

In a block, lines that begin with `$ ` are given to bash, one after another; the lines below are what must come. A
line of `…` stands for any lines.
"""

import subprocess
from collections.abc import Iterator
from pathlib import Path
from re import DOTALL, MULTILINE, escape
from re import compile as regex

import pytest

from tests.cli.running import environment
from tests.conftest import ROOT, client

PAGE = ROOT / "docs" / "command-line.md"
PAGES = [PAGE, ROOT / "docs" / "editing.md"]
_BLOCK = regex(r"^```console\n(.*?)^```$", MULTILINE | DOTALL)
_MARK = "=== the next example ==="


def examples(text: str) -> Iterator[tuple[str, str]]:
    """The commands of a page, each with what it must show."""
    for block in _BLOCK.findall(text):
        for part in ("\n" + block).split("\n$ ")[1:]:
            command, _, shown = part.partition("\n")
            yield command, shown.strip("\n")


def ran(commands: list[str], folder: Path) -> list[str]:
    """What bash shows of each command, all run in one shell."""
    script = f"\necho '{_MARK}'\n".join(f"{command} 2>&1" if "|" not in command else command for command in commands)
    done = subprocess.run(
        [client("bash"), "--norc", "-c", f"exec 2>&1; set -o pipefail\n{script}"],
        cwd=folder,
        env=environment(HOME=str(folder)),
        capture_output=True,
        check=False,
        timeout=60,
    )
    return [part.strip("\n") for part in done.stdout.decode("utf-8").split(f"{_MARK}\n")]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_example_shows_what_it_says(page: Path, tmp_path: Path) -> None:
    wanted = list(examples(page.read_text(encoding="utf-8")))
    assert len(wanted) > 10
    shown = ran([command for command, _ in wanted], tmp_path)
    assert len(shown) == len(wanted)
    for (command, expected), actual in zip(wanted, shown, strict=True):
        pattern = escape(expected).replace("…\\\n", "(?:.*\n)*?").replace("\\\n…", "(?:\n.*)*")
        assert regex(pattern).fullmatch(actual), f"$ {command}\n{actual}"


def test_every_command_is_documented() -> None:
    from usecases.cli.main import COMMANDS

    text = PAGE.read_text(encoding="utf-8")
    for name in COMMANDS:
        assert f"$ usecases {name} " in text or f"(usecases {name} " in text or f"$ usecases {name}\n" in text
