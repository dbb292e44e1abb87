"""`usecases git-setup`: git merges and shows the files of a library by what they mean."""

import shlex
import shutil
import sys
from pathlib import Path

import click

from usecases.cli.exits import FINE
from usecases.cli.library_option import library_option, library_root
from usecases.cli.places import seen_from_here
from usecases.languages.catalogue import _
from usecases.languages.reasons import reason_words
from usecases.text.harmless import harmless


@click.command(
    "git-setup",
    help=_(
        "Let git merge and show the files of the library by what they mean: “git merge”, “git rebase” and"
        " “git cherry-pick” ask a person only where two people have changed the same thing; “git diff”, “git log -p”"
        " and “git blame” show fields by their names. It writes .gitattributes in the library's folder and the settings"
        " of this repository, nothing else; each clone needs it once."
    ),
    epilog=_("Example: usecases git-setup"),
)
@library_option
@click.option("--undo", is_flag=True, help=_("Take everything back that it has written."))
def command(library: Path | None, undo: bool) -> int:
    """Set it up, or take it back."""
    from usecases.git.repository import Repository
    from usecases.git.running import GitProblem
    from usecases.git.setup import ATTRIBUTES, set_up, take_back

    root = library_root(library)
    try:
        if Repository.of(root) is None:
            raise click.UsageError(_("The library isn't in a git repository. Make one with: git init"))
        if undo:
            had = take_back(root)
        else:
            set_up(root, _program())
    except GitProblem as problem:
        raise click.UsageError(_("git can't do it: {reason}").format(reason=harmless(str(problem)))) from problem
    file = root / ATTRIBUTES
    changed = _written(file, wanted=not undo)
    name = harmless(seen_from_here(file))
    if undo and not had and not changed:
        click.echo(_("There is nothing to take back."))
    elif undo:
        click.echo(_("Taken back: the settings of this repository, and our lines in {path}.").format(path=name))
    else:
        click.echo(_("Git merges and shows the files of this library by what they mean now."))
        if changed:
            click.echo(_("Commit {path}, so that others can do the same with: usecases git-setup").format(path=name))
    return FINE


def _program() -> str:
    """How a shell calls this program, from wherever git calls it."""
    found = shutil.which("usecases")
    if found is None:
        return f"{shlex.quote(Path(sys.executable).as_posix())} -m usecases"
    return "usecases" if Path(found).is_absolute() else shlex.quote(Path(found).absolute().as_posix())


def _patterns() -> list[str]:
    """The files of a library; beside it there may be others, which are none of our business."""
    from usecases.reading.folder import SHARED_FILES, USE_CASES

    return [*(f"/{name}" for name in SHARED_FILES), f"/{USE_CASES}/**/*.yaml"]


def _written(file: Path, wanted: bool) -> bool:
    """Write our lines into `.gitattributes`, or take them away; whether that changed anything."""
    from usecases.git.setup import attributes

    try:
        old = file.read_bytes().decode("utf-8") if file.exists() else ""
        new = attributes(old, _patterns() if wanted else ())
        if new == old:
            return False
        if new:
            file.write_bytes(new.encode("utf-8"))
        else:
            file.unlink()
    except UnicodeDecodeError as error:
        raise click.UsageError(_("{path} isn't UTF-8 text.").format(path=harmless(str(file)))) from error
    except OSError as error:
        text = _("{path} can't be written: {reason}.")
        raise click.UsageError(text.format(path=harmless(str(file)), reason=reason_words(error))) from error
    return True
