"""`python -m usecases_tui.analyses NAME ROOT` makes an analysis of a library and writes its lines, for the editor.

First come lines that tell how far it is, `200 10000`; an empty one; then the lines of the analysis, as JSON.
"""

import os
import sys
from importlib import import_module
from pathlib import Path

UNREADABLE = 2
"""The exit code where the library can't be read."""
_LOWER = 10
"""How much whoever works with the library goes before this process."""


def main() -> None:
    """Make it; where the library can't be read, say why on standard error, and end with 2."""
    from usecases.languages.reasons import reason_words
    from usecases_tui.analyses.table import analysis
    from usecases_tui.analyses.told import Whole, as_json

    if hasattr(os, "nice"):
        os.nice(_LOWER)
    module, _colon, name = analysis(sys.argv[1]).made_by.partition(":")
    try:
        told = getattr(import_module(module), name)(Whole(Path(sys.argv[2]), _progress))
    except OSError as error:
        sys.stderr.write(reason_words(error))
        sys.exit(UNREADABLE)
    sys.stdout.write(f"\n{as_json(told)}")


def _progress(done: int, of: int) -> None:
    sys.stdout.write(f"{done} {of}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
