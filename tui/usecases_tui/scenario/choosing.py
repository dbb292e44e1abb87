"""What is chosen from a list at a step or branch: who does it, and how it goes on."""

from collections.abc import Sequence

from usecases.editing.command import Command
from usecases.editing.fields import ClearField, SetField
from usecases.editing.items import AddItem
from usecases.editing.naming import new_id
from usecases.editing.together import Together
from usecases.model.numbering import numbers
from usecases.model.usecase import INTERRUPTED
from usecases.validation.standing import IdKind
from usecases_tui.asking.choose import Choice, Choose, Chosen
from usecases_tui.scenario.moving import Moves
from usecases_tui.scenario.wording import Wording
from usecases_tui.words import _

_STEP, _END = "step:", "end:"


def ask_actor(titles: dict[str, str], chosen: Sequence[str]) -> Choose:
    """The question who does a step; several where several stand there already."""
    choices = [Choice(name, title, name) for name, title in titles.items()]
    return Choose(
        _("Who does it?"), choices, chosen=chosen, several=len(chosen) > 1, new=_("New role"), none=_("Nobody yet")
    )


def new_role(title: str, known: Sequence[str]) -> tuple[str, Command]:
    """The id of a role that is made on the spot, and what adds it."""
    name = new_id(title, "role", list(known))
    return name, AddItem(IdKind.ROLE, {"id": name, "title": title})


def actor_of(path: str, step: str, answer: Chosen, known: Sequence[str]) -> Command:
    """What gives a step the actor that was chosen."""
    where = ("steps", step, "actor")
    if answer.new:
        name, adding = new_role(answer.new, known)
        return Together((adding, SetField(path, where, name)))
    if not answer.values:
        return ClearField(path, where)
    return SetField(path, where, answer.values[0] if len(answer.values) == 1 else list(answer.values))


def ask_way_on(moves: Moves, branch: str) -> Choose:
    """The question how it goes on after a branch: first the ends, then the steps."""
    here = moves.outline.branch_of[branch].branch
    wording = Wording(numbers(moves.outline))
    choices = [Choice(_END + end, _sentence(words)) for end, words in wording.ends.items()]
    choices.append(Choice(INTERRUPTED, _sentence(wording.carrying_on())))
    inside = set(moves.hiding(branch))
    for placed in moves.outline.steps:
        within = placed.branch is None or placed.branch.id in inside
        if within and moves.outline.step_of[placed.step.id] is placed:
            title = _sentence(wording.going_on(placed.step.id))
            choices.append(Choice(_STEP + placed.step.id, title, placed.step.action or ""))
    now = _END + here.end if here.end else INTERRUPTED if here.resume == INTERRUPTED else _STEP + (here.resume or "")
    return Choose(_("How does it go on?"), choices, chosen=[now], none=_("Not said yet"))


def way_on(path: str, moves: Moves, branch: str, answer: Chosen) -> Command | None:
    """What lets a branch go on as was chosen; `None` where it does already."""
    here = moves.outline.branch_of[branch].branch
    value = answer.values[0] if answer.values else ""
    wanted = {"resume": None, "end": None, **_said(value)}
    is_now = {"resume": here.resume, "end": here.end}
    commands: list[Command] = [
        ClearField(path, ("branches", branch, field)) for field in wanted if is_now[field] and not wanted[field]
    ]
    commands += [
        SetField(path, ("branches", branch, field), new)
        for field, new in wanted.items()
        if new and new != is_now[field]
    ]
    return Together(tuple(commands)) if commands else None


def _said(value: str) -> dict[str, str]:
    if value.startswith(_END):
        return {"end": value.removeprefix(_END)}
    return {"resume": value.removeprefix(_STEP)} if value else {}


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
