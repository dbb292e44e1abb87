"""The rows of shared files, and what keys do there."""

from pathlib import Path

import pytest
from textual.pilot import Pilot
from usecases_tui.app import Editor
from usecases_tui.desk import Spot
from usecases_tui.forms.details import DetailsPane
from usecases_tui.forms.items import New, item_rows
from usecases_tui.forms.items_page import ItemsPage

from tests.tui.screen import SMALL, library, must_look_as, play, press, quiet, shown, write
from usecases.languages.catalogue import SETTING
from usecases.reading.folder import FileKind


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(SETTING, "ru")
    return library(tmp_path)


def editor(pilot: Pilot[int]) -> Editor:
    assert isinstance(pilot.app, Editor)
    return pilot.app


async def page(pilot: Pilot[int], path: str, *where: str | int) -> ItemsPage:
    """A shared file in the middle."""
    editor(pilot).open(Spot(path, where))
    await quiet(pilot)
    return editor(pilot).centre.query_one(ItemsPage)


def test_a_role_shows_its_title_its_id_and_its_kind() -> None:
    data = {"roles": [{"id": "shop", "title": {"en": "Shop", "pl": "Sklep"}, "kind": "system"}, {"id": "x"}]}
    rows = [row for row in item_rows(data, FileKind.ROLES, "pl", None) if row.stops]
    assert [(row.key, row.text, [span.text.strip() for span in row.tail]) for row in rows] == [
        (("roles", "shop"), "Sklep", ["shop", "information system"]),
        (("roles", "x"), "", ["x", "person or post"]),
    ]


def test_an_empty_list_invites_to_write_the_first() -> None:
    (row,) = [row for row in item_rows({}, FileKind.ROLES, "en", None) if row.stops]
    assert row.key == New("roles", 0)
    assert row.hint.startswith("No roles yet.")


def test_the_settings_are_a_row_and_so_are_checks_channels_and_terms() -> None:
    data = {
        "title": "L",
        "language": "en",
        "channels": ["phone", {"id": "fax"}],
        "terms": [{"term": "KP", "meaning": "offer"}],
    }
    rows = [row for row in item_rows(data, FileKind.LIBRARY, "en", None) if row.stops]
    assert [row.key for row in rows] == [(), ("checks",), ("channels", "phone"), ("channels", "fax"), ("terms", 0)]
    assert [row.text for row in rows] == ["L", "Checks", "", "", "KP"]
    assert rows[2].hint == "Phone"


def test_files_that_break_the_schema_are_shown_as_far_as_they_go() -> None:
    data = {"roles": [7, {"title": ["a"]}, None, {"id": 3, "title": "b"}]}
    assert [row.key for row in item_rows(data, FileKind.ROLES, "en", None) if row.stops] == [
        ("roles", 0),
        ("roles", 1),
        ("roles", 2),
        ("roles", 3),
    ]
    assert len(item_rows({"roles": {"a": 1}}, FileKind.ROLES, "en", None)) == 2


