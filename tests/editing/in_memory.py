"""A library in memory, to try commands on."""

from collections.abc import Iterable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from usecases.editing.command import Command, Data, Outcome, Refused
from usecases.editing.references import ids, references
from usecases.languages.message import Message
from usecases.reading.folder import SHARED_FILES, FileKind
from usecases.validation.schemas import is_valid

SELL = "use-cases/sales/sell.yaml"


@dataclass
class InMemory:
    """Files as commands see them; `held` is their data by path."""

    held: dict[str, Data]

    def data(self, path: str) -> Data:
        if path not in self.held:
            raise Refused(Message(f"no {path}"))
        return self.held[path]

    def content(self, path: str) -> bytes | None:
        return str(self.held[path]).encode() if path in self.held else None

    def is_there(self, path: str) -> bool:
        return path in self.held

    def case_path(self, case_id: str) -> str:
        return next(path for path in self.held if path.endswith(f"/{case_id}.yaml"))

    def case_ids(self) -> Iterable[str]:
        return [path.rpartition("/")[2].removesuffix(".yaml") for path in self.held if path not in SHARED_FILES]

    def mentioning(self, word: str) -> Iterable[str]:
        return [path for path, data in self.held.items() if word in str(data)]

    def kind(self, path: str) -> FileKind:
        return SHARED_FILES.get(path, FileKind.USE_CASE)


def done(data: Data, command: Command, path: str = SELL) -> tuple[Any, Outcome]:
    """The new data of the file and the outcome; holds that the old data isn't changed, and stays valid."""
    before = deepcopy(data)
    files = InMemory({path: data})
    outcome = command.carried_out(files)
    assert data == before, "the command changed the data it was given"
    new = outcome.files[path]
    assert outcome.message.said()
    if is_valid(before, files.kind(path)):
        assert is_valid(new, files.kind(path)), new
    return new, outcome


def refusal(data: Data, command: Command, path: str = SELL) -> str:
    """What a refused command says; holds that nothing was changed."""
    before = deepcopy(data)
    try:
        outcome = command.carried_out(InMemory({path: data}))
    except Refused as refused:
        assert data == before
        return refused.message.said()
    raise AssertionError(f"not refused: {outcome.message.said()}")


def dangling(data: Data) -> set[str]:
    """The ids that are referred to and aren't there."""
    known = ids(data)
    return {reference.id for reference in references(data)} - known


def objects(data: Any) -> dict[int, Any]:
    """Every mapping and list in data, by identity."""
    found = {id(data): data} if isinstance(data, (dict, list)) else {}
    parts = data.values() if isinstance(data, dict) else data if isinstance(data, list) else ()
    for part in parts:
        found |= objects(part)
    return found
