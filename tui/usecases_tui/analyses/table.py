"""The analyses: what each is called, what it is about, and who makes its lines.

Another analysis is one more entry here: the list of analyses, the palette, help and the page of keys follow.
"""

from collections.abc import Sequence
from typing import NamedTuple

from usecases_tui.words import mark


class Analysis(NamedTuple):
    """An analysis. `name` and `help` are messages of the catalogue.

    `made_by` names a function as `module:function`. Of a use case it is called in a thread with an `Opened`; of a whole
    library in a process of its own, with a `Whole`. Either way it gives what is `Told`.
    `command` is the analysis of the command line that says the same.
    """

    id: str
    name: str
    help: str
    made_by: str
    command: str


OF_CASE: Sequence[Analysis] = (
    Analysis(
        "raci",
        mark("Who does what"),
        mark("The matrix of responsibilities (RACI): steps and roles, and what seven passes over it find."),
        "usecases_tui.analyses.matrix:told",
        "raci",
    ),
    Analysis(
        "questions",
        mark("What could go wrong, step by step"),
        mark("How much of it somebody has thought of, and the best questions about each step."),
        "usecases_tui.analyses.questions:told",
        "coverage",
    ),
    Analysis(
        "handed",
        mark("Who hands what to whom"),
        mark("Each hand-over from step to step: from whom, to whom, what, in which form, and over which channel."),
        "usecases_tui.analyses.handovers:told_of_case",
        "handovers",
    ),
    Analysis(
        "time",
        mark("How long each path takes"),
        mark("In all, in work and at the quickest; which deadlines can’t be met, where it waits, what it costs."),
        "usecases_tui.analyses.times:told_of_case",
        "time",
    ),
)
"""About the use case in the middle, with the changes that aren't saved."""

OF_LIBRARY: Sequence[Analysis] = (
    Analysis(
        "load",
        mark("Who carries how much"),
        mark("How many steps each role does and answers for, and what seven passes over all use cases find."),
        "usecases_tui.analyses.load:told",
        "raci",
    ),
    Analysis(
        "coverage",
        mark("What nobody has thought of"),
        mark("How much of what could go wrong has an answer: by process group, and by use case."),
        "usecases_tui.analyses.coverage:told",
        "coverage",
    ),
    Analysis(
        "handovers",
        mark("Where the chain breaks"),
        mark("What is given and never needed, needed and never given, and what passes from group to group."),
        "usecases_tui.analyses.handovers:told",
        "handovers",
    ),
    Analysis(
        "customers",
        mark("Who gets what"),
        mark("What customers get from which process, outside the company and inside, and what reaches nobody."),
        "usecases_tui.analyses.customers:told",
        "customers",
    ),
    Analysis(
        "map",
        mark("The map with its lamps"),
        mark("What the lamps of the process groups say today, and into which group to go next."),
        "usecases_tui.analyses.lamps:told",
        "map",
    ),
    Analysis(
        "times",
        mark("What takes how long"),
        mark("The main scenario of every use case, longest first; deadlines, waiting and cost of all together."),
        "usecases_tui.analyses.times:told",
        "time",
    ),
)
"""About the whole library, as it is on disk."""


def analysis(name: str) -> Analysis:
    """The analysis of an id."""
    return next(one for one in (*OF_CASE, *OF_LIBRARY) if one.id == name)
