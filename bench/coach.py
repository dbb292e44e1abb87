"""The row of the coach: branches are hidden; how many of them do its questions meet, and how many questions meet any?

Recall is the share of the hidden branches that a question meets at the step they leave (`any`: at any step). Precision
is the share of the questions asked that meet at least one. Whether a question meets a branch is said in two ways: by
the catalogue's signs, as the coach itself would call it covered, and by a key (`answers.yaml`) that a reader made for
some of the branches.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from bench.libraries import ROOT
from bench.table import Result, Row, Sizes
from usecases.analysing.cases import Cases
from usecases.coverage.answers import Answers
from usecases.coverage.coverage import Coach
from usecases.coverage.ranking import MOST
from usecases.coverage.values import CaseCoverage
from usecases.model.outline import Outline
from usecases.model.usecase import ANY, Branch, UseCase
from usecases.model.words import LANGUAGES
from usecases.reading.folder import scan

KEY = Path(__file__).with_name("answers.yaml")
GROUPS = {"36 scenarios": ROOT / "bench" / "scenarios", "`library/`": ROOT / "library"}
DEVELOPMENT = ROOT / "bench" / "development"
DRAWN = "drawn at random and judged by meaning"
BEST, WITH_ALL, EVERY = f"{MOST} best questions a step", "`--all`", "every deviation that applies"
WAYS = (BEST, WITH_ALL, EVERY)
"""How much is asked. `--all` still asks one of a family and two of a guide word; the last leaves nothing out."""
_OF_NOBODY = "hidden"
"""The id that every branch gets, since real ones give the branch away."""

Question = tuple[str, str]
"""A step and a deviation, by id."""
Key = Mapping[tuple[str, str], frozenset[str]]
"""Use case and condition of a branch: the entries of the catalogue that would make one think of it."""


class Hidden(NamedTuple):
    """A hidden branch, and the steps that it leaves; of an outcome, those that its parents left."""

    branch: Branch
    leaves: frozenset[str]


class Asked(NamedTuple):
    """A use case whose branches are hidden, with what the coach asks about the rest."""

    case: UseCase
    language: str
    questions: frozenset[Question]
    hidden: tuple[Hidden, ...]


class Figures(NamedTuple):
    """How many branches are met, of how many; how many questions meet any, of how many.

    `estimated`: only a part of the branches was judged, from which the questions that meet any are reckoned.
    """

    met: int = 0
    branches: int = 0
    useful: float = 0
    questions: int = 0
    estimated: bool = False

    def __str__(self) -> str:
        about = "about " if self.estimated else ""
        recall = f"{self.met} of {self.branches} ({_share(self.met, self.branches)})"
        return f"{recall}, {about}{self.useful:.0f} of {self.questions} ({_share(self.useful, self.questions)})"


def _share(part: float, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "-"


def ask(coach: Coach, case: UseCase, how: str) -> Asked:
    """Hide the branches of a use case and what was considered, and ask."""
    coverage = coach.look(case._replace(branches=(), considered=()), most=_most(coach, how))
    hidden = tuple(Hidden(branch, _leaves(branch, case.branches)) for branch in case.branches)
    return Asked(case, coach.language_of(case), frozenset(_questions(coverage, how)), hidden)


def _most(coach: Coach, how: str) -> int:
    return MOST if how == BEST else len(coach.catalogue.by_id)


def _questions(coverage: CaseCoverage, how: str) -> Iterator[Question]:
    for step in coverage.steps:
        names = (pair.deviation for pair in step.pairs) if how == EVERY else step.ask
        yield from ((step.step, name) for name in names)


def _leaves(branch: Branch, branches: Sequence[Branch]) -> frozenset[str]:
    parents = {each.id: each for each in reversed(branches)}
    found: set[str] = set()
    waiting, seen = [branch], {branch.id}
    while waiting:
        for place in waiting.pop().at:
            if place not in parents:
                found.add(place)
            elif place not in seen:
                seen.add(place)
                waiting.append(parents[place])
    return frozenset(found)


def met_by_signs(asked: Asked, hidden: Hidden, coach: Coach) -> set[Question]:
    """The questions that a branch answers, as the coach sees it."""
    alone = hidden.branch._replace(id=_OF_NOBODY, at=tuple(sorted(hidden.leaves)))
    answers = Answers(Outline(asked.case._replace(branches=(alone,), considered=())), coach.catalogue, asked.language)
    names = {name for _step, name in asked.questions}
    return {(step, name) for step, name in asked.questions if name in answers.at(step, names)}


def met_by_judge(asked: Asked, hidden: Hidden, key: Key) -> set[Question] | None:
    """The questions that would have made one think of a branch; `None` where nobody judged it."""
    entries = key.get((asked.case.id, hidden.branch.when or ""))
    if entries is None:
        return None
    here = hidden.leaves
    return {(step, name) for step, name in asked.questions if name in entries and (ANY in here or step in here)}


def by_signs(some: Iterable[Asked], coach: Coach) -> Figures:
    """The figures by the catalogue's signs."""
    met = branches = useful = questions = 0
    for asked in some:
        found = [met_by_signs(asked, hidden, coach) for hidden in asked.hidden]
        met += sum(map(bool, found))
        branches += len(found)
        useful += len(set().union(*found))
        questions += len(asked.questions)
    return Figures(met, branches, useful, questions)


