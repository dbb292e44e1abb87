"""Random processes, walked once more in the simplest way: by the files' own words, and a calendar minute by minute."""

from typing import Any, TypeAlias

from hypothesis import given
from hypothesis import strategies as st

from tests.time.processes import case, looked, path
from tests.time.test_working_calendar import counted
from usecases.model.shared import Calendar

Rows: TypeAlias = list[dict[str, Any]]
PASSED = counted(Calendar(), None, 90 * 1440)
WORK = st.sampled_from([None, ("30min", 30), ("2h", 120), ("1d", 540)])
TIMES = {"45bmin": ("b", 45), "3bh": ("b", 180), "1bd": ("b", 540), "1d": ("c", 1440), "40h": ("c", 2400)}
TIME = st.one_of(st.none(), st.sampled_from([(name, *minutes) for name, minutes in TIMES.items()]))


@st.composite
def rows(draw: st.DrawFn, prefix: str) -> Rows:
    count = draw(st.integers(1, 4))
    return [
        {"id": f"{prefix}{number}", "work": draw(WORK), "wait": draw(TIME), "within": draw(TIME)}
        for number in range(count)
    ]


def later(moment: int, kind: str, minutes: int) -> int:
    """The moment after so much time, found by looking at every minute."""
    if kind == "c":
        return moment + minutes
    if not minutes:
        return moment
    goal = PASSED[moment] + minutes
    return next(each for each in range(moment, len(PASSED)) if PASSED[each] == goal)


def walk(steps: Rows) -> tuple[int, int, int]:
    """Total, quickest and touch of steps one after the other."""
    total = quick = touch = 0
    for each in steps:
        minutes = each["work"][1] if each["work"] else 0
        touch += minutes
        for _name, kind, length in [each["wait"]] if each["wait"] else []:
            total, quick = later(total, kind, length), later(quick, kind, length)
        # Whoever must be done within hours of the clock is there at night, too.
        pace = "c" if each["within"] and each["within"][0].endswith("0h") else "b"
        quick = later(quick, pace, minutes)
        worked = later(total, pace, minutes)
        total = later(total, *each["within"][1:]) if each["within"] else worked
        total = max(total, quick)
    return total, quick, touch


def written(each: dict[str, Any]) -> dict[str, Any]:
    fields = {name: each[name][0] for name in ("work", "wait", "within") if each[name]}
    return {"id": each["id"], "actor": "manager", **fields}


@given(rows("m"), rows("b"), st.data())
def test_main_scenario_and_branch(
    main: list[dict[str, Any]], branch: list[dict[str, Any]], data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(main) - 1))
    to = data.draw(st.one_of(st.none(), st.integers(0, len(main) - 1)))
    instead = data.draw(st.booleans())
    ending = {"end": "failure"} if to is None else {"resume": main[to]["id"]}
    raw = {"id": "trouble", "kind": "negative", "at": main[at]["id"], "when": "x", "instead": instead, **ending}
    found = looked(case(*map(written, main), branches=({**raw, "steps": list(map(written, branch))},))).time
    ways = {"": main, "trouble": main[: at + (not instead)] + branch + (main[to:] if to is not None else [])}
    for about, steps in ways.items():
        own = path(found, about)
        if not any(each["work"] or each["wait"] or each["within"] for each in steps):
            assert own.total is None
            continue
        total, quick, touch = walk(steps)
        assert (own.clock, own.total, own.touch) == (total, PASSED[total], touch)
        assert own.quickest == PASSED[quick]
