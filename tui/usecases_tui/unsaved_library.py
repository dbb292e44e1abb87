"""The library as a session has it, unsaved changes and all: as much of it as one use case needs."""

from collections.abc import Iterator
from contextlib import suppress

from usecases.editing.command import Refused
from usecases.editing.opened import OpenedFiles
from usecases.library import Library, assemble
from usecases.model.shared import Shared
from usecases.model.usecase import UseCase
from usecases.reading.document import Document
from usecases.reading.folder import SHARED_FILES, FileKind, stem_of


def shared_files(files: OpenedFiles) -> Shared:
    """What the shared files say; those that can't be used say nothing."""
    return assemble(files.root, _documents(files, list(SHARED_FILES))).shared


def library_around(files: OpenedFiles, path: str) -> Library:
    """The shared files, a use case, and those that it is made of or that are made of it."""
    stem = stem_of(path)
    own = files.content(path) or b""
    others = [
        other
        for other in files.paths()
        if files.kind(other) is FileKind.USE_CASE
        and other != path
        and (stem_of(other).encode() in own or stem.encode() in _content(files, other))
    ]
    return assemble(files.root, _documents(files, [*SHARED_FILES, path, *others]))


def case_in(library: Library, path: str) -> UseCase | None:
    """The use case that stands in a file; `None` where it was left out because it can't be used."""
    return next((file.case for file in library.files if file.path == path), None)


def title_of(files: OpenedFiles, case_id: str) -> str:
    """The title of a use case by its name; its id where it can't be read."""
    for path in files.paths():
        if files.kind(path) is FileKind.USE_CASE and stem_of(path) == case_id:
            with suppress(Refused):
                title = files.data(path).get("title")
                return title if isinstance(title, str) else case_id
    return case_id


def _documents(files: OpenedFiles, paths: list[str]) -> Iterator[Document]:
    for path in paths:
        with suppress(Refused):
            yield files.document(path)


def _content(files: OpenedFiles, path: str) -> bytes:
    """The bytes of a file, without keeping those of ten thousand files in memory."""
    changed = files.unsaved().get(path)
    if changed is not None:
        return changed[1] or b""
    try:
        return (files.root / path).read_bytes()
    except OSError:
        return b""
