"""The files of a library in memory, as commands see them."""

from collections.abc import Iterator, Mapping
from copy import deepcopy
from typing import Any

import pytest

from usecases.editing.command import Command, Data, Outcome, Refused
from usecases.languages.message import Message
from usecases.reading.compose import compose
from usecases.reading.folder import SHARED_FILES, FileKind
from usecases.validation.schemas import is_valid


class Memory:
    """Files by path: data, or text that is read when it is asked for."""

    def __init__(self, files: Mapping[str, Data | str]) -> None:
        self.files = dict(files)
        self.read: set[str] = set()
        """The paths whose data was asked for."""

    def data(self, path: str) -> Data:
        """The data of a file; raises Refused where it isn't there or can't be used."""
        self.read.add(path)
        found = self.files.get(path)
        if isinstance(found, str):
            found = compose(found).data  # type: ignore[assignment]
        if not isinstance(found, dict):
            raise Refused(Message("{path} can't be read", {"path": path}))
        return found

    def is_there(self, path: str) -> bool:
        """Whether there is such a file."""
        return path in self.files

    def content(self, path: str) -> bytes | None:
        """The bytes of a file."""
        found = self.files.get(path)
        return None if found is None else found.encode() if isinstance(found, str) else str(found).encode()

    def case_path(self, case_id: str) -> str:
        """The file of a use case."""
        for path in self.files:
            if path.endswith(f"/{case_id}.yaml"):
                return path
        raise Refused(Message("There is no use case “{id}”.", {"id": case_id}))

    def case_ids(self) -> Iterator[str]:
        """The ids of all use cases."""
        return (path.rpartition("/")[2][:-5] for path in self.files if self.kind(path) is FileKind.USE_CASE)

    def mentioning(self, word: str) -> Iterator[str]:
        """The files in which a word occurs."""
        return (path for path, found in self.files.items() if word in str(found))

    def kind(self, path: str) -> FileKind:
        """What a file holds."""
        return FileKind.MEASUREMENTS if path.endswith(".csv") else SHARED_FILES.get(path, FileKind.USE_CASE)

    def after(self, outcome: Outcome) -> "Memory":
        """The files once a command has been carried out."""
        files: dict[str, Any] = {**self.files, **outcome.files, **outcome.texts}
        return Memory({path: found for path, found in files.items() if found is not None})


def done(files: Memory, command: Command) -> Outcome:
    """Carry a command out; it must leave the data that it was given alone, and keep the schema."""
    before = deepcopy(files.files)
    outcome = command.carried_out(files)
    assert files.files == before, "the command changed what it was given"
    for path, data in outcome.files.items():
        assert data is None or is_valid(data, files.kind(path)), (path, data)
    assert "{" not in outcome.message.said()
    return outcome


def refusal(files: Memory, command: Command) -> str:
    """Why a command can't be carried out, in words."""
    before = deepcopy(files.files)
    with pytest.raises(Refused) as caught:
        command.carried_out(files)
    assert files.files == before
    return caught.value.message.said()
