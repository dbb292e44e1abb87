"""A finding: the code of its rule, a place in a file, and the arguments of its words.

The words themselves are made by whoever reports it, so that a finding kept from an earlier run speaks the language
of today's reader.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from usecases.findings.severity import Severity


class Place(NamedTuple):
    """A stretch of a file: lines and columns count from 1, columns in characters; the end is the one after."""

    line: int
    column: int
    end_line: int
    end_column: int


WHOLE_FILE = Place(1, 1, 1, 1)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found.

    `path` is relative to the library, with forward slashes. `variant` picks one of the rule's messages.
    `severity` is the rule's own; `library.yaml` may set another.
    """

    code: str
    path: str
    place: Place
    severity: Severity
    variant: str = ""
    arguments: Mapping[str, str] = field(default_factory=dict)
