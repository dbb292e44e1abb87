"""The shared files under check: what they hold, what is found in them, and the bytes they were."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from usecases.checking.silence import Silence
from usecases.checking.verdict import breaches, finding_of, hits_of, silences_in
from usecases.findings.finding import WHOLE_FILE, Finding, Place
from usecases.library import shared_of, sound_deviations
from usecases.model.shared import Shared
from usecases.reading.document import Document, load_document
from usecases.reading.folder import SHARED_FILES, FileKind, FoundFile
from usecases.rules.base import Names
from usecases.rules.registry import SHARED, rules
from usecases.text.path import Path as DataPath


@dataclass(frozen=True)
class SharedFiles:
    """The shared files, read: their documents by kind, and what they say."""

    documents: Mapping[FileKind, Document]
    shared: Shared
    names: Names
    broken: Mapping[FileKind, Sequence[Finding]]
    """What is wrong by the schema, of the files that break it."""

    @property
    def sound(self) -> bool:
        """Whether all of them can be used."""
        return not self.names.unusable

    def place(self, kind: FileKind, where: DataPath) -> Place:
        """Where a value stands."""
        document = self.documents.get(kind)
        return document.place(where) if document else WHOLE_FILE

    def silences(self) -> dict[str, tuple[Silence, ...]]:
        """The silencing comments, by file."""
        return {document.path: marks for document in self.documents.values() if (marks := silences_in(document))}

    def findings(self) -> list[Finding]:
        """What is found in the shared files themselves."""
        found: list[Finding] = []
        for document in self.documents.values():
            found += document.findings
        for findings in self.broken.values():
            found += findings
        for each in rules(SHARED):
            for hit in hits_of(each, "library.yaml", each.in_shared, self.shared, self.names):
                if isinstance(hit, Finding):
                    found.append(hit)
                elif (holder := self.documents.get(hit[0])) is not None:
                    found.append(finding_of(each, hit[1], holder))
        return found


def read_shared(root: Path, found: Sequence[FoundFile]) -> SharedFiles:
    """Read the shared files."""
    return shared_files(load_shared(root, found))


def load_shared(root: Path, found: Sequence[FoundFile]) -> dict[FileKind, Document]:
    """The documents of the shared files on disk."""
    return {SHARED_FILES[file.path]: load_document(root, file) for file in found if file.path in SHARED_FILES}


def shared_files(documents: Mapping[FileKind, Document]) -> SharedFiles:
    """The shared files of their documents, be they as on disk or not."""
    broken = {kind: findings for kind, document in documents.items() if (findings := breaches(document))}
    usable = {
        kind: document.data for kind, document in documents.items() if document.data is not None and kind not in broken
    }
    unusable = frozenset(documents.keys() - usable.keys())
    own = documents.get(FileKind.DEVIATIONS)
    places: tuple[int, ...] | None = None
    if FileKind.DEVIATIONS in broken and own is not None and own.data is not None:
        sound = sound_deviations(own.data)
        usable[FileKind.DEVIATIONS] = {"deviations": list(sound.values())}
        places = tuple(sound)
    shared = shared_of(usable)
    return SharedFiles(documents, shared, Names(shared, unusable, places), broken)
