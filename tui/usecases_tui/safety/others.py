"""Who else has the library open."""

from datetime import datetime

from usecases_tui.desk import Desk
from usecases_tui.words import _, ngettext


def others_in_words(desk: Desk) -> list[str]:
    """A sentence about those who have the library open too; none where nobody has."""
    others = desk.presence.others()
    if not others:
        return []
    first = others[0]
    since = datetime.fromtimestamp(first.since).strftime("%H:%M")
    if len(others) == 1:
        text = _("{user} on {host} has this library open too, since {time}.")
        return [text.format(user=first.user, host=first.host, time=since)]
    text = ngettext(
        "{user} on {host} and {count} other have this library open too.",
        "{user} on {host} and {count} others have this library open too.",
        len(others) - 1,
    )
    return [text.format(user=first.user, host=first.host, count=len(others) - 1)]
