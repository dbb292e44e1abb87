"""`usecases approve`."""

import re
from pathlib import Path

import pytest

from tests.cli.running import Run
from usecases.model.meaning import meaning_digest
from usecases.reading.compose import compose

CASE = """\
# the sales desk keeps this
id: sell
title: "Sell"
owner: manager
status:   draft   # soon
trigger: The customer calls

steps:
  - {id: ask, actor: buyer, action: Asks}
  - {id: answer, actor: manager, action: Answers}
"""
UNFINISHED = CASE.replace(", action: Answers", "").replace("owner: manager\n", "")


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    (tmp_path / "use-cases").mkdir()
    (tmp_path / "use-cases/sell.yaml").write_text(CASE, encoding="utf-8")
    (tmp_path / "library.yaml").write_text("title: Shop\nlanguage: en\nchecks: {UC508: ignore, UC509: ignore}\n")
    roles = "roles:\n  - {id: manager, title: Manager}\n  - {id: buyer, title: Buyer, kind: customer}\n"
    (tmp_path / "roles.yaml").write_text(roles, encoding="utf-8")
    return tmp_path


def text(shop: Path) -> str:
    return (shop / "use-cases/sell.yaml").read_text(encoding="utf-8")


def test_an_approval_is_recorded_and_touches_no_other_line(shop: Path, usecases: Run) -> None:
    done = usecases("approve", "sell", "--by", "manager", "--on", "2026-11-22", "--library", shop)
    assert (done.code, done.out, done.err) == (0, "“sell” is approved by manager on 2026-11-22.\n", "")
    new = compose(text(shop)).data
    assert isinstance(new, dict)
    assert new["approved"] == {"by": "manager", "on": "2026-11-22", "digest": meaning_digest(new)}
    old, now = CASE.splitlines(), text(shop).splitlines()
    assert [line for line in now if line not in old] == [
        "status:   approved   # soon",
        f"approved: {{ by: manager, on: 2026-11-22, digest: {meaning_digest(new)} }}",
    ]
    assert [line for line in old if line not in now] == ["status:   draft   # soon"]


def test_the_day_is_today_where_none_is_given(shop: Path, usecases: Run) -> None:
    done = usecases("approve", "sell", "--by", "manager", cwd=shop)
    assert done.code == 0
    assert re.search(r" on: \d{4}-\d{2}-\d{2}, ", text(shop))


def test_errors_stand_in_the_way_and_are_shown_where_they_are(shop: Path, usecases: Run) -> None:
    (shop / "use-cases/sell.yaml").write_text(UNFINISHED, encoding="utf-8")
    refused = usecases("approve", "sell", "--by", "manager", cwd=shop)
    assert refused.code == 1
    assert text(shop) == UNFINISHED
    assert "use-cases/sell.yaml:2:5: error UC506" in refused.out
    assert "use-cases/sell.yaml:9:10: error UC502" in refused.out
    assert "{id: answer, actor: manager}" in refused.out
    assert "It isn't approved. Mend this first" in refused.err
    anyway = usecases("approve", "sell", "--by", "manager", "--anyway", cwd=shop)
    assert (anyway.code, "approved by manager" in anyway.out) == (0, True)
    assert "It has 2 errors. See them with: usecases check" in anyway.err


def test_silenced_findings_stand_in_nobodys_way(shop: Path, usecases: Run) -> None:
    silenced = "# usecases: ignore UC502, UC506 - the pilot\n" + UNFINISHED
    (shop / "use-cases/sell.yaml").write_text(silenced, encoding="utf-8")
    assert usecases("approve", "sell", "--by", "manager", cwd=shop).code == 0


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["sell", "--by", "manger"], "There is no role “manger” in roles.yaml. Did you mean “manager”?"),
        (["sel", "--by", "manager"], "There is no use case “sel”. Did you mean “sell”?"),
        (["sell", "--by", "manager", "--on", "tomorrow"], "“tomorrow” is no day of the calendar"),
        (["sell"], "--by"),
        ([], "ID"),
    ],
)
def test_wrong_use(arguments: list[str], says: str, shop: Path, usecases: Run) -> None:
    refused = usecases("approve", *arguments, cwd=shop)
    assert (refused.code, refused.out) == (2, "")
    assert says in refused.err
    assert text(shop) == CASE


def test_the_same_approval_again_says_so(shop: Path, usecases: Run) -> None:
    arguments = ("approve", "sell", "--by", "manager", "--on", "2026-11-22")
    assert usecases(*arguments, cwd=shop).code == 0
    before = text(shop)
    again = usecases(*arguments, cwd=shop)
    assert (again.code, text(shop)) == (2, before)
    assert "already, and nothing in it has changed" in again.err


def test_what_cannot_be_read_is_not_approved(shop: Path, usecases: Run) -> None:
    (shop / "use-cases/sell.yaml").write_text("id: [", encoding="utf-8")
    refused = usecases("approve", "sell", "--by", "manager", cwd=shop)
    assert refused.code == 2
    assert "use-cases/sell.yaml, line 1" in refused.err
