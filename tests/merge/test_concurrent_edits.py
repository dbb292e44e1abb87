"""What two people make of one file, merged: some of what the bench tries many thousands of times."""

import pytest

from tests.merge.judging import complaints, exchanged
from tests.merge.merging import merged_of
from tests.merge.people import Concurrent, concurrent

_TRIALS = 100
_AT_ONCE = 20


@pytest.mark.parametrize("first", range(0, _TRIALS, _AT_ONCE))
def test_nothing_is_lost_and_who_contradicts_the_other_is_asked(first: int) -> None:
    for seed in range(first, first + _AT_ONCE):
        made = concurrent(seed)
        merged = merged_of(made.texts)
        assert merged is not None, seed
        assert list(complaints(made, merged)) == [], seed
        other = merged_of(Concurrent(made.base, made.theirs, made.ours).texts)
        assert other is not None, seed
        assert list(exchanged(merged, other)) == [], seed
