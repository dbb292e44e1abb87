"""Where the program starts. What can be answered without the command framework is answered here."""

import sys

from usecases import __version__


def main() -> None:
    """Run the command line and exit."""
    if sys.argv[1:] == ["--version"]:
        print(f"usecases {__version__}")  # noqa: T201 - before anything is imported
        return
    from usecases.cli.main import run

    sys.exit(run(sys.argv[1:]))
