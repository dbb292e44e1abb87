"""Commands that touch several files, carried to their texts: comments stay, and undo gives the same bytes."""

from pathlib import Path

import pytest

from usecases.editing.cases import CreateCase, DuplicateCase
from usecases.editing.command import Command
from usecases.editing.items import AddItem, DeleteItem
from usecases.editing.pasting import PasteSteps
from usecases.editing.putting_back import PutBack
from usecases.editing.renaming import RenameId, RenamePlace
from usecases.editing.session import Session
from usecases.editing.splitting import SplitOut
from usecases.validation.standing import IdKind

FILES = {
    "library.yaml": "title: Shop  # ours\nlanguage: en\n",
    "roles.yaml": "roles:\n  # sales\n  - {id: manager, title: Manager}  # the desk\n  - {id: idle, title: Idle}\n",
    "kpis.yaml": "# all of them\nkpis:\n  - {id: speed, title: speed, better: higher, green: 1}\n",
    "measurements/a.csv": "date,kpi,value\r\n2026-11-22,speed,5\r\n2026-11-22,speed-2,5\r\n",
    "use-cases/sell.yaml": """\
# yaml-language-server: $schema=x

id: sell
title: "Sell"   # at speed
kpis: [ speed,  other ]  # speed

steps:
  # first of all
  - id: ask
    actor:   manager
    action: manager asks
  # by the catalogue

  # then this
  - {id: fetch, actor: manager, use_case: bring}
  - id: hand
    action: 'Hands over'  # gently

branches:
  # it happens
  - id: gone
    kind: negative
    at: fetch   # the store
    end: failure
""",
    "use-cases/deep/bring.yaml": "\ufeffid: bring\r\ntitle: Go\r\n# how\r\nsteps:\r\n  # the van\r\n  - id: load\r\n",
}
COMMANDS: list[Command] = [
    RenameId(IdKind.ROLE, "manager", "seller"),
    RenameId(IdKind.KPI, "speed", "pace"),
    RenameId(IdKind.USE_CASE, "bring", "carry"),
    RenamePlace("use-cases/sell.yaml", "fetch", "get"),
    SplitOut("use-cases/sell.yaml", "fetch", "hand", "Get it"),
    PasteSteps("use-cases/sell.yaml", None, "ask", "1. Waits\n2. Manager: thanks"),
    CreateCase("A new one", template="en"),
    DuplicateCase("sell", "Sell more"),
    AddItem(IdKind.ROLE, {"title": "New"}),
    DeleteItem(IdKind.ROLE, "idle"),
]


def written(root: Path) -> dict[str, str]:
    """The files of the library, with their line ends."""
    paths = [path for path in root.rglob("*") if path.is_file() and ".usecases" not in path.parts]
    return {path.relative_to(root).as_posix(): path.read_bytes().decode() for path in paths}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(text.encode())
    return tmp_path


def after(root: Path, command: Command) -> dict[str, str]:
    """The files once a command was saved; undone, they must be the same as before."""
    session = Session.open(root)
    try:
        session.do(command)
        session.save()
        new = written(root)
        session.undo()
        session.save()
        assert written(root) == FILES
        session.redo()
        session.save()
        assert written(root) == new
    finally:
        session.give_up()
    return new


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_can_be_taken_back(command: Command, root: Path) -> None:
    assert after(root, command) != FILES


def test_what_is_put_back_can_be_taken_out_again(root: Path) -> None:
    sell = root / "use-cases/sell.yaml"
    sell.write_bytes(sell.read_bytes().replace(b"at: fetch", b"at: ask"))
    before = written(root)
    session = Session.open(root)
    session.do(PutBack("use-cases/sell.yaml", "fetch"))
    session.save()
    assert "use-cases/deep/bring.yaml" not in written(root)
    assert "id: load" in written(root)["use-cases/sell.yaml"]
    session.undo()
    session.save()
    session.give_up()
    assert written(root) == before


def test_ids_change_and_comments_and_texts_stay(root: Path) -> None:
    new = after(root, RenameId(IdKind.KPI, "speed", "pace"))
    assert new == {
        **FILES,
        "kpis.yaml": FILES["kpis.yaml"].replace("id: speed", "id: pace"),
        "measurements/a.csv": FILES["measurements/a.csv"].replace(",speed,", ",pace,"),
        "use-cases/sell.yaml": FILES["use-cases/sell.yaml"].replace("[ speed,", "[ pace,"),
    }


def test_a_use_case_moves_with_all_that_stands_in_its_file(root: Path) -> None:
    new = after(root, RenameId(IdKind.USE_CASE, "bring", "carry"))
    assert "use-cases/deep/bring.yaml" not in new
    assert new["use-cases/deep/carry.yaml"] == FILES["use-cases/deep/bring.yaml"].replace("id: bring", "id: carry")
    assert new["use-cases/sell.yaml"] == FILES["use-cases/sell.yaml"].replace("use_case: bring", "use_case: carry")


def test_steps_that_go_out_take_their_comments_along(root: Path) -> None:
    new = after(root, SplitOut("use-cases/sell.yaml", "fetch", "hand", "Get it"))
    gone, left = new["use-cases/get-it.yaml"], new["use-cases/sell.yaml"]
    assert gone.startswith("# yaml-language-server: $schema=x\n\nid: get-it\n")
    assert "# then this" in gone  # it may stay as well: a step stands in the same place
    for comment in ("# gently", "# it happens", "# the store"):
        assert comment in gone
        assert comment not in left
    for comment in ("# first of all", "# at speed", "# by the catalogue"):
        assert comment in left


def test_a_copy_keeps_the_comments(root: Path) -> None:
    new = after(root, DuplicateCase("sell", "Sell more"))
    copy = FILES["use-cases/sell.yaml"].replace("id: sell", "id: sell-more").replace('"Sell"', '"Sell more"')
    assert new["use-cases/sell-more.yaml"] == copy
