"""Merging by fields: what each of two changes does to the other."""

from typing import Any

import pytest

from usecases.merge.conflict import About, Side
from usecases.merge.fields import Merged, merge, resolved
from usecases.merge.same import ABSENT
from usecases.reading.compose import compose
from usecases.reading.equal import same

BASE = """
id: sell
title: Sell
preconditions: [The shop is open, Goods are there, The till works]
tags: [urgent, shop]
steps:
  - {id: ask, actor: buyer, action: Asks}
  - {id: call, actor: manager, action: Calls, consulted: [head, crm]}
  - {id: pay, actor: buyer, action: Pays}
branches:
  - {id: silent, kind: negative, at: call, steps: [{id: wait, actor: manager}], resume: call}
  - {id: poor, kind: negative, at: pay, steps: [{id: bank, action: Asks the bank}, {id: sorry}], end: failure}
"""
ASK = "  - {id: ask, actor: buyer, action: Asks}\n"
CALL = "  - {id: call, actor: manager, action: Calls, consulted: [head, crm]}\n"
PAY = "  - {id: pay, actor: buyer, action: Pays}\n"
NEW = "  - {id: %s}\n"
WAIT = "{id: wait, actor: manager}"
SILENT = BASE.splitlines(keepends=True)[-2]
POOR = BASE.splitlines(keepends=True)[-1]


def _read(text: str) -> dict[str, Any]:
    data = compose(text).data
    assert isinstance(data, dict)
    return data


def _changed(*changes: tuple[str, str]) -> dict[str, Any]:
    text = BASE
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    return _read(text)


def _merged(ours: list[tuple[str, str]], theirs: list[tuple[str, str]]) -> Merged:
    return merge(_read(BASE), _changed(*ours), _changed(*theirs))


def _ids(items: list[dict[str, Any]]) -> list[str]:
    return [item["id"] for item in items]


DOCUMENT = "id: sell\n", "id: sell\ndocument: {%s}\n"
CONSULTED = "[head, crm]"
TAGS = "[urgent, shop]"
TEXTS = "[The shop is open, Goods are there, The till works]"
BRANCH = "  - {id: %s, kind: negative}\n"
X, Y = NEW % "x", NEW % "y"
Change = tuple[str, str]


