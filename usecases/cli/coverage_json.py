"""Coverage as plain data: ids and figures; questions and responses in the language of the use case."""

from collections.abc import Iterator, Sequence
from typing import Any

from usecases.analysing.coverage.sums import Sums
from usecases.analysing.coverage.trend import Moment
from usecases.coverage.coverage import Coach
from usecases.coverage.questions import Asking
from usecases.coverage.values import CaseCoverage, Totals
from usecases.model.numbering import numbers
from usecases.model.outline import Outline
from usecases.model.shared import Shared
from usecases.model.usecase import UseCase


def cases_data(
    looked: Sequence[tuple[UseCase, CaseCoverage]], shared: Shared, coach: Coach, moments: Sequence[Moment] | None
) -> dict[str, Any]:
    """Use cases with their steps, pairs and questions."""
    totals = Totals()
    for _case, coverage in looked:
        totals = totals.plus(coverage.totals)
    cases = [
        {
            **_figures(coverage.totals),
            "id": case.id,
            "title": case.title,
            "group": case.group,
            "language": coverage.language,
            "steps": list(_steps(case, coverage, shared, coach)),
            "other_branches": list(coverage.others),
        }
        for case, coverage in looked
    ]
    return {"totals": _figures(totals), "use_cases": cases, **_trend(moments)}


def sums_data(sums: Sums, moments: Sequence[Moment] | None) -> dict[str, Any]:
    """Figures of many use cases."""
    groups = [{"group": group, **_figures(totals)} for group, totals in sums.groups.items()]
    cases = [
        {"id": each.case, "title": each.title, "group": each.group, **_figures(each.totals)} for each in sums.cases
    ]
    return {"totals": _figures(sums.totals), "groups": groups, "use_cases": cases, **_trend(moments)}


def _trend(moments: Sequence[Moment] | None) -> dict[str, Any]:
    if moments is None:
        return {}
    return {
        "trend": [
            {"commit": each.commit.name, "day": each.commit.day, **_figures(each.totals), "left_out": each.left_out}
            for each in moments
        ]
    }


def _figures(totals: Totals) -> dict[str, Any]:
    share = totals.share
    return {
        "pairs": totals.pairs,
        "covered": totals.covered,
        "considered": totals.considered,
        "open": totals.open,
        "share": None if share is None else round(share, 4),
    }


def _steps(case: UseCase, coverage: CaseCoverage, shared: Shared, coach: Coach) -> Iterator[dict[str, Any]]:
    outline = Outline(case)
    known = numbers(outline)
    asking = Asking(shared, coach.company, coverage.language)
    for each in coverage.steps:
        step = outline.step_of[each.step].step
        questions = []
        for name in each.ask:
            entry = coach.catalogue.by_id[name]
            response = None if entry.response is None else asking.said(entry.response, step)
            questions.append({"deviation": name, "question": asking.said(entry.question, step), "response": response})
        pairs = [
            {
                "deviation": pair.deviation,
                "state": str(pair.state),
                "score": pair.score,
                "branch": pair.branch,
                "words": list(pair.words),
                "by_time": pair.by_time,
                "because": pair.because,
                "counts": pair.counts,
            }
            for pair in each.pairs
        ]
        yield {
            "id": each.step,
            "number": known[each.step],
            "activity": each.activity,
            "guessed": each.guessed,
            "weight": each.weight,
            "pairs": pairs,
            "questions": questions,
        }
