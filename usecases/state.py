"""Where a library's state lies: index, journal and locks. Deleting it changes no answer."""

import hashlib
import os
import sys
from pathlib import Path

FOLDER = ".usecases"


def state_folder(root: Path) -> Path | None:
    """The folder for a library's state, made where it isn't there yet.

    It stands in the library and ignores itself in git; where the library is read-only, or a link would lead away from
    it, in the user's cache folder. `None` where neither can be written.
    """
    for folder in (root / FOLDER, _cache_folder() / hashlib.blake2b(bytes(root), digest_size=12).hexdigest()):
        if folder.is_symlink():
            continue
        try:
            folder.mkdir(parents=True, exist_ok=True)
            if not (folder / ".gitignore").exists():
                (folder / ".gitignore").write_text("*\n", encoding="ascii")
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return folder
    return None


def _cache_folder() -> Path:
    home = Path(os.path.expanduser("~"))
    if sys.platform == "darwin":
        return home / "Library" / "Caches" / "usecases"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home) / "usecases"
    return Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache") / "usecases"
