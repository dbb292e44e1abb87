"""The way to a part of a document."""

from typing import TypeAlias

Path: TypeAlias = tuple[str | int, ...]
"""Keys of mappings and indexes of lists, from the top."""
