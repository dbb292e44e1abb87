"""`usecases check --fix`: mend what has one obvious mend."""

from collections.abc import Callable, Sequence
from pathlib import Path

import click

from usecases.checking.report import Report
from usecases.checking.shared import read_shared
from usecases.cli.places import seen_from_here
from usecases.cli.refusing import refusals_said
from usecases.editing.command import Refused
from usecases.editing.session import Session
from usecases.findings.finding import Finding
from usecases.languages.catalogue import _
from usecases.languages.message import Message
from usecases.mending.command import mend_file
from usecases.mending.finding_mends import may_be_mended
from usecases.mending.references import Known, known_ids
from usecases.reading.folder import FileKind, scan
from usecases.saving.locks import writing
from usecases.saving.refusals import FileRefused, explain
from usecases.text.harmless import harmless


def mended(root: Path, check: Callable[[], Report]) -> Report:
    """Mend and save, say on standard error what was mended, and check what is left.

    A file that can't be changed is left, with a word on why.
    """
    report = check()
    left: set[str] = set()
    while findings := _mendable(report, left):
        with refusals_said(), writing(root):
            mending = _Mending(root, left)
            again = mending.round(findings)
        if not again:
            break
        report = check()
    return report


def _mendable(report: Report, left: set[str]) -> dict[str, list[Finding]]:
    """The findings that may have a mend, by file."""
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if may_be_mended(finding) and finding.path not in left:
            found.setdefault(finding.path, []).append(finding)
    return found


class _Mending:
    """One round over the files; what is mended may bring to light what can be mended in the next."""

    def __init__(self, root: Path, left: set[str]) -> None:
        self.root = root
        self.left = left
        self.session = Session.open(root)
        self.known = _known(root)

    def round(self, findings: dict[str, list[Finding]]) -> bool:
        """Mend what can be; whether that was anything."""
        try:
            done = [self._file(path, found) for path, found in findings.items()]
            return any(done)
        finally:
            self.session.give_up()

    def _file(self, path: str, findings: Sequence[Finding]) -> bool:
        try:
            document = self.session.files.document(path)
            mended = mend_file(self.session, path, findings, self.known)
            self.session.save()
        except Refused as refused:
            return self._leave(path, refused.message)
        except FileRefused as refused:
            while path in self.session.unsaved():
                self.session.undo()
            return self._leave(path, explain(refused))
        if mended.refused is not None:
            self._leave(path, mended.refused)
        shown = harmless(seen_from_here(self.root / path))
        lines = sorted((document.place(mend.where, mend.on_key).line, mend.message.said()) for mend in mended.mends)
        for line, words in lines:
            click.echo(f"{shown}:{line}: {harmless(words)}", err=True)
        return bool(lines)

    def _leave(self, path: str, why: Message) -> bool:
        self.left.add(path)
        text = _("{path} isn't mended, or not wholly. {reason}")
        shown = harmless(seen_from_here(self.root / path))
        click.echo(text.format(path=shown, reason=harmless(why.said())), err=True)
        return False


def _known(root: Path) -> Known:
    found = scan(root, stamps=False)
    cases = {file.stem for file in found if file.kind is FileKind.USE_CASE}
    return known_ids(read_shared(root, found).names, cases)
