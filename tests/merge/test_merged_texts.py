"""Three texts of a file merged into one: what holds always, and what people do."""

from hypothesis import given

from tests.merge.merging import Texts, data_of, merged_of, never, new_comments, side, three_texts
from usecases.merge.conflict import About, Side
from usecases.merge.fields import merge
from usecases.merge.marks import Labels, marked
from usecases.merge.texts import MergedText, TwoTexts, merged_text
from usecases.reading.equal import same


@given(three_texts())
def test_without_a_conflict_the_text_says_what_was_merged(texts: Texts) -> None:
    merged = merged_of(texts)
    if merged is not None and not merged.conflicts:
        found = merge(*map(data_of, texts))
        if not found.conflicts:  # what was renamed may have been one
            assert same(data_of(merged.content), found.data)


@given(three_texts())
def test_whichever_side_is_taken_the_text_can_be_read(texts: Texts) -> None:
    merged = merged_of(texts)
    if merged is not None:
        for ours in (True, False):
            assert isinstance(data_of(side(merged.content, ours)), dict)


@given(three_texts())
def test_no_comment_of_either_side_is_lost(texts: Texts) -> None:
    merged = merged_of(texts)
    if merged is not None:
        kept = {line.strip() for line in merged.content.decode().splitlines()}
        if not merged.conflicts:
            for text, name in zip(texts[1:], ("ours", "theirs"), strict=True):
                assert new_comments(text, name) <= kept


@given(three_texts())
def test_what_only_one_side_changed_is_taken_as_it_stands(texts: Texts) -> None:
    base, ours, _theirs = texts
    for three in ((base, ours, base), (base, base, ours)):
        merged = merged_of(three)
        assert merged is not None
        assert same(data_of(merged.content), data_of(ours))
    assert merged_text(base, base, ours, never, Labels()).content == ours


BASE = """\
id: sell
title: Sell
owner: head
steps:
  - id: ask
    action: Asks
  - id: call
    action: Calls
    within: 2h
    how: |
      First line.
      Second line.
  - id: pay
    action: Pays
branches:
  - id: silent
    kind: negative
    at: call
    when: No answer
    resume: call
"""
STEP = "  - id: {id}\n    action: {id}\n"


def merging(ours: str, theirs: str, base: str = BASE) -> MergedText:
    return merged_text(base.encode(), ours.encode(), theirs.encode(), never, Labels())


def changed(old: str, new: str, text: str = BASE) -> str:
    assert old in text
    return text.replace(old, new, 1)


def test_a_step_moved_by_one_and_edited_by_the_other_is_moved_and_edited() -> None:
    pay = "  - id: pay\n    action: Pays\n"
    moved = changed("  - id: ask", pay + "  - id: ask", changed(pay, ""))
    edited = changed("    action: Pays\n", "    action: Pays\n    within: 1d\n")
    for ours, theirs in ((moved, edited), (edited, moved)):
        merged = merging(ours, theirs)
        assert not merged.conflicts
        assert merged.content.decode() == changed("    action: Pays\n", "    action: Pays\n    within: 1d\n", moved)


def test_steps_added_at_different_places_merge() -> None:
    ours = changed("  - id: call", STEP.format(id="one") + "  - id: call")
    theirs = changed("branches:", STEP.format(id="two") + "branches:")
    assert merging(ours, theirs).content.decode() == changed("branches:", STEP.format(id="two") + "branches:", ours)


def test_two_steps_added_in_one_gap_are_a_conflict() -> None:
    ours = changed("  - id: call", STEP.format(id="one") + "  - id: call")
    theirs = changed("  - id: call", STEP.format(id="two") + "  - id: call")
    merged = merging(ours, theirs)
    assert [conflict.about for conflict in merged.conflicts] == [About.ORDER]
    for way, order in ((True, ["ask", "one", "two"]), (False, ["ask", "two", "one"])):
        assert [step["id"] for step in data_of(side(merged.content, way))["steps"]][:3] == order
    assert merged.content.count(b"<<<<<<<") == 1


def test_two_branches_added_at_one_place_both_stay_and_ours_is_first() -> None:
    branch = "  - id: {id}\n    kind: negative\n    at: pay\n    end: failure\n"
    merged = merging(BASE + branch.format(id="one"), BASE + branch.format(id="two"))
    assert merged.content.decode() == BASE + branch.format(id="one") + branch.format(id="two")


def test_one_field_with_two_values_is_a_conflict_of_that_line_and_the_rest_merges() -> None:
    ours = changed("owner: head", "owner: boss", changed("within: 2h", "within: 3h"))
    theirs = changed("action: Pays", "action: Pays cash", changed("within: 2h", "within: 4h"))
    merged = merging(ours, theirs)
    wanted = changed("owner: head", "owner: boss", changed("action: Pays", "action: Pays cash"))
    marks = "<<<<<<< ours\n    within: 3h\n=======\n    within: 4h\n>>>>>>> theirs\n"
    assert merged.content.decode() == changed("    within: 2h\n", marks, wanted)
    assert [conflict.path for conflict in merged.conflicts] == [("steps", "call", "within")]


