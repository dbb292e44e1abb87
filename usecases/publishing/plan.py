"""What there is to publish, and the steps of doing it; nothing is done before a step is carried out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from os import environ
from os.path import lexists
from pathlib import Path

from usecases.comparing.files import file_changes
from usecases.comparing.statement import ChangeSaid
from usecases.comparing.titles import Titles, shared_on_disk
from usecases.editing.command import Refused
from usecases.git.changed import ChangedFile, What
from usecases.git.repository import Repository
from usecases.git.running import run
from usecases.languages.catalogue import mark, reader_language
from usecases.languages.message import Message
from usecases.model.words import LANGUAGES
from usecases.publishing.library_files import changed_in_library, on_disk
from usecases.publishing.steps import AddFiles, Commit, NewBranch, Push, Result, SetIdentity, Step
from usecases.publishing.wording import Said, branch_name, commit_message
from usecases.reading.document import read_document
from usecases.reading.folder import LIBRARY_FILE, FileKind, kind_of
from usecases.text.harmless import one_line

_NO_REPOSITORY = mark(
    "This library isn't in a git repository, so there is nowhere to publish it to. Somebody who looks after your "
    "repositories can make one of this folder (git init)."
)
_UNSAVED = mark("Save first: {files}. Only what is saved can be published.")
_UNDER_WAY = mark("A {what} was begun in this repository and isn't ended. End it, or give it up, then publish.")
_CONFLICT = mark("{file} holds a conflict of two changes. Settle it first, then publish.")
_NOTHING = mark("There is nothing to publish: no file of the library differs from the last commit.")
_MAIN = mark(
    "“{branch}” is the branch that everybody builds on. Publish to a new branch, so that others can review it."
)
_NO_BRANCH = mark("You are on no branch just now, so the commit needs a new one.")
_BAD_NAME = mark("A branch can't be called “{branch}”. Use letters, digits and hyphens, as in order-processing-2.")
_TAKEN = mark("There is a branch “{branch}” already. Choose another name.")
_NO_MESSAGE = mark("The message of the commit is empty. Say in a line what has changed.")
_NOBODY = mark(
    "git doesn't know who you are, and a commit wants a name and an e-mail address. Give both here, and they are noted "
    "for this repository only."
)
_NO_REMOTE = mark("This repository has no server to send to, so what you publish stays on this computer.")


@dataclass(frozen=True)
class Prepared:
    """What there is to publish, and what is proposed for it.

    `said` tells by file what changed since the last commit; where nothing did, commits wait to be sent (`waiting` is
    their number). `new_branch` is a name for a new branch; `may_stay` tells whether the current one will do, which is
    then what most people want. `title` and `body` are a message for the commit. `name` and `email` are whom git
    knows, empty where it doesn't. `remote` is `None` where there is no server to send to.
    """

    repository: Repository
    said: Said
    waiting: int
    branch: str | None
    main: str | None
    new_branch: str
    may_stay: bool
    title: str
    body: str
    name: str
    email: str
    remote: str | None
    url: str

    @property
    def paths(self) -> tuple[str, ...]:
        """The paths that the commit is about: of renamed files, both."""
        both = {path for file in self.said for path in (file.path, file.before) if path is not None}
        return tuple(sorted(both))

    def notes(self) -> tuple[Message, ...]:
        """What is worth knowing before it begins."""
        return () if self.remote else (Message(_NO_REMOTE),)


@dataclass
class Publication:
    """The steps in their order, and what those that were carried out have done."""

    steps: tuple[Step, ...]
    results: list[Result] = field(default_factory=list)

    @property
    def next(self) -> Step | None:
        """The step that comes next; `None` where all is done."""
        return self.steps[len(self.results)] if len(self.results) < len(self.steps) else None

    def carry_out_next(self) -> Result:
        """Carry out the next step. Raises StepFailed; the step is then still the next one."""
        step = self.steps[len(self.results)]
        result = step.carry_out()
        self.results.append(result)
        return result


def prepare(root: Path, day: date, unsaved: Sequence[str] = ()) -> Prepared:
    """Look at what there is to publish. Raises Refused where nothing can be, and GitProblem.

    `unsaved` are the files with changes that aren't on the disk yet.
    """
    repository = Repository.of(root)
    if repository is None:
        raise Refused(Message(_NO_REPOSITORY))
    if unsaved:
        raise Refused(Message(_UNSAVED, {"files": one_line(", ".join(unsaved))}))
    if (what := repository.under_way()) is not None:
        raise Refused(Message(_UNDER_WAY, {"what": what}))
    files = changed_in_library(repository)
    for file in files:
        if file.what is What.CONFLICT:
            raise Refused(Message(_CONFLICT, {"file": one_line(file.path)}))
    remote, branch = repository.push_remote(), repository.branch()
    main = repository.main_branch(remote)
    waiting = repository.unpublished() if remote else 0
    if not files and not waiting:
        raise Refused(Message(_NOTHING))
    said = _said(repository, files)
    title, body = commit_message(said, _language(root)) if said else ("", "")
    may_stay = branch is not None and (branch != main or not repository.has_commits())
    return Prepared(
        repository=repository,
        said=said,
        waiting=waiting,
        branch=branch,
        main=main,
        new_branch=branch_name(files, day, repository.branches()),
        may_stay=may_stay,
        title=title,
        body=body,
        name=_who(repository, "name"),
        email=_who(repository, "email"),
        remote=remote,
        url=repository.remotes().get(remote, "") if remote else "",
    )


def plan(
    prepared: Prepared, branch: str | None = None, message: str | None = None, who: tuple[str, str] | None = None
) -> Publication:
    """The steps of publishing; raises Refused where what was chosen won't do, and GitProblem.

    `branch` is the name of a new branch, `None` to stay on the current one. `message` is that of the commit, the
    proposed one where it is `None`. `who` is a name and an e-mail address for git, where it knows nobody.
    """
    repository = prepared.repository
    steps: list[Step] = []
    if who is not None:
        steps.append(SetIdentity(repository, *_identity(who)))
    elif prepared.said and not (prepared.name and prepared.email):
        raise Refused(Message(_NOBODY))
    if branch is not None and branch != prepared.branch:
        _must_be_free(repository, branch)
        steps.append(NewBranch(repository, branch))
    elif prepared.branch is None:
        raise Refused(Message(_NO_BRANCH))
    elif not prepared.may_stay:
        raise Refused(Message(_MAIN, {"branch": one_line(prepared.branch)}))
    if prepared.said:
        text = f"{prepared.title}\n\n{prepared.body}\n" if message is None else message
        if not text.strip():
            raise Refused(Message(_NO_MESSAGE))
        if addable := _addable(repository, prepared.paths):
            steps.append(AddFiles(repository, addable))
        steps.append(Commit(repository, prepared.paths, text))
    if prepared.remote is not None:
        name = branch or prepared.branch or ""
        steps.append(Push(repository, prepared.remote, prepared.url, name, prepared.main))
    return Publication(tuple(steps))


def _said(repository: Repository, files: Sequence[ChangedFile]) -> dict[ChangedFile, tuple[ChangeSaid, ...]]:
    before = repository.all_at_head(file.before or file.path for file in files)
    titles = Titles(shared_on_disk(repository.folder), before)
    return {
        file: file_changes(
            file.path,
            kind_of(file.path),
            before.get(file.before or file.path),
            on_disk(repository, file.path),
            titles=titles,
        )
        for file in files
    }


def _language(root: Path) -> str:
    """The library's language; the reader's where it isn't said."""
    try:
        content = (root / LIBRARY_FILE).read_bytes()
    except OSError:
        return reader_language()
    written = (read_document(content, LIBRARY_FILE, FileKind.LIBRARY).data or {}).get("language")
    return written if written in LANGUAGES else reader_language()


