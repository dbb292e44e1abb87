"""The rows of forms, as data."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from usecases_tui.forms.drafts import Drafts, Shown
from usecases_tui.forms.entries import entries
from usecases_tui.forms.entry import Entry, How
from usecases_tui.forms.items import lists_of
from usecases_tui.forms.offers import Offers
from usecases_tui.forms.rows import LABELS, hint, rows
from usecases_tui.sheet.row import Row, Writing

from tests.tui.screen import library
from usecases.editing.command import Data
from usecases.editing.opened import OpenedFiles
from usecases.editing.where import Where
from usecases.languages.catalogue import speaking
from usecases.reading.folder import SHARED_FILES, FileKind
from usecases.text.path import Path as Way
from usecases.validation.schemas import schema
from usecases.validation.wanted import Wanted, wanted

ORDER = "use-cases/fulfilment/order-processing.yaml"
CASE = "use-cases/a/a.yaml"
FILES = {kind: path for path, kind in SHARED_FILES.items()} | {FileKind.USE_CASE: CASE}


def files_of(root: Path, path: str = "", text: str = "") -> Shown:
    """A library's files, one of them with another text."""
    files = OpenedFiles(root)
    if path:
        files.put(path, text.encode())
    return Shown(files, Drafts())


def shown(files: Shown, path: str, where: Where = (), width: int = 46) -> list[Row]:
    offers = Offers(files)
    offers.look_at(path)
    return rows(entries(files.data(path), files.kind(path), where, offers), offers, width)


def lines_of(found: list[Row]) -> list[str]:
    """Label and value of each row, with one blank between them."""
    return [" ".join(f"{''.join(span.text for span in row.lead)}{row.text or row.hint}".split()) for row in found]


def test_a_step_begins_with_who_does_it_and_ends_with_its_id(tmp_path: Path) -> None:
    found = lines_of(shown(files_of(library(tmp_path)), ORDER, ("steps", "confirm")))
    assert found[:5] == [
        "Actor Менеджер по продажам",
        "Also doing the work …",
        "Answering for the result Руководитель отдела продаж",
        "Asked before Кладовщик",
        "Told after Покупатель",
    ]
    assert found[-1] == "Id confirm"


def test_a_branch_says_where_it_leaves_and_how_it_goes_on(tmp_path: Path) -> None:
    text = """\
id: a
title: A
steps:
  - {id: call, action: Calls}
  - {id: write, action: Writes}
branches:
  - {id: busy, kind: negative, at: [call, any, gone], when: nobody answers, resume: write}
"""
    with speaking("en"):
        found = lines_of(shown(files_of(library(tmp_path), CASE, text), CASE, ("branches", "busy")))
    assert "Kind negative" in found
    assert "At step 1 Calls, any step, gone (unknown)" in found
    assert "Step to go on with 2 Writes" in found
    assert "Instead of the step [ ]" in found


def test_a_deadline_shows_its_length_its_beginning_and_a_place_for_urgency(tmp_path: Path) -> None:
    files = files_of(library(tmp_path), CASE, "id: a\ntitle: A\nsteps:\n  - {id: x, within: 2h}\n")
    found = [row for row in shown(files, CASE, ("steps", "x")) if "within" in str(row.key)]
    assert [row.key for row in found] == [
        ("steps", "x", "within"),
        ("steps", "x", "within", "from"),
        ("steps", "x", "within", 0, "when"),
    ]


def test_levels_of_urgency_have_all_their_fields_and_room_for_one_more(tmp_path: Path) -> None:
    text = "id: a\ntitle: A\nsteps:\n  - {id: x, within: [{when: fire, time: 1h}, {time: 2bd}]}\n"
    found = lines_of(shown(files_of(library(tmp_path), CASE, text), CASE, ("steps", "x")))
    start = next(number for number, line in enumerate(found) if "fire" in line)
    assert found[start : start + 7] == [
        "· Urgency fire",
        "Length of the deadline 1h",
        "Deadline counted from …",
        "· Urgency …",
        "Length of the deadline 2bd",
        "Deadline counted from …",
        "+ Urgency …",
    ]


