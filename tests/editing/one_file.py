"""One use case, to try commands on."""

from copy import deepcopy
from typing import Any

from tests.editing.memory import Memory
from usecases.editing.command import Command, Data, Outcome, Refused
from usecases.editing.references import ids, references
from usecases.validation.schemas import is_valid

SELL = "use-cases/sales/sell.yaml"


def done(data: Data, command: Command, path: str = SELL) -> tuple[Any, Outcome]:
    """The new data of the file and the outcome; holds that the old data isn't changed, and stays valid."""
    before = deepcopy(data)
    files = Memory({path: data})
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
        outcome = command.carried_out(Memory({path: data}))
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