def test_edited_here_and_deleted_there_is_a_conflict_of_the_whole_step() -> None:
    pay = "  - id: pay\n    action: Pays\n"
    merged = merging(changed("action: Pays", "action: Pays cash"), changed(pay, ""))
    assert side(merged.content, ours=True) == changed("action: Pays", "action: Pays cash")
    assert side(merged.content, ours=False) == changed(pay, "")


def test_a_branch_at_a_step_that_the_other_side_deleted_is_a_conflict() -> None:
    pay = "  - id: pay\n    action: Pays\n"
    branch = "  - id: poor\n    kind: negative\n    at: pay\n    end: failure\n"
    for ours, theirs in ((BASE + branch, changed(pay, "")), (changed(pay, ""), BASE + branch)):
        merged = merging(ours, theirs)
        assert [(conflict.about, conflict.path) for conflict in merged.conflicts] == [(About.ITEM, ("steps", "pay"))]
        assert b"id: poor" in merged.content


def test_a_conflict_in_a_block_of_text_leaves_the_file_readable() -> None:
    merged = merging(changed("Second line.", "Our line."), changed("Second line.", "Their line."))
    assert data_of(side(merged.content, ours=True))["steps"][1]["how"] == "First line.\nOur line.\n"
    assert data_of(side(merged.content, ours=False))["steps"][1]["how"] == "First line.\nTheir line.\n"
    assert "      First line.\n<<<<<<< ours\n      Our line.\n" in merged.content.decode()


def test_what_both_add_under_one_id_is_a_conflict_where_it_differs() -> None:
    ours = BASE.replace("branches:", STEP.format(id="new") + "branches:")
    theirs = changed("    action: new\n", "    action: other\n", ours)
    merged = merging(ours, theirs)
    assert [conflict.path for conflict in merged.conflicts] == [("steps", "new", "action")]
    assert side(merged.content, ours=True) == ours
    assert side(merged.content, ours=False) == theirs


def test_a_step_renamed_here_and_edited_there_is_both_and_so_is_what_refers_to_it() -> None:
    renamed = (
        BASE.replace("id: call", "id: ring").replace("at: call", "at: ring").replace("resume: call", "resume: ring")
    )
    edited = changed("within: 2h", "within: 3h")
    for ours, theirs in ((renamed, edited), (edited, renamed)):
        merged = merging(ours, theirs)
        assert not merged.conflicts
        assert merged.content.decode() == renamed.replace("within: 2h", "within: 3h")


def test_comments_of_both_sides_stay_also_where_lines_beside_them_changed() -> None:
    ours = changed("    within: 2h\n", "    # agreed in May\n    within: 2h  # hours\n")
    theirs = changed("    within: 2h\n", "    # never on Sundays\n    within: 4h\n")
    merged = merging(ours, theirs)
    assert not merged.conflicts
    wanted = "    # never on Sundays\n    # agreed in May\n    within: 4h  # hours\n"
    assert merged.content.decode() == changed("    within: 2h\n", wanted)


def test_a_comment_that_one_side_took_away_is_gone() -> None:
    base = changed("    within: 2h\n", "    # agreed in May\n    within: 2h # old\n")
    merged = merging(BASE, changed("within: 2h", "within: 4h", base), base)
    assert merged.content.decode() == changed("within: 2h", "within: 4h")


def test_a_comment_on_what_the_other_side_deleted_stays_above_the_list() -> None:
    pay = "  - id: pay\n    action: Pays\n"
    commented = changed("    action: Pays\n", "    # never in cash\n    action: Pays  # says Ewa\n")
    for ours, theirs in ((changed(pay, ""), commented), (commented, changed(pay, ""))):
        merged = merging(ours, theirs)
        assert not merged.conflicts
        wanted = changed(pay, "", changed("steps:\n", "# never in cash\n# says Ewa\nsteps:\n"))
        assert merged.content.decode() == wanted


def test_a_comment_beside_a_renamed_step_stays_once_and_so_does_the_layout() -> None:
    base = changed("  - id: ask\n    action: Asks\n", "  - {id: ask, action: 'Asks'}  # by phone\n")
    renamed = base.replace("id: ask,", "id: greet,")
    edited = changed("within: 2h", "within: 3h", base)
    for ours, theirs in ((renamed, edited), (edited, renamed)):
        assert merging(ours, theirs, base).content.decode() == changed("within: 2h", "within: 3h", renamed)


