"""Use cases by process group, as the index and the map list them."""

from collections.abc import Sequence

from usecases.model.shared import Group
from usecases.model.usecase import UseCase
from usecases_exporters.regulation.page import title_of


def by_group(groups: Sequence[Group], cases: Sequence[UseCase]) -> list[tuple[Group | None, list[UseCase]]]:
    """The groups in the order of the map, then `None` with the use cases that belong to none of them."""
    unique = {group.id: group for group in reversed(groups)}
    shelves: dict[str, list[UseCase]] = {group.id: [] for group in groups}
    loose: list[UseCase] = []
    for case in sorted(cases, key=lambda case: (title_of(case).casefold(), case.id)):
        shelves.get(case.group or "", loose).append(case)
    found: list[tuple[Group | None, list[UseCase]]] = [(unique[name], inside) for name, inside in shelves.items()]
    return [*found, (None, loose)] if loose else found