def test_a_list_of_texts_is_a_row_for_each_and_one_to_add(tmp_path: Path) -> None:
    files = files_of(library(tmp_path), CASE, "id: a\ntitle: A\npreconditions: [one, two]\n")
    found = [row for row in shown(files, CASE) if row.key[:1] == ("preconditions",)]  # type: ignore[index]
    assert [(row.key, row.text) for row in found] == [
        (("preconditions", 0), "one"),
        (("preconditions", 1), "two"),
        (("preconditions", 2), ""),
    ]
    assert all(row.writing is Writing.LINE for row in found)


def test_a_text_that_stands_for_a_mapping_has_the_fields_of_one(tmp_path: Path) -> None:
    files = files_of(library(tmp_path), CASE, "id: a\ntitle: A\nrules: [Pay first]\n")
    found = [row for row in shown(files, CASE) if row.key[:1] == ("rules",) and row.stops]  # type: ignore[index]
    assert [(row.key, row.text) for row in found] == [
        (("rules", 0), "Pay first"),
        (("rules", 0, "id"), ""),
        (("rules", 0, "basis"), ""),
        (("rules", 1, "text"), ""),
    ]


def test_a_title_in_several_languages_has_a_row_for_each(tmp_path: Path) -> None:
    files = files_of(library(tmp_path), "roles.yaml", "roles: [{id: a, title: {pl: Ala}}, {id: b, title: Bob}]\n")
    assert [row.key for row in shown(files, "roles.yaml", ("roles", "a"))][:3] == [
        ("roles", "a", "title", "ru"),
        ("roles", "a", "title", "pl"),
        ("roles", "a", "title", "en"),
    ]
    assert shown(files, "roles.yaml", ("roles", "b"))[0].key == ("roles", "b", "title")


def test_values_that_break_the_schema_are_shown_and_stop_nothing(tmp_path: Path) -> None:
    text = (
        "id: a\ntitle: 12\ngoal: [x]\nowner: {a: 1}\nstakeholders: nobody\nguarantees: 7\nsteps: [{id: x, within: 3}]\n"
    )
    files = files_of(library(tmp_path), CASE, text)
    found = {row.key: row for row in shown(files, CASE)}
    assert found["title",].text == "12"
    assert found["goal",].writing is Writing.NO
    assert found["owner",].writing is Writing.NO
    assert found["guarantees",].writing is Writing.NO
    assert ("steps", "x", "within") in {row.key for row in shown(files, CASE, ("steps", "x"))}


def test_durations_dates_and_frequencies_are_said_in_words_beside_them(tmp_path: Path) -> None:
    text = "id: a\ntitle: A\nfrequency: 40/w\nreview_by: 2026-11-22\nsteps:\n  - {id: x, within: 3bd, work: nonsense}\n"
    files = files_of(library(tmp_path), CASE, text)
    found = {row.key: row.tail for row in (*shown(files, CASE), *shown(files, CASE, ("steps", "x")))}
    words = {key: tail[0].text for key, tail in found.items() if tail}
    assert words == {
        ("frequency",): "40 times a week",
        ("review_by",): "22 November 2026",
        ("steps", "x", "within"): "3 working days",
    }


def test_labels_stand_in_a_column_where_there_is_room_and_before_the_value_where_there_is_none(tmp_path: Path) -> None:
    files = files_of(library(tmp_path))
    wide = shown(files, ORDER, ("steps", "confirm"), 46)
    assert all(row.column == LABELS for row in wide if row.stops and row.text)
    narrow = shown(files, ORDER, ("steps", "confirm"), 33)
    assert narrow[0].lead[0].text == "Actor: "
    assert narrow[0].column == 0


def test_every_rule_has_a_row_among_the_checks(tmp_path: Path) -> None:
    files = files_of(
        library(tmp_path), "library.yaml", "title: L\nlanguage: en\nchecks: {unknown-role: info, UC999: error}\n"
    )
    found = {row.key: row for row in shown(files, "library.yaml", ("checks",))}
    assert found["checks", "unknown-role"].text == "note"
    assert found["checks", "UC202"].hint == "error, as usual"
    assert ("checks", "UC201") not in found
    assert ("checks", "UC999") in found


