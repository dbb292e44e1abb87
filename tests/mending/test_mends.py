"""Mends of single findings, and what is left alone because it would be a guess."""

from pathlib import Path

import pytest

from tests.checking.small import check_part, make
from usecases.cli.fixing import mended
from usecases.mending.finding_mends import MENDABLE
from usecases.rules.registry import MODULES, rule

HEAD = "id: a\ntitle: A\nowner: manager\n"
ASK = "steps:\n  - {id: ask, actor: buyer, action: Asks}\n"
LATE = "branches:\n  - {id: late, kind: negative, at: ask, when: He's late, %s}\n"
SHARED = {
    "library.yaml": "title: Small\nlanguage: en\ncurrency: EUR\nchannels: [{id: front-desk, title: Front desk}]\n",
    "roles.yaml": "roles:\n  - {id: manager, title: M}\n  - {id: buyer, title: B}\n  - {id: front-office, title: F}\n",
    "map.yaml": "groups:\n  - {id: after-sales, title: After}\n",
    "kpis.yaml": "kpis:\n  - {id: order-time, title: T, better: lower, green: 5}\n",
    "artefacts.yaml": "artefacts:\n  - {id: bill, title: Bill}\n  - {id: x-ray, title: X}\n  - {id: xray, title: Y}\n",
    "use-cases/other-case.yaml": "id: other-case\ntitle: Other\n",
}


def _fixed(folder: Path, text: str, path: str = "use-cases/a.yaml") -> str:
    """What comes of a file when the whole library is mended."""
    root = make(folder / "library", {**SHARED, path: text}).resolve()
    mended(root, lambda: check_part(root, {path}))
    return (root / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("goal: 012", 'goal: "012"', id="a number is the text that was written"),
        pytest.param("goal: 1.0", 'goal: "1.0"', id="a fraction"),
        pytest.param("goal: 0x1F", 'goal: "0x1F"', id="a hexadecimal number"),
        pytest.param("goal: True", 'goal: "True"', id="truth"),
        pytest.param("preconditions: [1, b]", 'preconditions: ["1", b]', id="a number in a list"),
        pytest.param("tags: urgent", "tags: [urgent]", id="one thing where a list is wanted"),
        pytest.param("goal: [Sell]", "goal: Sell", id="a list of one where one thing is wanted"),
        pytest.param("status: Draft", "status: draft", id="case of a word"),
        pytest.param("level: user_goal", "level: user-goal", id="underscore in a word"),
        pytest.param("language: EN", "language: en", id="language"),
        pytest.param("frequency: 40 / W", "frequency: 40/w", id="frequency"),
        pytest.param("review_by: 2027-1-5", "review_by: 2027-01-05", id="date"),
        pytest.param("Goal: Sell", "goal: Sell", id="case of a field"),
        pytest.param("Goal: Sell # or buy", "goal: Sell # or buy", id="a field that has a comment"),
        pytest.param("primaryActor: manager", "primary_actor: manager", id="camel case of a field"),
        pytest.param("open-points: [b]", "open_points: [b]", id="hyphen in a field"),
        pytest.param("Goal: 012", 'goal: "012"', id="a field, and what is in it"),
        pytest.param("Customer: Manager", "customer: manager", id="a field, and the id in it"),
        pytest.param("customer: Front_Office", "customer: front-office", id="an id in another spelling"),
        pytest.param("customer: frontoffice", "customer: front-office", id="an id without its hyphen"),
        pytest.param("systems: [Front Office]", "systems: [front-office]", id="an id in a list"),
        pytest.param("group: aftersales", "group: after-sales", id="a group"),
        pytest.param("kpis: Order_Time", "kpis: order-time", id="an indicator"),
        pytest.param("preconditions: []", "", id="an empty list"),
        pytest.param("goal: ''", "", id="an empty text"),
        pytest.param("goal:", "", id="nothing after the colon"),
        pytest.param("guarantees: {success: }", "guarantees: {}", id="nothing in a mapping"),
        pytest.param("tags: [a, '', b]", "tags: [a, b]", id="an empty item"),
        pytest.param("tags: ['', a, '']", "tags: [a]", id="two empty items"),
        pytest.param("tags: ['']", "", id="the only item is empty"),
    ],
)
def test_a_field_of_the_use_case(before: str, after: str, tmp_path: Path) -> None:
    assert _fixed(tmp_path, f"{HEAD}{before}\n") == f"{HEAD}{after}\n".replace("\n\n", "\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("work: 3 H", "work: 3h", id="duration"),
        pytest.param("within: Promptly", "within: promptly", id="moment"),
        pytest.param("channel: Front_Desk", "channel: front-desk", id="channel"),
        pytest.param("gives: Bill", "gives: bill", id="artefact"),
        pytest.param("use_case: othercase", "use_case: other-case", id="use case"),
        pytest.param("consulted: buyer", "consulted: [buyer]", id="one role where a list is wanted"),
        pytest.param("consulted: Buyer", "consulted: [buyer]", id="one misspelt role where a list is wanted"),
    ],
)
def test_a_field_of_a_step(before: str, after: str, tmp_path: Path) -> None:
    step = ASK.replace("action: Asks", "action: Asks, %s")
    assert _fixed(tmp_path, HEAD + step % before) == HEAD + step % after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param("at: Ask, resume: ask", "at: ask, resume: ask", id="a place"),
        pytest.param("at: [ask], resume: ASK", "at: [ask], resume: ask", id="where it goes on"),
        pytest.param("at: Any, end: failure", "at: any, end: failure", id="any step"),
        pytest.param("at: ask, resume: Interrupted", "at: ask, resume: interrupted", id="what was interrupted"),
        pytest.param("at: ask, instead: 'yes', end: Other", "at: ask, instead: true, end: other", id="truth, a word"),
    ],
)
def test_a_field_of_a_branch(before: str, after: str, tmp_path: Path) -> None:
    branch = "branches:\n  - {id: late, kind: negative, when: He's late, %s}\n"
    assert _fixed(tmp_path, HEAD + ASK + branch % before) == HEAD + ASK + branch % after


