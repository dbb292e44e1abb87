"""Every file of the library, unformatted by hand in ten ways: edited in its own lines only, and formatted back."""

import re
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.writing.edits import TEXTS, Edit, changed, paths, value_at
from tests.writing.hand import Hand
from tests.writing.touched import touches_only_its_own
from usecases.reading.compose import compose
from usecases.reading.equal import same
from usecases.reading.folder import SHARED_FILES, FileKind
from usecases.text.source import Source
from usecases.writing.canonical import canonical
from usecases.writing.carry import carry
from usecases.writing.layout import block, inline, key_text

FILES = sorted(file for file in (ROOT / "library").rglob("*.yaml") if ".usecases" not in file.parts)


def _hand(**habits: Any) -> Callable[[str, dict[str, Any]], Source]:
    def written(text: str, data: dict[str, Any]) -> Source:
        hand = Hand(Random(len(text)))
        hand.often, hand.airy, hand.eol, hand.offset, hand.step, hand.head = 0.0, 0.0, "\n", 2, 2, []
        for name, value in habits.items():
            setattr(hand, name, value)
        return Source(hand.write(data).text)

    return written


def _blanks_at_ends(text: str, data: dict[str, Any]) -> Source:
    del data
    return Source(re.sub(r"(?m)^( *(?:- )?[a-z_]+:(?: [\w-]+)?)$", r"\1  ", text))


def _all_on_one_line(text: str, data: dict[str, Any]) -> Source:
    del text
    return Source("".join(f"{key_text(key)}: {inline(value)}\n" for key, value in data.items()))


WAYS: dict[str, Callable[[str, dict[str, Any]], Source]] = {
    "line ends of Windows": lambda text, _: Source(text.replace("\n", "\r\n")),
    "line ends of old Macs": lambda text, _: Source(text.replace("\n", "\r")),
    "a byte order mark": lambda text, _: Source(text, bom=True),
    "no line end at the end": lambda text, _: Source(text.rstrip("\n")),
    "blanks at line ends": _blanks_at_ends,
    "everything on one line": _all_on_one_line,
    "dashes under their keys": _hand(offset=0),
    "four blanks": _hand(step=4, offset=4),
    "blank lines": _hand(airy=0.3),
    "comments everywhere": _hand(often=0.2),
}
SAME_WHEN_FORMATTED = [*WAYS][:5]
"""These leave nothing behind, comments included."""
PLAIN_WHEN_FORMATTED = [*WAYS][5:8]
"""These have lost the comments and blank lines."""


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_unformatted_files_are_edited_and_formatted(file: Path, way: str) -> None:
    kind = SHARED_FILES.get(file.name, FileKind.USE_CASE)
    text = file.read_text("utf-8")
    original: Any = compose(text)
    source = WAYS[way](text, original.data)
    composed: Any = compose(source.text)
    assert same(composed.data, original.data)
    random = Random(f"{file.stem} {way}")
    fields = [path for path in paths(composed.data) if not isinstance(value_at(composed.data, path), dict | list)]
    for where in random.sample(fields, 2):
        made = Edit("set", where, changed(composed.data, where, lambda _: random.choice(TEXTS)))
        new = carry(source, composed, made.data)
        assert same(compose(new.text).data, made.data)
        assert new.bom == source.bom
        assert touches_only_its_own(source, new, composed, made)
    formatted = canonical(source, composed, kind)
    assert same(compose(formatted).data, original.data)
    if way in SAME_WHEN_FORMATTED:
        assert formatted == canonical(Source(text), original, kind)
    if way in PLAIN_WHEN_FORMATTED:
        plain = "\n".join([*block(original.data, 0), ""])
        assert formatted == canonical(Source(plain), compose(plain), kind)
