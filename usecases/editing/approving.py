"""Approving a use case: its status, who approved it and when, and a digest of what was approved."""

from dataclasses import dataclass
from datetime import date

from usecases.editing.command import Data, Files, Outcome, Refused
from usecases.editing.places import field_order
from usecases.editing.tree import put
from usecases.editing.uses import known_ids, must_be_known
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.model.meaning import meaning_digest
from usecases.validation.standing import IdKind


@dataclass(frozen=True)
class Approve:
    """A role approves a use case on a day (year-month-day): it becomes `approved`, with a digest of its meaning.

    Refuses an unknown role, a day that isn't one, and an approval that is there already.
    """

    case_id: str
    by: str
    on: str

    def carried_out(self, files: Files) -> Outcome:
        """The change, made on data; raises Refused."""
        path = files.case_path(self.case_id)
        data = files.data(path)
        must_be_known(self.by, known_ids(files, IdKind.ROLE), IdKind.ROLE)
        if not _is_day(self.on):
            text = mark("“{day}” is no day of the calendar. Write it as year-month-day, such as 2026-11-22.")
            raise Refused(Message(text, {"day": self.on}))
        card = {"by": self.by, "on": self.on, "digest": meaning_digest(data)}
        if data.get("status") == "approved" and data.get("approved") == card:
            text = mark("“{id}” is approved by {role} on {day} already, and nothing in it has changed since.")
            raise Refused(Message(text, {"id": self.case_id, "role": self.by, "day": self.on}))
        new = put(put(data, ("status",), "approved", field_order), ("approved",), card, field_order)
        text = mark("“{id}” is approved by {role} on {day}.")
        return Outcome(Message(text, {"id": self.case_id, "role": self.by, "day": self.on}), {path: new})


def with_digest_kept(old: Data, new: Data) -> Data:
    """New data that means the same as the old, as after a change of ids: an approval that held goes on to hold."""
    approved = old.get("approved")
    if not isinstance(approved, dict) or approved.get("digest") != meaning_digest(old):
        return new
    return put(new, ("approved", "digest"), meaning_digest(new))


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
