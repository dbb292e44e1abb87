"""Something to be said: its words are made when it is shown, in the language of whoever reads it."""

from collections.abc import Mapping
from typing import NamedTuple

from usecases.languages.catalogue import _, mark

_DID_YOU_MEAN = mark("Did you mean “{guess}”?")


class Message(NamedTuple):
    """A text of the catalogues (marked with `mark`) and what is put into its braces.

    The argument `field` is a field's name as the files write it, or several with dots between them; it is said by
    its label, with a capital letter at the beginning of the text. An argument `guess`, the known word that is nearest
    to an unknown one, is asked about at the end where the text doesn't do so itself.
    """

    text: str
    arguments: Mapping[str, str] = {}

    def said(self) -> str:
        """The words, in the reader's language."""
        arguments = dict(self.arguments)
        if "field" in arguments:
            from usecases.languages.labels import label  # most messages name no field

            arguments["field"] = label(arguments["field"].split("."))
        text = _(self.text).format(**arguments)
        if self.text.startswith("{field}"):
            text = text[:1].upper() + text[1:]
        if "guess" in arguments and "{guess}" not in self.text:
            text += " " + _(_DID_YOU_MEAN).format(**arguments)
        return text
