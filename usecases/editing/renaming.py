"""Giving a thing another id, wherever it is referred to."""

from collections.abc import Iterable
from dataclasses import dataclass

from usecases.editing.approving import with_digest_kept
from usecases.editing.command import Data, Files, Outcome, Refused
from usecases.editing.measured import measured_in, with_kpi_replaced
from usecases.editing.places import check_known
from usecases.editing.references import ids, with_ids_replaced
from usecases.editing.standing import with_id_replaced
from usecases.editing.uses import files_naming, known_ids, must_be_known
from usecases.ids import is_id, make_id
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.model.shared import BUILT_IN_CHANNELS
from usecases.model.usecase import RESERVED
from usecases.reading.folder import FileKind
from usecases.validation.standing import IdKind

_DONE = {
    IdKind.ROLE: mark("The role “{old}” has the id “{new}” now. Files changed: {count}."),
    IdKind.ARTEFACT: mark("The artefact “{old}” has the id “{new}” now. Files changed: {count}."),
    IdKind.GROUP: mark("The process group “{old}” has the id “{new}” now. Files changed: {count}."),
    IdKind.KPI: mark("The indicator “{old}” has the id “{new}” now. Files changed: {count}."),
    IdKind.CHANNEL: mark("The channel “{old}” has the id “{new}” now. Files changed: {count}."),
    IdKind.IMPROVEMENT: mark("The improvement “{old}” has the id “{new}” now. Files changed: {count}."),
    IdKind.DEVIATION: mark("The question “{old}” has the id “{new}” now. Files changed: {count}."),
    IdKind.USE_CASE: mark(
        "The use case “{old}” has the id “{new}” now, and its file that name. Files changed: {count}."
    ),
}


@dataclass(frozen=True)
class RenameId:
    """A role or other thing of a shared file, or a use case, gets another id, in every file.

    The file of a use case moves to its new name, in the same folder. Texts are never touched, even where they hold
    the same word; an approval that held still holds, since an id means nothing. The measurements of an indicator
    follow it. Refuses an unknown or built-in id, a new one that is taken or can't be an id, and where a file that
    holds the old id can't be read.
    """

    kind: IdKind
    old: str
    new: str

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        self._must_be_possible(files)
        changed: dict[str, Data | None] = {}
        for path in self._paths(files):
            old = files.data(path)
            new = with_id_replaced(old, files.kind(path), self.kind, self.old, self.new)
            if new is not old:
                changed[path] = with_digest_kept(old, new) if files.kind(path) is FileKind.USE_CASE else new
        origins = self._moved(files, changed) if self.kind is IdKind.USE_CASE else {}
        texts = self._measurements(files) if self.kind is IdKind.KPI else {}
        count = str(len(changed) - len(origins) + len(texts))
        message = Message(_DONE[self.kind], {"old": self.old, "new": self.new, "count": count})
        return Outcome(message, changed, focus=self.new, texts=texts, origins=origins)

    def _measurements(self, files: Files) -> dict[str, str]:
        return {path: with_kpi_replaced(files, path, self.old, self.new) for path in measured_in(files, self.old)}

    def _paths(self, files: Files) -> list[str]:
        """The files of data that may hold the id."""
        return sorted(path for path in files_naming(files, self.old) if files.kind(path) is not FileKind.MEASUREMENTS)

    def _must_be_possible(self, files: Files) -> None:
        if self.kind is IdKind.CHANNEL and self.old in BUILT_IN_CHANNELS:
            text = mark("The channel “{id}” is built in, so its id stays. Add a channel of your own to library.yaml.")
            raise Refused(Message(text, {"id": self.old}))
        known = known_ids(files, self.kind)
        must_be_known(self.old, known, self.kind)
        must_be_free(self.new, [*known, *BUILT_IN_CHANNELS] if self.kind is IdKind.CHANNEL else known)

    def _moved(self, files: Files, changed: dict[str, Data | None]) -> dict[str, str]:
        """Move the use case's own file; returns where the new one comes from."""
        path = files.case_path(self.old)
        folder = path.rpartition("/")[0]
        twins = [other for other in files.mentioning(self.old) if other.endswith(f"/{self.old}.yaml") and other != path]
        if twins:
            text = mark("There are two files of the name “{id}”: {one} and {other}. Rename one of them by hand first.")
            raise Refused(Message(text, {"id": self.old, "one": path, "other": twins[0]}))
        old = files.data(path)
        new_path = f"{folder}/{self.new}.yaml"
        changed[new_path] = with_digest_kept(old, {**(changed.get(path) or old), "id": self.new})
        changed[path] = None
        return {new_path: path}


@dataclass(frozen=True)
class RenamePlace:
    """A step or branch of one file gets another id, wherever the file refers to it.

    Texts are never touched; an approval that held still holds. Refuses an unknown id, and a new one that is taken or
    can't be an id.
    """

    path: str
    old: str
    new: str

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        data = files.data(self.path)
        check_known(data, [self.old])
        must_be_free(self.new, ids(data))
        new = with_digest_kept(data, with_ids_replaced(data, {self.old: self.new}))
        text = mark("“{old}” has the id “{new}” now, here and wherever the use case refers to it.")
        return Outcome(Message(text, {"old": self.old, "new": self.new}), {self.path: new}, focus=self.new)


def must_be_free(name: str, taken: Iterable[str]) -> None:
    """Refuse what can't be a new id: malformed, reserved or taken."""
    taken = set(taken)
    example = make_id(name, taken)
    if name in RESERVED:
        text = mark("“{id}” means something else in the files, so it can't be an id. Another would be “{example}”.")
    elif not is_id(name):
        text = mark(
            "“{id}” can't be an id: small Latin letters, digits and single hyphens make one, such as “{example}”."
        )
    elif name in taken:
        text = mark("“{id}” is taken already. Another id would be “{example}”.")
    else:
        return
    raise Refused(Message(text, {"id": name, "example": example}))
