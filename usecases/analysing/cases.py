"""The use cases of a library one after another, so that memory doesn't grow with their number."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from usecases import collecting
from usecases.library import CaseFile, assemble
from usecases.model import build
from usecases.model.shared import Shared
from usecases.reading.document import load_document
from usecases.reading.folder import SHARED_FILES, FileKind, FoundFile
from usecases.validation.schemas import is_valid

_BATCH = 200

Progress = Callable[[int, int], None]
"""Told now and then how many use cases were looked at, and how many there are."""


class Cases:
    """What the shared files say, and each use case as it is asked for.

    `unusable` holds, once all have been asked for, the paths of the files that were left out. `progress` is told after
    each batch.
    """

    def __init__(self, root: Path, found: Sequence[FoundFile], progress: Progress | None = None) -> None:
        self._root = root
        self._progress = progress
        self._files = [file for file in found if file.kind is FileKind.USE_CASE]
        shared = (load_document(root, file) for file in found if file.path in SHARED_FILES)
        library = assemble(root, shared)
        self.shared: Shared = library.shared
        self.unusable: list[str] = list(library.unusable)

    def __iter__(self) -> Iterator[CaseFile]:
        for start in range(0, len(self._files), _BATCH):
            with collecting.put_off():
                batch = list(self._read(self._files[start : start + _BATCH]))
            yield from batch
            if self._progress is not None:
                self._progress(min(start + _BATCH, len(self._files)), len(self._files))

    def _read(self, files: Sequence[FoundFile]) -> Iterator[CaseFile]:
        for file in files:
            read = read_case(self._root, file)
            if read is None:
                self.unusable.append(file.path)
            else:
                yield read


def read_case(root: Path, file: FoundFile) -> CaseFile | None:
    """The use case of a file; `None` where it can't be read or breaks the schema."""
    data = load_document(root, file).data
    if data is None or not is_valid(data, FileKind.USE_CASE):
        return None
    return CaseFile(file.path, build.use_case(data))
