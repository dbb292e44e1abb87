"""What exporters of regulations add to the command line."""

from usecases.languages.catalogue import mark
from usecases_exporters.protocol import HISTORY, Option

HISTORY_OPTION = Option(HISTORY, mark("Fill in the change sheet from git's history, and who has to sign."), False)
