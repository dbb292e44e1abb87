"""What the list of use cases holds, in its order, and by which key each row is known. It knows no screen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from usecases.reading.folder import USE_CASES
from usecases.shelf.rows import ShelfRow
from usecases_tui.desk import ARTEFACTS, DEVIATIONS, IMPROVEMENTS, KPIS, MAP, ROLES, SETTINGS
from usecases_tui.library_pane.groups import Groups
from usecases_tui.words import mark

SHARED = {
    SETTINGS: mark("Settings of the library"),
    ROLES: mark("Roles"),
    ARTEFACTS: mark("Artefacts"),
    MAP: mark("Process groups"),
    KPIS: mark("Indicators"),
    IMPROVEMENTS: mark("Improvements"),
    DEVIATIONS: mark("Own questions: what can go wrong"),
}
"""The files that all use cases share, and their names."""


@dataclass(frozen=True)
class Heading:
    """The row above a group's use cases, `None` for those without one."""

    group: str | None


@dataclass(frozen=True)
class Whole:
    """The row above the shared files."""


@dataclass(frozen=True)
class InTexts:
    """The row above the use cases in whose texts a word was found, not in their titles."""

    count: int


@dataclass(frozen=True)
class Nothing:
    """One of the two rows in place of use cases where there are none."""

    line: int
    finding: bool = False


Key: TypeAlias = str | Heading | Whole | InTexts | Nothing
"""A row: the path of a file, or one of these."""


class Listing:
    """The use cases of a library by their groups, some of them folded away."""

    def __init__(self) -> None:
        self._groups = Groups({})
        self._grouped: dict[str | None, list[str]] | None = None
        self.folded: set[Heading | Whole] = set()
        self._on_disk: dict[str, ShelfRow] = {}
        self._unsaved: Mapping[str, ShelfRow | None] = {}
        self.rows: dict[str, ShelfRow] = {}
        """The use cases by their paths, as they are now, in order."""
        self.counts: dict[str | None, int] = {}
        """How many use cases a group has, since `keys` was asked last."""
        self.differing: frozenset[str] = frozenset()
        """The paths of files that differ on disk from git's last commit."""

    @property
    def groups(self) -> Groups:
        """The groups of the map."""
        return self._groups

    def take_groups(self, groups: Groups) -> None:
        """These are the groups of the map now."""
        self._groups = groups
        self._grouped = None

    def take(self, rows: Iterable[ShelfRow]) -> None:
        """These use cases are on disk, and no others."""
        self._on_disk = {row.path: row for row in rows}
        self._lay()

    def take_news(self, rows: Iterable[ShelfRow]) -> None:
        """These have changed on disk, or have come."""
        news = {row.path: row for row in rows}
        self._on_disk = _with(self._on_disk, news)
        self._lay()

    @property
    def unsaved(self) -> Mapping[str, ShelfRow | None]:
        """The use cases that aren't saved; `None` for one that is deleted."""
        return self._unsaved

    def overlay(self, rows: Mapping[str, ShelfRow | None], saved: Mapping[str, ShelfRow | None]) -> bool:
        """These aren't saved, and look so; `saved` were among them, and are on disk so. Whether that is news."""
        if rows == self._unsaved:
            return False
        self._on_disk = _with(self._on_disk, saved)
        self._unsaved = rows
        self._lay()
        return True

    def is_unsaved(self, path: str) -> bool:
        """Whether what is shown of a use case isn't on disk yet."""
        return path in self._unsaved

    def group_of(self, row: ShelfRow) -> str | None:
        """The group under which a use case stands; a file that can't be read stands where its folder says."""
        if row.group is not None or (row.trouble is None and row.status):
            return row.group
        folder = row.path.removeprefix(f"{USE_CASES}/").partition("/")
        known = folder[0] in self.groups.titles or not self.groups.titles
        return folder[0] if folder[1] and known else None

    def in_groups(self) -> dict[str | None, list[str]]:
        """The paths by their groups: those of the map in its order, then unknown ones, then none."""
        if self._grouped is None:
            self._grouped = self._in_groups()
        return self._grouped

    def _in_groups(self) -> dict[str | None, list[str]]:
        found: dict[str | None, list[str]] = {group: [] for group in self.groups.titles}
        unknown: dict[str | None, list[str]] = {}
        for path, row in self.rows.items():
            group = row.group if row.group is not None else self.group_of(row)
            paths = found.get(group)
            if paths is None:
                paths = unknown.setdefault(group, [])
            paths.append(path)
        rest = sorted(group for group in unknown if group is not None)
        order: list[str | None] = [*rest, None] if None in unknown else [*rest]
        return found | {group: unknown[group] for group in order}

    def keys(self) -> list[Key]:
        """The rows of the list, from top to bottom."""
        self.counts.clear()
        keys: list[Key] = []
        if not self.rows:
            keys += [Nothing(0), Nothing(1)]
        for group, paths in self.in_groups().items():
            heading = Heading(group)
            self.counts[group] = len(paths)
            keys.append(heading)
            if heading not in self.folded:
                keys += paths
        keys.append(Whole())
        if Whole() not in self.folded:
            keys += SHARED
        return keys

    def neighbour(self, path: str, way: int) -> str | None:
        """The next or the previous use case in the order of the list, whatever is folded."""
        order = [one for paths in self.in_groups().values() for one in paths]
        place = order.index(path) + way if path in order else -1
        return order[place] if 0 <= place < len(order) else None

    def _lay(self) -> None:
        self._grouped = None
        self.rows = _with(self._on_disk, self._unsaved)


def _with(rows: dict[str, ShelfRow], over: Mapping[str, ShelfRow | None]) -> dict[str, ShelfRow]:
    """The rows, some of them replaced, added, or taken away."""
    if not over:
        return rows
    found = {path: row for path, row in {**rows, **over}.items() if row is not None}
    return dict(sorted(found.items())) if over.keys() - rows.keys() else found