def test_a_step_that_both_renamed_alike_is_one_and_keeps_what_one_has_edited() -> None:
    renamed = BASE.replace("call\n", "ring\n")
    edited = changed("within: 2h", "within: 3h", renamed)
    for ours, theirs in ((renamed, edited), (edited, renamed)):
        merged = merging(ours, theirs)
        assert not merged.conflicts
        assert merged.content.decode() == edited


def test_two_new_ids_of_one_step_are_a_conflict_wherever_it_is_named() -> None:
    ours, theirs = BASE.replace("call\n", "ring\n"), changed("Pays", "Pays cash", BASE.replace("call\n", "phone\n"))
    merged = merging(ours, theirs)
    (conflict,) = merged.conflicts
    assert conflict[:5] == (About.FIELD, ("steps", "ring", "id"), "call", "ring", "phone")
    assert side(merged.content, ours=True) == changed("Pays", "Pays cash", ours)
    assert side(merged.content, ours=False) == theirs


def test_a_step_renamed_here_and_deleted_there_is_a_conflict() -> None:
    pay = "  - id: pay\n    action: Pays\n"
    renamed, deleted = changed("id: pay", "id: settle"), changed(pay, "")
    for ours, theirs in ((renamed, deleted), (deleted, renamed)):
        merged = merging(ours, theirs)
        (conflict,) = merged.conflicts
        assert (conflict.about, conflict.path) == (About.FIELD, ("steps", "settle", "id"))
        assert side(merged.content, ours=True) == ours
        assert side(merged.content, ours=False) == theirs


def test_whose_id_counts_may_be_chosen() -> None:
    pay = "  - id: pay\n    action: Pays\n"
    ours, theirs = BASE.replace("call\n", "ring\n"), BASE.replace("call\n", "phone\n")
    ours, theirs = changed("id: pay", "id: settle", ours), changed(pay, "", theirs)
    two = TwoTexts(BASE.encode(), ours.encode(), theirs.encode())
    assert [conflict.ours for conflict in two.conflicts] == ["ring", "settle"]
    assert two.resolved([Side.OURS, Side.OURS]).decode() == ours
    assert two.resolved([Side.THEIRS, Side.THEIRS]).decode() == theirs
    assert two.resolved([Side.BASE, Side.OURS]).decode() == changed("id: pay", "id: settle")


def test_a_step_that_refers_to_itself_is_known_under_its_new_id() -> None:
    base = changed("    action: Calls\n", "    action: Calls\n    repeat: {from: call, until: an answer}\n")
    renamed = base.replace("call\n", "ring\n").replace("from: call", "from: ring")
    merged = merging(renamed, changed("action: Calls", "action: Rings", base), base)
    assert not merged.conflicts
    assert merged.content.decode() == changed("action: Calls", "action: Rings", renamed)


def test_a_comment_deleted_with_its_step_does_not_come_back_where_a_step_is_added_below() -> None:
    pay = "  - id: pay\n    action: Pays\n"
    base = changed(pay, pay + "  # in cash\n")
    ours = changed("branches:", STEP.format(id="new") + "branches:", base)
    theirs = changed("owner: head", "owner: boss", changed(pay + "  # in cash\n", "", base))
    for merged in (merging(ours, theirs, base), merging(theirs, ours, base)):
        assert not merged.conflicts
        assert b"cash" not in merged.content


def test_line_ends_that_one_side_changed_are_no_conflict() -> None:
    theirs = changed("within: 2h", "within: 4h")
    for ours, other in ((BASE.replace("\n", "\r\n"), theirs), (theirs, BASE.replace("\n", "\r\n"))):
        merged = merging(ours, other)
        assert not merged.conflicts
        assert merged.content.decode() == theirs.replace("\n", "\r\n")


def test_marks_join_everything_between_where_things_changed_places() -> None:
    assert marked("a\nb\nc\n", "x\nb\ny\n", Labels("we", "they", 3), as_one=False).count("<<< we\n") == 2
    whole = marked("a\nb\nc\n", "x\nb\ny\n", Labels("we", "they", 3), as_one=True)
    assert whole == "<<< we\na\nb\nc\n===\nx\nb\ny\n>>> they\n"


def test_marks_stand_on_lines_of_their_own_also_at_the_end_of_the_file() -> None:
    assert marked("a\nb", "a\nc", Labels(), as_one=False) == "a\n<<<<<<< ours\nb\n=======\nc\n>>>>>>> theirs\n"


def test_a_sign_that_some_take_for_a_line_end_parts_no_line() -> None:
    text = marked("a\u2028b\n", "a\u2028c\n", Labels(), as_one=False)
    assert text == "<<<<<<< ours\na\u2028b\n=======\na\u2028c\n>>>>>>> theirs\n"
