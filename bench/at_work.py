"""A real session to be killed: an analyst's commands on a part of the library of examples."""

import contextlib
import shutil
import tempfile
from collections.abc import Callable, Mapping
from enum import Enum
from pathlib import Path
from random import Random
from typing import Final

from bench.scripts import State, Tell
from tests.editing.commands import Analyst
from usecases.editing.cases import DeleteCase, DuplicateCase
from usecases.editing.command import Command, Refused
from usecases.editing.fields import SetField
from usecases.editing.opened import OpenedFiles
from usecases.editing.renaming import RenameId
from usecases.editing.session import Session
from usecases.editing.splitting import SplitOut
from usecases.editing.steps import MoveStep
from usecases.languages.message import Message
from usecases.saving.journal import Journal
from usecases.saving.locks import Presence, editors, writing

LIBRARY = Path(__file__).resolve().parent.parent / "library"
FILES = (
    "library.yaml",
    "roles.yaml",
    "measurements/prospecting.csv",
    "use-cases/prospecting/prospecting.yaml",
    "use-cases/prospecting/book-meeting.yaml",
    "use-cases/cross-selling/cross-selling.yaml",
)


class Key(Enum):
    """A key that is pressed."""

    UNDO = "undo"
    REDO = "redo"
    SAVE = "save"


UNDO: Final = Key.UNDO
REDO: Final = Key.REDO
SAVE: Final = Key.SAVE
ANY: Final = object
Wish = type[object] | Key
PLAN: tuple[Wish, ...] = (
    *(ANY, SplitOut, UNDO, REDO, MoveStep, SAVE),
    *(RenameId, ANY, UNDO, ANY, SAVE),
    *(DuplicateCase, DeleteCase, RenameId, SAVE),
    *(UNDO, UNDO, REDO, SplitOut, ANY, SAVE),
    *(DeleteCase, ANY, UNDO, UNDO, SAVE),
    *(RenameId, MoveStep, ANY, SAVE),
)
"""Kinds of commands, keys, and when it is saved; which commands these are, the seed says."""


class AtWork:
    """A script that drives a session, as an editor does: it is known to others, and locks the library to save."""

    def __init__(self, seed: int = 1, opened: Callable[[Path], Session] = Session.open) -> None:
        """Play it once in memory, to know what comes of each step; `opened` begins the session to be killed."""
        self._opened = opened
        self._deeds: list[Command | Key] = []
        self._messages: list[Message] = []
        with tempfile.TemporaryDirectory() as folder:
            self._states = self._rehearsed(Path(folder), seed)

    @property
    def steps(self) -> int:
        """How many there are."""
        return len(self._messages)

    def state(self, step: int) -> State:
        """What all files hold after a step; 0 is before the first."""
        return self._states[step]

    def message(self, step: int) -> Message:
        """What the journal says of a step."""
        return self._messages[step - 1]

    def play(self, root: Path, tell: Tell) -> None:
        """Give the commands, press the keys, and save."""
        presence = Presence.begin(root)
        session = self._opened(root)
        step = 0
        for deed in self._deeds:
            if deed is SAVE:
                tell("saving", step)
                with writing(root):
                    session.save()
                tell("saved", step)
            else:
                _do(session, deed)
                step += 1
                tell("confirmed", step)
        session.close()
        presence.end()

    def go_on(self, root: Path) -> None:
        """Change and save a shared file and a use case; raises AssertionError, Busy, Refused, FileRefused."""
        assert not editors(root), "a dead editor passes for a living one"
        session = Session.open(root)
        session.do(SetField("library.yaml", ("currency",), "CHF"))
        first = session.files.case_path(min(session.files.case_ids()))
        session.do(SetField(first, ("goal",), "All goes on"))
        with writing(root, timeout=0):
            assert session.save() == ["library.yaml", first]
        session.close()

    def _rehearsed(self, root: Path, seed: int) -> list[State]:
        for path in FILES:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(LIBRARY / path, root / path)
        session = Session(root, OpenedFiles(root), _Listening(self._messages))
        analyst = Analyst(Random(seed), session)
        states = [_contents(session)]
        for wish in PLAN:
            self._deeds.append(SAVE if wish is SAVE else _granted(analyst, wish))
            if wish is not SAVE:
                states.append(_contents(session))
        paths = sorted({path for state in states for path in state})
        return [{path: state.get(path) for path in paths} for state in states]


class _Listening(Journal):
    """A journal that only remembers what it is told."""

    def __init__(self, messages: list[Message]) -> None:
        super().__init__(None)
        self._messages = messages

    def record(self, message: Message, changes: Mapping[str, tuple[bytes | None, bytes | None]]) -> None:
        """Remember what a command says of itself."""
        del changes
        self._messages.append(message)


def _granted(analyst: Analyst, wish: Wish) -> Command | Key:
    """Do something of a kind, and return what it was."""
    while True:
        deed: Command | Key = wish if isinstance(wish, Key) else analyst.command()
        if wish is DeleteCase:
            deed = DeleteCase(analyst.data["id"])
        if wish in (ANY, deed, type(deed)):
            with contextlib.suppress(Refused):
                _do(analyst.session, deed)
                return deed


def _do(session: Session, deed: Command | Key) -> None:
    if isinstance(deed, Key):
        assert session.undo() if deed is UNDO else session.redo()
    else:
        session.do(deed)


def _contents(session: Session) -> dict[str, bytes | None]:
    return {path: session.files.content(path) for path in session.files.paths()}
