"""New YAML text of data, in the canonical form.

Lines come without line ends. `indent` is the column (from 0) at which keys and dashes stand; `offset` is by how many
columns the dashes of a list stand to the right of the key above them.
"""

from collections.abc import Mapping, Sequence
from re import compile as regex
from typing import Any

from usecases.model.words import LANGUAGES
from usecases.writing.scalar import Spelled, any_scalar, literal, scalar

STEP = 2
"""By how many columns a level is indented."""
LINE = 120
"""How long a line with a flow collection may become."""
TRANSLATIONS = 160
"""How long a line may become whose flow mapping holds nothing but one title in several languages."""
LONGEST_KEY = 1000
"""YAML takes a key of one line for one only where its colon is at most 1,024 characters away."""
_MANY = 4
_WORD = regex(r"[\w-]+\Z")


def block(value: Any, indent: int, *, offset: int = STEP) -> list[str]:
    """The lines of a mapping or list in the block style; raises ValueError for what no YAML file can hold."""
    if isinstance(value, Mapping) and value:
        return [line for key, below in value.items() for line in entry(key, below, indent, offset=offset)]
    if isinstance(value, Sequence) and value:
        return [line for below in value for line in item(below, indent, offset=offset)]
    return [" " * indent + inline(value)]


def entry(key: str, value: Any, indent: int, *, offset: int = STEP) -> list[str]:
    """The lines of one entry of a block mapping; raises ValueError for what no YAML file can hold."""
    head = " " * indent + key_text(key) + ":"
    if value is None:
        return [head]
    if isinstance(value, str) and (text := literal(value, indent + STEP)) is not None:
        return [f"{head} {text[0]}", *text[1:]]
    if (short := on_one_line(value, len(head) + 1)) is not None:
        return [f"{head} {short}"]
    below = indent + (STEP if isinstance(value, Mapping) else offset)
    return [head, *block(value, below, offset=offset)]


def item(value: Any, indent: int, *, offset: int = STEP) -> list[str]:
    """The lines of one item of a block list; raises ValueError for what no YAML file can hold."""
    dash = " " * indent + "- "
    if isinstance(value, str) and (text := literal(value, indent + STEP)) is not None:
        return [dash + text[0], *text[1:]]
    if (short := on_one_line(value, len(dash))) is not None:
        return [dash + short]
    lines = block(value, len(dash), offset=offset)
    return [dash + lines[0][len(dash) :], *lines[1:]]


def inline(value: Any) -> str:
    """Any value on one line, which may also stand inside a flow collection.

    Raises ValueError for what no YAML file can hold.
    """
    if isinstance(value, Mapping):
        pairs = ", ".join(f"{key_text(key, flow=True)}: {inline(below)}" for key, below in value.items())
        return f"{{ {pairs} }}" if value else "{}"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(inline, value))}]"
    return any_scalar(value, flow=True)


def on_one_line(value: Any, column: int) -> str | None:
    """The value on one line, where the canonical form has it on the line of its key or dash, else `None`.

    `column` is where on that line it would begin. Scalars stand there, empty collections, lists of single words and
    short mappings of scalars. A mapping with an `id` is a thing of its own, whose fields have a line each.
    """
    if not isinstance(value, (Mapping, list, tuple)):
        return any_scalar(value)
    if not value:
        return inline(value)
    translations = isinstance(value, Mapping) and value.keys() <= set(LANGUAGES)
    if not (_is_short_mapping(value) if isinstance(value, Mapping) else all(map(_is_word, value))):
        return None
    written = inline(value)
    return written if column + len(written) <= (TRANSLATIONS if translations else LINE) else None


def key_text(key: str, *, flow: bool = False) -> str:
    """A key as YAML; raises ValueError for one that no YAML file can hold as a simple key."""
    written = scalar(key, flow)
    if len(written) > LONGEST_KEY:
        raise ValueError(key)
    return written


def _is_short_mapping(value: Mapping[str, Any]) -> bool:
    if len(value) > _MANY or "id" in value:
        return False
    return not any(isinstance(below, (Mapping, list, tuple)) or "\n" in str(below) for below in value.values())


def _is_word(value: Any) -> bool:
    if isinstance(value, str):
        return _WORD.match(value) is not None
    return isinstance(value, (int, float, Spelled))
