"""The ids of the catalogue that comes with the program, without reading all that it says of them."""

import re
from functools import cache

from usecases import data

_ID = re.compile(r"^  - id: ([a-z0-9-]+)$", re.MULTILINE)


@cache
def built_in_ids() -> frozenset[str]:
    """The ids of the entries. Whoever checks one file of a library needs no more, and the files are long."""
    files = (data.coverage() / "catalogue").glob("*.yaml")
    return frozenset(name for file in files for name in _ID.findall(file.read_text(encoding="utf-8")))
