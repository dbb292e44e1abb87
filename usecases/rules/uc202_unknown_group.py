"""A process group that `map.yaml` doesn't have.

The `group` of a use case puts it on the map, and `feeds` says which groups a group passes its result to. Both
name a group by its id. Correct the id, or add the group to the map.

Failing:

```yaml
id: call-back
title: Call back
group: sails
```

Passing:

```yaml
id: call-back
title: Call back
group: sales
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


class UnknownGroup(Rule):
    """A reference to a process group that isn't there."""

    code = "UC202"
    severity = Severity.ERROR
    fixable = True
    messages = {"": mark("There is no group “{group}” in map.yaml. Correct the id, or add the group.")}

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the group of the use case."""
        group, names = subject.case.group, subject.names
        if group is not None and group not in names.groups and FileKind.MAP not in names.unusable:
            yield _hit(("group",), group, names)

    def in_shared(self, shared: Shared, names: Names) -> Iterator[tuple[FileKind, Hit]]:
        """Look at the groups that a group feeds, and those that are to be improved."""
        if FileKind.MAP in names.unusable:
            return
        for number, group in enumerate(shared.groups):
            for index, fed in enumerate(group.feeds):
                if fed not in names.groups:
                    yield FileKind.MAP, _hit(("groups", number, "feeds", index), fed, names)
        for number, improvement in enumerate(shared.improvements):
            if improvement.group is not None and improvement.group not in names.groups:
                yield FileKind.IMPROVEMENTS, _hit(("improvements", number, "group"), improvement.group, names)


def _hit(where: Path, group: str, names: Names) -> Hit:
    return Hit(where, {"group": group, **guess(group, names.groups)})


RULE = UnknownGroup
