"""What a mend is."""

from collections.abc import Callable
from typing import NamedTuple

from usecases.editing.command import Data
from usecases.languages.message import Message
from usecases.text.path import Path


class Mend(NamedTuple):
    """A change of a file's data that does away with a finding: its code, the path it stands at, and the words.

    The change makes new data of old, with the same objects for all that it leaves as it is. At and below the path
    `unseen` of the new data nobody has looked before: a field that gets its right name, say.
    """

    code: str
    where: Path
    on_key: bool
    message: Message
    change: Callable[[Data], Data]
    unseen: Path | None = None
