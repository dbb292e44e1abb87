"""What is left to do when the program can't go on: keep what is there, each step guarded alone."""

import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from usecases_tui.app import Editor


def rescue(editor: "Editor") -> None:
    """Take over what is being typed, and close the session, which leaves what isn't saved in the journal."""
    # Whatever is broken now, and it may be these very things, must not cost what can still be kept.
    with contextlib.suppress(Exception):
        editor.settle()
    with contextlib.suppress(Exception):
        editor.desk.close()
