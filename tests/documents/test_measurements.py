"""Measurements and lamps."""

from pathlib import Path

import pytest

from usecases.lamps import colour_of
from usecases.measurements import BadRow, Measurement, latest, measurements_of, rows_of
from usecases.model.build import indicator

HEAD = "date,kpi,value\n"


@pytest.mark.parametrize(
    ("row", "trouble"),
    [
        ("2026-01-05,replies", BadRow.COLUMNS),
        ("2026-01-05,replies,1,2", BadRow.COMMA),
        ("2026-01-05,replies,1,2,3", BadRow.COLUMNS),
        ("2026-01-05,,1", BadRow.COLUMNS),
        ("2026-02-30,replies,1", BadRow.DATE),
        ("05.01.2026,replies,1", BadRow.DATE),
        ("2026-01-05,replies,", BadRow.VALUE),
        ("2026-01-05,replies,nan", BadRow.VALUE),
        ('2026-01-05,replies,"1,5"', BadRow.COMMA),
        ("2026-01-05,replies,1e400", BadRow.VALUE),
    ],
)
def test_a_bad_row_says_why_and_hides_no_other(row: str, trouble: BadRow) -> None:
    rows = list(rows_of(f"{HEAD}{row}\n2026-01-12,replies,-2.5\n"))
    assert [(found.line, found.troubles) for found in rows] == [(2, (trouble,)), (3, ())]
    assert rows[1].measurement == Measurement("2026-01-12", "replies", -2.5)


@pytest.mark.parametrize(
    ("text", "trouble"),
    [
        ("", BadRow.EMPTY),
        (" \n\n", BadRow.EMPTY),
        ("kpi,date,value\n2026-01-05,replies,1\n", BadRow.HEADER),
        ("date;kpi,value\n2026-01-05,replies,1\n", BadRow.HEADER),
        ("\ndate,kpi,value\n", BadRow.HEADER),
    ],
)
def test_a_file_without_the_head_has_one_trouble(text: str, trouble: BadRow) -> None:
    assert [row.troubles for row in rows_of(text)] == [(trouble,)]


@pytest.mark.parametrize(
    ("row", "day", "value"),
    [
        ("2026-01-05;replies;1,5", "2026-01-05", 1.5),
        ("2026-01-05;replies;1.5", "2026-01-05", 1.5),
        ("5.1.2026;replies;-2", "2026-01-05", -2.0),
        ("05.01.2026;replies;1 250 000,5;;", "2026-01-05", 1250000.5),
        ("05.01.2026;replies;1\u00a0250", "2026-01-05", 1250.0),
        ('"05.01.2026";"replies";"12\u202f000,25"', "2026-01-05", 12000.25),
    ],
)
def test_a_table_as_spreadsheets_in_russian_and_polish_save_it(row: str, day: str, value: float) -> None:
    (read,) = rows_of(f"date;kpi;value;\r\n{row}\r\n")
    assert read.measurement == Measurement(day, "replies", value)


@pytest.mark.parametrize("value", ["1.250,5", "1,250.5", "12 50", "1 2500", "5 %", "١٢", "1e3", "+5", ",5", "5,"])
def test_what_leaves_a_doubt_about_a_number_is_not_guessed_at(value: str) -> None:
    (read,) = rows_of(f"date;kpi;value\n2026-01-05;replies;{value}\n")
    assert read.troubles == (BadRow.VALUE,)


@pytest.mark.parametrize(
    "day", ["1/5/2026", "2026.01.05", "31.04.2026", "5.1.26", "2026-1-5", "00.01.2026", "1.13.2026"]
)
def test_what_leaves_a_doubt_about_a_day_is_not_guessed_at(day: str) -> None:
    (read,) = rows_of(f"date;kpi;value\n{day};replies;1\n")
    assert read.troubles == (BadRow.DATE,)


def test_empty_lines_and_blanks_are_harmless() -> None:
    rows = list(rows_of("date, kpi ,value\r\n\r\n 2026-01-05 , replies , 3 \r\n"))
    assert [row.measurement for row in rows] == [Measurement("2026-01-05", "replies", 3.0)]


def test_files_that_cant_be_read_are_passed_over(tmp_path: Path) -> None:
    folder = tmp_path / "measurements"
    folder.mkdir()
    (folder / "a.csv").write_bytes(b"\xef\xbb\xbf" + HEAD.encode() + b"2026-01-05,replies,1\n")
    (folder / "b.csv").write_bytes(b"\xff\xfe")
    assert measurements_of(tmp_path) == [Measurement("2026-01-05", "replies", 1.0)]


def test_the_last_day_counts_and_the_later_row_of_a_day() -> None:
    days = [("2026-01-12", 2.0), ("2026-01-05", 1.0), ("2026-01-12", 3.0)]
    assert latest(Measurement(day, "replies", value) for day, value in days)["replies"].value == 3.0


@pytest.mark.parametrize(
    ("better", "value", "colour"),
    [
        ("higher", 10, "green"),
        ("higher", 9.9, "amber"),
        ("higher", 5, "amber"),
        ("higher", 4.9, "red"),
        ("lower", 10, "green"),
        ("lower", 10.1, "amber"),
        ("lower", 15, "amber"),
        ("lower", 15.1, "red"),
    ],
)
def test_a_threshold_belongs_to_its_colour(better: str, value: float, colour: str) -> None:
    amber = 5 if better == "higher" else 15
    kpi = indicator({"id": "x", "title": "X", "better": better, "green": 10, "amber": amber})
    assert colour_of(kpi, value) == colour


def test_without_amber_there_is_green_and_red() -> None:
    kpi = indicator({"id": "x", "title": "X", "better": "higher", "green": 10})
    assert [colour_of(kpi, value) for value in (10, 9)] == ["green", "red"]
