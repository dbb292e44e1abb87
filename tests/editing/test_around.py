"""Which step or branch a path is in: where a finding leads somebody who wants to mend it."""

from typing import Any

import pytest

from usecases.editing.places import Around, around

DATA: dict[str, Any] = {
    "id": "sell",
    "steps": [{"id": "ask", "within": {"time": "2h"}}, {"action": "Nameless"}],
    "branches": [{"id": "late", "kind": "negative", "at": ["ask"], "steps": [{"id": "call"}, "odd"]}],
    "limits": [{"to": "ask", "within": "1d"}],
}


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        pytest.param(("steps", 0), (("steps", 0), "ask", ()), id="a step"),
        pytest.param(("steps", 0, "within", "time"), (("steps", 0), "ask", ("within", "time")), id="deep in a step"),
        pytest.param(("steps", 0, "actor"), (("steps", 0), "ask", ("actor",)), id="a field that isn't there"),
        pytest.param(("branches", 0, "at", 0), (("branches", 0), "late", ("at", 0)), id="a branch"),
        pytest.param(("branches", 0, "steps"), (("branches", 0), "late", ("steps",)), id="the steps of a branch"),
        pytest.param(
            ("branches", 0, "steps", 0, "actor"),
            (("branches", 0, "steps", 0), "call", ("actor",)),
            id="a step of a branch",
        ),
        pytest.param(("branches", 0, "steps", 1), (("branches", 0), "late", ("steps", 1)), id="what is no step"),
        pytest.param(("steps", 1, "action"), ((), None, ("steps", 1, "action")), id="a step without an id"),
        pytest.param(("steps", 7), ((), None, ("steps", 7)), id="no step at all"),
        pytest.param(("limits", 0, "to"), ((), None, ("limits", 0, "to")), id="a header field with items"),
        pytest.param(("goal",), ((), None, ("goal",)), id="a header field"),
        pytest.param((), ((), None, ()), id="the whole file"),
    ],
)
def test_the_step_or_branch_around_a_path(path: tuple[Any, ...], expected: tuple[Any, ...]) -> None:
    assert around(DATA, path) == Around(*expected)
