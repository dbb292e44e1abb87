"""Gathering the facts of a use case."""

from usecases.chain.ends import bridges_of, ends_of, run_of, written
from usecases.findings.finding import WHOLE_FILE
from usecases.model.letters import Roles
from usecases.model.outline import Outline
from usecases.model.usecase import RESERVED, UseCase
from usecases.reading.document import Document
from usecases.rules.facts import Chained


def can_fail(case: UseCase) -> bool:
    """Whether a use case can end in failure by a branch of its own."""
    return any(branch.end == "failure" for branch in case.branches)


def uses_of(case: UseCase, outline: Outline) -> tuple[str, ...]:
    """What a use case refers to outside its file, as `kind:id`, sorted; `doer:id` is a role that does a step alone."""
    roles: set[str | None] = {case.primary_actor, case.customer, case.owner, *case.systems}
    roles.update(stakeholder.role for stakeholder in case.stakeholders)
    roles.add(case.approved.by if case.approved else None)
    artefacts: set[str] = set()
    kpis = set(case.kpis)
    channels: set[str] = set()
    included: set[str | None] = set()
    for placed in outline.steps:
        step = placed.step
        roles.update(step.actor, step.responsible, step.consulted, step.informed, step.systems)
        roles.add(step.accountable)
        artefacts.update(step.gives, step.needs)
        kpis.update(step.kpis)
        channels.update(step.channel)
        included.add(step.use_case)
    deviations = {branch.deviation for branch in case.branches}
    deviations.update(considered.deviation for considered in case.considered)
    found: dict[str, set[str | None] | set[str]] = {
        "role": roles, "doer": _only_doers(outline), "artefact": artefacts, "kpi": kpis, "channel": channels,
        "use-case": included, "group": {case.group}, "deviation": deviations,
    }  # fmt: skip
    return tuple(sorted(f"{kind}:{name}" for kind, names in found.items() for name in names if name))


def chain_of(document: Document, outline: Outline, roles: Roles) -> tuple[Chained, ...]:
    """What a use case has of the chain; what holds for all of it stands at its first line."""
    if outline.case.status == "retired":
        return ()
    found = [Chained(written(end), document.place(path)) for end, _, path in ends_of(outline, roles)]
    found += [Chained(written(bridge), WHOLE_FILE) for bridge in bridges_of(outline, roles)]
    return (*found, Chained(written(run_of(outline, roles)), WHOLE_FILE))


def _only_doers(outline: Outline) -> set[str]:
    """The roles that do a step alone."""
    found: set[str] = set()
    for placed in outline.steps:
        step = placed.step
        if len(step.actor) + len(step.responsible) == 1:
            found.update(step.actor, step.responsible)
    return found


def names_in(data: object) -> tuple[str, ...]:
    """Every text of a document that breaks the schema, so that nothing it may refer to is called unused."""
    found: set[str] = set()
    waiting = [data]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            waiting.extend(item.values())
        elif isinstance(item, list):
            waiting.extend(item)
        elif isinstance(item, str) and item not in RESERVED and " " not in item and len(item) <= 120:
            found.add(f"?:{item}")
    return tuple(sorted(found))
