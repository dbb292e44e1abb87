"""Checking what changed in git since a revision, and what refers to it."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from usecases.checking.report import Report
from usecases.checking.run import checked_index, report_of
from usecases.git.past import commit_named
from usecases.git.running import GitProblem, run
from usecases.reading.document import read_document
from usecases.reading.folder import LIBRARY_FILE, SHARED_FILES, FileKind

_LISTS = {
    FileKind.ROLES: ("roles", "role"),
    FileKind.ARTEFACTS: ("artefacts", "artefact"),
    FileKind.MAP: ("groups", "group"),
    FileKind.KPIS: ("kpis", "kpi"),
    FileKind.DEVIATIONS: ("deviations", "deviation"),
    FileKind.IMPROVEMENTS: ("improvements", "improvement"),
    FileKind.LIBRARY: ("channels", "channel"),
}


def check_since(root: Path, revision: str, *, fresh: bool = False, today: date | None = None) -> Report:
    """Check the files that changed since a revision and those that refer to them; raises GitProblem."""
    root = root.resolve()
    commit = commit_named(root, revision)
    changed = _changed(root, commit)
    index, found = checked_index(root, fresh=fresh)
    report = report_of(root, index, found, today)
    names = set(_changed_names(root, commit, changed))
    ids = {f"use-case:{Path(path).stem}" for path in changed if path not in SHARED_FILES}
    concerned = changed | {facts.path for facts in index.cases() if not (names | ids).isdisjoint(facts.uses)}
    files = sum(1 for file in found if file.path in concerned)
    if LIBRARY_FILE in changed:
        return report
    return Report(files, tuple(finding for finding in report.findings if finding.path in concerned))


def _changed(root: Path, commit: str) -> set[str]:
    """The files of the library that differ from the commit, new and deleted ones too."""
    differing = run(root, "diff", "--name-only", "--no-renames", "-z", "--relative", commit, "--", ".")
    untracked = run(root, "ls-files", "--others", "--exclude-standard", "-z", "--", ".")
    names = (differing + untracked).decode("utf-8", "surrogateescape").split("\0")
    return {name for name in names if name}


def _changed_names(root: Path, commit: str, changed: Iterable[str]) -> Iterator[str]:
    """What changed in the shared files, as `kind:id`."""
    for path in changed:
        if path not in SHARED_FILES:
            continue
        field, kind = _LISTS[SHARED_FILES[path]]
        now = _items(_on_disk(root / path), path, field)
        then = _items(_inrun(root, commit, path), path, field)
        for name in now.keys() | then.keys():
            if now.get(name) != then.get(name):
                yield f"{kind}:{name}"


def _on_disk(file: Path) -> bytes:
    return file.read_bytes() if file.is_file() else b""


def _inrun(root: Path, commit: str, path: str) -> bytes:
    try:
        return run(root, "show", f"{commit}:./{path}")
    except GitProblem:  # it wasn't there yet
        return b""


def _items(content: bytes, path: str, field: str) -> Mapping[str, Any]:
    data = read_document(content, path, None).data or {}
    listed = data.get(field)
    if not isinstance(listed, list):
        return {}
    items = (item if isinstance(item, dict) else {"id": item} for item in listed)
    return {item["id"]: item for item in items if isinstance(item.get("id"), str)}
