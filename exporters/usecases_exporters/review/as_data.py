"""A review as data for programs."""

from collections.abc import Sequence
from typing import Any

from usecases.analysing.coverage.sums import Sums
from usecases.cli.diff_json import change_said, file_data
from usecases.coverage.values import Totals
from usecases.findings.finding import Finding
from usecases.languages.catalogue import reader_language
from usecases.reviewing.duties import Duty
from usecases.reviewing.review import Review
from usecases.rules.wording import message
from usecases_exporters.review.documents import ChangedDocument


def data(review: Review, documents: Sequence[ChangedDocument]) -> dict[str, Any]:
    """Everything that the report holds, with ids where it has titles."""
    return {
        "old": review.versions.old,
        "new": review.versions.new,
        "groups": [
            {"group": group, "files": [file_data(each) for each in files]} for group, files in review.by_group().items()
        ],
        "duties": [_duty(each) for each in review.duties],
        "findings": {"new": [_finding(each) for each in review.came], "gone": [_finding(each) for each in review.gone]},
        "coverage": {"before": _sums(review.before), "after": _sums(review.after)},
        "times": [{"path": found.pair.path, **change_said(change)} for found, change in review.moved_deadlines()],
        "documents": [
            {"sort": each.sort.value, "name": each.name, "becomes": each.becomes.value} for each in documents
        ],
    }


def _duty(duty: Duty) -> dict[str, Any]:
    return {
        "role": duty.role,
        "touched": duty.touched.value,
        "path": duty.path,
        "step": duty.step,
        "number": duty.number,
        "before": duty.before,
        "after": duty.after,
        "changes": [change_said(change) for change in duty.changes],
    }


def _finding(found: Finding) -> dict[str, Any]:
    return {
        "code": found.code,
        "severity": found.severity.name.lower(),
        "path": found.path,
        "line": found.place.line,
        "message": message(found, reader_language()),
    }


def _sums(sums: Sums) -> dict[str, Any]:
    return {**_totals(sums.totals), "use_cases": {each.case: _totals(each.totals) for each in sums.cases}}


def _totals(totals: Totals) -> dict[str, Any]:
    return {
        "pairs": totals.pairs,
        "covered": totals.covered,
        "considered": totals.considered,
        "share": None if totals.share is None else round(totals.share, 4),
    }
