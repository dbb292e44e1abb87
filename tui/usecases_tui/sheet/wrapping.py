"""Lines of a text in a column, broken exactly where the field breaks them in which it is written."""

from functools import lru_cache
from itertools import pairwise

from textual._wrap import compute_wrap_offsets  # what TextArea uses: nothing else breaks lines as it does

TAB = 4


@lru_cache(maxsize=4096)
def wrapped(text: str, width: int) -> tuple[str, ...]:
    """The lines of a text in a column of so many cells; one, empty, of an empty text."""
    lines: list[str] = []
    for line in text.split("\n"):
        offsets = [0, *compute_wrap_offsets(line, max(width, 1), TAB), len(line)]
        lines += [line[start:end] for start, end in pairwise(offsets)]
    return tuple(lines)
