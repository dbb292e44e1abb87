"""The command that mends findings, and mending a file of a session without losing a comment."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import NamedTuple

from usecases.editing.command import Files, Outcome, Refused
from usecases.editing.session import Session
from usecases.editing.texts import carried
from usecases.findings.finding import Finding
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.mending.finding_mends import Mends, mends_of
from usecases.mending.references import Known
from usecases.reading.comments import comments
from usecases.reading.document import Document

_DONE = mark("{file}: findings mended: {count}")


@dataclass(frozen=True)
class MendFindings:
    """Mend findings of one file, as `mends_of` has found them for the data that it holds now."""

    path: str
    mends: Mends

    def carried_out(self, files: Files) -> Outcome:
        """The file with all the mends; raises Refused where it can't be read."""
        data = files.data(self.path)
        for mend in self.mends:
            data = mend.change(data)
        return Outcome(self._message(), {self.path: data})

    def _message(self) -> Message:
        if len(self.mends) == 1:
            return self.mends[0].message
        return Message(_DONE, {"file": self.path, "count": str(len(self.mends))})


class Mended(NamedTuple):
    """The mends that were made in a file, and why another one was refused, if one was."""

    mends: Mends
    refused: Message | None = None


def mend_file(session: Session, path: str, findings: Collection[Finding], known: Known) -> Mended:
    """Mend some of a file's findings, in memory, if any can be; raises Refused where the file can't be read.

    What is mended may bring to light what can be mended then. A mend that would cost a comment isn't made: the comment
    may say more than the tool can know.
    """
    why = None
    for groups in mends_of(session.files.document(path), findings, known):
        mended = _made(session, path, groups)
        if mended.mends:
            return mended
        why = why or mended.refused
    return Mended((), why)


def _made(session: Session, path: str, groups: list[Mends]) -> Mended:
    whole = tuple(mend for group in groups for mend in group)
    try:
        if not whole or _done(session, path, whole):
            return Mended(whole)
    except Refused:
        pass  # one of them was refused; which one shows when they are made one by one
    made: Mends = ()
    why = None
    for group in groups:
        try:
            made += group if _done(session, path, group) else ()
        except Refused as refused:
            why = refused.message
    return Mended(made, why)


def _done(session: Session, path: str, mends: Mends) -> bool:
    """Make mends; whether that was possible without losing a comment."""
    command = MendFindings(path, mends)
    if costs_comment(session, command):
        return False
    session.do(command)
    return True


def costs_comment(session: Session, command: MendFindings) -> bool:
    """Whether a comment of the file would be lost by mends; raises Refused where they can't be made at all."""
    before = session.files.document(command.path)
    after = command.carried_out(session.files).files[command.path]
    return after is None or bool(_comments(before) - _comments(carried(before, after)))


def _comments(document: Document) -> Counter[str]:
    assert document.source is not None
    assert document.composed is not None
    return Counter(one.text.rstrip() for one in comments(document.source, document.composed.scalars()))
