"""Analyses see the use cases in the order of their files, on however many processors these are read."""

from pathlib import Path

import pytest

from usecases.analysing.cases import Cases
from usecases.reading.folder import scan

MANY = 1300
BROKEN = (0, 411, 412, 1299)


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("large")
    (folder / "use-cases").mkdir()
    (folder / "library.yaml").write_text("title: Large\nlanguage: en\n", encoding="utf-8")
    for number in range(MANY):
        steps = "[" if number in BROKEN else "[{id: go, action: Go}]"
        text = f"id: case-{number:04}\ntitle: Case {number}\nsteps: {steps}\n"
        (folder / "use-cases" / f"case-{number:04}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("processors", [1, 2, 3])
def test_the_order_is_that_of_the_files(processors: int, large: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    told: list[tuple[int, int]] = []
    cases = Cases(large, scan(large), lambda done, of: told.append((done, of)))
    assert [file.case.id for file in cases] == [f"case-{n:04}" for n in range(MANY) if n not in BROKEN]
    assert cases.unusable == [f"use-cases/case-{n:04}.yaml" for n in BROKEN]
    assert told == sorted(told)
    assert told[-1] == (MANY, MANY)
