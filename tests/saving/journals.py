"""Sessions that crash, and what they leave."""

from collections.abc import Mapping
from pathlib import Path

from usecases.languages.message import Message
from usecases.saving.journal import Journal
from usecases.saving.recovery import LeftOver, left_over
from usecases.state import FOLDER

Changes = Mapping[str, tuple[bytes | None, bytes | None]]


def crash(root: Path, *changes: Changes) -> None:
    """A session that confirms some commands and dies."""
    journal = Journal.begin(root)
    for number, change in enumerate(changes):
        journal.record(Message("Did {what}.", {"what": str(number)}), change)
    journal.close()


def folder(root: Path) -> Path:
    return root / FOLDER / "journal"


def names(root: Path) -> list[str]:
    """The endings of what lies in the journals' folder."""
    return sorted(path.suffix for path in folder(root).iterdir()) if folder(root).exists() else []


def only(root: Path) -> LeftOver:
    [found] = left_over(root)
    return found
