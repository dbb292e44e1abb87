"""The repository that a library lies in: what differs from its last commit, its branches, its remotes."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from usecases.git.changed import ChangedFile, What, read_status, with_renames
from usecases.git.contents import contents
from usecases.git.running import GitProblem, run, version
from usecases.languages.catalogue import _

_HEADS = "refs/heads/"
_USUAL_MAIN = ("main", "master", "trunk")
_ORDINARY = ("100644", "100755")
_UNDER_WAY = {
    "MERGE_HEAD": "merge",
    "rebase-merge": "rebase",
    "rebase-apply": "rebase",
    "CHERRY_PICK_HEAD": "cherry-pick",
    "REVERT_HEAD": "revert",
}


@dataclass(frozen=True)
class Repository:
    """A repository with files on the disk, seen from a folder in it; every path is relative to that folder.

    `prefix` is the folder's own path in the repository, with a slash at its end, or nothing. All methods ask git
    anew, and raise GitProblem.
    """

    folder: Path
    prefix: str

    @classmethod
    def of(cls, folder: Path) -> "Repository | None":
        """The repository of a folder; `None` where there is none with files on the disk, or no git.

        Raises GitProblem where git refuses to look into the one that is there, as into another user's.
        """
        try:
            said = run(folder, "rev-parse", "--is-inside-work-tree", "--show-prefix")
        except GitProblem:
            if (
                any((above / ".git").exists() for above in (folder.absolute(), *folder.absolute().parents))
                and _has_git()
            ):
                raise
            return None
        inside, _line, prefix = said.decode("utf-8", "surrogateescape").partition("\n")
        return cls(folder, prefix.removesuffix("\n")) if inside == "true" else None

    def changed_files(self, *among: str) -> tuple[ChangedFile, ...]:
        """The files that differ from the last commit, in the index or on the disk, new ones too.

        `among` names the files and folders to look at; all below the folder, where none is named.
        """
        asked = ("--porcelain=v2", "-z", "--untracked-files=all", "--no-renames", "--", *(among or (".",)))
        output = run(self.folder, "status", *asked)
        found = read_status(output, self.prefix)
        gone = [path for path, what in found.items() if what is What.DELETED]
        came = [path for path, what in found.items() if what is What.NEW]
        before = self.all_at_head(gone) if gone and came else {}
        now = {path: content for path in came if (content := _bytes(self.folder / path)) is not None} if before else {}
        return tuple(with_renames(found, before, now))

    def has_commits(self) -> bool:
        """Whether there is a last commit at all."""
        return bool(self._quietly("rev-parse", "--verify", "--quiet", "HEAD^{commit}"))

    def at_head(self, path: str) -> bytes | None:
        """A file's bytes at the last commit, as git would put them on this disk; `None` where it wasn't there."""
        entries = self._at_head([path])
        if path not in entries:
            return None
        mode, name = entries[path]
        if mode not in _ORDINARY:
            raise GitProblem(_("{file} is no ordinary file in git.").format(file=path))
        return run(self.folder, "cat-file", "--filters", f"--path={self.prefix}{path}", name)

    def all_at_head(self, paths: Iterable[str]) -> dict[str, bytes]:
        """The bytes of several files at the last commit, as git keeps them; without those that weren't there."""
        entries = {path: name for path, (mode, name) in self._at_head(paths).items() if mode in _ORDINARY}
        found = contents(self.folder, entries.values())
        return {path: found[name] for path, name in entries.items()}

    def _at_head(self, paths: Iterable[str]) -> dict[str, tuple[str, str]]:
        """The mode and the name of the content of those paths that are there at the last commit."""
        wanted = set(paths)
        if not wanted or not self.has_commits():
            return {}
        # One or two are asked for by name; a list of many might be longer than a command may be.
        named = sorted(wanted) if len(wanted) < 20 else ["."]
        output = run(self.folder, "ls-tree", "-r", "-z", "HEAD", "--", *named)
        found = {}
        for line in output.decode("utf-8", "surrogateescape").split("\0"):
            about, _tab, path = line.partition("\t")
            if path in wanted:
                mode, _kind, name = about.split()
                found[path] = (mode, name)
        return found

    def branch(self) -> str | None:
        """The name of the branch, which may have no commit yet; `None` where HEAD is detached."""
        found = self._quietly("symbolic-ref", "--quiet", "HEAD")
        return found.removeprefix(_HEADS) if found.startswith(_HEADS) else None

    def branches(self) -> frozenset[str]:
        """The names of all branches, of remotes too (without the remote's name)."""
        local = self._lines("for-each-ref", "--format=%(refname:lstrip=2)", _HEADS)
        remote = self._lines("for-each-ref", "--format=%(refname:lstrip=3)", "refs/remotes/")
        return frozenset([*local, *remote])

    def main_branch(self, remote: str | None = None) -> str | None:
        """The branch that others build on: what the remote says, else the one with a usual name."""
        if remote is not None:
            beginning = f"refs/remotes/{remote}/"
            found = self._quietly("symbolic-ref", "--quiet", f"{beginning}HEAD")
            if found.startswith(beginning):
                return found.removeprefix(beginning)
        usual = (self._quietly("config", "--get", "init.defaultBranch"), *_USUAL_MAIN)
        known = self.branches() | {self.branch()}
        return next((name for name in usual if name and name in known), None)

    def upstream(self) -> tuple[str, str] | None:
        """The remote, and the branch there, that the current branch follows."""
        branch = self.branch()
        if branch is None:
            return None
        wanted = "--format=%(upstream:remotename)%00%(upstream:remoteref)"
        remote, _nul, ref = self._quietly("for-each-ref", wanted, _HEADS + branch).partition("\0")
        return (remote, ref.removeprefix(_HEADS)) if remote and ref else None

    def remotes(self) -> dict[str, str]:
        """The addresses that changes are pushed to, by the names of the remotes."""
        return {name: self._quietly("remote", "get-url", "--push", "--", name) for name in self._lines("remote")}

    def push_remote(self) -> str | None:
        """The remote that changes of the current branch go to; `None` where there is none."""
        remotes = self._lines("remote")
        branch = self.branch()
        upstream = self.upstream()
        wanted = [
            self._quietly("config", "--get", f"branch.{branch}.pushRemote") if branch else "",
            self._quietly("config", "--get", "remote.pushDefault"),
            upstream[0] if upstream else "",
            "origin",
            *remotes,
        ]
        return next((name for name in wanted if name in remotes), None)

    def unpublished(self) -> int:
        """How many commits of HEAD no remote has, as far as is known here."""
        return int(self._quietly("rev-list", "--count", "HEAD", "--not", "--remotes") or 0)

    def under_way(self) -> str | None:
        """`merge`, `rebase`, `cherry-pick` or `revert` where such a thing was begun and not ended."""
        for name, what in _UNDER_WAY.items():
            place = run(self.folder, "rev-parse", "--git-path", name).decode("utf-8", "surrogateescape")
            if os.path.exists(os.path.join(self.folder, place.removesuffix("\n"))):
                return what
        return None

    def setting(self, name: str) -> str:
        """A setting of git, from wherever it comes; empty where it isn't set."""
        return self._quietly("config", "--get", name)

    def is_branch_name(self, name: str) -> bool:
        """Whether a branch can have this name."""
        # Asked so, git follows names such as @{-1}, and answers with where they lead.
        return bool(name) and self._quietly("check-ref-format", "--branch", name) == name

    def _quietly(self, *arguments: str) -> str:
        """Git's answer in one line; empty where it has none, which it tells by failing."""
        try:
            return run(self.folder, *arguments).decode("utf-8", "surrogateescape").removesuffix("\n")
        except GitProblem:
            return ""

    def _lines(self, *arguments: str) -> list[str]:
        return [line for line in run(self.folder, *arguments).decode("utf-8", "surrogateescape").split("\n") if line]


def _has_git() -> bool:
    try:
        return bool(version())
    except GitProblem:
        return False


def _bytes(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except OSError:
        return None
