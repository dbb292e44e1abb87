"""The measurements of an indicator, which name it by its id."""

from re import MULTILINE, escape
from re import compile as regex

from usecases.editing.command import Files, Refused
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.measurements import rows_of
from usecases.reading.folder import FileKind

_SECOND_CELL = r"((?:^|(?<=\r))[^,;\r\n]*[,;][ \t]*\"?){kpi}(?=\"?[ \t]*[,;])"


def measured_in(files: Files, kpi: str) -> list[str]:
    """The files of measurements that have rows of an indicator; raises Refused where one can't be read."""
    found = [path for path in files.mentioning(kpi) if files.kind(path) is FileKind.MEASUREMENTS]
    return sorted(path for path in found if _has_rows(_text(files, path), kpi))


def with_kpi_replaced(files: Files, path: str, old: str, new: str) -> str:
    """The text of a file of measurements with another id of an indicator, and nothing else changed.

    Raises Refused where the file can't be read, or is written in a way that hides the id.
    """
    text = regex(_SECOND_CELL.replace("{kpi}", escape(old)), MULTILINE).sub(rf"\g<1>{new}", _text(files, path))
    if _has_rows(text, old):
        words = mark("{path} names “{id}” in a way that can't be changed here. Change it by hand first.")
        raise Refused(Message(words, {"path": path, "id": old}))
    return text


def _has_rows(text: str, kpi: str) -> bool:
    return any(len(row.cells) > 1 and row.cells[1].strip() == kpi for row in rows_of(text.removeprefix("\ufeff")))


def _text(files: Files, path: str) -> str:
    try:
        return (files.content(path) or b"").decode("utf-8")
    except UnicodeDecodeError as error:
        words = mark("{path} is no UTF-8, so it can't be read. Save it as UTF-8 first.")
        raise Refused(Message(words, {"path": path})) from error
