"""What tells one run from another: the bytes of the shared files, and the program itself."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from pathlib import Path

import usecases
from usecases import data
from usecases.reading.folder import SHARED_FILES, FoundFile


def shared_digest(root: Path, found: Sequence[FoundFile]) -> str:
    """A digest of the bytes of the shared files."""
    digest = hashlib.blake2b(digest_size=16)
    for file in found:
        if file.path in SHARED_FILES:
            digest.update(f"{file.path}\0{file.trouble}\0".encode() + file_digest(root, file))
    return digest.hexdigest()


def file_digest(root: Path, found: FoundFile) -> bytes:
    """A digest of a file's bytes; empty where it can't be read."""
    if found.trouble is not None:
        return b""
    try:
        return digest_of((root / found.path).read_bytes())
    except OSError:
        return b""


def digest_of(content: bytes) -> bytes:
    """A digest of bytes."""
    return hashlib.blake2b(content, digest_size=16).digest()


def program_key() -> str:
    """What changes with every change of the core or the schemas, of a checkout's too."""
    return (
        f"{usecases.__version__} {package_key(os.path.dirname(usecases.__file__))} {package_key(str(data.schemas()))}"
    )


def package_key(folder: str) -> str:
    """A digest of the names, sizes and times of a package's files."""
    parts = (f"{name} {size} {mtime}" for name, size, mtime in sorted(_sources(folder)))
    return hashlib.blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()


def _sources(folder: str) -> Iterator[tuple[str, int, int]]:
    waiting = [folder]
    while waiting:
        for entry in os.scandir(waiting.pop()):
            if entry.is_dir():
                if entry.name not in ("__pycache__", "cli", "_data"):
                    waiting.append(entry.path)
            elif entry.name.endswith((".py", ".json", ".mo", ".yaml")):
                status = entry.stat()
                yield os.path.relpath(entry.path, folder), status.st_size, status.st_mtime_ns
