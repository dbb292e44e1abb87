"""A check of a file as it would be, before it is saved."""

from pathlib import Path

from usecases.checking.across import SomeFiles, library_findings
from usecases.checking.report import Report, reported
from usecases.checking.shared import read_shared
from usecases.checking.verdict import judge
from usecases.reading.document import Document
from usecases.reading.folder import scan


def check_document(root: Path, document: Document) -> Report:
    """Check a use case that isn't on disk as it is here; other files are read where it refers to them."""
    found = scan(root)
    shared = read_shared(root, found)
    verdict = judge(document, shared.names)
    findings = [*verdict.findings, *library_findings(SomeFiles(root, found, shared, [verdict]))]
    silences = {document.path: verdict.silences} if verdict.silences else {}
    return Report(1, reported(findings, silences, shared.shared.settings.checks))
