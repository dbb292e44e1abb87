"""When the rules about the chain speak, hint, or say nothing."""

import shutil
from itertools import pairwise
from pathlib import Path

import pytest

from tests.chain.test_chain_defects import HERE, breaks_in, library
from usecases.checking.live import LiveCheck
from usecases.checking.run import check_files, check_library
from usecases.findings.severity import Severity
from usecases.reading.document import read_document
from usecases.reading.folder import FileKind, scan

IN_VAIN = "looked-for-in-vain"
EMPTY_GROUP = "  - id: finance\n    title: Finance\n"


def test_while_a_group_has_no_use_case_what_is_missing_is_a_hint(tmp_path: Path) -> None:
    root = library("defects", IN_VAIN, tmp_path / "library")
    (root / "map.yaml").write_text((root / "map.yaml").read_text() + EMPTY_GROUP)
    (found,) = breaks_in(root)
    assert (found.code, found.severity) == ("UC802", Severity.INFO)
    other = (
        (root / "use-cases/sell.yaml").read_text().replace("id: sell", "id: pay").replace("group: sales", "group: x")
    )
    (root / "use-cases/pay.yaml").write_text(other.replace("group: x", "group: finance"))
    (found,) = breaks_in(root)
    assert found.severity is Severity.WARNING
    (root / "use-cases/pay.yaml").write_text(other.replace("group: x", "group: finance\nstatus: retired"))
    (found,) = breaks_in(root)
    assert found.severity is Severity.INFO, "nobody works by it any more"


def test_without_a_map_what_is_missing_is_a_hint(tmp_path: Path) -> None:
    for number, text in enumerate(("groups: []\n", None)):
        root = library("defects", IN_VAIN, tmp_path / str(number))
        for path in (root / "use-cases").iterdir():
            kept = [line for line in path.read_text().splitlines() if not line.startswith("group:")]
            path.write_text("\n".join(kept) + "\n")
        (root / "map.yaml").unlink() if text is None else (root / "map.yaml").write_text(text)
        (found,) = breaks_in(root)
        assert (found.code, found.severity) == ("UC802", Severity.INFO)


GIVES = "    gives:\n      - parcel\n      - stock-note  # <- UC801\n"


@pytest.mark.parametrize(
    ("taker", "old", "new"),
    [
        ("whoever is told", GIVES, GIVES + "    informed: [head]\n"),
        ("whoever goes on", "    actor: storekeeper\n    action: Closes", "    actor: head\n    action: Closes"),
    ],
)
def test_what_somebody_may_take_without_saying_so_is_a_hint(taker: str, old: str, new: str, tmp_path: Path) -> None:
    root = library("defects", "made-for-nothing", tmp_path / "library")
    file = root / "use-cases/bring.yaml"
    text = file.read_text()
    assert text.count(old) == 1
    file.write_text(text.replace(old, new))
    (found,) = breaks_in(root)
    assert (found.code, found.severity) == ("UC801", Severity.INFO), taker


def test_what_the_last_step_gives_may_be_the_customers(tmp_path: Path) -> None:
    root = library("defects", "who-needed-it-has-retired", tmp_path / "library")
    file = root / "use-cases/count.yaml"
    file.write_text(file.read_text().replace("owner: head\n", "owner: head\ncustomer: manager\n"))
    (found,) = breaks_in(root)
    assert (found.code, found.severity) == ("UC801", Severity.INFO)


def test_a_library_of_one_use_case_has_no_neighbours_to_break_with(tmp_path: Path) -> None:
    root = library("defects", IN_VAIN, tmp_path / "library")
    (root / "use-cases/sell.yaml").unlink()
    assert breaks_in(root) == []


def test_artefacts_that_are_not_listed_are_told_once(tmp_path: Path) -> None:
    root = library("defects", IN_VAIN, tmp_path / "library")
    (root / "artefacts.yaml").unlink()
    codes = {found.code for found in check_library(root).findings}
    assert "UC204" in codes
    assert not [code for code in codes if "UC801" <= code <= "UC810"]


