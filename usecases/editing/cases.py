"""Use cases as a whole: beginning one, making a copy of one, taking one away."""

from collections.abc import Iterable
from dataclasses import dataclass

from usecases import data as own_data
from usecases.editing.command import Files, Outcome, Refused
from usecases.editing.renaming import must_be_free
from usecases.editing.uses import places, uses
from usecases.ids import make_id
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.reading.folder import USE_CASES
from usecases.validation.standing import IdKind
from usecases.writing.scalar import scalar

NO_GROUP = "general"
"""The folder of use cases that have no group."""

_DRAFT = "draft"
_OF_THE_PAPER = frozenset({"approved", "document", "review_by"})
"""What a copy doesn't inherit: nobody has approved it, and it is no regulation yet."""


@dataclass(frozen=True)
class CreateCase:
    """A new use case, begun from the template of a language; `language` is written down where it is given.

    The id is made from the title where there is none. `taken` are further ids that can't be had. `schema` is where
    the schema lies, seen from the new file, for editors. Refuses an empty title, one that no file can hold, an id
    that is taken or can't be one.
    """

    title: str
    case_id: str | None = None
    group: str | None = None
    language: str | None = None
    template: str = "en"
    schema: str | None = None
    taken: frozenset[str] = frozenset()

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        title = one_line_title(self.title)
        new = new_case_id(self.case_id, title, [*files.case_ids(), *self.taken])
        path = f"{USE_CASES}/{self.group or NO_GROUP}/{new}.yaml"
        must_not_be_there(files, path)
        message = Message(mark("The use case “{title}” is begun, with the id “{id}”."), {"title": title, "id": new})
        return Outcome(message, {}, focus=new, texts={path: self._text(new, title)})

    def _text(self, case_id: str, title: str) -> str:
        head = {"id": case_id, "title": title, "language": self.language, "group": self.group}
        try:
            lines = [f"{key}: {scalar(value)}\n" for key, value in head.items() if value is not None]
        except ValueError as error:
            raise Refused(Message(mark("The title holds characters that no file can hold."))) from error
        body = (own_data.templates() / self.template / "new-use-case.yaml").read_text(encoding="utf-8")
        schema = f"# yaml-language-server: $schema={self.schema}\n" if self.schema else ""
        return schema + "".join(lines) + body


@dataclass(frozen=True)
class DuplicateCase:
    """A copy of a use case under another title, as a draft, in the same folder.

    Everything is copied but the approval, the card of the regulation and the day of the next review. Refuses what
    `CreateCase` refuses.
    """

    case_id: str
    title: str
    new_id: str | None = None

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        source = files.case_path(self.case_id)
        title = one_line_title(self.title)
        new = new_case_id(self.new_id, title, files.case_ids())
        path = f"{source.rpartition('/')[0]}/{new}.yaml"
        must_not_be_there(files, path)
        kept = {field: value for field, value in files.data(source).items() if field not in _OF_THE_PAPER}
        if "status" in kept:
            kept["status"] = _DRAFT
        text = mark("“{title}” with the id “{id}” is a copy of “{source}”.")
        message = Message(text, {"title": title, "id": new, "source": self.case_id})
        return Outcome(message, {path: {**kept, "id": new, "title": title}}, focus=new, origins={path: source})


@dataclass(frozen=True)
class DeleteCase:
    """A use case is taken away; refused while steps of others refer to it."""

    case_id: str

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        path = files.case_path(self.case_id)
        others = (use for use in uses(files, IdKind.USE_CASE, self.case_id) if use.file != path)
        if found := places(files, others):
            text = mark("“{id}” is still a step of others: {places}. Change those steps first.")
            raise Refused(Message(text, {"id": self.case_id, "places": found}))
        return Outcome(Message(mark("The use case “{id}” is deleted."), {"id": self.case_id}), {path: None})


def one_line_title(title: str) -> str:
    """A title in one line, with single blanks; raises Refused where nothing is in it."""
    title = " ".join(title.split())
    if not title:
        raise Refused(Message(mark("The title is empty. Say what the use case is called.")))
    return title


def new_case_id(wanted: str | None, title: str, taken: Iterable[str]) -> str:
    """The id of a new use case: the wanted one, or one made from the title; raises Refused where it can't be had."""
    taken = set(taken)
    if wanted is None:
        return make_id(title, taken)
    must_be_free(wanted, taken)
    return wanted


def must_not_be_there(files: Files, path: str) -> None:
    """Refuse to write a new file over another."""
    if files.is_there(path):
        raise Refused(Message(mark("{path} is there already; it is left as it is."), {"path": path}))
