"""Titles of what figures name by id, in one language; of an id that nothing bears, the id itself."""

from collections.abc import Iterable, Mapping

from usecases.languages.channels import channel_title
from usecases.model.shared import Shared
from usecases.model.words import Words
from usecases.text.harmless import one_line


class Titles:
    """The titles of a library's roles, channels, artefacts, groups and indicators."""

    def __init__(self, shared: Shared, language: str) -> None:
        self.language = language
        self._shared = shared
        self._roles = {role.id: role.title for role in reversed(shared.roles)}
        self._groups = {group.id: group.title for group in reversed(shared.groups)}
        self._artefacts = {artefact.id: artefact.title for artefact in reversed(shared.artefacts)}
        self._kpis = {kpi.id: kpi.title for kpi in reversed(shared.kpis)}

    @property
    def has_groups(self) -> bool:
        """Whether the library has a map with groups."""
        return bool(self._groups)

    def role(self, role_id: str) -> str:
        """The title of a role."""
        return self._title(self._roles, role_id)

    def roles(self, role_ids: Iterable[str]) -> str:
        """The titles of roles, one after the other."""
        return ", ".join(map(self.role, role_ids))

    def group(self, group_id: str) -> str:
        """The title of a process group."""
        return self._title(self._groups, group_id)

    def artefact(self, artefact_id: str) -> str:
        """The title of an artefact."""
        return self._title(self._artefacts, artefact_id)

    def kpi(self, kpi_id: str) -> str:
        """The title of an indicator."""
        return self._title(self._kpis, kpi_id)

    def artefacts(self, artefact_ids: Iterable[str]) -> str:
        """The titles of artefacts, one after the other."""
        return ", ".join(map(self.artefact, artefact_ids))

    def channel(self, channel_id: str) -> str:
        """The title of a channel."""
        return one_line(channel_title(channel_id, self._shared, self.language))

    def _title(self, titles: Mapping[str, Words], thing_id: str) -> str:
        title = titles.get(thing_id)
        return one_line(title.in_language(self.language) if title else thing_id)
