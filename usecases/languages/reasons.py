"""Why the system refuses a file, in the reader's language: `Permission denied` and its like."""

from usecases.languages.catalogue import _, mark

_KNOWN = (
    mark("Permission denied"),
    mark("Operation not permitted"),
    mark("No such file or directory"),
    mark("Not a directory"),
    mark("Is a directory"),
    mark("File exists"),
    mark("Directory not empty"),
    mark("Too many levels of symbolic links"),
    mark("File name too long"),
    mark("No space left on device"),
    mark("Disk quota exceeded"),
    mark("Read-only file system"),
    mark("Input/output error"),
    mark("Device or resource busy"),
    mark("Too many open files"),
    mark("Invalid argument"),
)
"""What the C library says in English; on Windows the system speaks its user's language already."""


def reason_words(error: OSError) -> str:
    """Why the system said no; in its own words where ours know none."""
    return _(error.strerror) if error.strerror else str(error)
