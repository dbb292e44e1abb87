"""What a form is about, as its title."""

from usecases.editing.command import Data
from usecases.editing.where import Where
from usecases.model.build import use_case
from usecases.model.numbering import numbers
from usecases.model.outline import Outline
from usecases.reading.folder import FileKind
from usecases.validation.schemas import is_valid
from usecases_tui.words import _, mark

_TITLES = {
    "roles": mark("Role"),
    "artefacts": mark("Artefact"),
    "groups": mark("Process group"),
    "kpis": mark("Indicator"),
    "channels": mark("Channel"),
    "terms": mark("Term"),
    "checks": mark("Checks"),
}


def title(data: Data, kind: FileKind, where: Where) -> str:
    """The title of a form."""
    if not where:
        return _("Use case") if kind is FileKind.USE_CASE else _("Settings of the library")
    if kind is not FileKind.USE_CASE:
        return _(_TITLES[str(where[0])])
    number = numbers(Outline(use_case(data))).get(str(where[1]), "") if is_valid(data, kind) else ""
    words = _("Step {number}") if where[0] == "steps" else _("Branch {number}")
    return words.format(number=number or where[1])
