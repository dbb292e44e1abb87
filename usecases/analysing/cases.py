"""The use cases of a library one after another, so that memory doesn't grow with their number."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from usecases import collecting
from usecases.library import CaseFile, assemble
from usecases.model import build
from usecases.model.shared import Shared
from usecases.model.usecase import UseCase
from usecases.processors import Rows, shared_out
from usecases.reading.document import load_document
from usecases.reading.folder import SHARED_FILES, FileKind, FoundFile
from usecases.validation.schemas import is_valid

_BATCH = 200

Find = Callable[[str], UseCase | None]
"""The use case of an id; `None` where there is none that can be used."""

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
        self.find = Finder(root, self._files)

    def __iter__(self) -> Iterator[CaseFile]:
        done = 0
        for batch in self._in_order():
            with collecting.put_off():
                cases = [CaseFile(path, build.use_case(data)) for _, path, data in batch if data is not None]
            self.unusable += [path for _, path, data in batch if data is None]
            done += len(batch)
            yield from cases
            if self._progress is not None:
                self._progress(done, len(self._files))

    def _in_order(self) -> Iterator[Rows]:
        """The number, path and data of each file; the processors hand in their shares by turns."""
        waiting: dict[int, tuple[Any, ...]] = {}
        after = 0
        for batch in shared_out(list(enumerate(self._files)), self._batches):
            waiting |= {row[0]: row for row in batch}
            rows: Rows = []
            while (row := waiting.pop(after, None)) is not None:
                rows.append(row)
                after += 1
            if rows:
                yield rows

    def _batches(self, files: Sequence[tuple[int, FoundFile]]) -> Iterator[Rows]:
        for start in range(0, len(files), _BATCH):
            with collecting.put_off():
                rows: Rows = [
                    (number, file.path, _data(self._root, file)) for number, file in files[start : start + _BATCH]
                ]
            yield rows


class Finder:
    """Finds use cases by their ids, which are the names of their files; each is read whenever it is asked for.

    `unusable` holds the paths of the files that were asked for and can't be used.
    """

    def __init__(self, root: Path, found: Iterable[FoundFile]) -> None:
        self._root = root
        self._files = {file.stem: file for file in found if file.kind is FileKind.USE_CASE}
        self.unusable: list[str] = []

    def __call__(self, case_id: str) -> UseCase | None:
        """The use case of an id; `None` where there is none that can be used."""
        file = self._files.get(case_id)
        if file is None:
            return None
        read = read_case(self._root, file)
        if read is None and file.path not in self.unusable:
            self.unusable.append(file.path)
        return read.case if read is not None and read.case.id == case_id else None


def read_case(root: Path, file: FoundFile) -> CaseFile | None:
    """The use case of a file; `None` where it can't be read or breaks the schema."""
    data = _data(root, file)
    return None if data is None else CaseFile(file.path, build.use_case(data))


def _data(root: Path, file: FoundFile) -> Any:
    """What the file says; `None` where it can't be read or breaks the schema."""
    data = load_document(root, file).data
    return data if data is not None and is_valid(data, FileKind.USE_CASE) else None
