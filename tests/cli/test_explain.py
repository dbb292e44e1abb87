"""`usecases explain`."""

import json

import pytest

from tests.cli.running import Run
from usecases.languages.catalogue import catalogue
from usecases.rules.page import page, page_messages, paragraphs
from usecases.rules.registry import MODULES, name_of, rule


@pytest.mark.parametrize("code", MODULES)
@pytest.mark.parametrize("language", ["ru", "pl", "en"])
def test_every_rule_is_explained(code: str, language: str, usecases: Run) -> None:
    ran = usecases("explain", code, language=language)
    assert ran.code == 0
    assert ran.out.startswith(f"{code} {name_of(code)}\n")
    said = " ".join(ran.out.split())
    speak = catalogue(language).gettext
    for text in (page(code).title, *paragraphs(page(code).explanation)):
        assert " ".join(speak(text).split()) in said
    for example in (*page(code).failing, *page(code).passing):
        for line in example.text.splitlines():
            assert line.strip() in ran.out or not line.isprintable()
    assert ran.out.isprintable() or "\x1b" not in ran.out


@pytest.mark.parametrize("word", ["UC201", "uc201", "unknown-role", "Unknown-Role", "unknown_role"])
def test_by_code_or_name(word: str, usecases: Run) -> None:
    assert usecases("explain", word).out.startswith("UC201 unknown-role\n")


def test_all_rules(usecases: Run) -> None:
    listed = usecases("explain").out.splitlines()
    assert [line.split()[:2] for line in listed] == [[code, name_of(code)] for code in MODULES]
    rows = json.loads(usecases("explain", "--format", "json").out)["rules"]
    assert [row["code"] for row in rows] == list(MODULES)


def test_json(usecases: Run) -> None:
    shown = json.loads(usecases("explain", "UC201", "--format", "json").out)
    assert shown["severity"] == rule("UC201").severity.word == "error"
    assert shown["title"] == page("UC201").title
    assert shown["failing"][0]["text"] == page("UC201").failing[0].text
    assert set(shown) == {
        "code", "rule", "severity", "fixable", "title", "help_url", "explanation", "failing", "passing"
    }  # fmt: skip


@pytest.mark.parametrize(
    ("word", "guess"),
    [("UC-201", "UC201"), ("uc-307", "UC307"), ("unknown-rol", "unknown-role"), ("owner", "no-owner")],
)
def test_unknown_rules_get_a_suggestion(word: str, guess: str, usecases: Run) -> None:
    ran = usecases("explain", word)
    assert ran.code == 2
    assert f"Did you mean “{guess}”?" in ran.err


def test_nothing_near(usecases: Run) -> None:
    ran = usecases("explain", "\x07\u202eквартира")
    assert ran.code == 2
    assert "usecases explain" in ran.err
    assert "\x07" not in ran.err
    assert "\u202e" not in ran.err


def test_messages_of_the_pages() -> None:
    messages = list(page_messages())
    assert {module for _, module in messages} == set(MODULES.values())
    assert all("\n" not in text or "\n- " in text for text, _ in messages)


def test_paragraphs_keep_items_apart() -> None:
    assert paragraphs("One\ntwo.\n\n- a\n  b\n- c\n\n\nThree") == ["One two.", "- a b\n- c", "Three"]
