"""A document that was made of the library says something else than the library does now.

Staff work by the document: the regulation in a folder, the page on the wall. `documents` in library.yaml names the
format and the folder. Whoever exports the whole library there leaves a record beside the documents
(`.usecases-documents.json`, to be kept in git), and this rule compares: a use case or a shared file that says
something else since then, one that came or went, a document that somebody has changed or deleted. Another layout and
comments don't count. Export again, and have the new documents signed.

Failing:

```yaml library.yaml
title: Processes of the shop
language: en
documents: { format: markdown, folder: ../docs/regulations }
```

Passing:

```yaml library.yaml
title: Processes of the shop
language: en
```
"""

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.rules.base import Rule


class DocumentsOutOfDate(Rule):
    """Documents in the repository that the library has outgrown."""

    code = "UC603"
    severity = Severity.WARNING
    messages = {
        "": mark(
            "This was changed after its document in {folder} was made. Export again (usecases export {format}), so "
            "that nobody works by the old one."
        ),
        "new": mark("In {folder} there is no document of this yet. Export again (usecases export {format})."),
        "shared": mark(
            "{file} was changed after the documents in {folder} were made. Export again (usecases export {format})."
        ),
        "gone": mark(
            "{file} is no longer there, and the documents in {folder} still tell of it. Export again (usecases export "
            "{format})."
        ),
        "edited": mark(
            "In {folder}, {file} isn't as it was exported. Make the change in the library, then export again (usecases "
            "export {format})."
        ),
        "unknown": mark(
            "In {folder} nothing tells what the documents were made of. Export the whole library there (usecases "
            "export {format})."
        ),
    }


RULE = DocumentsOutOfDate
