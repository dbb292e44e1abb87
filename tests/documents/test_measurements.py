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
        ("2026-01-05,replies,1,2", BadRow.COLUMNS),
        ("2026-01-05,,1", BadRow.COLUMNS),
        ("2026-02-30,replies,1", BadRow.DATE),
        ("05.01.2026,replies,1", BadRow.DATE),
        ("2026-01-05,replies,", BadRow.VALUE),
        ("2026-01-05,replies,nan", BadRow.VALUE),
        ('2026-01-05,replies,"1,5"', BadRow.VALUE),
        ("2026-01-05,replies,1e400", BadRow.VALUE),
    ],
)
def test_a_bad_row_says_why_and_hides_no_other(row: str, trouble: BadRow) -> None:
    rows = list(rows_of(f"{HEAD}{row}\n2026-01-12,replies,-2.5\n"))
    assert [(found.line, found.troubles) for found in rows] == [(2, (trouble,)), (3, ())]
    assert rows[1].measurement == Measurement("2026-01-12", "replies", -2.5)


@pytest.mark.parametrize("text", ["", "kpi,date,value\n2026-01-05,replies,1\n"])
def test_a_file_without_the_head_has_one_trouble(text: str) -> None:
    assert [row.troubles for row in rows_of(text)] == [(BadRow.HEADER,)]


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
