"""Days on the command line: year-month-day."""

from datetime import date
from typing import Any

import click

from usecases.languages.catalogue import _
from usecases.text.harmless import one_line


class Day(click.ParamType):  # type: ignore[type-arg] # generic only in newer versions of click
    """A day written as 2026-11-16; anything else is refused."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """The day as year-month-day."""
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            text = _("“{text}” is no day. Write year, month and day, as in 2026-11-16.")
            self.fail(text.format(text=one_line(str(value))), param, ctx)
