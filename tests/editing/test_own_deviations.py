"""Questions of a library's own, and improvements, as things that can be renamed and deleted."""

from pathlib import Path

import pytest

from usecases.editing.command import Refused
from usecases.editing.items import AddItem, DeleteItem
from usecases.editing.opened import OpenedFiles
from usecases.editing.renaming import RenameId
from usecases.validation.standing import IdKind

CASE = """\
id: sell
title: Sell
steps:
  - {id: call, actor: seller, action: Calls}
branches:
  - {id: busy, kind: negative, at: call, when: Nobody answers, deviation: no-flue, end: failure}
considered:
  - {deviation: no-flue, at: call, reason: Never here}
"""


@pytest.fixture
def files(tmp_path: Path) -> OpenedFiles:
    texts = {
        "library.yaml": "title: L\nlanguage: en\n",
        "use-cases/sell.yaml": CASE,
        "deviations.yaml": "deviations:\n  - {id: no-flue, question: No flue?}\n  - {id: no-answer, question: Q?}\n",
        "improvements.yaml": "improvements:\n  - {id: faster, title: Faster}\n",
    }
    for path, text in texts.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return OpenedFiles(tmp_path)


def test_a_question_that_is_renamed_is_followed_by_branches_and_by_what_was_considered(files: OpenedFiles) -> None:
    made = RenameId(IdKind.DEVIATION, "no-flue", "flue-missing").carried_out(files)
    case = made.files["use-cases/sell.yaml"]
    assert case is not None
    assert case["branches"][0]["deviation"] == "flue-missing"
    assert case["considered"][0]["deviation"] == "flue-missing"
    shared = made.files["deviations.yaml"]
    assert shared is not None
    assert shared["deviations"][0]["id"] == "flue-missing"


def test_a_question_that_a_branch_answers_is_kept(files: OpenedFiles) -> None:
    with pytest.raises(Refused) as refused:
        DeleteItem(IdKind.DEVIATION, "no-flue").carried_out(files)
    assert "use-cases/sell.yaml (branches.busy.deviation)" in refused.value.message.said()


def test_one_in_the_place_of_an_entry_of_the_program_may_go_though_branches_name_it(files: OpenedFiles) -> None:
    used = CASE.replace("no-flue", "no-answer")
    files.put("use-cases/sell.yaml", used.encode())
    made = DeleteItem(IdKind.DEVIATION, "no-answer").carried_out(files)
    shared = made.files["deviations.yaml"]
    assert shared is not None
    assert [each["id"] for each in shared["deviations"]] == ["no-flue"]


def test_improvements_come_and_go(files: OpenedFiles) -> None:
    made = AddItem(IdKind.IMPROVEMENT, {"title": "Cheaper"}, after="faster").carried_out(files)
    shared = made.files["improvements.yaml"]
    assert shared is not None
    assert [each["id"] for each in shared["improvements"]] == ["faster", "cheaper"]
    gone = DeleteItem(IdKind.IMPROVEMENT, "faster").carried_out(files).files["improvements.yaml"]
    assert gone is not None
    assert gone["improvements"] == []
