"""The scripted day: every command does what it says, and what is left reads in git as what was meant."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.editing.day import DAY, UNDO, Key
from usecases.editing.session import Session
from usecases.reading.document import read_document
from usecases.reading.folder import FileKind, scan
from usecases.validation.schemas import is_valid


def _shell(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "USECASES_LANGUAGE": "en"}
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def live_the_day(library: Path) -> list[str]:
    """Give all commands of the day; returns what each said. What is done in Python is saved at once."""
    said = []
    session = Session.open(library)
    for deed in DAY:
        if isinstance(deed, Key):
            taken = session.undo() if deed is UNDO else session.redo()
            assert taken is not None
            said.append(f"{deed.value}: {taken.message.said()}")
        elif isinstance(deed, tuple):
            session = Session.open(library)
            done = _shell(library, sys.executable, "-m", "usecases", *deed)
            assert done.returncode in (0, 1), (deed, done.stderr)
            assert "Traceback" not in done.stderr
            said.append(f"$ usecases {' '.join(deed)}\n{done.stdout}{done.stderr}")
        else:
            said.append(session.do(deed).message.said())
        session.save()
        if isinstance(deed, tuple):
            session = Session.open(library)
    return said


def test_a_hundred_commands(library: Path) -> None:
    assert len(DAY) >= 100
    git = ("git", "-c", "user.name=A", "-c", "user.email=a@example.org")
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "Before"]):
        _shell(library.parent, *git, *words)
    said = live_the_day(library)
    assert len(said) == len(DAY)
    for file in scan(library):
        if file.kind not in (None, FileKind.MEASUREMENTS):
            document = read_document((library / file.path).read_bytes(), file.path, file.kind)
            assert document.data is not None, file.path
            assert is_valid(document.data, file.kind), file.path
    (library.parent / "said.txt").write_text("\n".join(said), "utf-8")
    _shell(library.parent, *git, "add", "-A", "library")
    changed = _shell(library.parent, *git, "diff", "--cached", "--stat", "-M").stdout
    assert "order-processing.yaml" in changed


if __name__ == "__main__":
    pytest.main([__file__, "-n0", "--basetemp", sys.argv[1]])
