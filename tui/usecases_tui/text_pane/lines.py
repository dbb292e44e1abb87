"""In which line of a file a thing stands."""

from usecases.editing.command import Refused
from usecases.editing.opened import OpenedFiles
from usecases.editing.where import followed
from usecases.reading.document import read_document
from usecases_tui.desk import Spot


def line_of(files: OpenedFiles, spot: Spot) -> int:
    """The line of a thing, from 1; of a file that can't be read, the line with the first error."""
    content = files.content(spot.path) or b""
    document = read_document(content, spot.path, files.kind(spot.path))
    if document.data is None:
        return document.findings[0].place.line if document.findings else 1
    for way in ((*spot.where, *spot.field), spot.where):
        try:
            path = followed(document.data, way, files.kind(spot.path)).path
        except Refused:
            continue
        return document.place(path).line
    return 1
