"""The page on changing a library from Python: its examples are run as they stand there, one after another."""

import subprocess
import sys
from dataclasses import is_dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from re import DOTALL, MULTILINE, findall

import usecases.editing
from tests.cli.running import environment, program
from tests.conftest import ROOT

PAGE = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")


def test_every_example_shows_what_it_says(tmp_path: Path) -> None:
    assert program("init", "shop", "--language", "en", cwd=tmp_path).code == 0
    examples = "\n".join(findall(r"^```pycon\n(.*?)^```$", PAGE, MULTILINE | DOTALL))
    assert examples.count(">>> ") > 40
    (tmp_path / "examples.txt").write_text(examples, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "doctest", "examples.txt"],
        cwd=tmp_path,
        env=environment(PYTHONUTF8="1"),
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_table_names_every_command() -> None:
    named = {
        (module, name)
        for module, names in findall(r"^\| `(usecases[\w.]+)` \| (.*) \|$", PAGE, MULTILINE)
        for name in findall(r"`([A-Z]\w+)`", names)
    }
    assert named == set(_commands())


def _commands() -> list[tuple[str, str]]:
    """Every command, as its module and its name."""
    found = []
    for info in iter_modules(usecases.editing.__path__, "usecases.editing."):
        for name, value in vars(import_module(info.name)).items():
            if is_dataclass(value) and hasattr(value, "carried_out") and value.__module__ == info.name:
                found.append((info.name, name))
    return found
