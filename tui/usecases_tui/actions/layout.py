"""Keys of a Russian keyboard: what the terminal sends where a Latin letter was meant.

The kitty protocol sends `ctrl+ы` for the key on which a Latin layout has S. Terminals without it send the Latin key
or nothing at all, so both are bound.
"""

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё"
_NAMES = {
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "semicolon": ";",
    "apostrophe": "'",
    "comma": ",",
    "full_stop": ".",
    "grave_accent": "`",
}
"""What Textual calls the keys that are no letters."""

RUSSIAN_OF = dict(zip(_LATIN, _RUSSIAN, strict=True))
"""The letter of the ЙЦУКЕН layout on the key of each Latin one."""


def twin(key: str) -> str | None:
    """The same key on the Russian layout: `ctrl+ы` for `ctrl+s`; `None` where the layouts don't differ."""
    *modifiers, name = key.split("+")
    letter = RUSSIAN_OF.get(_NAMES.get(name, name))
    return None if letter is None or not modifiers else "+".join((*modifiers, letter))


def with_twins(keys: str) -> str:
    """Keys with commas between them, and the Russian twin of each that has one."""
    found: dict[str, None] = {}
    for key in keys.split(","):
        found[key] = None
        if (other := twin(key)) is not None:
            found[other] = None
    return ",".join(found)