def test_the_hint_of_an_empty_field_is_an_example_in_the_language_of_the_reader(tmp_path: Path) -> None:
    files = files_of(library(tmp_path), CASE, "id: a\ntitle: A\n")
    offers = Offers(files)
    offers.look_at(CASE)
    said = {}
    for language in ("en", "ru", "pl"):
        with speaking(language):
            found = entries(files.data(CASE), FileKind.USE_CASE, (), offers)
            hints = {entry.generic: hint(entry) for entry in found if entry.writes}
        said[language] = [hints[way] for way in (("goal",), ("review_by",), ("tags",))]
    assert said == {
        "en": [
            "e.g. The customer gets the right goods by the promised date",
            "e.g. 2027-06-30",
            "e.g. retail trade",
        ],
        "ru": [
            "напр. Клиент получает нужный товар в обещанный срок",
            "напр. 2027-06-30",
            "напр. розничная торговля",
        ],
        "pl": [
            "np. Klient otrzymuje właściwy towar w obiecanym terminie",
            "np. 2027-06-30",
            "np. handel detaliczny",
        ],
    }


def test_lists_of_texts_by_language_are_rows_of_each_language(tmp_path: Path) -> None:
    text = "deviations: [{id: a, question: Q, applies: {objects: goods}, signs: {ru: [x, y], en: [z]}}]\n"
    found = shown(files_of(library(tmp_path), "deviations.yaml", text), "deviations.yaml", ("deviations", "a"))
    signs = [(row.key[3:], row.text) for row in found if "signs" in str(row.key) and row.text]  # type: ignore[index]
    assert signs == [(("ru", 0), "x"), (("ru", 1), "y"), (("en", 0), "z")]
    assert ("deviations", "a", "applies", 1, "actors") in {row.key for row in found}  # room for a second kind of step


# every field of every schema

ALTERNATIVES = 3
"""The most shapes that one field may have."""


def sample(kind: FileKind, field: Wanted, alternative: int) -> Any:
    """A value with all fields; of several shapes, one."""
    shapes = sorted(field.shapes, key=lambda shape: str(shape["type"]))
    shape = shapes[min(alternative, len(shapes) - 1)]
    whole = schema(kind)
    if shape["type"] == "array":
        item = field.item(whole)
        assert item is not None
        return [sample(kind, item, alternative)]
    if shape["type"] == "object":
        names = shape.get("properties", {})
        alone = Wanted((shape,))
        return {name: sample(kind, _below(kind, alone, name), alternative) for name in names} or {"UC201": "info"}
    return field.example if not isinstance(field.example, list | dict) else "text"


def _below(kind: FileKind, field: Wanted, name: str) -> Wanted:
    found = field.field(name, schema(kind))
    assert found is not None
    return found


def fields(kind: FileKind, path: Way = ()) -> Iterator[Way]:
    """The paths of all fields that hold no fields themselves, 0 for each item."""
    field = wanted(kind, path)
    assert field is not None
    item = field.item(schema(kind))
    if not field.names and item is None:
        yield path
    for name in field.names:
        yield from fields(kind, (*path, name))
    if item is not None:
        if item.names:
            yield from fields(kind, (*path, 0))
        elif not field.names:
            yield path


def things(kind: FileKind, data: Data) -> Iterator[Where]:
    """What has a form of its own in a file."""
    if kind is FileKind.USE_CASE:
        yield from ((), ("steps", 0), ("branches", 0))
        return
    if kind is FileKind.LIBRARY:
        yield from ((), ("checks",))
    if kind is FileKind.IMPROVEMENTS:
        yield ()
    yield from ((name, 0) for name in lists_of(kind) if data.get(name))


def as_text(entry: Entry) -> Way:
    """The path of an entry; of a text in a list, that of the list."""
    return entry.generic[:-1] if entry.generic[-1:] == (0,) else entry.generic


@pytest.mark.parametrize("kind", FILES, ids=str)
def test_every_field_of_the_format_has_a_row_in_some_form(kind: FileKind, tmp_path: Path) -> None:
    root = library(tmp_path)
    whole = wanted(kind, ())
    assert whole is not None
    seen: set[Way] = set()
    for alternative in range(ALTERNATIVES):
        data = sample(kind, whole, alternative)
        files = files_of(root, FILES[kind], json.dumps(data))
        offers = Offers(files)
        offers.look_at(FILES[kind])
        for where in things(kind, data):
            found = entries(data, kind, where, offers)
            assert all(entry.how is not How.STUCK for entry in found)
            assert all("{" not in hint(entry) for entry in found if entry.writes)
            seen |= {as_text(entry) for entry in found}
    steps = ("branches", 0, "steps", 0)  # have the form of other steps
    known = {path for path in fields(kind) if path[:4] != steps and path != ("checks",)}
    assert known - seen == set()
