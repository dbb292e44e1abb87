"""Filling a field with what it offers: choosing, and making on the spot what isn't there yet."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from usecases.editing.choices import ChoiceKind, Choices, New
from usecases.editing.command import Refused
from usecases.editing.items import AddItem
from usecases.editing.values import typed
from usecases.editing.where import Where
from usecases.languages.labels import label
from usecases.languages.values import value_title
from usecases.reading.folder import FileKind
from usecases.validation.standing import DEFINED, IdKind
from usecases_tui.asking.choose import Choice, Choose, Chosen
from usecases_tui.asking.write import Write
from usecases_tui.forms.entry import Entry
from usecases_tui.forms.offers import shown_title
from usecases_tui.forms.schema import wants_at
from usecases_tui.words import _, mark

if TYPE_CHECKING:
    from usecases_tui.app import Editor

NEW = {
    IdKind.ROLE: mark("New role"),
    IdKind.ARTEFACT: mark("New artefact"),
    IdKind.GROUP: mark("New process group"),
    IdKind.KPI: mark("New indicator"),
    IdKind.CHANNEL: mark("New channel"),
}

Take = Callable[[Any, AddItem | None], None]
"""What is done with the value that was chosen (`None`: the field is to be empty), and what is to be made before."""


def pick(editor: "Editor", entry: Entry, offered: Choices, take: Take, begun: str = "") -> None:
    """Let somebody choose for an entry; `take` is called once something was chosen."""
    now = _listed(entry.value)
    known = [Choice(str(one.value), shown_title(offered.kind, one), _hint(offered, one.hint)) for one in offered.items]

    def chosen(answer: Chosen | None) -> None:
        if answer is None:
            return
        if answer.new is None:
            take(_value(entry, answer.values), None)
        elif offered.free or offered.new is None:
            take(answer.new, None)
        else:
            _make(editor, entry, offered.new, answer, take)

    screen = Choose(
        entry.label,
        known,
        chosen=[str(one) for one in now],
        several=offered.several,
        new=_new_words(offered),
        none=_("Leave it empty") if now else "",
        begun=begun,
    )
    editor.push_screen(screen, chosen)


def _make(editor: "Editor", entry: Entry, new: New, answer: Chosen, take: Take) -> None:
    """Make what isn't there yet; what the format wants of it is asked for before."""

    def made(more: Mapping[str, Any] | None) -> None:
        if more is None:
            return
        adding = new.command(answer.new or "", more)
        try:
            own = adding.carried_out(editor.desk.session.files).focus
        except Refused as refused:
            editor.say(refused.message.said(), trouble=True)
            return
        take(_value(entry, (*answer.values, own or "")), adding)

    items = DEFINED[new.kind]
    ask_for(editor, items.kind, (items.items, 0), new.asked, made)


def ask_for(
    editor: "Editor", kind: FileKind, item: Where, names: tuple[str, ...], take: Callable[[dict[str, Any] | None], None]
) -> None:
    """Ask for fields of an item that is to be made, one after another; after Escape there are none."""
    got: dict[str, Any] = {}

    def ask(number: int) -> None:
        if number == len(names):
            take(got)
            return
        name = names[number]
        field = (*item, name)
        wants = wants_at(kind, field)
        shape = None if wants is None else wants.shape("string")
        way = [part for part in field if isinstance(part, str)]
        known = [Choice(word, value_title(way, word)) for word in (shape or {}).get("enum", ())]

        def answered(written: str | None) -> None:
            if written is None:
                take(None)
                return
            try:
                got[name] = typed(kind, field, [written])
            except Refused as refused:
                editor.say(refused.message.said(), trouble=True)
                ask(number)
            else:
                ask(number + 1)

        title = label(way)
        title = title[:1].upper() + title[1:]
        if known:
            editor.push_screen(Choose(title, known), lambda one: answered(None if one is None else one.values[0]))
        else:
            editor.push_screen(Write(title), answered)

    ask(0)


def _listed(value: Any) -> list[Any]:
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


def _hint(offered: Choices, hint: str) -> str:
    return "" if offered.kind in (ChoiceKind.STEP, ChoiceKind.PLACE) else hint


def _new_words(offered: Choices) -> str:
    if offered.free:
        return _("In these words")
    return "" if offered.new is None else _(NEW[offered.new.kind])


def _value(entry: Entry, values: tuple[str, ...]) -> Any:
    """What was chosen as data: one as a text where the format's example has it so, several as a list."""
    assert entry.offered is not None
    if not values:
        return None
    if not entry.offered.several:
        return values[-1]
    as_text = isinstance(entry.example, str) and not isinstance(entry.value, list)
    return values[0] if len(values) == 1 and as_text else list(values)
