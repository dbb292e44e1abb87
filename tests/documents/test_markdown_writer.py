"""What is rendered equals the text put in, whatever characters it holds."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from usecases_exporters.tree.clean import shown
from usecases_exporters.tree.markdown import write_markdown
from usecases_exporters.tree.nodes import (
    Block,
    Break,
    Cell,
    Document,
    Figure,
    Heading,
    Inline,
    Link,
    Listing,
    Paragraph,
    Strong,
    Text,
    cell,
    paragraph,
    row,
    table,
)

from tests.documents.rendering import kinds, links, texts

NASTY = [
    "| a | b |",
    "a|b\\|c\\",
    "<script>alert(1)</script>",
    "<!-- hidden",
    "</a><a id='x'>",
    "`code` ``two`` ```three",
    "- not a list",
    "+ nor this",
    "1. nor this",
    "12) nor that",
    "# no heading",
    "Number # sign #",
    "===",
    "---",
    "* * *",
    "*a* **b** _c_ __d__ snake_case_word",
    "[x](javascript:alert(1)) [y][z] [^1] [ ] [x]: y",
    "![picture](http://example.org/x.png)",
    "~~gone~~ ~sub~",
    "&amp; &lt; &#35; &nbsp; & &",
    "http://example.org/a_b_c?x=*y* www.example.org me@example.org mailto:me@example.org",
    "> quoted",
    "    indented",
    "\tindented",
    "line one  \nline two\\\nline three",
    "a\r\nb\rc\u2028d\u2029e\u0085f",
    "\x00\x1b[31mred\x7f\u202eright to left\u2066\ud800",
    "$x$ and $$y$$",
    ":--- | ---:",
    "Вес > 30 кг, цена < 5 €, скидка 10 %",
    "\u00a0non-breaking\u00a0",
    "trailing blanks   ",
    "trailing backslash \\",
    "!",
    "**",
    "a**b",
    "``",
    "{#id} {:.class} %% comment",
    "term\n: definition",
    "10\\. x",
]

PIECES = st.sampled_from(
    [
        *NASTY,
        " ",
        "\n",
        "a",
        "ё",
        "1",
        ".",
        "-",
        "#",
        "*",
        "_",
        "|",
        "\\",
        "&",
        "<",
        "[",
        "]",
        "(",
        ")",
        "!",
        "`",
        "~",
        ":",
        "//",
        "@",
    ]
)
TEXTS = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=6).map("".join), st.sampled_from(NASTY))


def written(*blocks: Block) -> str:
    return write_markdown(Document("en", "Title", blocks))


def flat(text: str) -> str:
    return " ".join(shown(text).split())


@given(TEXTS)
@example("\x00")
@example("a\n\n\nb")
def test_a_paragraph_shows_its_text(text: str) -> None:
    seen = texts(written(paragraph(text), paragraph("end")))
    assert seen == (["Title", shown(text), "end"] if shown(text) else ["Title", "end"])


@pytest.mark.parametrize("text", NASTY)
def test_every_nasty_text_is_a_paragraph(text: str) -> None:
    markdown = written(paragraph(text))
    assert kinds(markdown) == ["heading_open", "paragraph_open"]
    assert links(markdown) == []


@given(TEXTS)
def test_a_heading_shows_its_text_on_one_line(text: str) -> None:
    markdown = written(Heading(2, (Text("1. "), Text(text))), paragraph("end"))
    assert [flat(words) for words in texts(markdown)] == ["Title", flat(f"1. {text}"), "end"]
    assert kinds(markdown) == ["heading_open", "heading_open", "paragraph_open"]


@given(st.lists(TEXTS, min_size=1, max_size=4), st.booleans())
def test_a_list_shows_its_items(items: list[str], ordered: bool) -> None:
    contents = tuple((Text(item),) for item in items)
    seen = texts(written(Listing(contents, ordered)))
    assert seen == ["Title", *filter(None, map(shown, items))]


@given(st.lists(st.tuples(TEXTS, TEXTS, TEXTS), min_size=1, max_size=3))
def test_a_table_keeps_every_cell_in_its_place(rows: list[tuple[str, str, str]]) -> None:
    markdown = written(table(("A", "B", "C"), [row(*cells) for cells in rows]))
    assert texts(markdown) == ["Title", "A", "B", "C", *(shown(text) for cells in rows for text in cells)]


@given(TEXTS, TEXTS, TEXTS)
@example("word", "strong", "word")
@example(" ", "!", " ")
@example(" ", "strong!", "word")
@example("word", "!strong", " ")
def test_strong_words_lose_nothing(before: str, strong: str, after: str) -> None:
    seen = texts(written(Paragraph((Text(before), Strong(strong), Text(after), Text("."), Text(" end")))))
    whole = "".join(part for part in (before, strong, after))
    assert "".join(seen[1].split()) == "".join(shown(f"{whole}. end").split())


@pytest.mark.parametrize(
    "text",
    ["$x$", "me@example.org", "www.example.org", "WWW.example.org", "http://example.org", "HTTPS://example.org"],
)
def test_what_github_would_make_more_of_stays_text(text: str) -> None:
    """Formulas and bare addresses aren't CommonMark, so the parser of these tests lets them pass."""
    source = written(paragraph(text)).split("\n")[2]
    assert not any(sign in source.lower() for sign in ("$", "@", "www.", "://"))


