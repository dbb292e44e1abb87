"""People tell of one process in words of their own; a reader's judgement of which steps are the same is kept to."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple, cast

import pytest

from usecases.analysing.accounts.comparison import Account, Comparison, compared
from usecases.cli.compare_text import lines
from usecases.data import meanings
from usecases.library import shared_of
from usecases.model import build
from usecases.reading.compose import compose

Pair = tuple[tuple[int, int], tuple[int, int]]
"""Two steps, each by its account and its index there."""


class Told(NamedTuple):
    """What people tell of a process, and by account the letters of the steps that a reader knows them by."""

    accounts: tuple[Account, ...]
    letters: tuple[tuple[str, ...], ...]


def account(name: str, steps: Iterable[Sequence[str]]) -> Account:
    data = [{"id": f"{name}-{at}", "actor": actor, "action": action} for at, (actor, action) in enumerate(steps)]
    return Account(name, build.use_case({"id": name, "title": name, "steps": data}))


def all_told() -> Mapping[str, Told]:
    text = (Path(__file__).parent / "told.yaml").read_text(encoding="utf-8")
    data = cast("dict[str, dict[str, list[list[str]]]]", compose(text).data)
    found = {}
    for process, people in data.items():
        steps = {name: told for name, told in people.items() if name != "language"}
        found[process] = Told(
            tuple(account(name, (step[1:] for step in told)) for name, told in steps.items()),
            tuple(tuple(step[0] for step in told) for told in steps.values()),
        )
    return found


TOLD = all_told()


def pairs_of(comparison: Comparison) -> set[Pair]:
    found: set[Pair] = set()
    for point in comparison.points:
        steps = [
            (number, int(told.step.id.rsplit("-", 1)[1])) for number, told in enumerate(point.told) if told is not None
        ]
        found.update(combinations(steps, 2))
    return found


def judged(told: Told) -> set[Pair]:
    return {
        ((one, first), (other, second))
        for one, other in combinations(range(len(told.letters)), 2)
        for first, letter in enumerate(told.letters[one])
        for second, same in enumerate(told.letters[other])
        if letter == same
    }


def test_most_of_what_a_reader_calls_the_same_step_is_found_and_hardly_anything_else() -> None:
    found = [(pairs_of(compared(told.accounts)), judged(told)) for told in TOLD.values()]
    right = sum(len(ours & theirs) for ours, theirs in found)
    assert right >= 0.9 * sum(len(theirs) for _ours, theirs in found)
    assert right >= 0.98 * sum(len(ours) for ours, _theirs in found)


@pytest.mark.parametrize("process", ["repair", "shop", "claim"])
def test_three_accounts_are_set_side_by_side_as_a_reader_would(process: str) -> None:
    assert pairs_of(compared(TOLD[process].accounts)) == judged(TOLD[process])


def test_a_step_told_by_one_stands_behind_the_one_before_it_though_another_has_moved() -> None:
    points = compared(TOLD["repair"].accounts).points
    actions = [next(each.step.action for each in point.told if each is not None) for point in points]
    assert actions.index("Заказывает запчасти на складе") > actions.index(
        "Приезжает к клиенту и находит причину поломки"
    )


def test_steps_with_nothing_in_common_but_actor_and_place_are_two() -> None:
    one = account("one", [("manager", "Заказывает билеты"), ("manager", "Пишет отчёт")])
    other = account("other", [("manager", "Просит отпуск"), ("manager", "Готовит ужин")])  # acts of the same kinds
    assert all(len(point.missing) == 1 for point in compared([one, other]).points)


@pytest.mark.parametrize(
    ("also", "same"),
    [({}, False), ({"id": "x"}, True), ({"gives": ["deed"]}, True), ({"needs": ["deed"]}, True)],
)
def test_words_with_nothing_in_common_meet_by_id_or_by_what_is_handed_over(also: dict[str, Any], same: bool) -> None:
    def told(name: str, action: str) -> Account:
        step = {"id": name, "actor": name, "action": action, **also}
        return Account(name, build.use_case({"id": name, "title": name, "steps": [step]}))

    points = compared([told("one", "Frobnicates"), told("other", "Zaps")]).points
    assert len(points) == (1 if same else 2)


@pytest.mark.parametrize(("activity", "points"), [("check", 1), ("pay", 2)])
def test_the_kind_of_act_tips_the_scales(activity: str, points: int) -> None:
    def told(name: str, action: str, kind: str) -> Account:
        step = {"id": name, "actor": name, "action": action, "activity": kind}
        return Account(name, build.use_case({"id": name, "title": name, "steps": [step]}))

    one, other = told("one", "alpha beta gamma", "check"), told("other", "alpha delta epsilon", activity)
    assert len(compared([one, other]).points) == points


def test_accounts_in_two_languages_meet_in_the_words_that_people_usually_choose() -> None:
    one = account("one", [("buyer", "Оплачивает счёт"), ("storekeeper", "Упаковывает товар")])
    other = account("other", [("buyer", "Płaci fakturę"), ("storekeeper", "Pakuje towar")])
    assert [point.missing for point in compared([one, other]).points] == [(), ()]


def branching(name: str, branches: Sequence[tuple[str, str]]) -> Account:
    steps = [
        {"id": "call", "actor": "agent", "action": "Звонит клиенту"},
        {"id": "visit", "actor": "technician", "action": "Приезжает к клиенту"},
    ]
    data = [
        {"id": f"b{at}", "kind": "negative", "at": place, "when": when, "end": "failure"}
        for at, (place, when) in enumerate(branches)
    ]
    return Account(name, build.use_case({"id": name, "title": name, "steps": steps, "branches": data}))


def test_a_trouble_told_in_other_words_is_one_trouble_and_at_another_step_needs_more_in_common() -> None:
    first = branching("first", [("visit", "Клиента нет дома")])
    same = branching("same", [("visit", "Приехали, а дома никого")])
    assert [len([each for each in trouble.told if each]) for trouble in compared([first, same]).troubles] == [2]
    near = branching("near", [("visit", "Не тот адрес в заявке")])
    assert len(compared([branching("one", [("visit", "Адрес не найден")]), near]).troubles) == 1
    assert len(compared([branching("one", [("call", "Адрес не найден")]), near]).troubles) == 2


def test_the_lists_of_words_are_groups_of_patterns() -> None:
    data = compose(meanings().read_text(encoding="utf-8")).data
    assert isinstance(data, dict)
    assert "nothing" in data
    for name, patterns in data.items():
        assert isinstance(patterns, list), name
        assert patterns, name
        assert all(isinstance(pattern, str) for pattern in patterns), name


def test_a_trouble_in_other_words_is_shown_in_them() -> None:
    found = compared([branching("one", [("visit", "Клиента нет дома")]), branching("two", [("visit", "Дома никого")])])
    text = "\n".join(lines(found, shared_of({}), "en", 80))
    assert "Клиента нет дома\n        ≈ two: Дома никого" in text


def test_who_tells_it_in_other_words_is_named_but_not_for_another_ending_or_order() -> None:
    one = account("one", [("buyer", "Оформляет заказ на сайте"), ("buyer", "Оплачивает счёт")])
    other = account("other", [("buyer", "На сайте оформил заказ"), ("buyer", "Переводит деньги по счёту")])
    assert [point.other_words for point in compared([one, other]).points] == [(), (1,)]
