"""Files that an analysis couldn't use."""

from collections.abc import Iterator, Sequence

from usecases.reading.folder import stem_of
from usecases_tui.analyses.told import Goal, Line, heading
from usecases_tui.sheet.row import Span
from usecases_tui.words import _, ngettext

_MOST = 200


def left_out(paths: Sequence[str]) -> Iterator[Line]:
    """A line that leads to these files, where there are any."""
    if not paths:
        return
    count = len(paths)
    yield from heading(_("Left out"))
    words = ngettext(
        "{count} file can’t be used as it is, and is left out.",
        "{count} files can’t be used as they are, and are left out.",
        count,
    )
    goals = tuple(Goal(stem_of(path), path, path=path) for path in paths[:_MOST])
    yield Line("left out", words.format(count=count), (Span("  "), Span("✗ ", "error")), goals=goals)
