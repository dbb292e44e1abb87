"""The change sheet of a regulation, made from what git tells of its use case."""

from collections.abc import Mapping
from typing import NamedTuple

from usecases.comparing.statement import Category, Did, Sort
from usecases.git.repository import Repository
from usecases.git.running import GitProblem
from usecases.languages.catalogue import speaking
from usecases.reviewing.duties import use_case_in
from usecases.reviewing.history import Moment, Past, pasts, timeline
from usecases_exporters.protocol import ExportError, Request
from usecases_exporters.words import Wording
from usecases_exporters.words import interface as _

MOST = 12
"""Of more changes than this at once, the rest are counted."""


class Line(NamedTuple):
    """A line of a change sheet: the edition and the day, what was changed, and who did it (empty: not known yet)."""

    edition: str
    day: str
    what: tuple[str, ...]
    who: str


Sheets = Mapping[str, tuple[Line, ...]]
"""The lines of each regulation, the oldest first, by the id of its use case."""


def change_sheets(request: Request) -> Sheets:
    """The sheets of the use cases asked for; raises ExportError where git can't tell."""
    paths = {file.case.id: file.path for file in reversed(request.library.files)}
    try:
        repository = Repository.of(request.library.root)
        if repository is None:
            text = _("The library isn't in a git repository, so there are no change sheets. Leave out --history.")
            raise ExportError(text)
        known = pasts(repository, [paths[case.id] for case in request.cases])
        return {
            case.id: _lines(each, request.language_of(case)) for case, each in zip(request.cases, known, strict=True)
        }
    except (GitProblem, OSError) as problem:
        raise ExportError(_("There are no change sheets: {reason}").format(reason=problem)) from problem


def _lines(known: Past, language: str) -> tuple[Line, ...]:
    with speaking(language):
        moments = [moment for moment in timeline(known) if moment.is_edge or _counts(moment)]
        return tuple(_line(moment, known, language) for moment in reversed(moments))


def _counts(moment: Moment) -> bool:
    return any(one.category is not Category.LAYOUT and one.did is not Did.RENAMED for one in moment.changes)


def _line(moment: Moment, known: Past, language: str) -> Line:
    wording = Wording(language)
    case = use_case_in(known.of(moment.change.content) if moment.change else known.now)
    edition = case.document.edition if case and case.document else None
    day = wording.date(moment.change.moment[:10]) if moment.change else ""
    who = moment.change.author if moment.change else ""
    return Line(edition or "", day, tuple(_what(moment, wording)), who)


def _what(moment: Moment, wording: Wording) -> list[str]:
    if moment.is_edge:
        return [wording.say("Earlier changes aren't known.")]
    if any(one.did is Did.ADDED and one.thing.sort is Sort.FILE for one in moment.changes):
        return [wording.say("Written for the first time.")]
    said = [one.said() for one in moment.changes if one.category is not Category.LAYOUT]
    rest = len(said) - MOST
    return said if rest <= 0 else [*said[:MOST], wording.say("and {count} more").format(count=rest)]
