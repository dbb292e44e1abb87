"""`usecases show`."""

import json
from pathlib import Path

import pytest

from tests.cli.running import Run
from usecases.library import open_library

CASE = """\
id: call
title: Call back
language: en
owner: nobody-known
goal: "red \\e[31m text"
steps:
  - id: look-up
    stage: Before
    actor: [manager, storekeeper]
    action: Looks up
    if: there is time
    within: { time: 2bh, from: trigger }
  - id: talk
    any_order: both
    action: Talks
    within: [{ when: urgent, time: 1h, from: look-up }, { time: promptly, from: the next tide }]
    repeat: { from: look-up, until: all is said }
  - id: again
    actor: manager
    use_case: returns
branches:
  - { id: one, kind: negative, at: talk, when: Silence, after: 1d, instead: true, resume: again }
  - { id: two, kind: alternative, at: [look-up, talk], when: Noise, end: success, outcome: "All is well" }
  - id: three
    kind: negative
    at: any
    when: A storm
    steps: [{ id: wait, actor: manager, action: Waits }]
    resume: interrupted
  - { id: four, kind: negative, at: three, when: It doesn't end }
open_points:
  - { at: talk, text: Who pays? }
"""

SHOWN = """\
Call back
call · draft

Goal: red \\x1b[31m text
Owner: nobody-known

Main scenario
  — Before —
  1  Sales manager / Storekeeper: Looks up
     only if: there is time
     by when: 2 working hours from the trigger
  In any order: both
  2  ?: Talks
     by when: urgent: 1 hour from the end of step 1; promptly, counted from: the next tide
     again: from step 1, until: all is said
  3  Sales manager: returns
     use case: returns

Branches
  2a  Silence, after 1 calendar day (negative, instead of the step)
      → on with step 3

  1-2a  Noise (alternative)
        → the end: the goal is reached: All is well

  *a  A storm (negative)
      *a1  Sales manager: Waits
      → carry on where it was left

  *a.a  It doesn't end (negative)

Open points
  - 2: Who pays?
"""


@pytest.fixture
def with_call(library: Path) -> Path:
    (library / "use-cases/sales/call.yaml").write_text(CASE, encoding="utf-8")
    return library


def test_the_whole_text(with_call: Path, usecases: Run) -> None:
    ran = usecases("show", "call", cwd=with_call)
    assert ran.out == SHOWN
    assert (ran.code, ran.err) == (0, "")


@pytest.mark.parametrize("language", ["ru", "pl", "en"])
def test_every_use_case_can_be_shown(language: str, library: Path, usecases: Run) -> None:
    for case in open_library(library).use_cases:
        ran = usecases("show", case.id, language=language, cwd=library)
        assert ran.code == 0
        said = " ".join(ran.out.split())
        for step in case.steps:
            assert " ".join((step.action or "").split()) in said
        for branch in case.branches:
            assert " ".join((branch.when or "").split()) in said


def test_titles_are_in_the_readers_language(library: Path, usecases: Run) -> None:
    assert "Покупатель: Оформляет" in usecases("show", "order-processing", language="ru", cwd=library).out
    assert "Kupujący: Оформляет" in usecases("show", "order-processing", language="pl", cwd=library).out
    assert "Buyer: Оформляет" in usecases("show", "order-processing", language="en", cwd=library).out


def test_json_is_what_the_file_says(with_call: Path, usecases: Run) -> None:
    shown = json.loads(usecases("show", "call", "--format", "json", cwd=with_call).out)
    assert shown["path"] == "use-cases/sales/call.yaml"
    assert shown["language"] == "en"
    assert shown["numbers"]["wait"] == "*a1"
    assert shown["use_case"]["steps"][2] == {"id": "again", "actor": "manager", "use_case": "returns"}


@pytest.mark.parametrize(
    ("word", "guess"),
    [("order-procesing", "order-processing"), ("ORDER-PROCESSING", "order-processing"), ("ретурнс", "returns")],
)
def test_unknown_ids_get_a_suggestion(word: str, guess: str, library: Path, usecases: Run) -> None:
    ran = usecases("show", word, cwd=library)
    assert ran.code == 2
    assert f"Did you mean “{guess}”?" in ran.err


def test_nothing_near(library: Path, usecases: Run) -> None:
    ran = usecases("show", "x\x07\u202ex" + "y" * 10_000, cwd=library)
    assert ran.code == 2
    assert "usecases list" in ran.err
    assert not set(ran.err) & set("\x07\u202e")


def test_broken_files_are_named(library: Path, usecases: Run) -> None:
    (library / "use-cases/sales/call.yaml").write_text("id: call\ntitel: x\n", encoding="utf-8")
    ran = usecases("show", "call", cwd=library)
    assert ran.code == 2
    assert "usecases check use-cases/sales/call.yaml" in ran.err


def test_an_id_that_differs_from_the_file(library: Path, usecases: Run) -> None:
    (library / "use-cases/sales/call.yaml").write_text("title: Call\nid: call-back\n", encoding="utf-8")
    assert usecases("show", "call-back", cwd=library).out.startswith("Call\n")
    assert usecases("show", "call", cwd=library).out.startswith("Call\n")
