"""`python -m usecases.shelf ROOT` brings a library's shelf up, out of the way of whoever works with the library."""

import os
import sys
from contextlib import suppress
from pathlib import Path

_LOWEST = 19


def main() -> None:
    """Do it, and say nothing: a shelf that couldn't be brought up is only slower."""
    if hasattr(os, "nice"):
        os.nice(_LOWEST)
    from usecases.shelf.bring_up import bring_up

    with suppress(OSError, KeyboardInterrupt):  # the library is gone; whoever asked for it went away
        bring_up(Path(sys.argv[1]))


if __name__ == "__main__":
    main()
