"""From the plain data of `improvements.yaml` to the model."""

from collections.abc import Mapping
from typing import Any

from usecases.model.build import words
from usecases.model.improvements import Improvement


def improvement(raw: Mapping[str, Any]) -> Improvement:
    """An improvement of a file that keeps its schema."""
    return Improvement(
        id=raw["id"],
        title=words(raw["title"]),
        group=raw.get("group"),
        facing=raw.get("facing"),
        impact=raw.get("impact"),
        weeks=raw.get("weeks"),
        kpi=raw.get("kpi"),
        expected=raw.get("expected"),
        blocker=raw.get("blocker"),
    )
