"""The titles of the built-in channels; a library may give its own."""

from usecases.model.shared import Shared

_TITLES = {
    "phone": {"ru": "Телефон", "pl": "Telefon", "en": "Phone"},
    "mail": {"ru": "Электронная почта", "pl": "Poczta elektroniczna", "en": "E-mail"},
    "messenger": {"ru": "Мессенджер", "pl": "Komunikator", "en": "Messenger"},
    "meeting": {"ru": "Встреча", "pl": "Spotkanie", "en": "Meeting"},
    "crm": {"ru": "CRM", "pl": "CRM", "en": "CRM"},
}


def channel_title(channel_id: str, shared: Shared, language: str) -> str:
    """The title of a channel; of one that nobody knows, its id."""
    channel = shared.channel(channel_id)
    if channel is not None and channel.title is not None:
        return channel.title.in_language(language)
    return built_in_title(channel_id, language)


def built_in_title(channel_id: str, language: str) -> str:
    """The title of a channel that has none of its own; its id where it isn't a built-in one."""
    return _TITLES.get(channel_id, {}).get(language, channel_id)
