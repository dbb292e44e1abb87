"""A session of editing: commands carried to the texts of files, undone, redone, and saved."""

import contextlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from usecases.editing.bringing_together import Apart, brought_together
from usecases.editing.command import Command, Data, Refused
from usecases.editing.history import Change, Done, History
from usecases.editing.opened import OpenedFiles
from usecases.editing.texts import carried, fresh, must_keep_schema
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.merge.fields import Merged, merge
from usecases.reading.document import Document, read_document
from usecases.saving import store
from usecases.saving.journal import Journal
from usecases.saving.refusals import FileRefused, NotRecorded

_UNDONE = mark("Undone: {change}")
_REDONE = mark("Done again: {change}")
_TAKEN_IN = mark("{file}: the change on disk was taken in.")
_KEPT = mark("{file}: kept, and written again with the next save.")
_LET_GO = mark("{file}: as it is on disk.")
_NOT_BACK = mark("{file} was changed on disk since, so this can't be taken back: {change} {reason}")
_NOT_AGAIN = mark("{file} was changed on disk since, so this can't be done again: {change} {reason}")
_ALL_OF_IT = mark("The whole file was made or deleted meanwhile. Change it by hand.")


class Session:
    """The files of one library while somebody edits them. Nothing is written before `save`."""

    def __init__(self, root: Path, files: OpenedFiles, journal: Journal) -> None:
        self.root = root
        self.files = files
        self.history = History()
        self.unrecorded: NotRecorded | None = None
        """Why the journal can't take the last command: a crash would lose it."""
        self._journal = journal
        self._merged_with: dict[str, bytes | None] = {}
        """By path, what was on disk when our changes were merged with it."""

    @classmethod
    def open(cls, root: Path) -> "Session":
        """Begin to edit a library; its files are read when they are first asked for."""
        return cls(root, OpenedFiles(root), Journal.begin(root))

    def do(self, command: Command) -> Done:
        """Carry a command out in memory, and keep it in the journal.

        Raises Refused where it can't be made, where it would break the schema of a file that kept it so far, or
        where the text of a file doesn't let it in; then nothing has changed.
        """
        outcome = command.carried_out(self.files)
        documents = {
            path: None if data is None else self._document(path, data, outcome.origins.get(path))
            for path, data in outcome.files.items()
        }
        after = {path: _bytes(document) for path, document in documents.items()}
        after |= {path: text.encode() for path, text in outcome.texts.items()}
        after |= outcome.contents
        changes = {path: Change(self.files.content(path), content) for path, content in after.items()}
        changes = {path: change for path, change in changes.items() if change.before != change.after}
        done = Done(outcome.message, changes, outcome.focus)
        self._record(done.message, changes)
        for path in changes:
            self.files.put(path, changes[path].after, documents.get(path))
        self.history.add(done)
        return done

    def undo(self) -> Done | None:
        """Take the last command back, in all files that it touched; `None` where there is none.

        What came to a file from disk since stays. Where that can't be, Refused is raised, nothing has changed, and
        the command is passed over: the next undo takes back the one before it.
        """
        done = self.history.back()
        if done is not None:
            turned = {path: Change(one.after, one.before) for path, one in done.changes.items()}
            try:
                changes = self._on_top(turned, _NOT_BACK, done)
            except Refused:
                self.history.undone.pop()
                raise
            self._put(_UNDONE, done, changes)
            back = {path: Change(one.after, one.before) for path, one in changes.items()}
            self.history.undone[-1] = done._replace(changes=back)
        return done

    def redo(self) -> Done | None:
        """Do the command again that was undone last; `None` where there is none. Raises Refused, as `undo` does."""
        done = self.history.forth()
        if done is not None:
            try:
                changes = self._on_top(done.changes, _NOT_AGAIN, done)
            except Refused:
                self.history.done.pop()
                raise
            self._put(_REDONE, done, changes)
            self.history.done[-1] = done._replace(changes=changes)
        return done

    def unsaved(self) -> list[str]:
        """The paths of the files that differ from what is on disk."""
        return sorted(self.files.unsaved())

    def save(self) -> list[str]:
        """Write what was changed, and return the paths; raises FileRefused where a file can't be written.

        A file that was changed on disk meanwhile is refused as ChangedOnDisk: see `merged` and `take_in`. What was
        written before the refusal is known to be saved.
        """
        changes = self.files.unsaved()
        try:
            store.write_all(self.root, changes)
        except FileRefused as problem:
            self._note_saved(problem.written)
            self._journal.written(problem.written)
            raise
        self._note_saved(changes)
        self._journal.saved()
        return sorted(changes)

    def close(self) -> None:
        """End the session; what isn't saved stays in the journal, and will be offered again."""
        self._journal.close()

    def give_up(self) -> None:
        """End the session, and forget what isn't saved."""
        self._journal.saved()
        self._journal.close()

    def merged(self, path: str) -> Merged:
        """What comes of our changes of a file and those on disk since it was read; raises Refused, FileRefused."""
        base = self._read(path, self.files.on_disk.get(path))
        content = store.read(self.root, path)
        theirs = self._read(path, content)
        self._merged_with[path] = content
        return merge(base, self.files.data(path), theirs)

    def take_in(self, path: str, data: Data) -> Done:
        """Go on with data that was made of what `merged` gave, in the text that it found on disk.

        Saving writes over what was merged, and over nothing that came after it. Undo doesn't take it back: it goes on
        with our own last command, and leaves what came from disk. Raises Refused.
        """
        content = self._merged_with.pop(path)
        document = read_document(content or b"", path, self.files.kind(path))
        new = carried(document, data) if document.data is not None else fresh(path, self.files.kind(path), data)
        done = Done(Message(_TAKEN_IN, {"file": path}), {path: Change(self.files.content(path), _bytes(new))})
        self._record(done.message, done.changes)
        self.files.on_disk[path] = content
        self.files.put(path, done.changes[path].after, new)
        return done

    def differing(self, paths: Iterable[str] | None = None) -> dict[str, bytes | None]:
        """Of the files that were read: what is on disk by path, where that is something else than it was.

        With `paths`, only these are looked at. A file that the system doesn't let be read is left out.
        """
        known = self.files.on_disk
        found: dict[str, bytes | None] = {}
        for path in list(known) if paths is None else [path for path in paths if path in known]:
            with contextlib.suppress(FileRefused):
                content = store.read(self.root, path)
                if content != known[path]:
                    found[path] = content
        return found

    def reread(self, paths: Iterable[str]) -> list[str]:
        """Go on with files as they are on disk now, and return those that differed.

        Files with changes that aren't saved are left alone: see `merged`. Undo doesn't take back what came this way.
        """
        unsaved = self.files.unsaved()
        found = self.differing(path for path in paths if path not in unsaved)
        for path, content in found.items():
            self.files.put(path, content)
            self.files.on_disk[path] = content
        self._journal.written(found)
        return sorted(found)

    def keep(self, path: str) -> Done:
        """Hold on to a file that was deleted on disk: it is written again with the next save."""
        content = self.files.content(path)
        self.files.on_disk[path] = None
        done = Done(Message(_KEPT, {"file": path}), {path: Change(None, content)})
        self._record(done.message, done.changes)
        return done

    def let_go(self, path: str) -> Done:
        """Give up what isn't saved of one file, which is then as on disk, or gone as there. Raises FileRefused."""
        content = store.read(self.root, path)
        done = Done(Message(_LET_GO, {"file": path}), {path: Change(self.files.content(path), content)})
        self._record(done.message, done.changes)
        self._journal.written([path])
        self.files.put(path, content)
        self.files.on_disk[path] = content
        return done

    def _on_top(self, changes: Mapping[str, Change], text: str, done: Done) -> dict[str, Change]:
        """Changes as they can be made on the files as they are now, which may have come from disk since."""
        return {path: self._one_on_top(path, change, text, done) for path, change in changes.items()}

    def _one_on_top(self, path: str, change: Change, text: str, done: Done) -> Change:
        now = self.files.content(path)
        if now == change.before:
            return change
        try:
            if now is None or change.before is None or change.after is None:
                raise Apart(Message(_ALL_OF_IT))
            return Change(now, brought_together(self.files, path, change.before, change.after))
        except Apart as apart:
            reason = " ".join(one.said() for one in apart.reasons)
        except Refused as refused:
            reason = refused.message.said()
        raise Refused(Message(text, {"file": path, "change": _sentence(done.message.said()), "reason": reason}))

    def _read(self, path: str, content: bytes | None) -> Data:
        document = read_document(content or b"", path, self.files.kind(path))
        if content is not None and document.data is None:
            text = mark("{file} can't be read as it is on disk now, so the two changes can't be brought together.")
            raise Refused(Message(text, {"file": path}))
        return document.data or {}

    def _document(self, path: str, data: Data, origin: str | None) -> Document:
        kind = self.files.kind(path)
        if self.files.content(path) is not None:
            old, other = self.files.document(path), self.files.document(origin) if origin else None
        elif origin is not None:
            old, other = self.files.document(origin), None
        else:
            must_keep_schema(path, kind, data, None)
            return fresh(path, kind, data)
        must_keep_schema(path, kind, data, old.data)
        return carried(old, data, path, other)

    def _put(self, text: str, done: Done, changes: Mapping[str, Change]) -> None:
        self._record(Message(text, {"change": done.message.said()}), changes)
        for path, change in changes.items():
            self.files.put(path, change.after)

    def _record(self, message: Message, changes: Mapping[str, Change]) -> None:
        try:
            self._journal.record(message, changes)
            self.unrecorded = None
        except NotRecorded as problem:
            self.unrecorded = problem

    def _note_saved(self, paths: Iterable[str]) -> None:
        for path in paths:
            self.files.on_disk[path] = self.files.content(path)


def _bytes(document: Document | None) -> bytes | None:
    return None if document is None or document.source is None else document.source.encode()


def _sentence(words: str) -> str:
    return words if words.endswith((".", "!", "?", "…")) else f"{words}."
