"""A use case made ready to stand inside another: ids that are free there, and ends that go on where the step did."""

from typing import Any

from usecases.editing.command import Data, Refused
from usecases.editing.places import Place, branches_of, field_order, items_at, texts_of
from usecases.editing.references import holders, ids, with_ids_replaced
from usecases.editing.tree import put, value_at
from usecases.ids import make_id
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.model.usecase import ANY, INTERRUPTED, TRIGGER

_END = ("end", "success")


def made_incoming(data: Data, place: Place, other: Data) -> Data:
    """The other use case, ready to stand in place of a step of `data`; raises Refused where it can't.

    `any` becomes the list of its own steps, its trigger the start of its first step.
    """
    new = with_ids_replaced(other, _free_ids(data, place, other))
    every = _every_step(new)
    onward = _onward(data, place)
    for branch in branches_of(new):
        item = _ended({**branch.item, **_placed(branch.item, every)}, onward, other["id"])
        if item != branch.item:
            new = put(new, branch.path, item)
    main = [step["id"] for step in new["steps"]]
    for index, limit in enumerate(items_at(new, ("limits",))):
        if limit.get("from", TRIGGER) == TRIGGER:
            new = put(new, ("limits", index, "from"), main[0], field_order)
    for field in ("considered", "open_points"):
        for index, item in enumerate(items_at(new, (field,))):
            if isinstance(item, dict) and (at := _placed(item, every) or _about_all(field, item, main)):
                new = put(new, (field, index, "at"), at["at"], field_order)
    return new


def _free_ids(data: Data, place: Place, other: Data) -> dict[str, str]:
    taken = ids(data) - {place.item["id"]}
    own = ids(other)
    new: dict[str, str] = {}
    for name in sorted(own & taken):
        new[name] = make_id(name, taken | own | set(new.values()))
    return new


def _every_step(data: Data) -> list[str]:
    """What `any` means: the steps of the main scenario and of all branches but those at any step."""
    at_any = [branch.path for branch in branches_of(data) if ANY in texts_of(branch.item.get("at"))]
    steps = [held for held in holders(data) if held.path[-2] == "steps"]
    return [held.id for held in steps if held.path[:2] not in at_any]


def _placed(item: dict[str, Any], every: list[str]) -> dict[str, Any]:
    """The field `at` with all steps in place of `any`; nothing where it needs no change."""
    places = texts_of(item.get("at"))
    if ANY not in places:
        return {}
    together = list(dict.fromkeys([*every, *(one for one in places if one != ANY)]))
    return {"at": together[0] if len(together) == 1 else together}


def _about_all(field: str, item: dict[str, Any], main: list[str]) -> dict[str, Any]:
    """The place of a deviation that was considered for the whole use case."""
    if field != "considered" or "at" in item:
        return {}
    return {"at": main[0] if len(main) == 1 else main}


def _onward(data: Data, place: Place) -> tuple[str, str] | None:
    """Where it goes on after the step: the field of a branch that says so, and its value; `None` where nobody has."""
    items = items_at(data, place.holder)
    if place.position + 1 < len(items):
        return "resume", items[place.position + 1]["id"]
    if place.in_main:
        return _END
    branch = value_at(data, place.holder[:-1])
    has_outcomes = any(branch["id"] in texts_of(other.item.get("at")) for other in branches_of(data))
    if has_outcomes or branch.get("resume") == INTERRUPTED:
        return None
    return next(((field, branch[field]) for field in ("resume", "end") if field in branch), None)


def _ended(branch: dict[str, Any], onward: tuple[str, str] | None, case: str) -> dict[str, Any]:
    """A branch that goes on where the step did, if it ended in success; it ends in failure as before."""
    end = branch.get("end")
    if end not in ("success", "other") or (onward == _END):
        return branch
    if end == "other":
        text = mark("Branch “{branch}” of “{case}” ends in no success and no failure, so nobody knows what follows.")
        raise Refused(Message(text, {"branch": branch["id"], "case": case}))
    if onward is None:
        text = mark("Branch “{branch}” of “{case}” ends in success, and nothing says where it goes on then.")
        raise Refused(Message(text, {"branch": branch["id"], "case": case}))
    return {(onward[0] if name == "end" else name): onward[1] if name == "end" else branch[name] for name in branch}