@pytest.mark.parametrize(
    ("ours", "theirs", "both"),
    [
        pytest.param(("Calls", "Rings"), ("manager, action", "head, action"),
                     [("manager, action: Calls", "head, action: Rings")], id="two fields of a step"),
        pytest.param(("title: Sell", "title: Sale"), (PAY, ""), [("title: Sell", "title: Sale"), (PAY, "")],
                     id="a field and a deletion"),
        pytest.param((ASK, ASK + X), (PAY, PAY + Y), [(ASK, ASK + X), (PAY, PAY + Y)], id="steps at two places"),
        pytest.param((PAY, ""), (ASK, ASK + Y), [(PAY, ""), (ASK, ASK + Y)], id="a deletion and an addition"),
        pytest.param((ASK + CALL, CALL + ASK), ("Calls", "Rings"),
                     [("Calls", "Rings"), (ASK, ""), (PAY, ASK + PAY)], id="moved here, edited there"),
        pytest.param(("Calls", "Rings"), (ASK + CALL, CALL + ASK),
                     [("Calls", "Rings"), (ASK, ""), (PAY, ASK + PAY)], id="edited here, moved there"),
        pytest.param((CALL, ""), (CALL, ""), [(CALL, "")], id="the same deletion"),
        pytest.param(("Calls", "Rings"), ("Calls", "Rings"), [("Calls", "Rings")], id="the same edit"),
        pytest.param((CONSULTED, "[head]"), (CONSULTED, "[head, crm, buyer]"), [(CONSULTED, "[head, buyer]")],
                     id="ids taken away and added"),
        pytest.param((CONSULTED, "[head, crm, x]"), (CONSULTED, "[head, crm, y]"),
                     [(CONSULTED, "[head, crm, x, y]")], id="ids added twice"),
        pytest.param(("The shop is", "It's"), ("The till", "A till"), [("The shop is", "It's"), ("The till", "A till")],
                     id="two texts of a list"),
        pytest.param(("[The shop is open", "[We're open"), (", Goods", ", More goods"),
                     [("[The shop is open", "[We're open"), (", Goods", ", More goods")], id="neighbours in a list"),
        pytest.param((DOCUMENT[0], DOCUMENT[1] % "number: a"), (DOCUMENT[0], DOCUMENT[1] % "edition: b"),
                     [(DOCUMENT[0], DOCUMENT[1] % "number: a, edition: b")], id="two fields of a new mapping"),
        pytest.param((CONSULTED, "[head, crm, x]"), (CONSULTED, "[head]"), [(CONSULTED, "[head, x]")],
                     id="ids added here and taken away there"),
        pytest.param((TAGS, "[urgent, shop, x, x]"), (TAGS, "[new, urgent, shop]"),
                     [(TAGS, "[new, urgent, shop, x, x]")], id="a list in which something stands twice is no set"),
        pytest.param((TEXTS, "[Shop, Goods, The till works]"), (TEXTS, "[Shop, Goods are there, Till]"),
                     [(TEXTS, "[Shop, Goods, Till]")], id="one change on both sides, and two others"),
        pytest.param((TEXTS, "[Goods are there, The till works]"), (TEXTS, "[The shop is open]"),
                     [(f"preconditions: {TEXTS}\n", "")], id="all of a list taken away by halves"),
        pytest.param((", at: pay,", ", at: [pay, ask],"), (", at: pay,", ", at: [pay, call],"),
                     [(", at: pay,", ", at: [pay, ask, call],")], id="one id becomes several"),
        pytest.param((SILENT, ""), ("sorry", "excuse"), [(SILENT, ""), ("sorry", "excuse")], id="a branch goes"),
        pytest.param((SILENT, SILENT + BRANCH % "x"), (SILENT, SILENT + BRANCH % "y"),
                     [(SILENT, SILENT + BRANCH % "x" + BRANCH % "y")],
                     id="two branches at one place: ours first"),
        pytest.param(("resume: call", "end: failure"), (", resume: call", ""), [("resume: call", "end: failure")],
                     id="another ending here, none there"),
    ],
)  # fmt: skip
def test_changes_that_do_not_touch_each_other_both_count(ours: Change, theirs: Change, both: list[Change]) -> None:
    merged = _merged([ours], [theirs])
    assert merged.conflicts == ()
    assert same(merged.data, _changed(*both)), merged.data


def test_a_step_moved_into_a_branch_here_and_edited_there() -> None:
    moved = [(CALL, ""), (WAIT, WAIT + ", {id: call, actor: manager, action: Calls, consulted: [head, crm]}")]
    for ours, theirs in ((moved, [("Calls", "Rings")]), ([("Calls", "Rings")], moved)):
        merged = _merged(ours, theirs)
        assert merged.conflicts == ()
        assert _ids(merged.data["steps"]) == ["ask", "pay"]
        assert merged.data["branches"][0]["steps"][1]["action"] == "Rings"


@pytest.mark.parametrize(("before", "here"), [("1", "true"), ("1", "1.0"), ("x", ".nan")])
def test_a_list_tells_numbers_apart_as_yaml_does(before: str, here: str) -> None:
    base, ours, theirs = (_read(f"notes: {notes}") for notes in (f"[{before}, a, .nan]", f"[{here}, a, .nan]",
                                                                 f"[{before}, b, .nan]"))  # fmt: skip
    merged = merge(base, ours, theirs)
    assert merged.conflicts == ()
    assert same(merged.data, _read(f"notes: [{here}, b, .nan]"))


def test_a_mapping_of_which_each_side_takes_a_half_away() -> None:
    base = {**_read(BASE), "document": {"number": "1", "edition": "2"}}
    merged = merge(base, {**base, "document": {"number": "1"}}, {**base, "document": {"edition": "2"}})
    assert merged.conflicts == ()
    assert "document" not in merged.data


def test_a_step_added_between_two_that_were_parted_on_the_other_side() -> None:
    merged = _merged([(CALL, ""), (ASK, CALL + ASK)], [(ASK, ASK + Y)])
    (found,) = merged.conflicts
    assert (found.about, found.path) == (About.ORDER, ("steps",))


