"""What was done, and can be undone: one step for one command, over every file it touched, without end."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from usecases.languages.message import Message


class Change(NamedTuple):
    """A file's bytes before and after a command; `None` stands for no file."""

    before: bytes | None
    after: bytes | None


class Done(NamedTuple):
    """A command that was carried out: its words, what it changed by path, and the id to look at next."""

    message: Message
    changes: Mapping[str, Change]
    focus: str | None = None


@dataclass
class History:
    """Commands in the order in which they were done, and those that were undone and can be done again."""

    done: list[Done] = field(default_factory=list)
    undone: list[Done] = field(default_factory=list)

    def add(self, done: Done) -> None:
        """A new command; what was undone before it can't be done again."""
        self.done.append(done)
        self.undone.clear()

    def back(self) -> Done | None:
        """The last command, which is now undone; `None` where there is none."""
        if not self.done:
            return None
        self.undone.append(self.done.pop())
        return self.undone[-1]

    def forth(self) -> Done | None:
        """The command that was undone last, and is now done again; `None` where there is none."""
        if not self.undone:
            return None
        self.done.append(self.undone.pop())
        return self.done[-1]
