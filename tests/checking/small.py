"""Small libraries to check, and what is found in them."""

import os
from collections.abc import Collection
from pathlib import Path

from usecases.checking.report import Report
from usecases.checking.run import check_files
from usecases.reading.folder import scan

BASE = {
    "library.yaml": "title: Small\nlanguage: en\nchecks: {UC509: ignore, UC508: ignore}\n",
    "roles.yaml": "roles:\n"
    "  - {id: manager, title: Manager, kind: team}\n  - {id: buyer, title: Buyer, kind: customer}\n",
}


def case(name: str, **more: str) -> str:
    """A use case that nothing is wrong with, with more lines at its end."""
    lines = [
        f"id: {name}",
        f"title: Case {name}",
        "owner: manager",
        "steps:",
        "  - {id: ask, actor: buyer, action: Asks}",
        "  - {id: answer, actor: manager, action: Answers}",
    ]
    return "\n".join([*lines, *(f"{field}: {value}" for field, value in more.items())]) + "\n"


def make(root: Path, files: dict[str, str | bytes]) -> Path:
    """A library of the base and of these files, old enough to be known unchanged by their times."""
    for path, content in {**BASE, **files}.items():
        put(root, path, content, age=10)
    return root


def put(root: Path, path: str, content: str | bytes, age: float = 0) -> None:
    """Write a file; `age` is how many seconds ago that was."""
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    if age:
        status = file.stat()
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns - int(age * 1e9)))


def check_part(root: Path, paths: Collection[str]) -> Report:
    """A check of some files only."""
    root = root.resolve()
    return check_files(root, scan(root), set(paths))


def codes(report: Report) -> list[tuple[str, str]]:
    """Path and code of every finding."""
    return [(found.path, found.code) for found in report.findings]
