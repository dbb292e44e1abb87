"""The library that is measured on."""

from pathlib import Path

from bench.corpus import add_long, make_library
from usecases.checking.run import check_library


def test_nothing_is_wrong_in_the_library_that_is_measured_on(tmp_path: Path) -> None:
    make_library(tmp_path, 300)
    add_long(tmp_path, 300, 12, 8)
    found = check_library(tmp_path).findings
    assert [one for one in found if one.code != "UC509"] == [], "the long one is long on purpose"
