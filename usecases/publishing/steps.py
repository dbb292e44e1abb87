"""The steps of publishing: each says what it will do, and does it when it is told to."""

import shlex
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from usecases.git.repository import Repository
from usecases.git.running import GitProblem, Said, change, run
from usecases.languages.catalogue import mark
from usecases.languages.message import Message
from usecases.publishing.address import made_address, printed_address, without_password
from usecases.text.harmless import harmless, one_line

_MOST_CHARACTERS = 8000
"""A command with more characters of paths gets them by its input: not every system takes such long commands."""

_NOT_TAKEN = mark(
    "The commit wasn't made. What git, or a check that runs before each commit, has to say stands below. Mend it, and "
    "try this step again."
)
_SOMEBODY_WAS_FASTER = mark(
    "Somebody else has changed the branch “{branch}” on the server. Your commit is kept here. Bring their changes in "
    "first (git pull), then try this step again; or publish to a new branch."
)
_NOT_ALLOWED = mark(
    "The server doesn't take changes to the branch “{branch}” from you. Your commit is kept here. Publish to a new "
    "branch, or ask whoever looks after the repository."
)
_NOT_SENT = mark(
    "The branch couldn't be sent. Your commit is kept here, and you can try this step again. If git has to ask for a "
    "password or a key, run the command once in a terminal of its own, where it can ask."
)
_NO_BRANCH = mark("The branch couldn't be made. Nothing has changed.")
_NO_NAME = mark("The name couldn't be written into the settings of this repository.")
_NOT_ADDED = mark("The files couldn't be chosen for the commit.")


class StepFailed(GitProblem):
    """A step that couldn't be carried out: `advice` says what now, `str` of it is what git said."""

    def __init__(self, advice: Message, problem: GitProblem) -> None:
        super().__init__(str(problem), problem.out)
        self.advice = advice


class Result(NamedTuple):
    """What a step has done, in words; and the address for the pull request, where it came to one."""

    message: Message
    address: str | None = None


class Step(Protocol):
    """One step. It can be tried again after it failed."""

    def message(self) -> Message:
        """What it will do, in words."""

    def commands(self) -> tuple[str, ...]:
        """The commands of git, as one would type them in the library's folder."""

    def carry_out(self) -> Result:
        """Do it; raises StepFailed."""


@dataclass(frozen=True)
class SetIdentity:
    """Tell git who works in this repository, and in no other."""

    repository: Repository
    name: str
    email: str

    def message(self) -> Message:
        """What it will do, in words."""
        text = mark("Note in this repository that you are {name} <{email}>")
        return Message(text, {"name": one_line(self.name), "email": one_line(self.email)})

    def commands(self) -> tuple[str, ...]:
        """The commands of git."""
        return tuple(shlex.join(["git", *arguments]) for arguments in self._arguments())

    def carry_out(self) -> Result:
        """Do it; raises StepFailed."""
        for arguments in self._arguments():
            _changed(self.repository, _NO_NAME, *arguments)
        return Result(Message(mark("This repository knows you now.")))

    def _arguments(self) -> tuple[tuple[str, ...], ...]:
        settings = (("user.name", self.name), ("user.email", self.email))
        return tuple(("config", "--local", name, value) for name, value in settings)


@dataclass(frozen=True)
class NewBranch:
    """Go over to a new branch; no file changes by that."""

    repository: Repository
    name: str

    def message(self) -> Message:
        """What it will do, in words."""
        text = mark("Begin the branch “{branch}”; your files stay as they are")
        return Message(text, {"branch": one_line(self.name)})

    def commands(self) -> tuple[str, ...]:
        """The command of git."""
        return (shlex.join(["git", "switch", "-c", self.name]),)

    def carry_out(self) -> Result:
        """Do it; raises StepFailed."""
        _changed(self.repository, _NO_BRANCH, "switch", "-c", self.name)
        return Result(Message(mark("You are on the branch “{branch}” now."), {"branch": one_line(self.name)}))


