"""Approving a use case: its status, who approved it and when, and a digest of what was approved."""

import json
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from usecases.editing.command import Data, Files, Outcome, Refused
from usecases.editing.places import field_order
from usecases.editing.standing import IdKind
from usecases.editing.tree import put
from usecases.editing.uses import known_ids, must_be_known
from usecases.languages.catalogue import mark
from usecases.languages.message import Message

_NOT_APPROVED = frozenset({"status", "approved", "document", "review_by", "tags"})
"""Fields about the paper, not about the process: most of them are filled in after somebody has approved."""

_ALGORITHM = "sha256"
_DIGITS = 16
_USUAL_LEVEL = "user-goal"


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


def meaning_digest(data: Data) -> str:
    """A digest of what a use case says: another order of keys, other quotes and comments don't change it.

    Nor does what means the same to everything that reads it: a text or a list of that text alone, an empty list or
    none, `instead: false` or nothing, blanks around a text. Nor the fields about the paper (`_NOT_APPROVED`). It is
    made of JSON with sorted keys, so that every version of Python makes the same.
    """
    meant = _meant({field: value for field, value in data.items() if field not in _NOT_APPROVED})
    if meant.get("level") == _USUAL_LEVEL:
        del meant["level"]
    canonical = json.dumps(meant, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return f"{_ALGORITHM}:{sha256(canonical.encode('ascii')).hexdigest()[:_DIGITS]}"


def with_digest_kept(old: Data, new: Data) -> Data:
    """New data that means the same as the old, as after a change of ids: an approval that held goes on to hold."""
    approved = old.get("approved")
    if not isinstance(approved, dict) or approved.get("digest") != meaning_digest(old):
        return new
    return put(new, ("approved", "digest"), meaning_digest(new))


def _meant(value: Any) -> Any:
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, dict):
        parts = {key: _meant(part) for key, part in value.items()}
        return {key: part for key, part in parts.items() if not _says_nothing(part)}
    if isinstance(value, list):
        items = [_meant(item) for item in value]
        return items[0] if len(items) == 1 and isinstance(items[0], str) else items
    return value


def _says_nothing(value: Any) -> bool:
    return value is False or value == [] or value == {}


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
