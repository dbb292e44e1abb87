"""Something to be said: its words are made when it is shown, in the language of whoever reads it."""

from collections.abc import Mapping
from typing import NamedTuple

from usecases.languages.catalogue import _


class Message(NamedTuple):
    """A text of the catalogues (marked with `mark`) and what is put into its braces.

    The argument `field` is a field's name as the files write it, or several with dots between them; it is said by
    its label.
    """

    text: str
    arguments: Mapping[str, str] = {}

    def said(self) -> str:
        """The words, in the reader's language."""
        arguments = dict(self.arguments)
        if "field" in arguments:
            from usecases.languages.labels import label  # most messages name no field

            arguments["field"] = label(arguments["field"].split("."))
        return _(self.text).format(**arguments)