@dataclass(frozen=True)
class AddFiles:
    """Choose the library's changed files for the commit, and no others."""

    repository: Repository
    paths: tuple[str, ...]

    def message(self) -> Message:
        """What it will do, in words."""
        text = mark("Choose the library's changed files for the commit, and no others. Number of files: {number}")
        return Message(text, {"number": str(len(self.paths))})

    def commands(self) -> tuple[str, ...]:
        """The command of git."""
        return (shlex.join(["git", "add", "--", *self.paths]),)

    def carry_out(self) -> Result:
        """Do it; raises StepFailed."""
        if sum(map(len, self.paths)) <= _MOST_CHARACTERS:
            _changed(self.repository, _NOT_ADDED, "add", "--", *self.paths)
        else:
            named = ("--pathspec-from-file=-", "--pathspec-file-nul")
            _changed(self.repository, _NOT_ADDED, "add", *named, given=_listed(self.paths))
        return Result(Message(mark("Files chosen for the commit: {number}"), {"number": str(len(self.paths))}))


@dataclass(frozen=True)
class Commit:
    """Record the library's changed files in git; what else was chosen for a commit stays chosen, and isn't in it."""

    repository: Repository
    paths: tuple[str, ...]
    text: str

    def message(self) -> Message:
        """What it will do, in words."""
        text = mark("Record the change in git: {title}")
        return Message(text, {"title": one_line(self.text.strip().partition("\n")[0])})

    def commands(self) -> tuple[str, ...]:
        """The command of git; it is given the message to read."""
        return (shlex.join(["git", "commit", "--cleanup=whitespace", "-F", "-", "--only", "--", *self.paths]),)

    def carry_out(self) -> Result:
        """Do it; raises StepFailed."""
        text = harmless(self.text)
        if sum(map(len, self.paths)) <= _MOST_CHARACTERS:
            named: tuple[str, ...] = ("-F", "-", "--only", "--", *self.paths)
            given = text.encode("utf-8", "replace")
        else:  # then the message must come in the other way
            named = ("-m", text, "--only", "--pathspec-from-file=-", "--pathspec-file-nul")
            given = _listed(self.paths)
        _changed(self.repository, _NOT_TAKEN, "commit", "--cleanup=whitespace", *named, given=given)
        name = run(self.repository.folder, "rev-parse", "--short", "HEAD").decode().strip()
        return Result(Message(mark("Recorded as {commit}."), {"commit": name}))


@dataclass(frozen=True)
class Push:
    """Send the branch to the remote, under its own name, and come to the address for the pull request."""

    repository: Repository
    remote: str
    url: str
    branch: str
    main: str | None

    def message(self) -> Message:
        """What it will do, in words."""
        text = mark("Send the branch “{branch}” to {remote} ({address}), where others can see it")
        shown = one_line(without_password(self.url))
        return Message(text, {"branch": one_line(self.branch), "remote": one_line(self.remote), "address": shown})

    def commands(self) -> tuple[str, ...]:
        """The command of git."""
        return (shlex.join(["git", *self._arguments()]),)

    def carry_out(self) -> Result:
        """Do it; raises StepFailed."""
        try:
            said = change(self.repository.folder, *self._arguments())
        except GitProblem as problem:
            raise StepFailed(Message(_reason(problem), {"branch": one_line(self.branch)}), problem) from problem
        address = printed_address(said.beside) or made_address(self.url, self.branch, self.main)
        if address is None:
            text = mark("The branch “{branch}” is on the server. Ask for a review of it there.")
            return Result(Message(text, {"branch": one_line(self.branch)}))
        text = mark("The branch “{branch}” is on the server. Ask for a review of it here: {address}")
        return Result(Message(text, {"branch": one_line(self.branch), "address": address}), address)

    def _arguments(self) -> tuple[str, ...]:
        ref = f"refs/heads/{self.branch}"
        return ("push", "--porcelain", "--set-upstream", "--", self.remote, f"{ref}:{ref}")


def _reason(problem: GitProblem) -> str:
    """Why a push failed; what it writes for programs isn't translated."""
    refused = " ".join(line for line in problem.out.split("\n") if line.startswith("!"))
    if "[remote rejected]" in refused:
        return _NOT_ALLOWED
    return _SOMEBODY_WAS_FASTER if "[rejected]" in refused else _NOT_SENT


def _listed(paths: tuple[str, ...]) -> bytes:
    return "".join(f"{path}\0" for path in paths).encode("utf-8", "surrogateescape")


def _changed(repository: Repository, advice: str, *arguments: str, given: bytes = b"") -> Said:
    try:
        return change(repository.folder, *arguments, given=given)
    except GitProblem as problem:
        raise StepFailed(Message(advice), problem) from problem