def _who(repository: Repository, what: str) -> str:
    """The name or the e-mail address that a commit would be made with; empty where nobody has set one."""
    for variable in (f"GIT_AUTHOR_{what.upper()}", what.upper() if what == "email" else ""):
        if environ.get(variable):
            return environ[variable]
    return repository.setting(f"author.{what}") or repository.setting(f"user.{what}")


def _identity(who: tuple[str, str]) -> tuple[str, str]:
    name, email = (" ".join(part.split()) for part in who)
    if not name or "@" not in email:
        raise Refused(Message(_NOBODY))
    return name, email


def _must_be_free(repository: Repository, name: str) -> None:
    if not repository.is_branch_name(name):
        raise Refused(Message(_BAD_NAME, {"branch": one_line(name)}))
    if name.lower() in {one.lower() for one in repository.branches()}:
        raise Refused(Message(_TAKEN, {"branch": one_line(name)}))


def _addable(repository: Repository, paths: Iterable[str]) -> tuple[str, ...]:
    """Those that git can add: what somebody has taken out of the index and off the disk is gone already."""
    listed = run(repository.folder, "ls-files", "-z", "--cached").decode("utf-8", "surrogateescape")
    known = set(listed.split("\0"))
    return tuple(path for path in paths if path in known or lexists(repository.folder / path))
