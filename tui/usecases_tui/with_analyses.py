"""What of the editor's work is looking at analyses."""

from functools import cached_property, partialmethod
from typing import TYPE_CHECKING, cast

from usecases_tui.actions.analyses import ANALYSES
from usecases_tui.analyses.table import OF_CASE, OF_LIBRARY

if TYPE_CHECKING:
    from usecases_tui.analyses.kept import KeptAnalyses
    from usecases_tui.app import Editor


class WithAnalyses:
    """The actions of the editor that show analyses, one for each of the table. Each brings its modules."""

    @cached_property
    def kept_analyses(self) -> "KeptAnalyses":
        """What those of the library said last."""
        from usecases_tui.analyses.kept import KeptAnalyses

        return KeptAnalyses(cast("Editor", self))

    def action_analyses(self) -> None:
        """The list of them."""
        from usecases_tui.analyses.opening import show_list

        show_list(cast("Editor", self))

    def open_analysis(self, name: str) -> None:
        """The one with an id."""
        from usecases_tui.analyses.opening import show

        show(cast("Editor", self), name)


for _one in (*OF_CASE, *OF_LIBRARY):
    _action = next(action for action in ANALYSES if action.id == f"analysis.{_one.id}")
    setattr(WithAnalyses, f"action_{_action.method}", partialmethod(WithAnalyses.open_analysis, _one.id))
