"""Digests of files, kept beside what tells that a file is still the same, so that it isn't read again."""

import json
import os
import time
from hashlib import blake2b
from pathlib import Path

from usecases.checking.index import Stamp

TICK = 20_000_000
"""Nanoseconds within which two writes may get the same time: a file this young may change unseen."""


class KeptDigests:
    """Digests of files; those of an earlier run (`kept`, a text that it left) count while the stamps fit."""

    def __init__(self, kept: str | None = None) -> None:
        self._started = time.time_ns()
        self._kept: dict[str, list[object]] = json.loads(kept or "{}")
        self._now: dict[str, list[object]] = {}

    def of(self, file: Path, stamp: Stamp | None = None) -> str | None:
        """The digest of a file; `None` where it can't be read. `stamp` is what was just found on disk."""
        name = str(file)
        try:
            found = list(stamp or _stamp(file))
            was = self._kept.get(name)
            if was is not None and was[:3] == found:
                self._now[name] = was
                return str(was[3])
            digest = digest_of_text(file.read_bytes())
        except OSError:
            return None
        if stamp_is_sure(int(found[1]), self._started):
            self._now[name] = [*found, digest]
        return digest

    def text(self) -> str | None:
        """What the next run has to be given; `None` where that is what this one was given."""
        return None if self._now == self._kept else json.dumps(self._now)


def stamp_is_sure(mtime: int, started: int) -> bool:
    """Whether a file of that time can't change any more without another time; both in nanoseconds."""
    return mtime < started - TICK


def digest_of_text(content: bytes) -> str:
    """A digest of bytes, whichever way git ends the lines on this machine."""
    return blake2b(content.replace(b"\r\n", b"\n"), digest_size=8).hexdigest()


def _stamp(file: Path) -> Stamp:
    status = os.stat(file)
    return Stamp(status.st_size, status.st_mtime_ns, status.st_ino)
