"""A text that was written by hand becomes a change."""

from typing import TYPE_CHECKING

from usecases.editing.bringing_together import Apart, brought_together
from usecases.editing.command import Refused
from usecases.editing.whole_text import WriteText
from usecases_tui.safety.naming import file_name
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor


def take_over(editor: "Editor", path: str, before: bytes | None, text: str) -> bool:
    """Let a file have a text that was made of `before`; `False` where that can't be, which is said.

    What came to the file in the meantime, from disk, stays.
    """
    content = text.encode("utf-8", "surrogatepass")
    files = editor.desk.session.files
    if content == before:
        editor.say(_("{name}: nothing was changed.").format(name=file_name(path)))
        return True
    try:
        now = files.content(path)
        if now != before and now is not None and before is not None:
            text = brought_together(files, path, before, content).decode()
    except (Apart, Refused) as problem:
        words = problem.message.said() if isinstance(problem, Refused) else " ".join(r.said() for r in problem.reasons)
        start = _("{name} was changed on disk while its text was written:").format(name=file_name(path))
        editor.say(f"{start} {words}", trouble=True)
        return False
    return editor.do(WriteText(path, text), follow=False) is not None
