"""Keys in the order in which they were pressed.

Textual gives a key to the widget that has the focus, and looks for its binding when it has come up from there to the
app; until then the widget may have taken the letters that follow. Over a slow line, where keys come in bursts, “abc”,
Backspace, “d” became “abcd” without its last letter instead of “abd”.
"""

from textual import events
from textual.widget import Widget


def passed_on(widget: Widget, event: events.Key) -> bool:
    """Whether the focus went elsewhere while the key was under way: then it is given to what has it now."""
    focused = widget.app.focused
    if focused is None or focused is widget:
        return False
    event.stop()
    event.prevent_default()
    focused.post_message(events.Key(event.key, event.character))
    return True


async def carry_out(widget: Widget, event: events.Key) -> None:
    """Do at once what a key is bound to, before the next key is looked at."""
    event.stop()
    event.prevent_default()
    await widget.app._check_bindings(event.key)