def test_an_order_is_kept_where_only_one_side_changed_it() -> None:
    merged = _merged([(SILENT, ""), (POOR, POOR + SILENT)], [(SILENT, SILENT + BRANCH % "x")])
    assert merged.conflicts == ()
    assert _ids(merged.data["branches"]) == ["poor", "silent", "x"]


def test_a_step_turned_into_a_branch_here_and_edited_there() -> None:
    branch = "  - {id: call, kind: negative, actor: manager, action: Calls, consulted: [head, crm]}\n"
    merged = _merged([(CALL, ""), (SILENT, branch + SILENT)], [("Calls", "Rings")])
    assert merged.conflicts == ()
    assert _ids(merged.data["branches"]) == ["call", "silent", "poor"]
    assert merged.data["branches"][0]["action"] == "Rings"


Seen = tuple[str, str, Any, Any, Any]


@pytest.mark.parametrize(
    ("ours", "theirs", "expected"),
    [
        pytest.param(("Calls", "Rings"), ("Calls", "Writes"),
                     ("field", "steps.call.action", "Calls", "Rings", "Writes"), id="one field, two values"),
        pytest.param(("action: Calls, ", ""), ("Calls", "Writes"),
                     ("field", "steps.call.action", "Calls", ABSENT, "Writes"), id="a field deleted and changed"),
        pytest.param((ASK, ASK + X), (ASK, ASK + Y),
                     ("order", "steps", ["ask", "x", "y", "call", "pay"], ["ask", "x", "y", "call", "pay"],
                      ["ask", "y", "x", "call", "pay"]), id="two steps in one gap"),
        pytest.param((ASK + CALL, CALL + ASK), (CALL + PAY, PAY + CALL),
                     ("order", "steps", ["ask", "call", "pay"], ["call", "ask", "pay"], ["ask", "pay", "call"]),
                     id="two orders"),
        pytest.param((PAY, ""), ("Pays", "Pays up"),
                     ("item", "steps.pay", {"id": "pay", "actor": "buyer", "action": "Pays"}, ABSENT,
                      {"id": "pay", "actor": "buyer", "action": "Pays up"}), id="deleted here, edited there"),
        pytest.param(("Pays", "Pays up"), (PAY, ""),
                     ("item", "steps.pay", {"id": "pay", "actor": "buyer", "action": "Pays"},
                      {"id": "pay", "actor": "buyer", "action": "Pays up"}, ABSENT), id="edited here, deleted there"),
        pytest.param(("Goods are", "Stuff is"), ("Goods are", "Things are"),
                     ("field", "preconditions", ["The shop is open", "Goods are there", "The till works"],
                      ["The shop is open", "Stuff is there", "The till works"],
                      ["The shop is open", "Things are there", "The till works"]), id="one text of a list"),
        pytest.param((CONSULTED, "[head, x]"), (CONSULTED, "[head, y]"),
                     ("field", "steps.call.consulted", ["head", "crm"], ["head", "x"], ["head", "y"]),
                     id="one of the ids put in two ways"),
        pytest.param(("resume: call", "resume: ask"), ("resume: call", "end: other"),
                     ("field", "branches.silent.resume", {"resume": "call"}, {"resume": "ask"}, {"end": "other"}),
                     id="two ways on"),
        pytest.param(("title: Sell", "title: 1"), ("title: Sell", "title: true"),
                     ("field", "title", "Sell", 1, True), id="one and true"),
        pytest.param(("title: Sell", "title: 1"), ("title: Sell", "title: 1.0"),
                     ("field", "title", "Sell", 1, 1.0), id="one and one point nought"),
    ],
)  # fmt: skip
def test_changes_of_one_thing_are_a_conflict_in_which_ours_holds(ours: Change, theirs: Change, expected: Seen) -> None:
    merged = _merged([ours], [theirs])
    (found,) = merged.conflicts
    assert (found.about.value, ".".join(found.path)) == expected[:2]
    assert all(map(same, (found.base, found.ours, found.theirs), expected[2:]))
    if found.about is About.ORDER:
        assert _ids(merged.data["steps"]) == found.ours
        assert _ids(resolved(merged, [Side.THEIRS])["steps"]) == found.theirs
        assert _ids(resolved(merged, [Side.BASE])["steps"]) == found.base
    else:
        assert same(merged.data, _changed(ours))
        assert same(resolved(merged, [Side.THEIRS]), _changed(theirs))
        assert same(resolved(merged, [Side.BASE]), _read(BASE))
    assert same(resolved(merged, [Side.OURS]), merged.data)


