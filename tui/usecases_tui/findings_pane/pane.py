"""The findings of what is open."""

from usecases_tui.sheet.sheet import Sheet


class FindingsPane(Sheet):
    """Findings, live."""
