"""A check of a file while somebody changes it: what stands in the other files is looked at once."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from usecases.checking.across import SomeFiles, library_findings
from usecases.checking.others import OtherCases
from usecases.checking.report import Report, reported
from usecases.checking.shared import SharedFiles, load_shared, shared_files
from usecases.checking.silence import Silence
from usecases.checking.verdict import facts_of, judge, silences_in
from usecases.findings.finding import Finding
from usecases.reading.document import Document
from usecases.reading.folder import SHARED_FILES, USE_CASES, FileKind, scan
from usecases.rules.base import Names

_SHARED = frozenset(SHARED_FILES.values())


class LiveCheck:
    """Checks of single files of a library as somebody has them, saved or not.

    The library is looked through when something is asked for first, and again after `files_changed`. What it was
    told of files that aren't as on disk holds until then.
    """

    def __init__(self, root: Path) -> None:
        self._root = root.resolve()
        self._unsaved_shared: dict[FileKind, Document] = {}
        self._others: OtherCases | None = None
        self._shared: SharedFiles | None = None
        self._shared_on_disk: dict[FileKind, Document] = {}

    @property
    def names(self) -> Names:
        """The ids that the shared files define."""
        return self._look()[0].names

    def case_names(self) -> Collection[str]:
        """The names of all use cases' files."""
        return self._look()[1].names()

    def files_changed(self, unsaved: Mapping[str, Document | None] = MappingProxyType({})) -> None:
        """Files on disk are other than they were: look again when something is asked for.

        `unsaved` are the files that aren't as on disk, by path; `None` is one that was taken away.
        """
        self._others = self._shared = None
        shared = [document for path, document in unsaved.items() if document is not None and path in SHARED_FILES]
        self.shared_changed(shared)
        for path, document in unsaved.items():
            if path.startswith(f"{USE_CASES}/"):
                self.case_changed(path, document)

    def shared_changed(self, documents: Iterable[Document]) -> None:
        """These are all the shared files that aren't as on disk; each is taken as it is here."""
        unsaved = {document.kind: document for document in documents if document.kind is not None}
        if unsaved != self._unsaved_shared:
            self._unsaved_shared = unsaved
            self._shared = None

    def case_changed(self, path: str, document: Document | None) -> None:
        """A use case isn't as on disk, or isn't there at all (`None`); a check of it says so too."""
        _, others = self._look()
        if document is None:
            others.drop(path)
        else:
            others.put(path, facts_of(document))

    def check(self, document: Document) -> Report:
        """What is found in a file as it is here, with the silences and severities that hold for it.

        That something is used nowhere in the library takes a look at all of it: `check_library` does that.
        """
        if document.kind in _SHARED:
            return self._check_shared(document)
        shared, others = self._look()
        verdict = judge(document, shared.names)
        findings = [*verdict.findings, *library_findings(SomeFiles(others, shared, [verdict]))]
        return _report(document, findings, verdict.silences, shared)

    def _check_shared(self, document: Document) -> Report:
        self.shared_changed([*self._unsaved_shared.values(), document])
        shared, _ = self._look()
        findings = [found for found in shared.findings() if found.path == document.path]
        return _report(document, findings, silences_in(document), shared)

    def _look(self) -> tuple[SharedFiles, OtherCases]:
        if self._others is None:
            found = scan(self._root, stamps=False)
            self._others = OtherCases(self._root, found)
            self._shared_on_disk = load_shared(self._root, found)
        if self._shared is None:
            self._shared = shared_files({**self._shared_on_disk, **self._unsaved_shared})
        return self._shared, self._others


def _report(document: Document, findings: list[Finding], silences: tuple[Silence, ...], shared: SharedFiles) -> Report:
    marks = {document.path: silences} if silences else {}
    return Report(1, reported(findings, marks, shared.shared.settings.checks))
