"""The small library that tests of saving write into."""

import os
import sys
from pathlib import Path

import pytest

LINKS = pytest.mark.skipif(sys.platform == "win32", reason="needs links")
ROOT_USER = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root's rights")

A = "cases/a.yaml"
B = "cases/b.yaml"


def tree(root: Path) -> dict[str, bytes | None]:
    """Everything below a folder, hidden files too; `None` for folders."""
    found: dict[str, bytes | None] = {}
    for path in root.rglob("*"):
        found[path.relative_to(root).as_posix()] = path.read_bytes() if path.is_file() else None
    return found
