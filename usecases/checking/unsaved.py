"""A check of a file as it would be, before it is saved."""

from pathlib import Path

from usecases.checking.live import LiveCheck
from usecases.checking.report import Report
from usecases.reading.document import Document


def check_document(root: Path, document: Document) -> Report:
    """Check a file that isn't on disk as it is here; other files are read where it refers to them."""
    return LiveCheck(root).check(document)
