"""Documents to read: data written by ruamel.yaml in several styles, and edited texts of the library."""

from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

from hypothesis import strategies as st
from ruamel.yaml import YAML
from ruamel.yaml.representer import SafeRepresenter

from tests.reading.judge import CoreResolver

TEXT = "tag:yaml.org,2002:str"

ROOT = Path(__file__).parents[2]
TEXTS = [file.read_text(encoding="utf-8") for file in sorted((ROOT / "library").rglob("*.yaml"))]

# What tempts a reader: words of other schemas, numbers of all kinds, dates, indicators, odd white space.
TEMPTING = st.sampled_from(
    [
        "no",
        "on",
        "Yes",
        "y",
        "1:30",
        "2026-11-22",
        "012",
        "0o17",
        "0x1F",
        "1_000",
        "+1",
        "-.5",
        "1e3",
        ".inf",
        "-.INF",
        ".nan",
        "~",
        "null",
        "True",
        "FALSE",
        "NULL",
        "# not a comment",
        "a # b",
        "a: b",
        "- a",
        "'",
        '"',
        "\\",
        "%",
        "@",
        "`",
        "!",
        "&",
        "*",
        "{",
        "}",
        "[",
        "]",
        ">",
        "?",
        ":",
        "-",
        "--- ",
        "...",
        "tab\there",
        " padded ",
        "two\nlines",
        "\nfirst",
        "last\n",
        "\n\n",
        "a\u2028b",
        "a\u2029b",
        "a\x85b",
        "😀",
        "Ёлка",
        "żółw",
        "é",
        "\xa0",
        "=",
        "<<",
    ]
)
ALPHABET = st.characters(
    codec="utf-8", exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe\uffff\ue000\ue001\ue002"
)
# In a flow collection 1.2 takes a text that begins with “:” or “?”, which ruamel.yaml writes plain and libyaml refuses.
STRINGS = st.one_of(TEMPTING, st.text(st.one_of(ALPHABET, st.sampled_from("\n \t:#'\"-,")), max_size=30)).filter(
    lambda text: not text.startswith((":", "?"))
)
# ruamel.yaml writes keys of several lines, and folds keys at a blank, as no reader takes them.
KEYS = STRINGS.filter(lambda text: not any(character in text for character in "\n \x85\u2028\u2029"))
SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False, allow_infinity=False), STRINGS)
_BELOW: st.SearchStrategy[Any] = st.recursive(
    SCALARS,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(KEYS, inner, max_size=4)),
    max_leaves=12,
)
# No lone text at the top: in the block style, ruamel.yaml doesn't indent it there.
DOCUMENTS: st.SearchStrategy[Any] = st.one_of(
    st.lists(_BELOW, max_size=4), st.dictionaries(KEYS, _BELOW, max_size=4), st.none(), st.integers()
)


def written(data: Any, *, flow: bool | None, width: int, indent: int, style: str | None, unicode: bool) -> str:
    """The data as YAML, in one of ruamel.yaml's styles."""
    yaml: Any = YAML(typ="safe", pure=True)
    yaml.sort_base_mapping_type_on_output = False
    yaml.default_flow_style = flow
    yaml.Resolver, yaml.Representer = CoreResolver, type("", (SafeRepresenter,), {})
    yaml.representer.add_representer(str, lambda dumper, text: dumper.represent_scalar(TEXT, text, style=style))
    yaml.width = width if unicode else 1000  # it folds a text of escapes wherever it likes, and adds a blank there
    yaml.map_indent, yaml.sequence_indent, yaml.sequence_dash_offset = indent, indent + 2, indent
    yaml.allow_unicode = unicode
    stream = StringIO()
    yaml.dump(data, stream)
    return stream.getvalue()


STYLES = st.fixed_dictionaries(
    {
        "flow": st.sampled_from([True, False, None]),
        "width": st.sampled_from([20, 80, 1000]),
        "indent": st.sampled_from([1, 2, 5]),
        "style": st.sampled_from([None, None, "'", '"', "|", ">"]),
        "unicode": st.booleans(),
    }
)


@st.composite
def edited(draw: Callable[..., Any]) -> str:
    """Some lines of a file of the library, with a few characters put in, left out or replaced."""
    lines = draw(st.sampled_from(TEXTS)).split("\n")
    first = draw(st.integers(0, len(lines) - 1))
    text = "\n".join(lines[:4] + lines[first : first + draw(st.integers(1, 20))])
    piece = st.sampled_from(
        [
            *"\n -:#'\"[]{},&*!|>%@`?~\tabc012.\r\\é😀\u2028\x85",
            "\n  - ",
            " #",
            "---\n",
            "...\n",
            "null",
            "0x1F",
            "\r\n",
            ": ",
        ]
    )
    for _ in range(draw(st.integers(1, 3))):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + draw(st.one_of(piece, st.just(""))) + text[at + draw(st.integers(0, 2)) :]
    return text