def test_a_file_that_breaks_the_schema_may_give_all_that_it_names(tmp_path: Path) -> None:
    root = library("defects", IN_VAIN, tmp_path / "library")
    (root / "use-cases/odd.yaml").write_text("id: odd\ntitle: Odd\nsteps:\n  - { id: a, makes: stock-note }\n")
    findings = check_library(root).findings
    assert "UC101" in {found.code for found in findings}
    assert not [found for found in findings if "UC801" <= found.code <= "UC810"]


def test_while_a_file_cannot_be_read_nothing_is_known_to_be_missing(tmp_path: Path) -> None:
    root = library("defects", IN_VAIN, tmp_path / "library")
    (root / "use-cases/odd.yaml").write_text("id: [\n")
    assert not [found for found in check_library(root).findings if "UC801" <= found.code <= "UC810"]


def test_of_a_part_of_the_library_nothing_is_said(tmp_path: Path) -> None:
    root = library("defects", IN_VAIN, tmp_path / "library")
    file = root / "use-cases/bring.yaml"
    found = check_files(root, scan(root), ["use-cases/bring.yaml"]).findings
    assert not [one for one in found if "UC801" <= one.code <= "UC810"]
    document = read_document(file.read_bytes(), "use-cases/bring.yaml", FileKind.USE_CASE)
    assert not [one for one in LiveCheck(root).check(document).findings if "UC801" <= one.code <= "UC810"]


def test_a_break_can_be_silenced_with_a_reason(tmp_path: Path) -> None:
    root = library("defects", IN_VAIN, tmp_path / "library")
    file = root / "use-cases/bring.yaml"
    mark = "      # usecases: ignore UC802 - the note is written by hand until summer\n"
    file.write_text(file.read_text().replace("      - stock-note", mark + "      - stock-note"))
    codes = {one.code for one in check_library(root).findings}
    assert not codes & {"UC802", "UC091", "UC092"}, "silenced, and the silence is used"


def test_what_an_index_remembers_breaks_and_heals_like_a_fresh_one(tmp_path: Path) -> None:
    root = library("twins", "feeds-itself", tmp_path / "library")
    assert breaks_in(root) == []
    sell, base = root / "use-cases/sell.yaml", HERE / "base/use-cases/sell.yaml"
    sell.write_text(base.read_text().replace("    gives: [confirmed-order]\n", ""))
    found = {(one.code, one.path, one.place.line) for one in breaks_in(root)}
    shutil.rmtree(root / ".usecases")
    assert found == {(one.code, one.path, one.place.line) for one in breaks_in(root)}
    assert {code for code, _, _ in found} >= {"UC802", "UC807", "UC809"}
    shutil.copy(base, sell)
    assert breaks_in(root) == []


def test_two_hundred_roles_and_a_long_chain_of_systems(tmp_path: Path) -> None:
    root = library("twins", IN_VAIN, tmp_path / "library")
    systems = [f"s{number}" for number in range(200)]
    with (root / "roles.yaml").open("a") as roles:
        roles.writelines(f"  - {{ id: {name}, title: {name}, kind: system }}\n" for name in systems)
    joins = "".join(
        f"  - {{ id: j{number}, actor: head, action: x, systems: [{one}, {other}] }}\n"
        for number, (one, other) in enumerate(pairwise(systems))
    )
    ends = (
        f"  - {{ id: first, actor: {systems[0]}, action: x, gives: [call-record] }}\n"
        f"  - {{ id: last, actor: {systems[-1]}, action: x, needs: [call-record] }}\n"
    )
    head = "id: long\ntitle: Long\ngroup: sales\nowner: head\ncustomer: buyer\nsteps:\n"
    (root / "use-cases/long.yaml").write_text(head + joins + ends)
    assert breaks_in(root) == []
    middle = joins.replace("[s99, s100]", "[s99]")
    assert middle != joins
    (root / "use-cases/long.yaml").write_text(head + middle + ends)
    assert [one.code for one in breaks_in(root)] == ["UC810"]
