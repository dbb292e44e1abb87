"""The list of use cases."""

from typing import TYPE_CHECKING

from usecases.reading.folder import FileKind, scan
from usecases_tui.desk import Spot
from usecases_tui.sheet.row import Row
from usecases_tui.sheet.sheet import Sheet

if TYPE_CHECKING:
    from usecases_tui.app import Editor


class LibraryPane(Sheet):
    """Groups and use cases."""

    app: "Editor"

    def on_mount(self) -> None:
        """Show the list."""
        super().on_mount()
        found = [file for file in scan(self.app.desk.root) if file.kind is FileKind.USE_CASE]
        self.show([Row(file.path, file.stem, wraps=False) for file in found])

    def entered(self, row: Row) -> None:
        """Open a use case."""
        self.app.open(Spot(str(row.key)))
