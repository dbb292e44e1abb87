"""Documents that were made of a library, and lie in the repository: which of them say something else by now.

Whoever exports all of a library into the folder that it names leaves a record there, which is kept in git beside the
documents: what each file of the library said then, and what each document is. So a check needs no exporter.
"""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from usecases.checking.index import Stamp
from usecases.checking.kept_digests import KeptDigests, digest_of_text
from usecases.findings.finding import Finding
from usecases.findings.severity import Severity
from usecases.model.meaning import content_digest
from usecases.model.shared import Documents
from usecases.reading.document import load_document
from usecases.reading.folder import LIBRARY_FILE, FileKind, FoundFile
from usecases.text.atomic import write_atomically

RECORD = ".usecases-documents.json"
_CODE = "UC603"
_NOT_PRINTED = frozenset({"checks", "documents"})
"""Settings of the library that no document shows."""


class Source(NamedTuple):
    """What a file of the library said: a digest of its bytes, and one of what they mean."""

    content: str
    meaning: str


class Record(NamedTuple):
    """What documents were made of, and what they are: digests by path, in the library and in their folder."""

    sources: Mapping[str, Source]
    documents: Mapping[str, str]


def folder_of(root: Path, documents: Documents) -> Path:
    """The folder in which the documents of a library lie."""
    return (root / documents.folder).resolve()


def write_record(root: Path, found: Iterable[FoundFile], folder: Path, written: Iterable[str]) -> None:
    """Leave the record of an export of the whole library; raises OSError."""
    sources = {file.path: source for file in _sources(found) if (source := _source(root, file)) is not None}
    record = {
        "sources": {path: list(source) for path, source in sorted(sources.items())},
        "documents": {path: digest_of_text((folder / path).read_bytes()) for path in sorted(written)},
    }
    write_atomically(folder / RECORD, (json.dumps(record, indent=1) + "\n").encode(), durable=False)


def read_record(folder: Path) -> Record | None:
    """The record in a folder; `None` where there is none that can be read."""
    try:
        data = json.loads((folder / RECORD).read_text(encoding="utf-8"))
        sources = {str(path): Source(*map(str, digests)) for path, digests in data["sources"].items()}
        return Record(sources, {str(path): str(digest) for path, digest in data["documents"].items()})
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return None


def document_findings(
    root: Path, found: Collection[FoundFile], documents: Documents, digests: KeptDigests
) -> Iterator[Finding]:
    """What the documents of a library no longer say, at the places in the library that they were made of."""
    here = {"folder": documents.folder, "format": documents.format}
    folder = folder_of(root, documents)
    record = read_record(folder)
    if record is None:
        yield _at_settings(root, found, "unknown", here)
        return
    files = {file.path: file for file in _sources(found)}
    for path, file in files.items():
        was = record.sources.get(path)
        if not _says_the_same(root, file, was, digests):
            if file.kind is FileKind.USE_CASE:
                yield _of_a_case(root, file, was, here)
            else:
                yield _at_settings(root, found, "shared", {**here, "file": path})
    for path in sorted(record.sources.keys() - files.keys()):
        yield _at_settings(root, found, "gone", {**here, "file": path})
    for name, digest in record.documents.items():
        if digests.of(folder / name) != digest:
            yield _at_settings(root, found, "edited", {**here, "file": name})


def findings_of_cases(root: Path, asked: Iterable[FoundFile], documents: Documents) -> Iterator[Finding]:
    """The same of some use cases alone."""
    record = read_record(folder_of(root, documents))
    if record is None:
        return
    for file in _sources(asked):
        was = record.sources.get(file.path)
        if file.kind is FileKind.USE_CASE and not _says_the_same(root, file, was, KeptDigests()):
            yield _of_a_case(root, file, was, {"folder": documents.folder, "format": documents.format})


def _says_the_same(root: Path, file: FoundFile, was: Source | None, digests: KeptDigests) -> bool:
    """Whether a file says what it said then; also where it can't be read, which is another finding."""
    stamp = Stamp(file.size, file.mtime, file.inode)
    if was is not None and digests.of(root / file.path, stamp) == was.content:
        return True
    now = _source(root, file)
    return now is None or (was is not None and now.meaning == was.meaning)


def _of_a_case(root: Path, file: FoundFile, was: Source | None, arguments: Mapping[str, str]) -> Finding:
    place = load_document(root, file).place(("title",))
    return Finding(_CODE, file.path, place, Severity.WARNING, "new" if was is None else "", arguments)


def _at_settings(root: Path, found: Iterable[FoundFile], variant: str, arguments: Mapping[str, str]) -> Finding:
    (settings,) = (file for file in found if file.path == LIBRARY_FILE)
    place = load_document(root, settings).place(("documents",), True)
    return Finding(_CODE, LIBRARY_FILE, place, Severity.WARNING, variant, arguments)


def _sources(found: Iterable[FoundFile]) -> Iterator[FoundFile]:
    """What documents are made of; measurements come every week, and a document is of its day."""
    return (file for file in found if file.trouble is None and file.kind not in (None, FileKind.MEASUREMENTS))


def _source(root: Path, file: FoundFile) -> Source | None:
    """What a file says now; `None` where it can't be read."""
    data: Mapping[str, Any] | None = load_document(root, file).data
    if data is None:
        return None
    said = {key: value for key, value in data.items() if file.path != LIBRARY_FILE or key not in _NOT_PRINTED}
    return Source(KeptDigests().of(root / file.path) or "", content_digest(said))
