"""Sessions that are to be killed: what a script must have, and the one that needs no session."""

from collections.abc import Callable, Mapping
from hashlib import blake2b
from pathlib import Path
from typing import Protocol, TypeAlias

from usecases.languages.message import Message
from usecases.saving.journal import Journal
from usecases.saving.store import read, write_all

State: TypeAlias = Mapping[str, bytes | None]
"""What the files hold, by path; `None` where there is no file."""
Tell: TypeAlias = Callable[[str, int], None]
"""Tells that a step is `confirmed`, or that `saving` of all up to it begins, or that they are `saved`."""
Changes: TypeAlias = Mapping[str, tuple[bytes | None, bytes | None]]


class Script(Protocol):
    """A session to be killed: its steps are numbered from 1."""

    @property
    def steps(self) -> int:
        """How many there are."""

    def state(self, step: int) -> State:
        """What all files hold after a step; 0 is before the first."""

    def message(self, step: int) -> Message:
        """What the journal says of a step."""

    def play(self, root: Path, tell: Tell) -> None:
        """Do all steps on a library that is in the state 0, and tell of each as soon as it can be relied on."""

    def go_on(self, root: Path) -> None:
        """Work on as the next session would, over what a killed one has left; raises what stands in the way."""


class Direct:
    """A script that goes straight to the journal and the files, over three files, one of which comes and goes."""

    steps = 24
    _every = 4
    _files = ("library.yaml", "use-cases/sales/sell.yaml", "use-cases/sales/deliver.yaml")

    def __init__(
        self,
        record: Callable[[Journal, Message, Changes], None] = Journal.record,
        write: Callable[[Path, Changes], None] = write_all,
    ) -> None:
        """Other ways to record and to write show that the judge finds what is wrong with them."""
        self._record = record
        self._write = write

    def state(self, step: int) -> State:
        """Each file holds the number of the last step that touched it."""
        last = {path: max(n for n in range(step + 1) if n == 0 or path in self._touched(n)) for path in self._files}
        return {
            path: None if path == self._files[2] and number % 5 == 0 else _content(path, number)
            for path, number in last.items()
        }

    def message(self, step: int) -> Message:
        """The step's number."""
        return Message("Did {step}.", {"step": str(step)})

    def play(self, root: Path, tell: Tell) -> None:
        """Record each step, and save after some."""
        journal = Journal.begin(root)
        saved = now = self.state(0)
        for step in range(1, self.steps + 1):
            before, now = now, self.state(step)
            self._record(journal, self.message(step), changes(before, now))
            tell("confirmed", step)
            if step % self._every == 0:
                tell("saving", step)
                self._write(root, changes(saved, now))
                journal.saved()
                saved = now
                tell("saved", step)
        journal.close()

    def go_on(self, root: Path) -> None:
        """Put everything back to the beginning."""
        begin = self.state(0)
        write_all(root, changes({path: read(root, path) for path in begin}, begin))

    def _touched(self, step: int) -> tuple[str, ...]:
        # One file, two of them, all three, in turns.
        return tuple(self._files[(step + n) % 3] for n in range(1 + step % 3))


def changes(before: State, after: State) -> dict[str, tuple[bytes | None, bytes | None]]:
    """What differs between two states."""
    return {path: (before[path], after[path]) for path in before if before[path] != after[path]}


def _content(path: str, step: int) -> bytes:
    """A content that no mixture of two can pass for: it says what it is, with a checksum at its end."""
    body = f"# {path}, step {step}\n" + f"line of step {step}\n" * (40 + step * 37 % 200)
    return f"{body}# {blake2b(body.encode()).hexdigest()}\n".encode()