def test_a_branch_deleted_here_and_edited_inside_there_is_one_conflict() -> None:
    merged = _merged([(POOR, "")], [("Asks the bank", "Asks a friend"), ("{id: sorry}", "{id: sorry}, {id: more}")])
    (found,) = merged.conflicts
    assert (found.about, found.path, found.ours) == (About.ITEM, ("branches", "poor"), ABSENT)
    assert _ids(merged.data["branches"]) == ["silent"]
    (poor,) = (branch for branch in resolved(merged, [Side.THEIRS])["branches"] if branch["id"] == "poor")
    assert poor is found.theirs
    assert same(resolved(merged, [Side.BASE]), _read(BASE))


def test_a_step_saved_from_a_branch_that_is_deleted_on_the_other_side() -> None:
    bank = "{id: bank, action: Asks the bank}"
    merged = _merged([(POOR, "")], [(f"{bank}, ", ""), (PAY, f"{PAY}  - {bank}\n")])
    (found,) = merged.conflicts
    assert (found.about, found.path) == (About.ITEM, ("steps", "bank"))
    assert _ids(resolved(merged, [Side.THEIRS])["steps"]) == ["ask", "call", "pay", "bank"]
    assert _ids(resolved(merged, [Side.THEIRS])["branches"]) == ["silent"]


def test_a_step_whose_old_and_new_home_are_both_deleted_keeps_one() -> None:
    ours = [(POOR, "")]
    theirs = [(SILENT, ""), ("{id: sorry}", f"{{id: sorry}}, {WAIT}")]
    merged = _merged(ours, theirs)
    assert [found.path for found in merged.conflicts] == [("branches", "poor")]
    (silent,) = merged.data["branches"]
    assert (silent["id"], _ids(silent["steps"])) == ("silent", ["wait"])


def test_the_steps_of_a_branch_that_is_taken_back_stand_as_they_were() -> None:
    ours = [("[{id: bank, action: Asks the bank}, {id: sorry}]", "[{id: sorry}, {id: bank, action: Asks the bank}]")]
    merged = _merged(ours, [(POOR, "")])
    assert [found.about for found in merged.conflicts] == [About.ITEM]
    assert same(merged.data, _changed(*ours))
    assert same(resolved(merged, [Side.BASE]), _read(BASE))
    assert same(resolved(merged, [Side.THEIRS]), _changed((POOR, "")))


def test_a_step_that_was_moved_into_a_branch_follows_it_back() -> None:
    merged = _merged([(ASK, ""), ("{id: sorry}", "{id: ask, actor: buyer, action: Asks}, {id: sorry}")], [(POOR, "")])
    assert [found.about for found in merged.conflicts] == [About.ITEM]
    settled = resolved(merged, [Side.BASE])
    assert _ids(settled["branches"][1]["steps"]) == ["bank", "ask", "sorry"]
    assert _ids(settled["steps"]) == ["call", "pay"]


def test_an_empty_list_stays_where_somebody_wrote_it() -> None:
    base = _changed((f", steps: [{WAIT}]", ", steps: []"))
    ours, theirs = {**base, "title": "Sale"}, {**base, "goal": "Money"}
    assert merge(base, ours, theirs).data["branches"] is theirs["branches"]
    less = {**base, "branches": [{"id": "silent", "kind": "alternative"}, base["branches"][1]]}
    merged = merge(base, less, {**base, "branches": base["branches"][1:]})
    assert same(resolved(merged, [Side.BASE]), base)
    assert same(resolved(merged, [Side.OURS]), less)


def test_a_list_of_which_each_side_takes_a_half_away_goes() -> None:
    merged = _merged([("{id: bank, action: Asks the bank}, ", "")], [(", {id: sorry}", "")])
    assert merged.conflicts == ()
    assert "steps" not in merged.data["branches"][1]


