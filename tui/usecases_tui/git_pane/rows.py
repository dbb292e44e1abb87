"""The rows of the list of changes: files, with what changed in each below it."""

from collections.abc import Collection, Hashable, Iterator, Mapping, Sequence
from typing import NamedTuple

from usecases.comparing.statement import ChangeSaid, Did, Sort
from usecases.git.changed import ChangedFile, What
from usecases_tui.desk import Spot
from usecases_tui.git_pane.differing import Compared
from usecases_tui.library_pane.listing import SHARED
from usecases_tui.safety.naming import file_name
from usecases_tui.sheet.row import Row, Span
from usecases_tui.words import _, mark, ngettext

PUBLISH = "publish"
_FOLDED, _UNFOLDED = "▸ ", "▾ "
_WHOLE = (What.NEW, What.DELETED)
_WHAT = {
    What.NEW: mark("new file"),
    What.DELETED: mark("deleted"),
    What.RENAMED: mark("renamed"),
    What.CONFLICT: mark("a conflict of two changes, to be settled first"),
}
_LISTS = {Sort.STEP: "steps", Sort.BRANCH: "branches"}


class FileKey(NamedTuple):
    """The key of a file's row."""

    path: str


class ChangeKey(NamedTuple):
    """The key of the row of one change."""

    path: str
    number: int


def folds(file: ChangedFile) -> bool:
    """Whether there is more to say of a file than that it came or went as a whole."""
    return file.what not in _WHOLE


def rows_of(
    files: Sequence[ChangedFile],
    known: Mapping[ChangedFile, Compared],
    unfolded: Collection[str],
    unsaved: Collection[str],
) -> Iterator[Row]:
    """A row for each file, and one for each change in those that are unfolded; what isn't known yet is awaited."""
    for file in files:
        compared = known.get(file)
        yield _file(file, compared, file.path in unfolded, file.path in unsaved)
        if folds(file) and file.path in unfolded:
            if compared is None:
                yield Row(("waiting", file.path), _("One moment…"), (Span("    "),), style="quiet", stops=False)
            else:
                yield from _changes(file, compared.changes)
            yield Row(("gap", file.path), stops=False)


def _file(file: ChangedFile, compared: Compared | None, unfolded: bool, unsaved: bool) -> Row:
    said = [_(_WHAT[file.what])] if file.what in _WHAT else []
    if compared is not None and folds(file):
        count = len(compared.changes)
        said.append(ngettext("{count} change", "{count} changes", count).format(count=count))
    if unsaved:
        said.append(_("● not saved"))
    name = title_of(file, compared)
    if name != file_name(file.path):
        said.append(file_name(file.path))
    lead = (Span("  " if not folds(file) else _UNFOLDED if unfolded else _FOLDED, "mark"),)
    return Row(FileKey(file.path), name, lead, (Span(" · ".join(said), "quiet"),), style="heading", wraps=False)


def title_of(file: ChangedFile, compared: Compared | None) -> str:
    """What people call a file: the title of a use case, the name of a shared file."""
    if file.path in SHARED:
        return _(SHARED[file.path])
    return (compared.title if compared is not None else "") or file_name(file.path)


def _changes(file: ChangedFile, changes: Sequence[ChangeSaid]) -> Iterator[Row]:
    if file.before is not None and file.before != file.path:
        words = _("It stood in {file}.").format(file=file.before)
        yield Row(("before", file.path), words, (Span("    "),), style="quiet", stops=False)
    for number, change in enumerate(changes):
        yield Row(ChangeKey(file.path, number), change.said(), (Span("    • ", "quiet"),))


def spot_of(key: Hashable, known: Mapping[str, Compared]) -> Spot | None:
    """Where a row leads; `None` for a row that is about no file."""
    if isinstance(key, ChangeKey) and key.path in known:
        change = known[key.path].changes[key.number]
        thing = change.thing
        if thing.id and change.did is not Did.DELETED and thing.sort in (*_LISTS, Sort.ITEM):
            name = _LISTS.get(thing.sort, thing.field)
            return Spot(key.path, (name, thing.id)) if name else Spot(key.path)
        return Spot(key.path)
    return Spot(key.path) if isinstance(key, FileKey) else None
