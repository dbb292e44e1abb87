"""Gathering the facts of a use case."""

from usecases.model.outline import Outline
from usecases.model.usecase import RESERVED, Step, UseCase


def can_fail(case: UseCase) -> bool:
    """Whether a use case can end in failure by a branch of its own."""
    return any(branch.end == "failure" for branch in case.branches)


def uses_of(case: UseCase, outline: Outline) -> tuple[str, ...]:
    """What a use case refers to outside its file, as `kind:id`, sorted."""
    found: set[str] = set()

    def add(kind: str, *names: str | None) -> None:
        found.update(f"{kind}:{name}" for name in names if name)

    add("role", case.primary_actor, case.customer, case.owner, *case.systems)
    add("role", *(stakeholder.role for stakeholder in case.stakeholders))
    add("role", case.approved.by if case.approved else None)
    add("group", case.group)
    add("kpi", *case.kpis)
    for placed in outline.steps:
        step = placed.step
        add("role", *roles_of(step))
        add("kpi", *step.kpis)
        add("artefact", *step.gives, *step.needs)
        add("channel", *step.channel)
        add("use-case", step.use_case)
    return tuple(sorted(found))


def roles_of(step: Step) -> tuple[str, ...]:
    """Every role that a step names, in the order of the extended RACI row, systems last."""
    accountable = (step.accountable,) if step.accountable else ()
    return (
        *step.actor, *step.responsible, *accountable, *step.consulted, *step.informed, *step.systems
    )  # fmt: skip


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
