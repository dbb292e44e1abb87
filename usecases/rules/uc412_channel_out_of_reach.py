"""A role uses none of a step's channels.

The step says where people talk (`channel`), and `roles.yaml` says which channels a role uses. This role can't be
reached there: it will be told too late or not at all. Name a channel that it uses, or give it access and add that to
its `channels`. A role that names no channels may use all. In an approved use case this is a warning.

Failing:

```yaml
id: call-back
title: Call back
owner: head
steps:
  - id: call
    actor: head
    action: Calls the customer
    informed: [manager]
    channel: tracker
```

Passing:

```yaml
id: call-back
title: Call back
owner: head
steps:
  - id: call
    actor: head
    action: Calls the customer
    informed: [manager]
    channel: [tracker, mail]
```
"""

from collections.abc import Iterator

from usecases.findings.severity import Severity
from usecases.languages.catalogue import mark
from usecases.model.letters import Assigned
from usecases.rules.base import Hit, Rule, Subject
from usecases.text.path import Path


class ChannelOutOfReach(Rule):
    """A role of a step that uses none of its channels."""

    code = "UC412"
    severity = Severity.INFO
    messages = {
        "": mark(
            "“{role}” uses none of the channels of the step “{step}”. Name one that it uses, or add this one to the"
            " role."
        )
    }

    def in_use_case(self, subject: Subject) -> Iterator[Hit]:
        """Look at the steps with a channel."""
        for path, each in subject.assigned:
            if each.step.channel:
                seen: set[str] = set()
                for role_id, where in _roles(path, each):
                    if role_id not in seen and _is_out_of_reach(role_id, each, subject):
                        yield Hit(where, {"role": role_id, "step": each.step.id}, severity=subject.incomplete)
                    seen.add(role_id)


def _roles(path: Path, each: Assigned) -> Iterator[tuple[str, Path]]:
    step = each.step
    fields = (("actor", step.actor), ("responsible", step.responsible), ("consulted", each.asked))
    for field, roles in (*fields, ("informed", each.told)):
        for index, role_id in enumerate(roles):
            yield role_id, (*path, field, index)


def _is_out_of_reach(role_id: str, each: Assigned, subject: Subject) -> bool:
    role = subject.names.roles.get(role_id)
    return role is not None and bool(role.channels) and not set(role.channels).intersection(each.step.channel)


RULE = ChannelOutOfReach
