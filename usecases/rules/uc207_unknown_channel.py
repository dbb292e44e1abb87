"""A channel that the library doesn't have.

`phone`, `mail`, `messenger`, `meeting` and `crm` are always there; others stand under `channels` in
`library.yaml`. Steps say where one talks about them, roles where they can be reached, so that a hand-over to
somebody who can't be reached there is noticed. Correct the id, or add the channel.

Failing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
    channel: telephone
```

Passing:

```yaml
id: call-back
title: Call back
steps:
  - id: call
    actor: manager
    action: Calls the customer
    channel: phone
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


class UnknownChannel(Rule):
    """A reference to a channel that isn't there."""

    code = "UC207"
    severity = Severity.ERROR
    fixable = True
    messages = {"": mark("There is no channel “{channel}” in library.yaml. Correct the id, or add the channel.")}

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the channels of the steps."""
        if FileKind.LIBRARY in subject.names.unusable:
            return
        known = subject.names.channels
        for placed in subject.outline.steps:
            if known.issuperset(placed.step.channel):
                continue
            for index, channel in enumerate(placed.step.channel):
                if channel not in known:
                    yield _hit((*placed.path, "channel", index), channel, subject.names)

    def in_shared(self, shared: Shared, names: Names) -> Iterator[tuple[FileKind, Hit]]:
        """Look at the channels of the roles."""
        if FileKind.LIBRARY in names.unusable:
            return
        for number, role in enumerate(shared.roles):
            for index, channel in enumerate(role.channels):
                if channel not in names.channels:
                    yield FileKind.ROLES, _hit(("roles", number, "channels", index), channel, names)


def _hit(where: Path, channel: str, names: Names) -> Hit:
    return Hit(where, {"channel": channel, **guess(channel, names.channels)})


RULE = UnknownChannel
