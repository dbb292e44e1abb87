"""The rows of a shared file: its things, and what else it holds."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from usecases.editing.command import Data
from usecases.editing.shown import shown
from usecases.editing.where import Where
from usecases.languages.channels import built_in_title
from usecases.languages.labels import label
from usecases.languages.values import value_title
from usecases.model.words import text_in
from usecases.reading.folder import FileKind
from usecases.validation.standing import DEFINED, IdKind
from usecases_tui.forms.order import ELSEWHERE
from usecases_tui.sheet.row import Row, Span, Writing
from usecases_tui.words import _, mark

_ESSENTIAL = {"roles": "kind", "artefacts": "form", "groups": "runs", "kpis": "unit", "improvements": "impact"}
"""The field of a thing that is shown beside its title."""
_DEFAULTS = {"kind": "person"}
_TITLES = {"terms": "term"} | {defined.items: defined.title for defined in DEFINED.values()}
"""The field of a thing that is its title."""
_FIRST = {
    "roles": mark("No roles yet. Write the title of the first one, such as “Sales manager”."),
    "artefacts": mark("No artefacts yet. Write the title of the first one, such as “Confirmed order”."),
    "groups": mark("No process groups yet. Write the title of the first one, such as “Sales”."),
    "kpis": mark("No indicators yet. Write the title of the first one, such as “Days from order to delivery”."),
    "improvements": mark("No improvements yet. Write the title of the first one, such as “Every call is answered”."),
    "deviations": mark("No questions of your own yet. Write the first one: what went wrong, and who does what then?"),
    "channels": mark("The usual channels: phone, mail, messenger, meeting, CRM. Write the title of another one."),
    "terms": mark("No terms yet. Write the first one."),
}


@dataclass(frozen=True)
class New:
    """The key of the row in which one more thing is written: the list, and the position it will have."""

    holder: str
    position: int


def lists_of(kind: FileKind) -> tuple[str, ...]:
    """The lists of a shared file whose items are rows."""
    if kind is FileKind.LIBRARY:
        return tuple(name for name in ELSEWHERE[kind, ()] if name != "checks")
    return tuple(defined.items for defined in DEFINED.values() if defined.kind is kind)


def id_kind(holder: str) -> IdKind | None:
    """Of which kind the things of a list are; `None` for those without ids."""
    return next((kind for kind, defined in DEFINED.items() if defined.items == holder), None)


def title_field(holder: str) -> str:
    """The name of the field that is the title of a thing."""
    return _TITLES.get(holder, "title")


def item_rows(data: Data, kind: FileKind, language: str, new: New | None) -> list[Row]:
    """The rows of a shared file; with a row in which one more thing is written, at `new` and in empty lists."""
    rows: list[Row] = []
    if kind is FileKind.LIBRARY:
        title = words_of(data.get("title"), language)
        rows.append(_heading(_("Settings of the library")))
        rows.append(Row((), title, style="heading", writing=Writing.LINE))
        rows.append(Row(("checks",), _capital(label(("checks",))), (Span("  "),), _checks_set(data.get("checks"))))
    if kind is FileKind.IMPROVEMENTS:
        begins = Span(shown(data["begins"]) if "begins" in data else _("the next Monday"), "quiet")
        rows.append(Row((), _capital(label(("begins",))), (Span("  "),), (begins,)))
    for holder in lists_of(kind):
        rows.append(_heading(_capital(label((holder,)))))
        things = data.get(holder)
        found = [_row(holder, number, thing, language) for number, thing in enumerate(_listed(things))]
        if new is not None and new.holder == holder:
            found.insert(new.position, _new_row(new))
        rows += found or [_new_row(New(holder, 0), _(_FIRST[holder]))]
    return rows


def words_of(words: Any, language: str) -> str:
    """A text, or the one in the language; where it isn't given, the first that is."""
    return text_in(words, language) if isinstance(words, str | dict) else shown(words)


def title_where(data: Data, where: Where, language: str) -> Where:
    """The way to the title of a thing that is shown: into the texts by language, where there are such."""
    name = title_field(str(where[0])) if where else "title"
    thing = thing_at(data, where)
    titles = thing.get(name) if isinstance(thing, Mapping) else None
    if not isinstance(titles, dict):
        return (*where, name)
    return (*where, name, language if language in titles or not titles else next(iter(titles)))


def thing_at(data: Data, where: Where) -> Any:
    """The thing of a row, or `None`."""
    if not where:
        return data
    things = _listed(data.get(str(where[0])))
    if isinstance(where[-1], int):
        return things[where[-1]] if where[-1] < len(things) else None
    return next((one for one in things if id_of(one) == where[-1]), None)


def _row(holder: str, number: int, thing: Any, language: str) -> Row:
    own = id_of(thing)
    where = (holder, number if own is None else own)
    if isinstance(thing, dict):
        title = words_of(thing.get(title_field(holder)), language)
        more = words_of(thing.get("meaning"), language) if holder == "terms" else _essential(holder, thing, language)
    else:
        title, more = "", ""
    tail = tuple(Span(f"{text}  ", "quiet") for text in (own or "", more) if text)
    hint = built_in_title(own, language) if own is not None else "…"
    return Row(where, title, (Span("  "),), tail, hint=hint, writing=Writing.LINE)


def _essential(holder: str, thing: dict[str, Any], language: str) -> str:
    name = _ESSENTIAL.get(holder)
    value = thing.get(name, _DEFAULTS.get(name)) if name is not None else None
    if isinstance(value, str) and name is not None:
        return value_title((holder, name), value)
    return words_of(value, language) if value is not None else ""


def _checks_set(checks: Any) -> tuple[Span, ...]:
    return (Span(shown(checks), "quiet"),) if isinstance(checks, dict) else ()


def _new_row(new: New, hint: str = "") -> Row:
    return Row(new, "", (Span("+ ", "mark"),), hint=hint or _("title"), writing=Writing.LINE)


def _heading(text: str) -> Row:
    return Row(("heading", text), lead=(Span(text, "heading"),), stops=False)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def id_of(thing: Any) -> str | None:
    """The id of a thing, which may be written as its id alone; `None` where it has none."""
    own = thing if isinstance(thing, str) else thing.get("id") if isinstance(thing, dict) else None
    return own if isinstance(own, str) else None


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
