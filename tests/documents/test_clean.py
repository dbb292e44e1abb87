"""Texts as they are shown."""

import pytest
from usecases_exporters.tree.clean import inline_shown, shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b", "a\ufffdb"),
        ("\x1b[31mred", "\ufffd[31mred"),
        ("\u202eevil\u202c", "\ufffdevil\ufffd"),
        ("a\u200fb\u2066c\u2069", "a\ufffdb\ufffdc\ufffd"),
        ("\ud800", "\ufffd"),
        ("a\r\nb\rc\x85d\u2028e\u2029f\vg\fh", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("  a \t b  \n  c  ", "a b\nc"),
        ("\U0001f468\u200d\U0001f469", "\U0001f468\u200d\U0001f469"),
        ("naïve ё ż", "naïve ё ż"),
    ],
)
def test_what_cant_be_shown_is_marked_and_lines_are_tidy(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_beside_other_texts_a_blank_at_the_end_counts() -> None:
    assert [inline_shown(text) for text in (" a ", "a\n", "\t", "")] == [" a ", "a", " ", ""]
