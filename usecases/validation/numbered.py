"""The numbers of steps and branches, of data that may break the format."""

from collections.abc import Mapping
from typing import Any

from usecases.model.build import use_case
from usecases.model.numbering import numbers
from usecases.model.outline import Outline
from usecases.reading.folder import FileKind
from usecases.validation.schemas import is_valid


def numbers_in(data: Mapping[str, Any]) -> Mapping[str, str]:
    """The number of each step and branch of a use case, by id; none where the data isn't a sound use case."""
    try:
        understood = is_valid(data, FileKind.USE_CASE)
    except UnicodeEncodeError:  # half a character, which no file can hold
        return {}
    return numbers(Outline(use_case(data))) if understood else {}
