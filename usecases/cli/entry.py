"""Where the program starts. What can be answered without the command framework is answered here."""

import sys

from usecases import __version__


def main() -> None:
    """Run the command line and exit."""
    if sys.argv[1:] == ["--version"]:
        try:
            print(f"usecases {__version__}", flush=True)  # noqa: T201 - before anything is imported
        except OSError as error:
            from usecases.cli.main import unwritten

            sys.exit(unwritten(error))
        return
    from usecases.cli.main import run

    sys.exit(run(sys.argv[1:]))
