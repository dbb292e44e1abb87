"""The first page of the handbook: every process group with its regulations."""

from collections.abc import Sequence

from usecases.model.shared import Group
from usecases.model.usecase import UseCase
from usecases_exporters.anchors import regulation_file
from usecases_exporters.handbook.shelves import by_group
from usecases_exporters.labels import STATUS
from usecases_exporters.names import Names
from usecases_exporters.regulation.page import title_of
from usecases_exporters.tree.clean import shown
from usecases_exporters.tree.nodes import (
    Blocks,
    Document,
    Link,
    Listing,
    Paragraph,
    Row,
    Strong,
    Table,
    Text,
    cell,
    table,
)
from usecases_exporters.tree.sections import Section, numbered
from usecases_exporters.words import Wording

INDEX_PAGE = "index.md"
MAP_FILE = "map.md"
USE_CASES = "use-cases"


def group_anchor(group: Group) -> str:
    """The anchor of a group, in the index and on the map."""
    return f"group-{group.id}"


def index(names: Names, cases: Sequence[UseCase], links: Sequence[tuple[str, str]]) -> Document:
    """The index of a library, with links to other pages: what they are called, marked for translation, and where."""
    wording = Wording(names.language)
    _ = wording.say
    company = " ".join(shown(names.shared.settings.title.in_language(names.language)).split("\n"))
    sections = [
        Section(
            names.group(group.id) if group else _("Not on the map"),
            (*_group_facts(group, names, wording), *_processes(inside, names, wording)),
            anchor=group_anchor(group) if group else None,
        )
        for group, inside in by_group(names.shared.groups, cases)
    ]
    head: Blocks = (Listing(tuple((Link(_(words), target),) for words, target in links)),)
    return Document(
        names.language,
        _("Process handbook: {title}").format(title=company),
        (*head, *numbered(sections)),
    )


def _group_facts(group: Group | None, names: Names, wording: Wording) -> Blocks:
    if group is None:
        return ()
    _ = wording.say
    missing = Strong(_("not stated"))
    result = Text(result_of(group, names)) if group.result else missing
    owner = Text(names.role(group.owner)) if group.owner else missing
    return (
        Listing(
            (
                (Strong(_("Result of the group") + ":"), Text(" "), result),
                (Strong(_("Owner") + ":"), Text(" "), owner),
            )
        ),
    )


def result_of(group: Group, names: Names) -> str:
    """What a group gives: the title of an artefact, or words."""
    return names.artefact(group.result) if group.result else ""


def _processes(cases: Sequence[UseCase], names: Names, wording: Wording) -> tuple[Table | Paragraph, ...]:
    _ = wording.say
    if not cases:
        return (Paragraph((Text(_("No regulations yet.")),)),)
    head = (_("Process"), _("Document number"), _("Status"), _("Process owner"), _("Next review"))
    return (table(head, [_process(case, names, wording) for case in cases]),)


def _process(case: UseCase, names: Names, wording: Wording) -> Row:
    _ = wording.say
    number = case.document.number if case.document and case.document.number else "—"
    owner = Text(names.role(case.owner)) if case.owner else Strong(_("not stated"))
    return Row(
        (
            cell(case_link(case)),
            cell(number),
            cell(_(STATUS[case.status])),
            cell(owner),
            cell(wording.date(case.review_by) if case.review_by else "—"),
        )
    )


def case_link(case: UseCase) -> Link:
    """A use case's title as a link to its regulation, from a page at the top of the handbook."""
    return Link(title_of(case), f"{USE_CASES}/{regulation_file(case)}")
