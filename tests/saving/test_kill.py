"""`kill -9` at random moments: every file is whole, and all that was confirmed comes back."""

import os
import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pytest

from bench.at_work import AtWork
from bench.killing import Wrong, kill_often
from bench.scripts import Changes, Direct, Script
from usecases.editing.history import Change, Done
from usecases.editing.opened import OpenedFiles
from usecases.editing.session import Session
from usecases.languages.message import Message
from usecases.saving.journal import Journal

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs fork")


_ROUNDS = 8
"""On a busy machine a kill seldom comes just between two files of a save: then there are more of them."""


# Two scripts, so that two processors share the two hundred kills.
@pytest.mark.parametrize(
    ("make", "kills"),
    [(partial(AtWork, 1), 100), (partial(AtWork, 5), 100), (Direct, 60)],
    ids=["a session", "another", "direct"],
)
def test_kills_lose_nothing(make: Callable[[], Script], kills: int) -> None:
    offered = between_files = 0
    for seed in range(_ROUNDS):
        counts = kill_often(make(), kills, seed)
        assert counts.kills == kills
        offered, between_files = offered + counts.offered, between_files + counts.between_files
        if offered > kills / 4 and between_files:
            break
    # Else the kills came too early or too late to tell anything.
    assert offered > kills / 4
    assert between_files


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


class Forgetful(Session):
    """A session that forgets its journal before it has saved."""

    def save(self) -> list[str]:
        """Forget, and save."""
        self._journal.saved()
        return super().save()


class Unforgetting(Session):
    """A session whose undoing isn't recorded."""

    def _put(self, text: str, done: Done, changes: Mapping[str, Change]) -> None:
        journal, self._journal = self._journal, Journal.nowhere()
        super()._put(text, done, changes)
        self._journal = journal


def without_journal(root: Path) -> Session:
    """A session that records nothing."""
    return Session(root, OpenedFiles(root), Journal.nowhere())


CARELESS: dict[str, Callable[[], Script]] = {
    "writes in place": partial(Direct, write=carelessly),
    "records nothing": partial(Direct, record=nothing),
    "records files but one": partial(Direct, record=without_the_first_file),
    "a session without a journal": partial(AtWork, opened=without_journal),
    "a session that forgets too soon": partial(AtWork, opened=Forgetful.open),
    "a session that doesn't record what it undoes": partial(AtWork, opened=Unforgetting.open),
}


@pytest.mark.parametrize("make", CARELESS.values(), ids=CARELESS)
def test_carelessness_is_found_out(make: Callable[[], Script]) -> None:
    with pytest.raises(Wrong):
        kill_often(make(), 200)
