"""Work shared out among processors gives what one process gives, also where a worker dies."""

import os
from collections.abc import Iterator, Sequence

import pytest

from usecases.processors import Rows, shared_out

MANY = range(1000)


def squares(numbers: Sequence[int]) -> Iterator[Rows]:
    for start in range(0, len(numbers), 100):
        yield [(number, number * number) for number in numbers[start : start + 100]]


def gathered(found: Iterator[Rows]) -> list[tuple[int, int]]:
    return sorted(row for batch in found for row in batch)


@pytest.mark.parametrize("processors", [1, 2, 5])
def test_each_thing_gives_one_row(processors: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: processors)
    assert gathered(shared_out(MANY, squares)) == [(number, number * number) for number in MANY]


def test_what_a_worker_that_died_has_left_is_done_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.cpu_count", lambda: 3)
    parent = os.getpid()

    def dying(numbers: Sequence[int]) -> Iterator[Rows]:
        for count, batch in enumerate(squares(numbers)):
            if count == 2 and os.getpid() != parent:
                os._exit(9)
            yield batch

    assert gathered(shared_out(MANY, dying)) == [(number, number * number) for number in MANY]
