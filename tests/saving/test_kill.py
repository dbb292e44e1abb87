"""`kill -9` at random moments: every file is whole, and all that was confirmed comes back."""

import os
import sys
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from bench.killing import Direct, Wrong, kill_often
from usecases.languages.message import Message
from usecases.saving.journal import Journal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")

Changes = Mapping[str, tuple[bytes | None, bytes | None]]


def test_two_hundred_kills_lose_nothing() -> None:
    counts = kill_often(Direct(), 200)
    assert counts.kills == 200
    # Else the kills came too early or too late to tell anything.
    assert counts.offered > 20


def carelessly(root: Path, changes: Changes) -> None:
    """Write files in place."""
    for path, (_, after) in changes.items():
        file = root / path
        if after is None:
            file.unlink()
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        with open(file, "wb", buffering=0) as opened:
            opened.write(after[:100])
            time.sleep(0.001)
            opened.write(after[100:])
            os.fsync(opened.fileno())


def nothing(journal: Journal, message: Message, changes: Changes) -> None:
    """Record nothing."""


def without_the_first_file(journal: Journal, message: Message, changes: Changes) -> None:
    """Record all files but one."""
    journal.record(message, dict(list(changes.items())[1:]))


@pytest.mark.parametrize(
    "careless", [Direct(write=carelessly), Direct(record=nothing), Direct(record=without_the_first_file)]
)
def test_carelessness_is_found_out(careless: Direct) -> None:
    with pytest.raises(Wrong):
        kill_often(careless, 200)
