"""A shared file: its roles, artefacts, groups or indicators, row by row."""

from usecases_tui.page import Page


class ItemsPage(Page):
    """The things of a shared file."""
