"""The entries of the checks: how much each rule's findings matter in this library."""

from collections.abc import Iterator
from typing import Any

from usecases.editing.where import Where
from usecases.languages.catalogue import _
from usecases.languages.values import SEVERITIES
from usecases.rules.page import page
from usecases.rules.registry import MODULES, code_of, name_of, rule
from usecases_tui.forms.entry import Entry, How
from usecases_tui.forms.offers import Offers


def check_entries(set_here: Any, where: Where, offers: Offers) -> Iterator[Entry]:
    """An entry for each rule, by the code or name under which it is set; then what is set for unknown ones."""
    known = set_here if isinstance(set_here, dict) else {}
    for code in MODULES:
        name = next((one for one in (code, name_of(code)) if one in known), code)
        way = (*where, name)
        usual = _(SEVERITIES[rule(code).severity.word])
        label = f"{code} {_(page(code).title)}"
        yield Entry(way, way, How.CHOICE, label, known.get(name), offers.kind(way, way), example=usual)
    for name, value in known.items():
        if code_of(name) is None:
            way = (*where, name)
            yield Entry(way, way, How.CHOICE, name, value, offers.kind(way, way))
