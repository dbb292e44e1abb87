"""Titles of what use cases refer to by id; of an id that nothing bears, the id itself."""

from collections.abc import Mapping
from functools import cached_property

from usecases.languages.channels import channel_title
from usecases.model.shared import Artefact, Group, Indicator, Role, Shared
from usecases_exporters.tree.clean import shown


class Names:
    """The titles of one library's roles, artefacts, channels, indicators and groups, in one language."""

    def __init__(self, shared: Shared, language: str) -> None:
        self.shared = shared
        self.language = language

    @cached_property
    def roles(self) -> Mapping[str, Role]:
        """The roles by id; the first one of an id counts."""
        return {role.id: role for role in reversed(self.shared.roles)}

    @cached_property
    def artefacts(self) -> Mapping[str, Artefact]:
        """The artefacts by id."""
        return {artefact.id: artefact for artefact in reversed(self.shared.artefacts)}

    @cached_property
    def kpis(self) -> Mapping[str, Indicator]:
        """The indicators by id."""
        return {kpi.id: kpi for kpi in reversed(self.shared.kpis)}

    @cached_property
    def groups(self) -> Mapping[str, Group]:
        """The process groups by id."""
        return {group.id: group for group in reversed(self.shared.groups)}

    def role(self, role_id: str) -> str:
        """The title of a role."""
        return self._title(self.roles.get(role_id), role_id)

    def artefact(self, artefact_id: str) -> str:
        """The title of an artefact."""
        return self._title(self.artefacts.get(artefact_id), artefact_id)

    def kpi(self, kpi_id: str) -> str:
        """The title of an indicator."""
        return self._title(self.kpis.get(kpi_id), kpi_id)

    def group(self, group_id: str) -> str:
        """The title of a process group."""
        return self._title(self.groups.get(group_id), group_id)

    def channel(self, channel_id: str) -> str:
        """The title of a channel."""
        return shown(channel_title(channel_id, self.shared, self.language)) or channel_id

    def external(self, role_id: str) -> bool:
        """Whether a role stands outside the company; one that nobody knows counts as inside."""
        role = self.roles.get(role_id)
        return role is not None and role.external

    def _title(self, thing: Role | Artefact | Indicator | Group | None, thing_id: str) -> str:
        return (shown(thing.title.in_language(self.language)) if thing else "") or thing_id
