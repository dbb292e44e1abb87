"""A run of the checks over a library, or over some files of it."""

import json
import time
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from usecases.checking.digest import file_digest, program_key, shared_digest
from usecases.checking.index import Index, Stamp
from usecases.checking.kept_digests import KeptDigests, stamp_is_sure
from usecases.checking.report import Report, reported
from usecases.checking.silence import Silence
from usecases.reading.folder import MEASUREMENTS, SHARED_FILES, FileKind, FoundFile, scan, trouble_of

# What follows imports the readers, validators and rules only where there is something new to look at.


def check_library(root: Path, *, fresh: bool = False, today: date | None = None) -> Report:
    """Check every file of a library; files that haven't changed since the last run aren't read again.

    `fresh` looks at every file as if there had been no run before; `today` is the day of the check.
    """
    index, found = checked_index(root, fresh=fresh)
    return report_of(root, index, found, today)


def report_of(root: Path, index: Index, found: Sequence[FoundFile], today: date | None = None) -> Report:
    """What an index that was brought up to the found files has to report."""
    findings = index.findings() + index.kept_findings("shared") + index.kept_findings("library")
    findings += index.kept_findings("measurements")
    troubled = (file for file in found if file.trouble is not None and file.path not in SHARED_FILES)
    findings += filter(None, map(trouble_of, troubled))
    if documents := json.loads(index.get("documents") or "null"):
        from usecases.checking.documents import document_findings
        from usecases.model.shared import Documents

        digests = KeptDigests(index.get("digests"))
        findings += document_findings(root, found, Documents(*documents), digests)
        if (text := digests.text()) is not None:
            index.set("digests", text)
            index.save()
    checks = json.loads(index.get("checks") or "{}")
    complete = index.get("complete") == "yes"
    return Report(len(found), reported(findings, index.silences(), checks, today=today, complete=complete))


def checked_index(root: Path, *, fresh: bool = False) -> tuple[Index, list[FoundFile]]:
    """The index, brought up to the files on disk, and those files."""
    started = time.time_ns()
    root = root.resolve()
    found = scan(root)
    index = Index.open(root, program_key())
    digest = shared_digest(root, found)
    if fresh or index.get("shared digest") != digest:
        index.clear()
    judged = [file for file in found if file.trouble is None and file.path not in SHARED_FILES]
    known = index.stamps()
    changed = [file for file in judged if known.get(file.path) != (file.size, file.mtime, file.inode)]
    gone = known.keys() - {file.path for file in judged} if len(known) + len(changed) != len(judged) else set()
    if changed or gone or index.get("shared digest") != digest:
        index.drop(gone)
        _bring_up(root, found, index, [_trusted(file, started) for file in changed])
        if any(path.startswith(f"{MEASUREMENTS}/") for path in [*gone, *(file.path for file in changed)]):
            from usecases.checking.measurements import measured_in_two_files

            index.keep_findings("measurements", list(measured_in_two_files(root, found)))
        index.set("shared digest", digest)
        index.save()
    return index, found


def check_files(root: Path, found: Sequence[FoundFile], paths: Collection[str], today: date | None = None) -> Report:
    """Check some of the found files of a library; others are read only where these refer to them."""
    from usecases.checking.across import SomeFiles, library_findings
    from usecases.checking.measurements import measured_in_two_files
    from usecases.checking.others import OtherCases
    from usecases.checking.shared import read_shared
    from usecases.checking.work import judge_file

    shared = read_shared(root, found)
    asked = [file for file in found if file.path in paths]
    own = [file for file in asked if file.path not in SHARED_FILES and file.kind is not None]
    verdicts = [judge_file(root, file, shared.names) for file in own]
    findings = [finding for verdict in verdicts for finding in verdict.findings]
    findings += filter(None, (trouble_of(file) for file in asked if file.kind is None))
    findings += [finding for finding in shared.findings() if finding.path in paths]
    findings += library_findings(SomeFiles(OtherCases(root, found), shared, verdicts))
    if (documents := shared.shared.settings.documents) is not None:
        from usecases.checking.documents import findings_of_cases

        findings += findings_of_cases(root, own, documents)
    if any(file.kind is FileKind.MEASUREMENTS for file in own):
        findings += [finding for finding in measured_in_two_files(root, found) if finding.path in paths]
    marks: dict[str, Sequence[Silence]] = {file.path: file.silences for file in verdicts if file.silences}
    marks.update((path, silences) for path, silences in shared.silences().items() if path in paths)
    return Report(len(asked), reported(findings, marks, shared.shared.settings.checks, today=today))


def _trusted(file: FoundFile, started: int) -> FoundFile:
    """The file, with a time that never fits again where it might still change within the same tick."""
    return file if stamp_is_sure(file.mtime, started) else file._replace(mtime=-1)


def _bring_up(root: Path, found: Sequence[FoundFile], index: Index, changed: Sequence[FoundFile]) -> None:
    """Judge what changed, then look across the whole library."""
    from usecases.checking.across import WholeLibrary, library_findings
    from usecases.checking.shared import read_shared
    from usecases.checking.work import judge_files

    shared = read_shared(root, found)
    new = []
    for file in changed:
        digest = index.digest(file.path)
        if digest is not None and digest == file_digest(root, file):
            index.restamp(file.path, Stamp(file.size, file.mtime, file.inode))
        else:
            new.append(file)
    for rows in judge_files(root, new, shared.names):
        index.put(rows)
    complete = all(file.trouble is None for file in found if file.kind is FileKind.USE_CASE)
    library = WholeLibrary(shared, index, complete)
    index.keep_findings("shared", shared.findings())
    index.keep_findings("library", library_findings(library))
    index.set("complete", "yes" if library.complete else "no")
    index.keep_silences("shared", shared.silences())
    index.set("documents", json.dumps(shared.shared.settings.documents))
    index.set("checks", json.dumps(dict(shared.shared.settings.checks)))
