"""Titles of what figures name by id, in one language; of an id that nothing bears, the id itself."""

from collections.abc import Iterable

from usecases.languages.channels import channel_title
from usecases.model.shared import Shared
from usecases.text.harmless import one_line


class Titles:
    """The titles of a library's roles, channels, artefacts and groups."""

    def __init__(self, shared: Shared, language: str) -> None:
        self.language = language
        self._shared = shared
        self._roles = {role.id: role.title for role in reversed(shared.roles)}
        self._artefacts = {artefact.id: artefact.title for artefact in reversed(shared.artefacts)}

    def role(self, role_id: str) -> str:
        """The title of a role."""
        title = self._roles.get(role_id)
        return one_line(title.in_language(self.language) if title else role_id)

    def roles(self, role_ids: Iterable[str]) -> str:
        """The titles of roles, one after the other."""
        return ", ".join(map(self.role, role_ids))

    def artefact(self, artefact_id: str) -> str:
        """The title of an artefact."""
        title = self._artefacts.get(artefact_id)
        return one_line(title.in_language(self.language) if title else artefact_id)

    def channel(self, channel_id: str) -> str:
        """The title of a channel."""
        return one_line(channel_title(channel_id, self._shared, self.language))
