"""Where the data that travels with the package lies: the one place that knows.

A wheel holds the schemas and the starter library inside the package; in a checkout they stand beside it.
"""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_PACKED = _PACKAGE / "_data"


def _folder(name: str) -> Path:
    packed = _PACKED / name
    return packed if packed.is_dir() else _PACKAGE.parent / name


def schemas() -> Path:
    """The folder of the JSON Schemas."""
    return _folder("schemas")


def starter_library() -> Path:
    """The folder of the library of examples."""
    return _folder("library")


def locale() -> Path:
    """The folder of the core's message catalogues."""
    return _PACKAGE / "languages" / "locale"


def templates() -> Path:
    """The folder of the templates of new libraries and use cases, one folder a language."""
    return _PACKAGE / "templates"


def coverage() -> Path:
    """The folder of the coach's data: the catalogue of deviations, and lists of words."""
    return _PACKAGE / "coverage"


def meanings() -> Path:
    """The words that people use for one thing when they tell of one process."""
    return _PACKAGE / "analysing" / "accounts" / "meanings.yaml"
