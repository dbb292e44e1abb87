"""Numbers: each file beside this one in `numbers/` holds a use case and the numbers judged right for it."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

from tests.effort import times
from tests.strategies import use_cases
from usecases.model.build import use_case
from usecases.model.numbering import letters, numbers
from usecases.model.outline import Outline
from usecases.reading.compose import compose
from usecases.reading.folder import FileKind
from usecases.validation.schemas import is_valid

CASES = sorted((Path(__file__).parent / "numbers").glob("*.yaml"))


def _numbers(data: dict[str, Any]) -> dict[str, str]:
    whole = {"id": "a", "title": "b", **data}
    assert is_valid(whole, FileKind.USE_CASE)
    return dict(numbers(Outline(use_case(whole))))


@pytest.mark.parametrize("file", CASES, ids=lambda file: file.stem)
def test_numbers(file: Path) -> None:
    data: Any = compose(file.read_text(encoding="utf-8")).data
    del data["why"]
    assert data.pop("numbers") == _numbers(data)


def test_letters_go_on_after_z() -> None:
    assert [letters(index) for index in (0, 1, 25, 26, 27, 51, 52, 701, 702)] == [
        "a", "b", "z", "aa", "ab", "az", "ba", "zz", "aaa"
    ]  # fmt: skip


def test_the_twenty_seventh_branch_at_a_step() -> None:
    branches = [{"id": f"b{number}", "kind": "negative", "at": "s"} for number in range(1, 29)]
    found = _numbers({"steps": [{"id": "s"}], "branches": branches})
    assert (found["b1"], found["b26"], found["b27"], found["b28"]) == ("1a", "1z", "1aa", "1ab")


@pytest.mark.parametrize("backwards", [False, True])
def test_a_long_chain(backwards: bool) -> None:
    branches = [
        {"id": f"b{number}", "kind": "negative", "at": f"s{number - 1}", "steps": [{"id": f"s{number}"}]}
        for number in range(1, 3001)
    ]
    found = _numbers({"steps": [{"id": "s0"}], "branches": branches[::-1] if backwards else branches})
    assert found["b3000"] == "1a" + "1a" * 2999


def test_very_many_branches_and_steps() -> None:
    # As many as fit into a file; the work must not grow with their product.
    steps = [{"id": f"s{number}"} for number in range(15_000)]
    branches = [{"id": f"b{number}", "kind": "negative", "at": f"s{number}"} for number in range(15_000)]
    found = _numbers({"steps": steps, "branches": branches})
    assert found["b14999"] == "15000a"


@given(use_cases)
@times(2)
def test_every_step_and_branch_has_a_number_of_its_own(data: dict[str, Any]) -> None:
    outline = Outline(use_case(data))
    found = numbers(outline)
    assert found.keys() == set(outline.names())
    assert len({number for name, number in found.items() if name in outline.step_of}) == len(outline.step_of)
