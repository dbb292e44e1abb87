"""Differences as data for programs: what was done to what, with the values as the files write them."""

from collections.abc import Sequence
from typing import Any

from usecases.comparing.statement import ChangeSaid
from usecases.merge.same import ABSENT
from usecases.reviewing.differences import FileDifference, counted
from usecases.reviewing.versions import Versions


def data(versions: Versions, found: Sequence[FileDifference]) -> dict[str, Any]:
    """Everything, with the statements in the reader's language beside the values."""
    return {
        "old": versions.old,
        "new": versions.new,
        "categories": {category.value: count for category, count in sorted(counted(found).items())},
        "files": [file_data(difference) for difference in found],
    }


def file_data(found: FileDifference) -> dict[str, Any]:
    """A file that differs."""
    return {
        "path": found.pair.path,
        "before": found.pair.before,
        "what": found.pair.what.value,
        "title": found.title,
        "changes": [change_said(change) for change in found.changes],
        "uncovered": list(found.uncovered),
    }


def change_said(change: ChangeSaid) -> dict[str, Any]:
    """One change: the values as the files write them, and the statement in the reader's language."""
    said: dict[str, Any] = {
        "did": change.did.value,
        "category": change.category.value,
        "thing": {"sort": change.thing.sort.value, "id": change.id, "number": change.thing.number or None},
        "field": list(change.names),
        "statement": change.said(),
    }
    for name, value in (("old", change.old), ("new", change.new)):
        if value is not ABSENT:
            said[name] = value
    return said
