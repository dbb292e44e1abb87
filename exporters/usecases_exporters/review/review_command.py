"""`usecases review`: one report of a change, for whoever reviews it."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from usecases.cli.as_json import as_json
from usecases.cli.columns import reading_width
from usecases.cli.exits import FINE
from usecases.cli.library_option import library_option, library_root
from usecases.cli.suggesting import Choice
from usecases.cli.terminal import colours
from usecases.cli.versions import git_said, repository_of
from usecases_exporters.words import interface as _

if TYPE_CHECKING:
    from usecases.reviewing.review import Review
    from usecases_exporters.review.documents import ChangedDocument


@click.command(
    "review",
    help=_(
        "Write one report of a change: what changed in each process group, whose duties are others now, which findings"
        " came and went, coverage before and after, deadlines that moved, documents that will change. REV alone is"
        " compared with the files on the disk, REV..REV are two commits, REV...REV is a branch since it left another"
        " one."
    ),
    epilog=_("Example: usecases review HEAD"),
)
@click.argument("revisions", metavar="REV")
@library_option
@click.option(
    "--format", "form", type=Choice(("text", "markdown", "json")), default="text", help=_("How the report is written.")
)
@click.option(
    "--limit",
    type=click.IntRange(min=1),
    metavar="N",
    help=_(
        "So many characters at most: a comment on GitHub takes 65536, one on GitLab 1000000. Sections that don't fit"
        " are left out, and named."
    ),
)
def command(revisions: str, library: Path | None, form: str, limit: int | None) -> int:
    """Report."""
    if limit is not None and form == "json":
        raise click.UsageError(_("JSON can't be cut. Leave out --limit, or choose another format."))
    with _looked_at(library_root(library), revisions) as (review, documents):
        if form == "json":
            from usecases_exporters.review.as_data import data

            click.echo(as_json(data(review, documents)))
        else:
            click.echo(_written(review, documents, form, limit), nl=False, color=colours())
    return FINE


def _written(review: "Review", documents: "Sequence[ChangedDocument]", form: str, limit: int | None) -> str:
    from usecases_exporters.review.fitting import fitted
    from usecases_exporters.review.report import parts
    from usecases_exporters.review.terminal import write_text
    from usecases_exporters.tree.markdown import write_markdown

    columns = reading_width()
    found = parts(review, documents)
    text = fitted(found, write_markdown if form == "markdown" else lambda each: write_text(each, columns), limit)
    if text is None:
        raise click.UsageError(_("Not even the names of the sections fit into so few characters. Raise --limit."))
    return text


@contextmanager
def _looked_at(root: Path, revisions: str) -> "Iterator[tuple[Review, list[ChangedDocument]]]":
    from usecases.reviewing.checkout import library_at
    from usecases.reviewing.review import reviewed
    from usecases.reviewing.versions import asked, versions_in_git
    from usecases_exporters.review.documents import changed_documents

    with ExitStack() as stack:
        with git_said():
            repository = repository_of(
                root, _("The library isn't in a git repository, so there is nothing to compare it with.")
            )
            between = asked(repository, revisions, staged=False)
            versions = versions_in_git(repository, between)
            old = stack.enter_context(library_at(repository, between.old))
            new = stack.enter_context(library_at(repository, between.new)) if between.new else root
        review = reviewed(versions, old, new)
        yield review, changed_documents(old, new, review.former_ids())
