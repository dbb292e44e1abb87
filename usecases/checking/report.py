"""What a run reports: findings after silencing, with the library's severities, in the order of files and lines."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from usecases.checking.dated import as_of
from usecases.checking.silence import Silence, apply
from usecases.findings.finding import Finding
from usecases.findings.severity import Severity
from usecases.rules.registry import MODULES, NEEDS_ALL_FILES, code_of, known_words


@dataclass(frozen=True)
class Report:
    """How many files were looked at, and what was found in them."""

    files: int
    findings: tuple[Finding, ...]


def reported(
    findings: Sequence[Finding],
    silences: Mapping[str, Sequence[Silence]],
    checks: Mapping[str, str],
    *,
    today: date | None = None,
    complete: bool = False,
) -> tuple[Finding, ...]:
    """The findings to report. `checks` gives the severity's word by the code or name of a rule.

    `today` is the day of the check, if it isn't really today. `complete` says that every file of the library was
    looked at, so that all rules have spoken.
    """
    day = today or date.today()
    findings = [now for finding in findings if (now := as_of(finding, day)) is not None]
    kept = [finding for finding in findings if finding.path not in silences]
    for path, marks in silences.items():
        stay, unused = apply([finding for finding in findings if finding.path == path], marks)
        kept += stay
        unasked = frozenset() if complete else NEEDS_ALL_FILES
        kept += _about_silences(path, marks, [(mark, code) for mark, code in unused if code not in unasked])
    severities = {code: Severity.of(word) for key, word in checks.items() if (code := code_of(key))}
    if severities:
        kept = [_with_severity(finding, severities) for finding in kept]
    return tuple(sorted((one for one in kept if one.severity is not Severity.IGNORE), key=_order))


def _with_severity(finding: Finding, severities: Mapping[str, Severity]) -> Finding:
    if finding.code not in severities:
        return finding
    return replace(finding, severity=severities[finding.code])


def _about_silences(path: str, marks: Sequence[Silence], unused: Sequence[tuple[Silence, str]]) -> Iterator[Finding]:
    for mark in marks:
        if not mark.reason:
            yield Finding("UC090", path, mark.place, Severity.WARNING)
        if not mark.codes:
            yield Finding("UC092", path, mark.place, Severity.WARNING, "none")
        for code in mark.codes:
            if code not in MODULES:
                yield _unknown(path, mark, code)
    for mark, code in unused:
        if code in MODULES:
            yield Finding("UC091", path, mark.place, Severity.WARNING, "", {"code": code})


def _unknown(path: str, mark: Silence, code: str) -> Finding:
    from usecases.rules.guess import guess

    arguments = {"code": code, **guess(code, known_words())}
    return Finding("UC092", path, mark.place, Severity.WARNING, "", arguments)


def _order(finding: Finding) -> tuple[object, ...]:
    return finding.path, finding.place, finding.code, finding.variant, sorted(finding.arguments.items())
