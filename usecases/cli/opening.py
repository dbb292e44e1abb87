"""Reading as much of a library as a command needs, and saying what is wrong with the rest."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from re import MULTILINE, escape
from re import compile as regex
from typing import TYPE_CHECKING

import click

from usecases.cli.places import seen_from_here
from usecases.cli.suggesting import suggestion
from usecases.languages.catalogue import _, ngettext
from usecases.languages.reasons import reason_words
from usecases.reading.folder import SHARED_FILES, FileKind, FoundFile, scan
from usecases.text.harmless import harmless, one_line

if TYPE_CHECKING:  # imported late: `--help` and `search` need no model
    from usecases.library import CaseFile, Library
    from usecases.model.shared import Shared


def files_of(root: Path) -> list[FoundFile]:
    """The files of a library; a folder that can't be read is an error that says so."""
    try:
        return scan(root)
    except OSError as error:
        raise click.UsageError(
            _("{path} can't be read: {reason}.").format(
                path=harmless(str(error.filename or root)), reason=reason_words(error)
            )
        ) from error


def whole(root: Path) -> "Library":
    """The library with all its use cases."""
    return _some(root, files_of(root))


def _some(root: Path, files: Iterable[FoundFile]) -> "Library":
    from usecases.library import assemble
    from usecases.reading.document import load_document

    wanted = (file for file in files if file.kind not in (None, FileKind.MEASUREMENTS))
    return assemble(root, (load_document(root, file) for file in wanted))


def shared_only(root: Path, files: Iterable[FoundFile]) -> "Library":
    """The library without its use cases: settings, roles, artefacts, the map and indicators."""
    return _some(root, (file for file in files if file.path in SHARED_FILES))


def shared_near(library: Path | None, near: Path | None = None) -> "Shared":
    """The shared files of the library that is given or found; empty ones where there is none."""
    from usecases.cli.library_option import library_root
    from usecases.library import shared_of

    try:
        root = library_root(library, near)
    except click.UsageError:
        if library is not None:
            raise
        return shared_of({})
    return shared_only(root, files_of(root)).shared


def one(root: Path, case_id: str) -> "tuple[Library, CaseFile]":
    """The use case of an id, in its library, of which no more is read than that needs."""
    files = files_of(root)
    cases = [file for file in files if file.kind is FileKind.USE_CASE]
    named = [file for file in cases if file.stem == case_id] or _declaring(root, cases, case_id)
    library = _some(root, [*(file for file in files if file.path in SHARED_FILES), *named])
    for file in library.files:
        if file.case.id == case_id or file.path.endswith(f"/{case_id}.yaml"):
            return library, file
    for found in named:
        if found.path in library.unusable:
            raise click.UsageError(
                _("{path} can't be used as it is. See what is wrong with: usecases check {path}").format(
                    path=harmless(seen_from_here(root / found.path))
                )
            )
    raise click.UsageError(_unknown(case_id, [file.stem for file in cases]))


def path_of_case(root: Path, case_id: str) -> str:
    """The path of a use case's file, which may be full of mistakes; raises click.UsageError where there is none."""
    cases = [file for file in files_of(root) if file.kind is FileKind.USE_CASE]
    named = [file for file in cases if file.stem == case_id] or _declaring(root, cases, case_id)
    if not named:
        raise click.UsageError(_unknown(case_id, [file.stem for file in cases]))
    return named[0].path


def _declaring(root: Path, files: Iterable[FoundFile], case_id: str) -> list[FoundFile]:
    """The files of another name that give themselves the id."""
    from usecases.reading.document import load_bytes

    written = regex(rb"^id[ \t]*:.*" + escape(case_id.encode("utf-8", "surrogateescape")), MULTILINE)
    contents = ((file, load_bytes(root, file)) for file in files)
    return [file for file, content in contents if isinstance(content, bytes) and written.search(content)]


def _unknown(case_id: str, known: Sequence[str]) -> str:
    from usecases.ids import transliterate

    text = _("There is no use case “{id}”.").format(id=one_line(case_id))
    hint = suggestion(case_id, known) or suggestion(transliterate(case_id[:200]), known)
    return text + (hint or " " + _("See which there are with: usecases list"))


def mention_unusable(library: "Library") -> None:
    """Say on standard error which use cases were left out."""
    mention_left_out(library.unusable)


def mention_measurements(faulty: Sequence[str]) -> None:
    """Say on standard error of which files of measurements some rows don't count."""
    if faulty:
        text = _("Rows of measurements that can't be used don't count, in: {paths}. See why with: usecases check")
        paths = ", ".join(faulty[:5]) + (", …" if len(faulty) > 5 else "")
        click.echo(text.format(paths=harmless(paths)), err=True)


def mention_shared(unusable: Iterable[str]) -> None:
    """Say on standard error which shared files have mistakes, so that figures are without what they would say."""
    broken = [path for path in dict.fromkeys(unusable) if path in SHARED_FILES]
    if broken:
        text = _("Left out, wholly or in part, because of mistakes: {paths}. See which with: usecases check")
        click.echo(text.format(paths=", ".join(broken)), err=True)


def mention_left_out(unusable: Iterable[str]) -> None:
    """Say on standard error which use cases of these files were left out."""
    left_out = [path for path in unusable if path not in SHARED_FILES]
    if not left_out:
        return
    text = ngettext(
        "{count} file can't be used and is left out: {paths}. See why with: usecases check",
        "{count} files can't be used and are left out: {paths}. See why with: usecases check",
        len(left_out),
    )
    paths = ", ".join(left_out[:5]) + (", …" if len(left_out) > 5 else "")
    click.echo(text.format(count=len(left_out), paths=harmless(paths)), err=True)
