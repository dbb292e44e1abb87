"""Messages of commits and names of branches, made from changes."""

from datetime import date

import pytest

from usecases.comparing.files import file_changes
from usecases.git.changed import ChangedFile, What
from usecases.publishing.wording import LONGEST_TITLE, branch_name, commit_message
from usecases.reading.folder import FileKind

DAY = date(2026, 11, 22)
OLD = b"""\
id: order-processing
title: Order goods
steps:
  - id: ask
    action: Asks
    within: 2bh
  - id: pack
    action: Packs
"""
NEW = OLD.replace(b"2bh", b"3bh") + b"branches:\n  - {id: b, kind: negative, at: pack, when: Nothing}\n"
ORDER = ChangedFile("use-cases/sales/order-processing.yaml", What.CHANGED)
CHANGES = file_changes(ORDER.path, FileKind.USE_CASE, OLD, NEW)


def test_one_file_says_what_changed_in_it() -> None:
    title, body = commit_message({ORDER: CHANGES}, "en")
    assert title == "order-processing: step 1: deadline, new branch 2a"
    assert body == (
        "use-cases/sales/order-processing.yaml\n"
        "- Step 1 “Asks”, deadline: 2 working hours → 3 working hours\n"
        "- New: branch 2a “Nothing”"
    )


def test_the_message_speaks_the_librarys_language_not_the_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USECASES_LANGUAGE", "pl")
    title, body = commit_message({ORDER: CHANGES}, "ru")
    assert title == "order-processing: шаг 1: срок, новая ветвь 2a"
    assert "- Шаг 1 «Asks», срок: 2 рабочих часа → 3 рабочих часа" in body


def test_several_files_are_named_and_counted() -> None:
    other = ChangedFile("roles.yaml", What.CHANGED)
    title, body = commit_message({ORDER: CHANGES, other: CHANGES[:1]}, "en")
    assert title == "order-processing, roles: 3 changes"
    assert body.count("\n\n") == 1


def test_a_file_that_only_stands_elsewhere_is_moved() -> None:
    moved = ChangedFile("use-cases/b/order.yaml", What.RENAMED, "use-cases/a/order.yaml")
    title, body = commit_message({moved: ()}, "en")
    assert (title, body) == ("order: file moved", "use-cases/b/order.yaml (was use-cases/a/order.yaml)")


@pytest.mark.parametrize("number", [1, 2, 9, 300])
def test_a_title_is_never_long(number: int) -> None:
    files = {ORDER._replace(path=f"use-cases/{'long-' * 20}{index}.yaml"): CHANGES for index in range(number)}
    title, _body = commit_message(files, "ru")
    assert len(title) <= LONGEST_TITLE
    assert "…" in title


def test_a_title_leaves_out_what_there_is_no_room_for() -> None:
    more = b"".join(b"  - {id: s%d, action: Does}\n" % number for number in range(20))
    title, _body = commit_message({ORDER: file_changes(ORDER.path, FileKind.USE_CASE, OLD, OLD + more)}, "en")
    assert title == "order-processing: new step 3, new step 4, new step 5, new step 6, …"


def test_of_very_many_changes_the_number_is_told() -> None:
    _title, body = commit_message({ORDER: CHANGES[:1] * 61}, "en")
    assert body.endswith("- and 1 more")


def test_nothing_harmful_gets_into_a_message() -> None:
    bad = ORDER._replace(path="use-cases/\x1b[31m\n.yaml")
    changes = file_changes(bad.path, FileKind.USE_CASE, OLD, OLD.replace(b"Packs", b'"\\x1b[31m\\nPacks"'))
    title, body = commit_message({bad: changes}, "en")
    assert title.isprintable()
    assert all(line.isprintable() for line in body.split("\n"))


@pytest.mark.parametrize(
    ("paths", "taken", "name"),
    [
        (["use-cases/a/order.yaml"], [], "order-2026-11-22"),
        (["use-cases/a/order.yaml", "roles.yaml"], [], "order-roles-2026-11-22"),
        (["use-cases/a/order.yaml"], ["Order-2026-11-22", "order-2026-11-22-2/x"], "order-2026-11-22-3"),
        (["use-cases/Заказ ёлки.yaml"], [], "zakaz-elki-2026-11-22"),
        (["use-cases/漢.yaml"], [], "changes-2026-11-22"),
        ([], [], "changes-2026-11-22"),
        (
            ["use-cases/order-processing.yaml", "use-cases/returns-of-goods.yaml", "use-cases/complaints.yaml"],
            [],
            "order-processing-returns-of-goods-complaints-2026-11-22",
        ),
        (
            [f"use-cases/order-processing-{number}.yaml" for number in range(9)],
            [],
            "order-processing-0-order-processing-1-order-2026-11-22",
        ),
    ],
)
def test_names_of_branches(paths: list[str], taken: list[str], name: str) -> None:
    assert branch_name([ChangedFile(path, What.CHANGED) for path in paths], DAY, taken) == name
