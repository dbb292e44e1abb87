"""What a user has set for all libraries: the colours, the keys. In the user's folder of settings, as YAML."""

from contextlib import suppress
from pathlib import Path

from platformdirs import user_config_path

from usecases.text.atomic import write_atomically
from usecases_tui.words import mark

EDITOR, KEYS = "editor.yaml", "keys.yaml"

THEMES = {
    "textual-dark": mark("Dark"),
    "textual-light": mark("Light"),
    "ansi-dark": mark("The terminal's own colours, dark"),
    "ansi-light": mark("The terminal's own colours, light"),
}
"""Textual's themes by their names."""


def settings_folder() -> Path:
    """The folder of the user's settings."""
    return user_config_path("usecases", appauthor=False)


def read(name: str) -> dict[str, object]:
    """The settings in a file; none where it isn't there or can't be read as a mapping."""
    try:
        text = (settings_folder() / name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    from usecases.reading.compose import compose  # most people have set nothing

    data = compose(text).data
    return dict(data) if isinstance(data, dict) else {}


def keep(name: str, value: str) -> None:
    """Keep a setting of the editor for the next time, where there is a place for it."""
    settings = {**read(EDITOR), name: value}
    lines = "".join(f"{key}: {json_text(text)}\n" for key, text in settings.items() if isinstance(text, str))
    with suppress(OSError):
        settings_folder().mkdir(parents=True, exist_ok=True)
        write_atomically(settings_folder() / EDITOR, lines.encode())


def json_text(text: str) -> str:
    """A text in quotes, as YAML reads it too."""
    import json

    return json.dumps(text, ensure_ascii=False)
