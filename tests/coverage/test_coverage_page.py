"""The page of the handbook on what can go wrong, and who has thought of it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from usecases_exporters.handbook.coverage import coverage_page
from usecases_exporters.handbook.exporter import HandbookExporter
from usecases_exporters.names import Names
from usecases_exporters.protocol import Request
from usecases_exporters.tree.markdown import write_markdown

from tests.coverage.coaching import branch, case, entry, shared, step
from tests.documents.making import case_of, library_of
from tests.documents.rendering import links, texts
from usecases.coverage import catalogue as catalogue_of
from usecases.model.build_deviations import deviation
from usecases.model.shared import Group
from usecases.model.usecase import UseCase
from usecases.model.words import Words

SILENT = entry(
    "silent",
    applies={"activities": "inform"},
    impact="high",
    question={"en": "“{actor}” hears nothing. What now?", "ru": "«{actor}»: нет ответа. Что делаем?"},
    response={"en": "Calls again", "ru": "Звонит снова"},
    signs={"en": ["never|not answers", "rain* + ice"]},
)
LATE = entry("late", question={"en": "It is late. Who is told?", "ru": "Не успеваем. Кого предупреждаем?"}, after=True)
ILL = entry("ill", question={"en": "Who stands in?", "ru": "Кто заменит?"})
"""Two that can happen at any step, and one only where somebody is told something."""

CALL = case(
    step("call", "Calls the buyer", activity="inform"),
    step("note", "Writes it down", activity="record"),
    branches=(branch("hush", "call", "The buyer never answers the telephone"), branch("odd", "note", "It rains")),
    considered=[{"deviation": "ill", "at": "note", "because": "Somebody else reads\nthe mail"}],
)


@pytest.fixture(autouse=True)
def _three_deviations(monkeypatch: pytest.MonkeyPatch) -> None:
    """A catalogue small enough to count by hand."""
    monkeypatch.setattr(catalogue_of, "built_in", lambda: tuple(map(deviation, (SILENT, LATE, ILL))))


def page(*cases: UseCase, language: str = "en", groups: tuple[Group, ...] = ()) -> str:
    """The page of these use cases."""
    return write_markdown(coverage_page(Names(shared()._replace(groups=groups), language), cases))


def rows(markdown: str, head: str) -> list[str]:
    """The rows of the tables whose head begins with a word."""
    found: list[str] = []
    inside = False
    for line in markdown.split("\n"):
        if line.startswith(f"| {head} |"):
            inside = True
        elif not line.startswith("|"):
            inside = False
        elif inside and not line.startswith("| ---"):
            found.append(line)
    return found


def test_figures_are_told_by_group_by_use_case_and_together() -> None:
    groups = (Group("sales", Words((("", "Sales"),))), Group("idle", Words((("", "Idle"),))))
    other = case(step("wait", "Waits", activity="wait"))._replace(id="wait", title="Wait")
    made = page(CALL._replace(group="sales"), other, groups=groups)
    assert rows(made, "Process group") == [
        "| [Sales](#group-sales) | 5 | 1 | 1 | 3 | 40% |",
        "| Not on the map | 2 | 0 | 0 | 2 | 0% |",
        "| **Together** | 7 | 1 | 1 | 5 | 29% |",
    ]
    assert rows(made, "Process") == [
        "| [Sell](#case-sell) | 5 | 1 | 1 | 3 | 40% |",
        "| [Wait](#case-wait) | 2 | 0 | 0 | 2 | 0% |",
    ]
    assert "Idle" not in made


def test_open_questions_stand_by_step_with_what_could_be_done() -> None:
    made = page(CALL._replace(branches=(), considered=()))
    assert rows(made, "Step") == [
        "| [1](use-cases/sell.md#step-call) – Calls the buyer | “Manager” hears nothing. What now? | Calls again |",
        "| [1](use-cases/sell.md#step-call) | Who stands in? | — |",
        "| [1](use-cases/sell.md#step-call) | It is late. Who is told? | — |",
    ], "what was asked of the manager a step before isn't asked again"


def test_no_step_is_asked_more_than_three_questions(monkeypatch: pytest.MonkeyPatch) -> None:
    words = ("no", "more", "less", "late", "early")
    entries = tuple(deviation(entry(f"odd-{word}", guide_word=word)) for word in words)
    monkeypatch.setattr(catalogue_of, "built_in", lambda: entries)
    assert len(rows(page(case(step("call", "Calls"))), "Step")) == 3


def test_what_a_branch_covers_stands_with_the_words_that_show_it() -> None:
    assert rows(page(CALL), "Branch") == [
        "| [1a](use-cases/sell.md#branch-hush) – The buyer never answers the telephone"
        " | “Manager” hears nothing. What now? | [1](use-cases/sell.md#step-call) | never answers |",
    ]
    assert "Branches in which no deviation of the catalogue was recognised: [2a](use-cases/sell.md#branch-odd)" in page(
        CALL
    )


def test_a_branch_that_names_deviations_or_shows_by_time_says_so() -> None:
    timed = branch("slow", "note", after="2h")
    named = branch("gone", ["call", "note"], "It rains", deviation="ill")
    made = page(CALL._replace(branches=case(branches=(named, timed)).branches, considered=()))
    assert rows(made, "Branch") == [
        "| [1-2a](use-cases/sell.md#branch-gone) – It rains | Who stands in?"
        " | [1](use-cases/sell.md#step-call), [2](use-cases/sell.md#step-note) | the branch names it |",
        "| [2a](use-cases/sell.md#branch-slow) | It is late. Who is told?"
        " | [2](use-cases/sell.md#step-note) | the time that passes |",
    ]


def test_what_was_considered_stands_with_its_reason() -> None:
    assert rows(page(CALL), "What was considered") == [
        "| Who stands in? | [2](use-cases/sell.md#step-note) | Somebody else reads<br>the mail |",
    ]


def test_headings_are_in_the_language_of_the_handbook_and_questions_in_that_of_the_use_case() -> None:
    english = page(CALL, language="ru")
    assert texts(english)[0] == "Что может пойти не так: Test"
    assert "| **Всего** | 5 | 1 | 1 | 3 | 40\N{NO-BREAK SPACE}% |" in english
    assert "It is late. Who is told?" in english
    russian = page(CALL._replace(language="ru", branches=(), considered=()))
    assert rows(russian, "Step")[0].endswith("| «Manager»: нет ответа. Что делаем? | Звонит снова |")


def test_withdrawn_use_cases_are_left_out_and_nothing_at_all_makes_a_page() -> None:
    made = page(CALL._replace(status="retired"))
    assert texts(made)[0] == "What can go wrong: Test"
    assert links(made) == ["index.md"]


def test_hostile_texts_stay_texts() -> None:
    nasty = "<b>|[x](y)`\x1b[31m"
    made = page(
        case(
            step("call", nasty, activity="inform"),
            branches=(branch("hush", "call", f"{nasty} never answers"),),
            considered=[{"deviation": "ill", "because": nasty}],
        )._replace(title=nasty)
    )
    assert "\x1b" not in made
    assert "<b>" not in made
    seen = "<b>|[x](y)`\N{REPLACEMENT CHARACTER}[31m"
    assert {f"1 – {seen}", f"1a – {seen} never answers", seen} <= set(texts(made))
    assert "y" not in links(made)


def test_the_page_is_made_again_when_a_use_case_changes_and_the_same_each_time(tmp_path: Path) -> None:
    def key(*cases: UseCase) -> str:
        library = library_of(*cases, root=tmp_path)
        (job,) = (
            job
            for job in HandbookExporter().jobs(Request(library, library.use_cases))
            if str(job.paths[0]) == "coverage.md"
        )
        return job.key

    assert key(case_of(steps=[step("a", "Calls")])) == key(case_of(steps=[step("a", "Calls")]))
    assert key(case_of(steps=[step("a", "Calls")])) != key(case_of(steps=[step("a", "Waits")]))
    assert page(CALL) == page(CALL)


def test_a_library_s_own_deviations_have_the_same_key_in_every_run() -> None:
    program = (
        "from usecases.model.build_deviations import deviation\n"
        "from usecases_exporters.digest import digest\n"
        "applies = {'activities': ['inform', 'send', 'pay', 'check'], 'with': ['customer', 'partner', 'person']}\n"
        "print(digest(deviation({'id': 'a', 'question': 'A?', 'applies': applies})))\n"
    )
    keys = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(keys) == 1
