"""What of the editor's work goes out of it: pictures for the system's viewer, the regulation, exported files."""

from typing import TYPE_CHECKING, cast

from usecases.reading.folder import FileKind
from usecases_tui.words import _

if TYPE_CHECKING:
    from usecases_tui.app import Editor


class Outside:
    """The actions of the editor that show others' view of a use case. Each brings its modules when it is called."""

    @property
    def _editor(self) -> "Editor":
        return cast("Editor", self)

    def action_diagram(self) -> None:
        """Open the diagram as a picture that scales."""
        _open_picture(self._editor, "svg")

    def action_diagram_lanes(self) -> None:
        """The same, with a lane for each role."""
        _open_picture(self._editor, "svg", lanes=True)

    def action_diagram_png(self) -> None:
        """Open the diagram as a picture of pixels."""
        _open_picture(self._editor, "png")

    def action_preview(self) -> None:
        """Read the regulation."""
        from usecases_tui.preview.regulation import show_preview

        path = _case_path(self._editor)
        if path is not None:
            show_preview(self._editor, path)

    def action_export(self) -> None:
        """Write files."""
        from usecases_tui.preview.exporting import export

        if self._editor.settle():
            export(self._editor)


def _open_picture(editor: "Editor", form: str, *, lanes: bool = False) -> None:
    from usecases_tui.preview.picture import open_picture

    path = _case_path(editor)
    if path is not None:
        open_picture(editor, path, form, lanes=lanes)


def _case_path(editor: "Editor") -> str | None:
    """The use case in the middle, with all that was typed; where there is none, this is said."""
    path = editor.spot.path if editor.spot is not None else None
    if path is None or editor.desk.session.files.kind(path) is not FileKind.USE_CASE:
        editor.say(_("Open a use case first."), trouble=True)
        return None
    return path if editor.settle() else None
