"""What a use case means, as a digest: the layout of its file doesn't change it."""

import json
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

_NOT_APPROVED = frozenset({"status", "approved", "document", "review_by", "tags"})
"""Fields about the paper, not about the process: most of them are filled in after somebody has approved."""

_ALGORITHM = "sha256"
_DIGITS = 16
_USUAL_LEVEL = "user-goal"


def meaning_digest(data: Mapping[str, Any]) -> str:
    """A digest of what a use case says: another order of keys, other quotes and comments don't change it.

    Nor does what means the same to everything that reads it: a text or a list of that text alone, an empty list or
    none, `instead: false` or nothing, blanks around a text. Nor the fields about the paper (`_NOT_APPROVED`). It is
    made of JSON with sorted keys, so that every version of Python makes the same.
    """
    meant = _meant({field: value for field, value in data.items() if field not in _NOT_APPROVED})
    if meant.get("level") == _USUAL_LEVEL:
        del meant["level"]
    return _digest(meant)


def _digest(meant: Any) -> str:
    canonical = json.dumps(meant, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return f"{_ALGORITHM}:{sha256(canonical.encode('ascii')).hexdigest()[:_DIGITS]}"


def content_digest(data: Mapping[str, Any]) -> str:
    """A digest of all that a file says, of the fields about the paper too, but not of its layout."""
    return _digest(_meant(dict(data)))


def differs_from_approved(data: Mapping[str, Any]) -> bool:
    """Whether an approved use case says something else than what was approved.

    Of one that isn't approved, or whose approval has no digest of ours, that isn't known: `False`.
    """
    card = data.get("approved")
    if data.get("status") != "approved" or not isinstance(card, dict):
        return False
    digest = card.get("digest")
    return isinstance(digest, str) and _is_ours(digest) and digest != meaning_digest(data)


def _is_ours(digest: str) -> bool:
    algorithm, _, digits = digest.partition(":")
    return algorithm == _ALGORITHM and len(digits) == _DIGITS


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
