"""The use cases of a library, as far as the check of one of them needs to know: each is read when it is asked for."""

from collections.abc import Collection, Sequence
from pathlib import Path

from usecases.checking.verdict import facts_of
from usecases.reading.document import load_document
from usecases.reading.folder import FileKind, FoundFile, stem_of
from usecases.rules.facts import CaseFacts


class OtherCases:
    """The use cases by the names of their files; what is known of one is kept."""

    def __init__(self, root: Path, found: Sequence[FoundFile]) -> None:
        self._root = root
        self._on_disk = {file.path: file for file in found if file.kind is FileKind.USE_CASE}
        self._facts: dict[str, CaseFacts | None] = {}
        self._paths: dict[str, list[str]] = {}
        for path in self._on_disk:
            self._paths.setdefault(stem_of(path), []).append(path)

    def names(self) -> Collection[str]:
        """The names of all files."""
        return self._paths.keys()

    def paths_of(self, name: str) -> list[str]:
        """The files of a name."""
        return self._paths.get(name, [])

    def find(self, case_id: str) -> CaseFacts | None:
        """The use case of an id, which is its file's name; `None` where there is none, or nothing can be read."""
        for path in self.paths_of(case_id):
            if path not in self._facts:
                self._facts[path] = facts_of(load_document(self._root, self._on_disk[path]))
            if (facts := self._facts[path]) is not None and facts.id == case_id:
                return facts
        return None

    def put(self, path: str, facts: CaseFacts | None) -> None:
        """Let a file be as these facts have it, whatever is on disk."""
        self._facts[path] = facts
        paths = self._paths.setdefault(stem_of(path), [])
        if path not in paths:
            paths.append(path)
            paths.sort()

    def drop(self, path: str) -> None:
        """Let there be no such file."""
        left = [other for other in self.paths_of(stem_of(path)) if other != path]
        if left:
            self._paths[stem_of(path)] = left
        else:
            self._paths.pop(stem_of(path), None)
