"""The map of a library on disk, as a command or a screen asks for it."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from usecases.analysing.cases import Cases, Progress
from usecases.analysing.map.standing import MapStanding, map_standing, process_of
from usecases.measurements import measured
from usecases.model.shared import Shared
from usecases.reading.folder import FoundFile


class MapReport(NamedTuple):
    """How the map stands, the shared files and the titles of the use cases.

    `unusable` are files that were left out; `faulty` are files of measurements of which some rows don't count.
    """

    standing: MapStanding
    shared: Shared
    cases: Mapping[str, str]
    unusable: tuple[str, ...]
    faulty: tuple[str, ...] = ()


def map_report(root: Path, found: Sequence[FoundFile], today: str, progress: Progress | None = None) -> MapReport:
    """Look at the files of a library; use cases that were withdrawn are left out."""
    cases = Cases(root, found, progress)
    processes = [process_of(file.case) for file in cases if file.case.status != "retired"]
    faulty: set[str] = set()
    standing = map_standing(cases.shared, processes, measured(root, found, faulty), today)
    titles = {process.id: process.title for process in processes}
    return MapReport(standing, cases.shared, titles, tuple(cases.unusable), tuple(sorted(faulty)))
