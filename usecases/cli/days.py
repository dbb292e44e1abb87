"""Days on the command line: year-month-day."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from usecases.languages.catalogue import _
from usecases.text.harmless import one_line

Function = TypeVar("Function", bound=Callable[..., Any])


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


def today_option(function: Function) -> Function:
    """Add `--today DATE` to a command."""
    help_text = _("The day to look from, as year-month-day; today otherwise.")
    return click.option("--today", type=Day(), metavar="DATE", help=help_text)(function)
