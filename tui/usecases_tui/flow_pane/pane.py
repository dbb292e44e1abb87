"""The flow of the use case that is open."""

from usecases_tui.sheet.sheet import Sheet


class FlowPane(Sheet):
    """The flow, live."""