def test_enter_adds_roles_one_after_another_below_the_cursor(root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await page(pilot, "roles.yaml", "roles", "manager")
        await press(pilot, "enter")
        await write(pilot, "Главный инженер")
        await press(pilot, "enter")
        await write(pilot, "Диспетчер")
        await press(pilot, "down")
        assert editor(pilot).spot == Spot("roles.yaml", ("roles", "senior-manager"))

    done = play(root, script)
    roles = [role["id"] for role in done.desk.session.files.data("roles.yaml")["roles"]]
    start = roles.index("manager")
    assert roles[start : start + 4] == ["manager", "glavnyy-inzhener", "dispetcher", "senior-manager"]


def test_a_row_in_which_nothing_was_written_goes_away(root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        found = await page(pilot, "roles.yaml", "roles", "manager")
        count = len(found.rows)
        await press(pilot, "ctrl+т")
        assert len(found.rows) == count + 1
        await press(pilot, "down")
        assert len(found.rows) == count

    assert play(root, script).desk.session.unsaved() == []


def test_the_first_role_of_a_library_begins_the_file(root: Path) -> None:
    (root / "roles.yaml").unlink()

    async def script(pilot: Pilot[int]) -> None:
        await page(pilot, "roles.yaml")
        await write(pilot, "Продавец")
        await press(pilot, "ctrl+ы")

    play(root, script)
    assert (
        (root / "roles.yaml").read_text(encoding="utf-8").endswith("roles:\n  - id: prodavets\n    title: Продавец\n")
    )


def test_a_title_is_changed_in_the_language_of_the_library(root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await page(pilot, "roles.yaml", "roles", "manager")
        await write(pilot, " и услугам")
        await press(pilot, "down")

    done = play(root, script)
    role = next(one for one in done.desk.session.files.data("roles.yaml")["roles"] if one["id"] == "manager")
    assert role["title"]["ru"] == "Менеджер по продажам и услугам"
    assert role["title"]["pl"] == "Handlowiec"


def test_a_role_in_use_is_not_deleted_and_the_places_are_said(root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await page(pilot, "roles.yaml", "roles", "manager")
        await press(pilot, "ctrl+ч")
        assert "manager" in shown(pilot).splitlines()[-2]

    assert play(root, script).desk.session.unsaved() == []


def test_an_indicator_is_asked_for_its_thresholds(root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await page(pilot, "kpis.yaml")
        await press(pilot, "ctrl+т")
        await write(pilot, "Возвраты")
        await press(pilot, "enter", "down", "enter")  # the lower, the better
        await write(pilot, "2,5")
        await press(pilot, "enter")

    done = play(root, script)
    made = {"id": "vozvraty", "title": "Возвраты", "better": "lower", "green": 2.5}
    assert made in done.desk.session.files.data("kpis.yaml")["kpis"]


def test_a_term_is_added_and_taken_away(root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        files = editor(pilot).desk.session.files
        before = files.data("library.yaml")["terms"]
        found = await page(pilot, "library.yaml", "terms", 0)
        await press(pilot, "enter")
        await write(pilot, "ТЗ")
        await press(pilot, "enter")
        await write(pilot, "задание")
        await press(pilot, "enter")
        assert files.data("library.yaml")["terms"][1] == {"term": "ТЗ", "meaning": "задание"}
        assert found.row is not None
        assert found.row.key == ("terms", 1)
        await press(pilot, "ctrl+ч")
        assert files.data("library.yaml")["terms"] == before

    play(root, script)


def test_a_channel_written_as_its_id_gets_a_title(root: Path) -> None:
    (root / "library.yaml").write_text("title: L\nlanguage: ru\nchannels: [phone, fax]\n", encoding="utf-8")

    async def script(pilot: Pilot[int]) -> None:
        await page(pilot, "library.yaml", "channels", "fax")
        await write(pilot, "Факс")
        await press(pilot, "up")

    done = play(root, script)
    assert done.desk.session.files.data("library.yaml")["channels"] == ["phone", {"id": "fax", "title": "Факс"}]


def test_a_broken_shared_file_shows_its_error(root: Path) -> None:
    (root / "roles.yaml").write_text("roles:\n  - id: a\n   title: b\n", encoding="utf-8")

    async def script(pilot: Pilot[int]) -> None:
        editor(pilot).open(Spot("roles.yaml"))
        await quiet(pilot)
        assert "roles.yaml" in shown(pilot)
        await press(pilot, "down", "enter", "ctrl+т", "ctrl+ч", "f4", "down")

    assert play(root, script).desk.session.unsaved() == []


def test_a_check_is_switched_off(root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        await page(pilot, "library.yaml", "checks")
        await press(pilot, "enter")  # to its details
        pane = editor(pilot).side.query_one(DetailsPane)
        assert pane.go_to(("checks", "UC509"))
        await press(pilot, "enter")
        await write(pilot, "не показ")
        await press(pilot, "enter")

    done = play(root, script)
    assert done.desk.session.files.data("library.yaml")["checks"]["UC509"] == "ignore"


def test_the_roles_beside_their_details(root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        found = await page(pilot, "roles.yaml", "roles", "manager")
        must_look_as(pilot, "items-roles-wide", found)

    play(root, script)


def test_the_settings_in_a_small_terminal(root: Path) -> None:
    async def script(pilot: Pilot[int]) -> None:
        found = await page(pilot, "library.yaml", "terms", 0)
        must_look_as(pilot, "items-settings-small", found)

    play(root, script, size=SMALL)


def test_the_first_improvement_begins_its_file(root: Path) -> None:
    (root / "improvements.yaml").unlink()

    async def script(pilot: Pilot[int]) -> None:
        await page(pilot, "improvements.yaml")
        await press(pilot, "down")  # from the first day of the plan
        await write(pilot, "На каждый звонок отвечают")
        await press(pilot, "ctrl+ы")

    play(root, script)
    assert (
        (root / "improvements.yaml")
        .read_text(encoding="utf-8")
        .endswith("improvements:\n  - id: na-kazhdyy-zvonok-otvechayut\n    title: На каждый звонок отвечают\n")
    )


def test_a_question_is_called_by_its_words_and_gets_its_id_from_them(root: Path) -> None:
    (root / "deviations.yaml").unlink()

    async def script(pilot: Pilot[int]) -> None:
        await page(pilot, "deviations.yaml")
        await write(pilot, "Дымоход не принят?")
        await press(pilot, "down")

    done = play(root, script)
    (only,) = done.desk.session.files.data("deviations.yaml")["deviations"]
    assert only == {"id": "dymokhod-ne-prinyat", "question": "Дымоход не принят?"}
