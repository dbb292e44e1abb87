"""The use cases that are steps of one that is looked at."""

from usecases.analysing.time.inner_times import steps_inside
from usecases.editing.command import Refused
from usecases.editing.opened import OpenedFiles
from usecases.model.usecase import UseCase
from usecases_tui.scenario.read import read_case


def cases_inside(files: OpenedFiles, case: UseCase) -> dict[str, UseCase]:
    """The use cases that are steps of one, or of these, by id, unsaved changes and all, as far as they can be shown."""
    found: dict[str, UseCase] = {}
    waiting = [*steps_inside(case)]
    seen: set[str] = set()
    while waiting:
        case_id = waiting.pop()
        if case_id in seen:
            continue
        seen.add(case_id)
        try:
            inner = read_case(files, files.case_path(case_id)).case
        except Refused:
            continue
        if inner is not None:
            found[case_id] = inner
            waiting += steps_inside(inner)
    return found
