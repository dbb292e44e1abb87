"""Where the program starts. What can be answered without the command framework is answered here."""

import sys

from usecases import __version__


def main() -> None:
    """Run the command line and exit."""
    try:
        code = _code(sys.argv[1:])
    except KeyboardInterrupt:  # while modules are still being imported
        code = 130
    if code:
        sys.exit(code)


def _code(arguments: list[str]) -> int:
    if arguments != ["--version"]:
        from usecases.cli.main import run

        return run(arguments)
    try:
        print(f"usecases {__version__}", flush=True)  # noqa: T201 - before anything is imported
    except OSError as error:
        from usecases.cli.main import unwritten

        return unwritten(error)
    return 0
