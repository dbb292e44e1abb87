"""Which files differ from git's last commit, looked at beside all else, for the signs in the list."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from usecases_tui.git_pane.aside import aside

if TYPE_CHECKING:
    from usecases_tui.app import Editor


class Marking:
    """Publishes the paths as `editor.differing`, at the beginning and whenever they are others.

    What isn't saved yet has a sign of its own in the list, so that only the disk is looked at.
    """

    def __init__(self, editor: "Editor") -> None:
        self._editor = editor
        self._looking = False
        self._look_again = False
        self.paths: frozenset[str] = frozenset()

    def begin(self) -> None:
        """Look, now and after each change on disk."""
        self._editor.disk_changed.subscribe(self._editor, lambda _paths: self.look())
        self.look()

    def look(self) -> None:
        """Look soon; several wishes while one is being fulfilled are one."""
        self._look_again = True
        if not self._looking:
            self._looking = True
            self._editor.run_worker(self._look(), group="marking")

    async def _look(self) -> None:
        while self._look_again:
            self._look_again = False
            found = await aside(partial(_differing_on_disk, self._editor.desk.root))
            if found != self.paths:
                self.paths = found
                self._editor.differing.publish(found)
        self._looking = False


def _differing_on_disk(root: Path) -> frozenset[str]:
    """The paths; none where git can't be asked, which is said to whoever asks for more than signs."""
    from usecases.git.repository import Repository
    from usecases.git.running import GitProblem
    from usecases.publishing.library_files import changed_in_library

    try:
        repository = Repository.of(root)
        return (
            frozenset(file.path for file in changed_in_library(repository)) if repository is not None else frozenset()
        )
    except GitProblem:
        return frozenset()
