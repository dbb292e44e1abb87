"""What a form is about, as its title."""

from usecases.editing.where import Where
from usecases.reading.folder import FileKind
from usecases_tui.forms.offers import Offers
from usecases_tui.words import _, mark

_TITLES = {
    "roles": mark("Role"),
    "artefacts": mark("Artefact"),
    "groups": mark("Process group"),
    "kpis": mark("Indicator"),
    "improvements": mark("Improvement"),
    "deviations": mark("Own question"),
    "channels": mark("Channel"),
    "terms": mark("Term"),
    "checks": mark("Checks"),
}


def title(kind: FileKind, where: Where, offers: Offers) -> str:
    """The title of a form."""
    if not where and kind is FileKind.IMPROVEMENTS:
        return _("Plan for 90 days")
    if not where:
        return _("Use case") if kind is FileKind.USE_CASE else _("Settings of the library")
    if kind is not FileKind.USE_CASE:
        return _(_TITLES[str(where[0])])
    words = _("Step {number}") if where[0] == "steps" else _("Branch {number}")
    return words.format(number=offers.number(str(where[1])) or where[1])
