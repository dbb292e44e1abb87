"""What the last export wrote where, so that the next one does only what is new. Deleting it changes no answer."""

import hashlib
import json
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from usecases.checking.digest import package_key, program_key
from usecases.reading.folder import FoundFile
from usecases.state import state_folder
from usecases.text.atomic import write_atomically
from usecases_exporters.protocol import Exporter


class Written(NamedTuple):
    """A file that was written: the key of its job, and its size and time (nanoseconds) on disk then."""

    key: str
    size: int
    mtime: int


def exporter_key(exporter: Exporter) -> str:
    """What changes with every change of the program or of the exporter, in a checkout too."""
    own = sys.modules[type(exporter).__module__].__file__ or __file__
    folders = dict.fromkeys(map(os.path.dirname, (__file__, own)))
    return " ".join((program_key(), *map(package_key, folders)))


def inputs_key(found: Sequence[FoundFile], program: str, asked: Sequence[str]) -> str:
    """What changes with any file of the library, with the program, and with what was asked for."""
    parts = [program, *asked]
    parts += (f"{file.path} {file.size} {file.mtime} {file.inode} {file.trouble}" for file in found)
    return hashlib.blake2b("\n".join(parts).encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


class LastRun:
    """The record of one format, language and set of options in one target folder."""

    def __init__(self, root: Path, target: Path, form: str, options: Mapping[str, object], program: str) -> None:
        folder = state_folder(root)
        name = repr((str(target.absolute()), form, sorted(options.items())))
        digest = hashlib.blake2b(name.encode("utf-8", "surrogateescape"), digest_size=12).hexdigest()
        self._target = target
        self._file = folder / f"export-{digest}.json" if folder else None
        self._program = program
        kept = _load(self._file)
        same = kept.get("program") == program
        self.inputs: object = kept.get("inputs") if same else None
        self.files = {path: written for path, values in _pairs(kept) if (written := _written(values, same)) is not None}

    def unchanged(self, path: str, key: str | None = None) -> bool:
        """Whether a file is on disk as it was written, and of the same job."""
        written = self.files.get(path)
        if written is None or (key is not None and written.key != key):
            return False
        try:
            status = os.stat(self._target / path)
        except OSError:
            return False
        return (status.st_size, status.st_mtime_ns) == (written.size, written.mtime)

    def note(self, path: str, key: str) -> None:
        """Remember a file that is on disk now."""
        status = os.stat(self._target / path)
        self.files[path] = Written(key, status.st_size, status.st_mtime_ns)

    def keep_only(self, paths: Iterable[str]) -> list[str]:
        """Forget all other files; returns those among them that are still as they were written."""
        others = self.files.keys() - set(paths)
        left = sorted(path for path in others if self.unchanged(path))
        for path in others:
            del self.files[path]
        return left

    def save(self, inputs: str) -> None:
        """Put the record on disk, where that can be done."""
        if self._file is None:
            return
        content = json.dumps({"program": self._program, "inputs": inputs, "files": self.files}, ensure_ascii=False)
        with suppress(OSError):
            write_atomically(self._file, content.encode("utf-8", "surrogateescape"), durable=False)


def _load(file: Path | None) -> dict[str, Any]:
    if file is None:
        return {}
    try:
        kept = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def _pairs(kept: Mapping[str, Any]) -> Iterable[tuple[str, Any]]:
    files = kept.get("files")
    return files.items() if isinstance(files, dict) else ()


def _written(values: Any, same_program: bool) -> Written | None:
    """What the record says of a file; of another program's run the key holds nothing, and the file is made anew."""
    match values:
        case [str(key), int(size), int(mtime)]:
            return Written(key if same_program else "", size, mtime)
    return None
