"""Several commands as one: carried out one after another, said and undone together."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from usecases.editing.command import Command, Data, Files, Outcome, Refused
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.reading.folder import FileKind


@dataclass(frozen=True)
class Together:
    """Commands that change the data of files; each sees what those before it did. The words and the focus are the
    last one's, or those of the command that is `said`. Refused is what any of them refuses.
    """

    commands: tuple[Command, ...]
    said: int = -1

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        after: dict[str, Data | None] = {}
        so_far = _Changed(files, after)
        outcomes: list[Outcome] = []
        for command in self.commands:
            outcome = command.carried_out(so_far)
            after.update(outcome.files)
            outcomes.append(outcome)
        said = outcomes[self.said]
        return Outcome(said.message, after, focus=said.focus)


@dataclass(frozen=True)
class _Changed:
    """The files as the commands so far have left them."""

    files: Files
    after: Mapping[str, Data | None]

    def data(self, path: str) -> Data:
        if path not in self.after:
            return self.files.data(path)
        data = self.after[path]
        if data is None:
            raise Refused(Message(mark("There is no file {file}."), {"file": path}))
        return data

    def is_there(self, path: str) -> bool:
        return self.after[path] is not None if path in self.after else self.files.is_there(path)

    def content(self, path: str) -> bytes | None:
        return self.files.content(path)

    def case_path(self, case_id: str) -> str:
        return self.files.case_path(case_id)

    def case_ids(self) -> Iterable[str]:
        return self.files.case_ids()

    def mentioning(self, word: str) -> Iterable[str]:
        return self.files.mentioning(word)

    def kind(self, path: str) -> FileKind:
        return self.files.kind(path)
