"""An artefact that `artefacts.yaml` doesn't have.

What one step gives, another needs: an order, an estimate, a signed contract. The chain can only be checked
where both use the same id. The `result` of a group on the map is an artefact too. Correct the id, or add the
artefact.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Takes the order
    gives: oder
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Takes the order
    gives: order
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.shared import Shared
from usecases.reading.folder import FileKind
from usecases.rules.base import Hit, Names, Rule, Subject
from usecases.rules.guess import guess
from usecases.text.path import Path


class UnknownArtefact(Rule):
    """A reference to an artefact that isn't there."""

    code = "UC204"
    severity = Severity.ERROR
    fixable = True
    messages = {"": mark("There is no artefact “{artefact}” in artefacts.yaml. Correct the id, or add the artefact.")}

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at what the steps give and need."""
        if FileKind.ARTEFACTS in subject.names.unusable:
            return
        known = subject.names.artefacts
        for placed in subject.outline.steps:
            step = placed.step
            if known.issuperset(step.gives) and known.issuperset(step.needs):
                continue
            for index, artefact in enumerate(step.gives):
                if artefact not in known:
                    yield _hit((*placed.path, "gives", index), artefact, subject.names)
            for index, artefact in enumerate(step.needs):
                if artefact not in known:
                    yield _hit((*placed.path, "needs", index), artefact, subject.names)

    def in_shared(self, shared: Shared, names: Names) -> Iterator[tuple[FileKind, Hit]]:
        """Look at the results of the groups; a group's trigger may be a text, so it isn't judged."""
        if FileKind.ARTEFACTS in names.unusable:
            return
        for number, group in enumerate(shared.groups):
            if group.result is not None and group.result not in names.artefacts:
                yield FileKind.MAP, _hit(("groups", number, "result"), group.result, names)


def _hit(where: Path, artefact: str, names: Names) -> Hit:
    return Hit(where, {"artefact": artefact, **guess(artefact, names.artefacts)})


RULE = UnknownArtefact