def test_an_id_of_a_step_and_its_references(tmp_path: Path) -> None:
    text = HEAD + ASK + LATE % "resume: ask"
    assert _fixed(tmp_path, text.replace("ask", "Ask_him")) == text.replace("ask", "ask-him")


def test_a_branch_that_stands_without_a_list(tmp_path: Path) -> None:
    branch = "branches:\n  id: late\n  kind: Negative\n  at: ask\n  when: He's late\n  end: failure\n"
    expected = "branches:\n  - id: late\n    kind: negative\n    at: ask\n    when: He's late\n    end: failure\n"
    assert _fixed(tmp_path, HEAD + ASK + branch) == HEAD + ASK + expected


def test_the_id_of_a_use_case_where_the_file_tells_it(tmp_path: Path) -> None:
    assert _fixed(tmp_path, HEAD.replace("id: a", "id: A")) == HEAD


@pytest.mark.parametrize(
    ("path", "before", "after"),
    [
        ("library.yaml", "currency: EUR", "currency: eur"),
        ("library.yaml", "language: en", "language: en\nchecks:\n  UC509: ignore\n  uc_508: ignore"),
        ("library.yaml", "language: en", "language: en\ncalendar: {hours: 9:00 – 18:00}"),
        ("kpis.yaml", "green: 5", "green: '5'"),
        ("roles.yaml", "title: F", "title: F, stand_ins: [Buyer]"),
        ("map.yaml", "title: After", "title: After, owner: Manager"),
    ],
)
def test_shared_files(path: str, before: str, after: str, tmp_path: Path) -> None:
    mends = {"eur": "EUR", "uc_508": "UC508", "9:00 – 18:00": "09:00-18:00", "'5'": "5"}
    expected = after
    for wrong, right in {**mends, "Buyer": "buyer", "Manager": "manager"}.items():
        expected = expected.replace(wrong, right)
    text = SHARED[path]
    assert _fixed(tmp_path, text.replace(before, after), path) == text.replace(before, expected)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("goal: {}", id="a mapping where a text is wanted"),
        pytest.param("goal: [Sell, Buy]", id="two where one thing is wanted"),
        pytest.param("tags: urgent, new", id="perhaps several, perhaps one"),
        pytest.param("status: finished", id="another word"),
        pytest.param("goel: Sell", id="another field"),
        pytest.param("Title: B", id="a field that is there already"),
        pytest.param("customer: manger", id="a slip of the finger"),
        pytest.param("review_by: 5.1.2027", id="a date in another order"),
        pytest.param("id: b", id="an id that isn't the file's name"),
        pytest.param("id: B_2", id="an id in another form that isn't the file's name either"),
        pytest.param("status: [Draft, Review]", id="two words"),
        pytest.param("goal: # ask Anna", id="empty, with a comment that may say what belongs there"),
        pytest.param("status: Draft # usecases: ignore UC104 - so", id="silenced"),
        pytest.param("goal: 5\ngoal: 6", id="a part of the file was refused"),
        pytest.param("steps: [{id: ask, work: 15}]", id="a number that is no duration as a text either"),
        pytest.param("steps: [{id: ask, needs: x_ray}]", id="two ids that may be meant"),
        pytest.param("steps: [{id: Ask}, {id: ask}]", id="an id that another step has"),
        pytest.param("branches: [{id: b, kind: negative, resume: b, end: other}]", id="resume and end"),
        pytest.param("branches: {late: {kind: negative}}", id="a mapping that is no branch"),
        pytest.param("title:", id="nothing, where something must be"),
    ],
)
def test_what_is_left_alone(text: str, tmp_path: Path) -> None:
    whole = "\n".join(line for line in HEAD.splitlines() if line.split(":")[0] != text.split(":")[0])
    whole = f"{whole}\n{text}\n"
    assert _fixed(tmp_path, whole) == whole