def test_strong_words_are_strong_after_a_blank() -> None:
    assert "**now:** go" in written(Paragraph((Strong("now:"), Text(" go"))))


@given(TEXTS, TEXTS)
@example("a!", "picture")
def test_a_link_shows_its_text_and_leads_where_it_should(before: str, words: str) -> None:
    markdown = written(Paragraph((Text(before), Link(words, "other.md#step-one"), Text("."))))
    assert links(markdown) == (["other.md#step-one"] if shown(words) else [])
    assert "".join(texts(markdown)[1].split()) == "".join(shown(f"{before}{words}.").split())


@pytest.mark.parametrize(
    "target",
    ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd"],
)
def test_a_dangerous_address_is_no_link(target: str) -> None:
    markdown = written(Paragraph((Link("words", target),)))
    assert links(markdown) == []
    assert texts(markdown)[1] == "words"


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("https://example.org/a(b)c?x=1&y=2", "https://example.org/a%28b%29c?x=1&y=2"),
        ("отчёт.md#x", "%D0%BE%D1%82%D1%87%D1%91%D1%82.md#x"),
        ("a b|c>d.md", "a%20b%7Cc%3Ed.md"),
        ("50%25.md", "50%25.md"),
        ("50%.md", "50%25.md"),
    ],
)
def test_a_target_arrives_whole(target: str, expected: str) -> None:
    markdown = written(table(("A",), [row(Link("words", target))]))
    assert links(markdown) == [expected]


def test_breaks_and_lists_in_a_cell_stay_in_the_cell() -> None:
    content = Cell((Paragraph((Text("one"), Break(), Text("two"))), Listing(((Text("three"),), (Text("four"),)))))
    markdown = written(table(("A", "B"), [row(content, "|")]))
    assert texts(markdown) == ["Title", "A", "B", "one\ntwo\n– three\n– four", "|"]


def test_an_anchor_stands_in_the_first_cell_and_in_the_heading() -> None:
    markdown = written(Heading(2, (Text("Head"),), "branch-x"), table(("A",), [row("1", anchor="step-x")]))
    assert '## <a id="branch-x"></a>Head' in markdown
    assert '| <a id="step-x"></a>1 |' in markdown


def test_a_figure_has_words_for_those_who_cant_see_it() -> None:
    markdown = written(Figure("a b.svg", "Flow [of] *work*", "Figure | 1"))
    assert "](a%20b.svg)" in markdown
    assert texts(markdown) == ["Title", "Flow [of] *work*", "Figure | 1"]


@given(st.lists(st.one_of(TEXTS.map(Text), TEXTS.map(Strong), st.just(Break())), max_size=6))
def test_no_line_ends_in_blanks_and_no_tab_stays(content: list[Inline]) -> None:
    markdown = written(Paragraph(tuple(content)), table(("A",), [row(cell(*content))]))
    markdown.encode()
    assert not any(line != line.rstrip() for line in markdown.split("\n"))
    assert "\t" not in markdown
    assert "\n\n\n" not in markdown