def test_a_step_moved_to_two_places() -> None:
    call = CALL.strip().removeprefix("- ")
    merged = _merged([(CALL, ""), (WAIT, f"{WAIT}, {call}")], [(CALL, ""), ("{id: sorry}", f"{{id: sorry}}, {call}")])
    (found,) = merged.conflicts
    assert found.about is About.PLACE
    assert found.path == ("branches", "silent", "steps", "call")
    assert found.base == ("steps",)
    assert found.theirs == ("branches", "poor", "steps")
    assert _ids(merged.data["branches"][0]["steps"]) == ["wait", "call"]
    assert _ids(resolved(merged, [Side.THEIRS])["branches"][1]["steps"]) == ["bank", "sorry", "call"]
    assert same(resolved(merged, [Side.BASE]), _read(BASE))


def test_two_branches_that_move_into_each_other_are_not_lost() -> None:
    ours = _changed((SILENT, ""), ("{id: sorry}", "{id: sorry, branches: [{id: silent, kind: negative}]}"))
    theirs = _changed((", resume: call", ", branches: [{id: poor, kind: negative}], resume: call"), (POOR, ""))
    merged = merge(_read(BASE), ours, theirs)
    assert merged.conflicts
    assert same(merged.data["branches"], ours["branches"])


def test_what_is_taken_from_theirs_is_their_object() -> None:
    base, ours, theirs = _read(BASE), _changed(("title: Sell", "title: Sale")), _changed(("Calls", "Rings"))
    merged = merge(base, ours, theirs).data
    assert merged["title"] == "Sale"
    assert all(merged[name] is theirs[name] for name in ("steps", "branches", "preconditions", "tags"))


def test_none_of_the_three_is_changed() -> None:
    base, ours, theirs = _read(BASE), _changed((ASK, ASK + X), ("Calls", "Rings")), _changed((POOR, ""))
    merge(base, ours, theirs)
    assert same(base, _read(BASE))
    assert same(ours, _changed((ASK, ASK + X), ("Calls", "Rings")))
    assert same(theirs, _changed((POOR, "")))


def test_steps_without_ids_are_told_apart_by_their_places() -> None:
    merged = _merged([("id: ask, ", "")], [("Pays", "Pays up")])
    assert merged.conflicts == ()
    assert same(merged.data, _changed(("id: ask, ", ""), ("Pays", "Pays up")))
    ours, theirs = _changed(("id: ask, ", "")), _changed(("Asks", "Wonders"))
    (found,) = merge(_read(BASE), ours, theirs).conflicts
    assert found.path == ("steps",)
    assert same(found.theirs, theirs["steps"])


def test_steps_of_one_id_are_told_apart_by_their_order() -> None:
    twice = ("id: call, ", "id: ask, ")
    base = _changed(twice)
    merged = merge(base, _changed(twice, ("Calls", "Rings")), _changed(twice, ("Calls", "Writes")))
    (found,) = merged.conflicts
    assert found.path == ("steps", "ask#2", "action")
    assert same(resolved(merged, [Side.THEIRS]), _changed(twice, ("Calls", "Writes")))


@pytest.mark.parametrize(
    ("ours", "theirs", "words"),
    [
        (("title: Sell", "title: Sale"), ("title: Sell", "title: Shop"),
         "Title: changed here to “Sale” and on disk to “Shop”."),
        (("Calls", "Rings"), ("Calls", "Writes"),
         "“call”, action: changed here to “Rings” and on disk to “Writes”."),
        (("action: Calls, ", ""), ("Calls", "Writes"),
         "“call”, action: deleted here and changed on disk to “Writes”."),
        (("Calls", "Writes"), ("action: Calls, ", ""),
         "“call”, action: changed here to “Writes” and deleted on disk."),
        ((PAY, ""), ("Pays", "Pays up"), "“pay” was deleted here and changed on disk."),
        ((ASK, ASK + X), (ASK, ASK + Y),
         "Steps: the order is “ask, x, y, call, pay” here and “ask, y, x, call, pay” on disk."),
    ],
)  # fmt: skip
def test_a_conflict_in_words(ours: Change, theirs: Change, words: str) -> None:
    (found,) = _merged([ours], [theirs]).conflicts
    assert found.message().said() == words


def test_a_long_value_is_shown_in_part() -> None:
    (found,) = _merged([("title: Sell", f"title: {'x' * 500}")], [("title: Sell", "title: Shop")]).conflicts
    assert found.message().said() == f"Title: changed here to “{'x' * 79}…” and on disk to “Shop”."