def test_a_silenced_finding_beside_others(tmp_path: Path) -> None:
    text = f"{HEAD}status: Draft # usecases: ignore UC104 - so\ngoal: Sell\nlevel: Summary\n"
    assert _fixed(tmp_path, text) == text.replace("Summary", "summary")


def test_a_silenced_finding_that_a_mend_would_bring_to_light(tmp_path: Path) -> None:
    ending = "  when: He's late\n  end: failure\n"
    text = f"{HEAD}{ASK}branches:\n  id: late\n  kind: Negative # usecases: ignore UC104 - so\n  at: ask\n{ending}"
    assert _fixed(tmp_path, text) == text


def test_a_mend_beside_one_that_would_cost_a_comment(tmp_path: Path) -> None:
    text = f"{HEAD}goal: # ask Anna\nCustomer: manager\n"
    assert _fixed(tmp_path, text) == text.replace("Customer", "customer")


def test_a_group_triggered_by_words_is_left_alone(tmp_path: Path) -> None:
    text = SHARED["map.yaml"].replace("title: After", "title: After, trigger: BILL, owner: Manager")
    assert _fixed(tmp_path, text, "map.yaml") == text.replace("Manager", "manager")


def test_roles_that_cannot_be_used_mend_nothing(tmp_path: Path) -> None:
    root = make(
        tmp_path / "library", {**SHARED, "roles.yaml": "roles: 5\n", "use-cases/a.yaml": f"{HEAD}customer: Buyer\n"}
    )
    mended(root.resolve(), lambda: check_part(root, {"use-cases/a.yaml"}))
    assert (root / "use-cases/a.yaml").read_text(encoding="utf-8") == f"{HEAD}customer: Buyer\n"


def test_comments_layout_and_line_ends_stay(tmp_path: Path) -> None:
    lines = ["# top", "id:   a", "title: 'A'   # b", "", "status:  Draft # c", "goal:  012", "owner: manager", "# end"]
    text = "\r\n".join(lines)
    expected = text.replace("Draft", "draft").replace("012", '"012"')
    root = make(tmp_path / "library", {**SHARED, "use-cases/a.yaml": text.encode()}).resolve()
    mended(root, lambda: check_part(root, {"use-cases/a.yaml"}))
    assert (root / "use-cases/a.yaml").read_bytes() == expected.encode()


def test_the_rules_say_which_of_them_can_be_mended() -> None:
    assert {code for code in MODULES if rule(code).fixable} == MENDABLE
