"""`usecases recover`: sessions that are killed, and what they left."""

import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from tests.cli.running import Run
from usecases.reading.compose import compose

SELL = "use-cases/sell.yaml"
TEXT = """\
# How we sell
id: sell
title: Sell
goal: Money   # what else
steps:
  - id: call
    action: Calls
"""
Killed: TypeAlias = Callable[..., None]

_SESSION = """
import os, signal, sys
from pathlib import Path
from usecases.editing.fields import ClearField, SetField
from usecases.editing.session import Session
from usecases.editing.where import parse_where
session = Session.open(Path(sys.argv[1]))
for change in sys.argv[2:]:
    path, where, value = change.split("=")
    where = parse_where(where, session.files.kind(path))
    session.do(SetField(path, where, value) if value else ClearField(path, where))
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    root = tmp_path / "shop"
    (root / "use-cases").mkdir(parents=True)
    (root / "library.yaml").write_text("title: Shop\nlanguage: en\n", encoding="utf-8")
    (root / SELL).write_text(TEXT, encoding="utf-8")
    return root


@pytest.fixture
def killed(shop: Path) -> Killed:
    """A session that makes changes (`path=where=value`) and is killed before it saves."""

    def run(*changes: str) -> None:
        ran = subprocess.run([sys.executable, "-c", _SESSION, shop, *changes], check=False, timeout=60)
        assert ran.returncode == -signal.SIGKILL

    return run


def data_of(path: Path) -> Any:
    return compose(path.read_text(encoding="utf-8")).data


def test_nothing_to_recover(shop: Path, usecases: Run) -> None:
    for options in ([], ["--apply"], ["--discard"]):
        ran = usecases("recover", *options, cwd=shop)
        assert (ran.code, ran.out, ran.err) == (0, "", "There is nothing to recover.\n")


def test_changes_are_listed_in_words_and_nothing_is_written(shop: Path, killed: Killed, usecases: Run) -> None:
    killed(f"{SELL}=steps.call.within=2h", f"{SELL}=goal=More money", "library.yaml=title=Store")
    for _ in range(2):
        ran = usecases("recover", cwd=shop)
        assert ran.code == 0
        first, *entries = ran.out.splitlines()
        assert first.endswith(f", never saved, in {SELL}, library.yaml:")
        assert entries == [
            "- Step “call”, deadline: “2h”",
            "- Goal: “More money” (was “Money”)",
            "- Title: “Store” (was “Shop”)",
        ]
        assert "usecases recover --apply" in ran.err
        assert (shop / SELL).read_text(encoding="utf-8") == TEXT


def test_changes_are_brought_back(shop: Path, killed: Killed, usecases: Run) -> None:
    killed(f"{SELL}=steps.call.within=2h", f"{SELL}=goal=More money", "library.yaml=title=Store")
    ran = usecases("recover", "--apply", cwd=shop)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[-2:] == [f"{SELL}: brought back.", "library.yaml: brought back."]
    assert data_of(shop / "library.yaml")["title"] == "Store"
    expected = TEXT.replace("goal: Money   #", "goal: More money   #") + "    within: 2h\n"
    assert (shop / SELL).read_text(encoding="utf-8") == expected
    assert usecases("recover", cwd=shop).err == "There is nothing to recover.\n"


def test_changes_can_be_dropped(shop: Path, killed: Killed, usecases: Run) -> None:
    killed(f"{SELL}=goal=More money", f"{SELL}=title=Sell more")
    ran = usecases("recover", "--discard", cwd=shop)
    assert (ran.code, ran.err) == (0, "2 changes are dropped.\n")
    assert (shop / SELL).read_text(encoding="utf-8") == TEXT
    assert usecases("recover", cwd=shop).err == "There is nothing to recover.\n"


def test_what_was_changed_on_disk_since_stays(shop: Path, killed: Killed, usecases: Run) -> None:
    killed(f"{SELL}=steps.call.within=2h")
    meanwhile = TEXT.replace("action: Calls", "action: Calls twice # really")
    (shop / SELL).write_text(meanwhile, encoding="utf-8")
    assert usecases("recover", "--apply", cwd=shop).code == 0
    assert (shop / SELL).read_text(encoding="utf-8") == meanwhile + "    within: 2h\n"


def test_a_field_that_both_changed_leaves_the_file_as_it_is(shop: Path, killed: Killed, usecases: Run) -> None:
    killed(f"{SELL}=goal=More money", f"{SELL}=title=Sell more", "library.yaml=title=Store")
    meanwhile = TEXT.replace("Money", "Less work")
    (shop / SELL).write_text(meanwhile, encoding="utf-8")
    ran = usecases("recover", "--apply", cwd=shop)
    assert ran.code == 1
    assert "library.yaml: brought back." in ran.out
    assert f"{SELL}: left as it is." in ran.err
    assert "Goal: changed here to “More money” and on disk to “Less work”" in ran.err
    assert "usecases recover --discard" in ran.err
    assert (shop / SELL).read_text(encoding="utf-8") == meanwhile
    assert data_of(shop / "library.yaml")["title"] == "Store"
    assert "More money" in usecases("recover", cwd=shop).out  # it is still there
    assert usecases("set", "sell", "goal", "More money", cwd=shop).code == 0
    assert usecases("recover", "--apply", cwd=shop).code == 0
    assert data_of(shop / SELL)["title"] == "Sell more"


@pytest.mark.parametrize(
    ("meanwhile", "says"),
    [
        (None, "It was deleted, moved or renamed since."),
        ("id: sell\ntitle: [\n", "The YAML can't be read here"),
        ("id: sell\n", "deleted on disk"),
    ],
)
def test_files_that_cannot_be_brought_together_are_left(
    meanwhile: str | None, says: str, shop: Path, killed: Killed, usecases: Run
) -> None:
    killed(f"{SELL}=title=Sell more")
    (shop / SELL).unlink()
    if meanwhile is not None:
        (shop / SELL).write_text(meanwhile, encoding="utf-8")
    ran = usecases("recover", "--apply", cwd=shop)
    assert ran.code == 1
    assert says in ran.err
    assert (shop / SELL).exists() == (meanwhile is not None)
    assert meanwhile is None or (shop / SELL).read_text(encoding="utf-8") == meanwhile


def test_a_merge_that_would_break_the_format_is_left(shop: Path, killed: Killed, usecases: Run) -> None:
    roles = "roles:\n  - id: buyer\n    title:\n      ru: Покупатель\n      pl: Kupujący\n"
    (shop / "roles.yaml").write_text(roles, encoding="utf-8")
    killed("roles.yaml=roles.buyer.title.ru=")
    meanwhile = roles.replace("      pl: Kupujący\n", "")
    (shop / "roles.yaml").write_text(meanwhile, encoding="utf-8")
    ran = usecases("recover", "--apply", cwd=shop)
    assert ran.code == 1
    assert "roles.yaml: left as it is." in ran.err
    assert (shop / "roles.yaml").read_text(encoding="utf-8") == meanwhile


def test_sessions_one_after_another(shop: Path, killed: Killed, usecases: Run) -> None:
    killed(f"{SELL}=goal=First", f"{SELL}=scope=a")
    killed(f"{SELL}=title=Second")
    assert usecases("recover", cwd=shop).out.count("never saved") == 2
    assert usecases("recover", "--apply", cwd=shop).code == 0
    data = data_of(shop / SELL)
    assert (data["goal"], data["title"]) == ("First", "Second")


def test_other_commands_mention_it(shop: Path, killed: Killed, usecases: Run) -> None:
    killed(f"{SELL}=goal=More money")
    ran = usecases("set", "sell", "title", "Sell on", cwd=shop)
    assert ran.code == 0
    assert ran.err == "There are changes that were never saved. See them with: usecases recover\n"
    assert usecases("recover", "--apply", cwd=shop).code == 0
    assert (data_of(shop / SELL)["goal"], data_of(shop / SELL)["title"]) == ("More money", "Sell on")
    assert usecases("set", "sell", "title", "Sell", cwd=shop).err == ""


def test_a_read_only_file_is_explained_and_tried_again(shop: Path, killed: Killed, usecases: Run) -> None:
    killed(f"{SELL}=goal=More money")
    (shop / SELL).chmod(0o444)
    ran = usecases("recover", "--apply", cwd=shop)
    assert ran.code == 2
    assert "protected against writing" in ran.err
    (shop / SELL).chmod(0o644)
    assert usecases("recover", "--apply", cwd=shop).code == 0
    assert data_of(shop / SELL)["goal"] == "More money"


def test_records_that_cannot_be_read_are_counted(shop: Path, killed: Killed, usecases: Run) -> None:
    killed(f"{SELL}=goal=More money")
    (journal,) = (shop / ".usecases/journal").iterdir()
    content = journal.read_bytes()
    journal.write_bytes(b"x" + content)
    assert "1 record of changes can't be read, and is kept in .usecases/journal." in usecases("recover", cwd=shop).err
    assert usecases("set", "sell", "title", "Sell on", cwd=shop).err == ""


def test_a_damaged_record_gives_what_can_be_read(shop: Path, killed: Killed, usecases: Run) -> None:
    killed(f"{SELL}=goal=More money", f"{SELL}=title=Sell more", f"{SELL}=scope=Shops")
    (journal,) = (shop / ".usecases/journal").iterdir()
    journal.write_bytes(journal.read_bytes().replace(b"Sell more", b"Sell mere"))
    ran = usecases("recover", "--apply", cwd=shop)
    assert ran.code == 0
    assert "there may have been more" in ran.err
    assert (data_of(shop / SELL)["goal"], data_of(shop / SELL)["title"]) == ("More money", "Sell")


def test_apply_and_discard_at_once_is_wrong_use(shop: Path, usecases: Run) -> None:
    ran = usecases("recover", "--apply", "--discard", cwd=shop)
    assert ran.code == 2
    assert "not both" in ran.err


def test_escapes_in_what_was_typed_do_no_harm(shop: Path, killed: Killed, usecases: Run) -> None:
    killed(f"{SELL}=goal=More\x07 money")
    assert "More\\x07 money" in usecases("recover", cwd=shop).out
