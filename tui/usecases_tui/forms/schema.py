"""What the schema says of places that are asked about again and again; remembered."""

from functools import lru_cache

from usecases.reading.folder import FileKind
from usecases.text.path import Path
from usecases.validation.schemas import schema
from usecases.validation.shape import required_at
from usecases.validation.wanted import Wanted, wanted


@lru_cache(maxsize=2048)
def wants_at(kind: FileKind, generic: Path) -> Wanted | None:
    """What the field or item at a path wants; `None` where the format knows none. Paths have 0 for each item."""
    return wanted(kind, generic)


@lru_cache(maxsize=2048)
def item_of(kind: FileKind, generic: Path) -> Wanted | None:
    """What an item of the list at a path wants; `None` where there is no list."""
    found = wants_at(kind, generic)
    return None if found is None else found.item(schema(kind))


@lru_cache(maxsize=2048)
def required(kind: FileKind, generic: Path) -> frozenset[str]:
    """The fields that a mapping at a path must have."""
    return required_at(kind, generic)


def is_words_at(kind: FileKind, generic: Path) -> bool:
    """Whether a text may be given once for each language at a path; of a list, each of its texts."""
    return any(one is not None and one.is_by_language for one in (wants_at(kind, generic), item_of(kind, generic)))
