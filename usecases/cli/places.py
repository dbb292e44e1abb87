"""Paths as they are shown: relative to the working folder, with forward slashes."""

import os
from pathlib import Path


def seen_from_here(file: Path) -> str:
    """The path of a file as seen from the working folder."""
    try:
        return Path(os.path.relpath(file)).as_posix()
    except (ValueError, OSError):  # another drive; a working folder that was removed
        return file.as_posix()
