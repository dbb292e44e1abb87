"""Files of a library as they are named on the command line."""

from usecases.editing.command import Files
from usecases.reading.folder import SHARED_FILES


def path_of(files: Files, name: str) -> str:
    """The path of the file that is meant: a use case's id, or the name of a shared file, with `.yaml` or without.

    A use case that is called as a shared file goes first; `.yaml` always means the shared one. Raises Refused.
    """
    if name in SHARED_FILES:
        return name
    shared = f"{name}.yaml"
    return shared if shared in SHARED_FILES and name not in files.case_ids() else files.case_path(name)
