"""The fields of what the cursor of the middle is on."""

from usecases.editing.where import Where
from usecases_tui.sheet.sheet import Sheet


class DetailsPane(Sheet):
    """All fields of one thing."""

    def go_to_field(self, field: Where) -> None:
        """Put the cursor on a field."""
        del field
