"""The command that records a deviation as considered: looked at, and left without a branch on purpose."""

from dataclasses import dataclass

from usecases.editing.command import Files, Outcome, Refused
from usecases.editing.places import field_order, items_at, step_place, with_item
from usecases.editing.shown import shown
from usecases.editing.tree import ordered
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.text.path import Path

CONSIDERED: Path = ("considered",)
"""The deviations that were looked at, and left."""


@dataclass(frozen=True)
class Consider:
    """A deviation of the catalogue needs no branch at a step, for a reason; it comes after those considered before.

    Refuses a step that isn't there, and a reason without a word.
    """

    path: str
    step: str
    deviation: str
    because: str

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        data = files.data(self.path)
        step_place(data, self.step)
        because = self.because.strip()
        if not because:
            raise Refused(Message(mark("Say why “{deviation}” needs no branch."), {"deviation": self.deviation}))
        entry = {"at": self.step, "deviation": self.deviation, "because": because}
        index = len(items_at(data, CONSIDERED))
        new = with_item(data, CONSIDERED, index, ordered(entry, field_order((*CONSIDERED, 0))))
        text = mark("“{deviation}” at step “{id}” needs no branch: {because}")
        arguments = {"deviation": self.deviation, "id": self.step, "because": shown(because)}
        return Outcome(Message(text, arguments), {self.path: new}, focus=self.step)