def by_judge(some: Iterable[Asked], key: Key) -> Figures:
    """The figures by the key, of one language: recall of the judged branches; what all of them would meet, reckoned.

    A question that meets two branches counts twice there, so precision is rather too high than too low.
    """
    met = judged = branches = meetings = questions = 0
    for asked in some:
        found = [met_by_judge(asked, hidden, key) for hidden in asked.hidden]
        known = [each for each in found if each is not None]
        met += sum(map(bool, known))
        judged += len(known)
        branches += len(found)
        meetings += sum(map(len, known))
        questions += len(asked.questions)
    return Figures(met, judged, meetings * branches / judged if judged else 0, questions, estimated=True)


def read_key(path: Path = KEY) -> Key:
    """The key that a reader made."""
    judged = yaml.safe_load(path.read_text(encoding="utf-8"))["branches"]
    return {(each["use_case"], each["when"]): frozenset(each["entries"]) for each in judged}


def out_of_reach(some: Iterable[Asked]) -> int:
    """How many branches leave no step of the main scenario: nothing asked about it can meet them."""
    return sum(
        ANY not in hidden.leaves and hidden.leaves.isdisjoint(step.id for step in asked.case.steps)
        for asked in some
        for hidden in asked.hidden
    )


def coach(_sizes: Sizes) -> list[Result]:
    """The scenarios of the test and the library, with the ways of asking, by signs and by the key."""
    key = read_key()
    return [result for title, folder in GROUPS.items() for result in _figures(title, folder, key)]


def coach_development(_sizes: Sizes) -> list[Result]:
    """The scenarios that the catalogue may be made for; look at them as long as you like."""
    return _figures(
        "development", DEVELOPMENT / "scenarios", read_key(DEVELOPMENT / "answers.yaml"), "judged by meaning"
    )


def _figures(title: str, folder: Path, key: Key, how_judged: str = DRAWN) -> list[Result]:
    results: list[Result] = []
    cases = Cases(folder, scan(folder))
    ours = Coach(cases.shared)
    read = [file.case for file in cases if file.case.status != "retired"]
    for how in WAYS:
        asked = [ask(ours, case, how) for case in read]
        what = f"the coach, {title}, {how}"
        far = f"{out_of_reach(asked)} of the branches leave no step of the main scenario"
        signs: dict[str, Figures] = {name: by_signs(_in(name, asked), ours) for name in LANGUAGES}
        results.append(_result(f"{what}, by the catalogue's signs at the same step", far, signs))
        judge: dict[str, Figures] = {name: by_judge(_in(name, asked), key) for name in LANGUAGES}
        if any(each.branches for each in judge.values()):
            against = f"{len(key)} branches, {how_judged}"
            results.append(_result(f"{what}, by a judge", against, judge))
    return results


def _in(language: str, some: Iterable[Asked]) -> list[Asked]:
    return [asked for asked in some if asked.language == language]


def _result(what: str, against: str, figures: Mapping[str, Figures]) -> Result:
    total = Figures(
        sum(each.met for each in figures.values()),
        sum(each.branches for each in figures.values()),
        sum(each.useful for each in figures.values()),
        sum(each.questions for each in figures.values()),
        any(each.estimated for each in figures.values()),
    )
    each = "; ".join(f"{language} {one}" for language, one in figures.items())
    return Result(f"{what}: recall, precision", against, each, str(total), "none", None)


ROWS: dict[str, Row] = {"coach": coach, "coach-development": coach_development}
