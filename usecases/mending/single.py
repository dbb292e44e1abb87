"""The mend of one finding, for somebody who sees it and wants it gone."""

from usecases.editing.command import Refused
from usecases.editing.history import Done
from usecases.editing.session import Session
from usecases.findings.finding import Finding
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.mending.command import MendFindings, costs_comment
from usecases.mending.finding_mends import may_be_mended, mends_of
from usecases.mending.references import Known

_NO_MEND = mark("There is no mend of this that is plain beyond doubt. Correct it yourself.")


def mend_for(session: Session, finding: Finding, known: Known) -> MendFindings | None:
    """The command that mends a finding; `None` where it has no mend that can be made.

    `may_be_mended` answers at once for most findings that have none; this takes some milliseconds. The finding is one
    of its file as the session has it.
    """
    if not may_be_mended(finding):
        return None
    try:
        document = session.files.document(finding.path)
    except Refused:
        return None
    for stage in mends_of(document, [finding], known):
        for mends in stage:
            if _can_be_made(session, command := MendFindings(finding.path, mends)):
                return command
    return None


def mend_offered(session: Session, finding: Finding, known: Known) -> Message | None:
    """What mending a finding would do, in words; `None` where it has no mend that can be made."""
    command = mend_for(session, finding, known)
    return None if command is None else command.mends[0].message


def mend_one(session: Session, finding: Finding, known: Known) -> Done:
    """Mend a finding by one command that can be undone; raises Refused where it has no mend that can be made."""
    command = mend_for(session, finding, known)
    if command is None:
        raise Refused(Message(_NO_MEND))
    return session.do(command)


def _can_be_made(session: Session, command: MendFindings) -> bool:
    try:
        return not costs_comment(session, command)
    except Refused:
        return False
