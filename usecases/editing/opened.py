"""The files of a library as a session has them: read when first asked for, and changed in memory."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from usecases.editing.command import Data, Refused
from usecases.languages.catalogue import mark, reader_language
from usecases.languages.message import Message
from usecases.reading.document import Document, read_document
from usecases.reading.folder import SHARED_FILES, USE_CASES, FileKind, FoundFile, scan, stem_of, trouble_of
from usecases.rules.wording import message
from usecases.saving import store
from usecases.saving.refusals import FileRefused, explain

_NOT_READ = mark("{file}: {problem}")
_NOT_SEEN = mark("There is no use case “{id}” in what can be read. {file}: {problem}")


@dataclass
class OpenedFiles:
    """What is on disk, as far as it was read, and what is meant to be there now (the `Files` of commands)."""

    root: Path
    on_disk: dict[str, bytes | None] = field(default_factory=dict)
    _now: dict[str, bytes | None] = field(default_factory=dict)
    _documents: dict[str, Document] = field(default_factory=dict)

    def content(self, path: str) -> bytes | None:
        """The bytes of a file as they are meant to be now; raises Refused where it can't be read."""
        if path not in self._now:
            try:
                self.on_disk[path] = self._now[path] = store.read(self.root, path)
            except FileRefused as problem:
                raise Refused(explain(problem)) from problem
        return self._now[path]

    def put(self, path: str, content: bytes | None, document: Document | None = None) -> None:
        """Let a file hold other bytes, or none; `document` is what they read as, where that is known."""
        self.content(path)
        self._now[path] = content
        self._documents.pop(path, None)
        if document is not None:
            self._documents[path] = document

    def unsaved(self) -> dict[str, tuple[bytes | None, bytes | None]]:
        """The files that differ from what is on disk: the bytes there, and those that are meant."""
        return {path: (self.on_disk[path], now) for path, now in self._now.items() if now != self.on_disk[path]}

    def look_again(self) -> None:
        """Files may have come to the library, or gone: it is looked through anew when that is next asked for."""
        for name in ("_found", "_scanned"):
            self.__dict__.pop(name, None)

    def document(self, path: str) -> Document:
        """A file, read; raises Refused where it isn't there or can't be used."""
        found = self._documents.get(path)
        if found is None:
            content = self.content(path)
            if content is None:
                raise Refused(Message(mark("There is no file {file}."), {"file": path}))
            found = self._documents[path] = read_document(content, path, self.kind(path))
        if found.data is None:
            finding = found.findings[0]
            text = mark("{file}, line {line}: {problem} Mend that first.")
            words = message(finding, reader_language())
            raise Refused(Message(text, {"file": path, "line": str(finding.place.line), "problem": words}))
        return found

    def is_there(self, path: str) -> bool:
        """Whether there is such a file now."""
        return self.content(path) is not None

    def data(self, path: str) -> Data:
        """The data of a file; raises Refused where it isn't there or can't be used."""
        data = self.document(path).data
        assert data is not None
        return data

    def kind(self, path: str) -> FileKind:
        """What a file holds, or would hold if it were there."""
        if path.endswith(".csv"):
            return FileKind.MEASUREMENTS
        return SHARED_FILES.get(path, FileKind.USE_CASE)

    def case_path(self, case_id: str) -> str:
        """The file of a use case, by its name or else by the id it gives itself; raises Refused."""
        cases = [path for path in self.paths() if self.kind(path) is FileKind.USE_CASE]
        for path in cases:
            if stem_of(path) == case_id:
                return path
        for path in self.mentioning(case_id):
            if self.kind(path) is FileKind.USE_CASE and self._id_of(path) == case_id:
                return path
        raise Refused(self._unknown(case_id, [stem_of(path) for path in cases]))

    def case_ids(self) -> Iterator[str]:
        """The ids of all use cases, by the names of their files."""
        return (stem_of(path) for path in self.paths() if self.kind(path) is FileKind.USE_CASE)

    def mentioning(self, word: str) -> Iterator[str]:
        """The paths of the files in whose text a word occurs: shared files and measurements too."""
        wanted = word.encode("utf-8", "surrogatepass")  # an argument that is no UTF-8 stands in no file
        return (path for path in self.paths() if wanted in (self.content(path) or b""))

    def paths(self) -> list[str]:
        """The files that the library has now, sorted."""
        changed = {path for path, content in self._now.items() if content is not None}
        gone = {path for path, content in self._now.items() if content is None}
        return sorted((self._scanned | changed) - gone)

    @cached_property
    def _scanned(self) -> frozenset[str]:
        return frozenset(file.path for file in self._found if file.kind and not file.trouble)

    @cached_property
    def _found(self) -> list[FoundFile]:
        try:
            return scan(self.root, stamps=False)
        except OSError:  # the library's folder is gone while it is edited; what was read of it stays
            return []

    def _id_of(self, path: str) -> object:
        data = read_document(self.content(path) or b"", path, FileKind.USE_CASE).data
        return data.get("id") if data else None

    def _unknown(self, case_id: str, known: list[str]) -> Message:
        from usecases.rules.guess import guess

        for found in self._found:
            trouble = trouble_of(found)
            if trouble is not None and found.path.startswith(USE_CASES) and (not found.kind or found.stem == case_id):
                arguments = {"id": case_id, "file": found.path, "problem": message(trouble, reader_language())}
                return Message(_NOT_SEEN, arguments) if found.kind is None else Message(_NOT_READ, arguments)
        arguments = {"id": case_id, **guess(case_id, known)}
        return Message(mark("There is no use case “{id}”."), arguments)
