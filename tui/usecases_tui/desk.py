"""The desk: one library in a session, and what is said of what was done to it. It knows no screen.

What makes a session is imported when it is first asked for: the list of use cases is on the screen before that.
"""

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from usecases.editing.command import Command
    from usecases.editing.history import Done
    from usecases.editing.session import Session
    from usecases.editing.several import Copied
    from usecases.editing.where import Where
    from usecases.languages.message import Message
    from usecases.saving.locks import Presence
    from usecases_tui.coach.questions import Coaching

SETTINGS, ROLES, ARTEFACTS, MAP, KPIS = "library.yaml", "roles.yaml", "artefacts.yaml", "map.yaml", "kpis.yaml"
IMPROVEMENTS, DEVIATIONS = "improvements.yaml", "deviations.yaml"


class Spot(NamedTuple):
    """A place in a library: a file, the thing in it, and the field of that thing, as far as they are named.

    `where` is a way by ids: `()` is the file itself (the header of a use case), `("steps", "confirm")` a step, of a
    branch too, `("branches", "no-answer")` a branch, `("roles", "manager")` a role. `field` goes on from there.
    """

    path: str
    where: "Where" = ()
    field: "Where" = ()


class Changed(NamedTuple):
    """What was changed: the files, and the id to look at next, where the change names one."""

    paths: frozenset[str]
    focus: str | None = None
    message: "Message | None" = None
    undoing: bool = False
    moved: tuple[str, str] | None = None
    """A file that has another name now: the old path and the new one."""


class Desk:
    """A library being edited."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.clipboard: Copied | None = None
        """Steps that were cut or copied; `None` where a text was copied after them."""

    @cached_property
    def session(self) -> "Session":
        """The session."""
        from usecases.editing.session import Session

        return Session.open(self.root)

    @cached_property
    def presence(self) -> "Presence":
        """The sign for others that somebody has this library open."""
        from usecases.saving.locks import Presence

        return Presence.begin(self.root)

    @cached_property
    def coaching(self) -> "Coaching":
        """The coach, which knows what could go wrong."""
        from usecases_tui.coach.questions import Coaching

        return Coaching()

    def do(self, command: "Command") -> Changed:
        """Carry a command out; raises Refused."""
        return _changed(self.session.do(command))

    def amend(self, command: "Command") -> Changed:
        """Carry a command out in place of the last one, as one change; raises Refused, and then that one stays."""
        from usecases.editing.command import Refused

        try:
            undone = self.session.undo()
        except Refused:  # others have written over the last one
            return self.do(command)
        try:
            changed = self.do(command)
        except Refused:
            self.session.redo()
            raise
        return changed._replace(paths=changed.paths | frozenset(undone.changes if undone else ()))

    def undo(self) -> Changed | None:
        """Take the last change back; `None` where there is none."""
        done = self.session.undo()
        return None if done is None else _changed(done, undoing=True)

    def redo(self) -> Changed | None:
        """Do the change again that was taken back last; `None` where there is none."""
        done = self.session.redo()
        return None if done is None else _changed(done)

    def close(self) -> None:
        """Leave the library; what isn't saved stays in the journal."""
        if "session" in self.__dict__:
            self.session.close()
        if "presence" in self.__dict__:
            self.presence.end()


def _changed(done: "Done", *, undoing: bool = False) -> Changed:
    return Changed(frozenset(done.changes), done.focus, done.message, undoing, _moved(done, undoing))


def _moved(done: "Done", undoing: bool) -> tuple[str, str] | None:
    """The one file that went and the one that came, where there is just one of each."""
    gone = [path for path, change in done.changes.items() if change.after is None]
    come = [path for path, change in done.changes.items() if change.before is None]
    if len(gone) != 1 or len(come) != 1:
        return None
    return (come[0], gone[0]) if undoing else (gone[0], come[0])
