"""A use case that is sound enough for changes of many parts at once."""

from collections import Counter

from usecases.editing.command import Data, Files, Refused
from usecases.editing.references import holders
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.reading.folder import FileKind
from usecases.validation.schemas import is_valid


def sound_case(files: Files, path: str) -> Data:
    """The data of a use case that keeps the schema, and in which no two steps or branches share an id.

    Raises Refused where it doesn't: nobody can say what references mean there.
    """
    data = files.data(path)
    if not is_valid(data, FileKind.USE_CASE):
        text = mark("{path} breaks the format. Correct it first; see what is wrong with: usecases check")
        raise Refused(Message(text, {"path": path}))
    times = Counter(held.id for held in holders(data))
    if (name := next((name for name in times if times[name] > 1), None)) is not None:
        text = mark("{path} has two steps or branches of the id “{id}”. Give one of them another id first.")
        raise Refused(Message(text, {"path": path, "id": name}))
    return data
