"""New data of a file as a new text of it, after a look at the schema."""

from collections import Counter
from typing import TYPE_CHECKING

from usecases.editing.command import Data, Refused
from usecases.editing.where import where_of, written_where
from usecases.languages.catalogue import mark, reader_language
from usecases.languages.message import Message
from usecases.reading.compose import compose
from usecases.reading.document import Document
from usecases.reading.folder import FileKind
from usecases.text.source import Source
from usecases.validation.schemas import is_valid
from usecases.writing.carry import CantCarry, carry_composed
from usecases.writing.layout import block

if TYPE_CHECKING:
    from usecases.validation.explain import Explained

_UNHOLDABLE = mark("The text holds characters that no file can hold.")


def carried(old: Document, data: Data, path: str | None = None, other: Document | None = None) -> Document:
    """A file with new data, changed in the lines that say something else; raises Refused where that can't be done.

    `path` is where it stands from now on. Of the `other` file, items come over with their comments.
    """
    assert old.source is not None
    assert old.composed is not None
    others = [] if other is None or not other.source or not other.composed else [(other.source, other.composed)]
    try:
        source, composed = carry_composed(old.source, old.composed, data, others)
    except CantCarry as problem:
        line = old.source.position(problem.offset).line
        text = mark(
            "{file}, line {line}: the way this is written doesn't let the change in without touching other lines. "
            "Bring the file into the canonical form first (usecases fmt), or change it by hand."
        )
        raise Refused(Message(text, {"file": old.path, "line": str(line)})) from problem
    except ValueError as problem:
        raise Refused(Message(_UNHOLDABLE)) from problem
    return Document(path or old.path, old.kind, source, composed)


def fresh(path: str, kind: FileKind, data: Data) -> Document:
    """A new file of data; raises Refused."""
    try:
        text = "".join(f"{line}\n" for line in block(data, 0))
    except ValueError as problem:
        raise Refused(Message(_UNHOLDABLE)) from problem
    return Document(path, kind, Source(text), compose(text))


def must_keep_schema(path: str, kind: FileKind, data: Data, before: Data | None) -> None:
    """Raise Refused where data breaks the schema in a way that the data before it doesn't."""
    try:
        if is_valid(data, kind):
            return
    except UnicodeEncodeError as problem:
        raise Refused(Message(_UNHOLDABLE)) from problem
    from usecases.findings.finding import WHOLE_FILE, Finding
    from usecases.findings.severity import Severity
    from usecases.rules.wording import message
    from usecases.validation.explain import explain  # costs 90 ms to import, and most changes keep the schema

    left = Counter(map(_told, explain(before, kind) if before is not None else ()))
    for breach in explain(data, kind):
        left[_told(breach)] -= 1
        if left[_told(breach)] >= 0:
            continue
        arguments = {"written": "", **breach.arguments}
        finding = Finding(breach.code, path, WHOLE_FILE, Severity.ERROR, breach.variant, arguments)
        words = message(finding, reader_language())
        if not breach.where:
            raise Refused(Message(mark("{file}: {problem}"), {"file": path, "problem": words}))
        place = written_where(where_of(data, breach.where, kind))
        raise Refused(Message(mark("{place}: {problem}"), {"place": place, "problem": words}))


def _told(breach: "Explained") -> str:
    return f"{breach.code} {breach.variant} {sorted(breach.arguments.items())}"
