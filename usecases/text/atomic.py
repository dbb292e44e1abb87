"""Writing a file whole or not at all."""

import contextlib
import os
from pathlib import Path


def write_atomically(path: Path, *content: bytes, durable: bool = True) -> None:
    """Put content in a file: it holds the old or the new bytes, never a part of them. Raises OSError.

    A file that was there keeps its mode. `durable` waits until the disk has it, which caches don't need.
    """
    from tempfile import mkstemp  # only where something is written

    handle, temporary = mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(content)
            if durable:
                file.flush()
                os.fsync(file.fileno())
        os.chmod(temporary, _mode(path))
        os.replace(temporary, path)
    except BaseException:  # an interruption too must leave no litter
        with contextlib.suppress(OSError):
            os.unlink(temporary)
        raise


def _mode(path: Path) -> int:
    try:
        return path.stat().st_mode & 0o777
    except FileNotFoundError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask
