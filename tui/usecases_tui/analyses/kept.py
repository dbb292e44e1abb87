"""What the analyses of the library said last, so that one can go through their lines and come back."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from usecases_tui.analyses.told import Told

if TYPE_CHECKING:
    from usecases_tui.app import Editor


@dataclass
class Kept:
    """What an analysis said, whether the library is still as it was then, the lines unfolded, and the cursor's line."""

    told: Told
    fresh: bool = True
    unfolded: set[str] = field(default_factory=set)
    at: Hashable = None


class KeptAnalyses(dict[str, Kept]):
    """By the ids of the analyses; stale as soon as anything is changed on disk."""

    def __init__(self, editor: "Editor") -> None:
        super().__init__()
        editor.disk_changed.subscribe(editor, self._changed)

    def _changed(self, _paths: frozenset[str]) -> None:
        for kept in self.values():
            kept.fresh = False
