"""Comments: all that are there, and nothing inside a scalar."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import times
from usecases.reading.comments import comments
from usecases.reading.compose import compose
from usecases.text.source import Source


def _comments(text: str) -> list[str]:
    return [found.text for found in comments(Source(text), compose(text).scalars())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# a\nb: c # d\n#e", ["# a", "# d", "#e"]),
        ("a: b#c", []),
        ("a: 'b # c' # d", ["# d"]),
        ("{a: b}#no\n", []),
        ('a: "b # c\n  # d\n" # e', ["# e"]),
        ("a: b\n  c # d\n", ["# d"]),
        ("a: | # head\n  b # no\n  # no\n# yes\n", ["# head", "# yes"]),
        ("a: >+2 # head\n   # no\n\n # yes\n", ["# head", "# yes"]),
        ("a: |\n  b\n # yes\nc: d\n", ["# yes"]),
        ("a:\n  - # yes\n    b\n", ["# yes"]),
        ("[a, # yes\n 'b # no', {c: d # yes too\n}]", ["# yes", "# yes too"]),
        ("a: # yes\n  b: 1\n", ["# yes"]),
        ("%YAML 1.2 # yes\n--- # and\na: b\n... # too\n", ["# yes", "# and", "# too"]),
        ("a:\t# yes\n", ["# yes"]),
        ("a: b\r# yes\rc: d", ["# yes"]),
        ("a: b\u2028# no\n", []),
        ("a: 1\na: '# no'\na: |\n  # no\n", []),
        ("1: '# no'\n2: {x: [a, '# no']} # yes\n", ["# yes"]),
        ("? [a, ' # no']\n: 1\n", []),
        ("'# no': 1\n", []),
    ],
)
def test_what_is_a_comment(text: str, expected: list[str]) -> None:
    assert _comments(text) == expected


WORD = st.text(st.sampled_from("ab#é😀 \u2028"), min_size=1, max_size=8).map(lambda text: f"x {text} #no")


@st.composite
def commented(draw: st.DrawFn) -> tuple[str, list[str]]:
    """A text, and its comments by construction: each line says whether it has one."""
    lines: list[str] = []
    expected: list[str] = []

    def remark() -> str:
        if not draw(st.booleans()):
            return ""
        expected.append(f"#yes {len(expected)} # '\"|")
        return f" {expected[-1]}"

    for number in range(draw(st.integers(1, 6))):
        word, key = draw(WORD), f"k{number}"
        match draw(st.integers(0, 5)):
            case 0:
                lines.append(f"{key}: plain#{word.split()[0]}{remark()}")
            case 1:
                quoted = word.replace("'", "''")
                lines.append(f"{key}: '{quoted}\n  # {quoted}'{remark()}")
            case 2:
                lines.append(f'{key}: "{word}\\" #\n  #"{remark()}')
            case 3:
                head = remark()
                lines.append(
                    f"{key}: {draw(st.sampled_from(['|', '>', '|-', '>+', '|2']))}{head}\n  {word}\n  # {word}"
                )
            case 4:
                first = remark()
                lines.append(f"{key}: [a,{first}\n  'b # {word.replace(chr(39), '')}']{remark()}")
            case _:
                lines.append(f"{key}:{remark()}\n  - '# {word}'{remark()}")
        if draw(st.booleans()):
            lines.append(remark().strip())
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    return "\n".join(lines).replace("\n", end) + end, expected


@given(commented())
@times(3)
def test_all_comments_and_no_others(case: tuple[str, list[str]]) -> None:
    text, expected = case
    composed = compose(text)
    assert not composed.troubles
    found = comments(Source(text), composed.scalars())
    assert [comment.text for comment in found] == expected
    for comment in found:
        assert text.startswith(comment.text, comment.offset)
        assert Source(text).position(comment.offset) == (comment.line, comment.column)
