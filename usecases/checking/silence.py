"""Silencing: `# usecases: ignore UC401 - the reason` on the line itself, the line above, or at the top of the file."""

from collections.abc import Sequence
from re import compile as regex
from typing import TYPE_CHECKING, NamedTuple

from usecases.findings.finding import Finding, Place
from usecases.rules.registry import code_of

if TYPE_CHECKING:  # what was kept from an earlier run needs no reader
    from usecases.reading.comments import Comment

# A rule may be named too (`unknown-role`), so a hyphen parts the reason off only beside a blank or after a code.
_WRITTEN = regex(
    r"#\s*usecases:\s*ignore(?=\s|\Z)(?P<codes>.*?)"
    r"(?:(?:\s-+|-+\s|-+\Z|[–—]+|(?<=UC[0-9]{3})-+)\s*(?P<reason>.*))?\Z"
)
_CODE = regex(r"[\w-]+")


class Silence(NamedTuple):
    """A comment that silences codes on its own line and the next, or in the whole file; and its place."""

    codes: tuple[str, ...]
    place: Place
    whole_file: bool
    reason: str


def silences(comments: "Sequence[Comment]", first_key_line: int) -> list[Silence]:
    """The silencing comments among a file's comments; above the first key they hold for the whole file."""
    found = []
    for comment in comments:
        written = _WRITTEN.match(comment.text.rstrip())
        if written is None:
            continue
        codes = tuple(code_of(word) or word for word in _CODE.findall(written["codes"]))
        place = Place(comment.line, comment.column, comment.line, comment.column + len(comment.text.rstrip()))
        reason = (written["reason"] or "").strip()
        found.append(Silence(codes, place, comment.line < first_key_line, reason))
    return found


def apply(findings: Sequence[Finding], marks: Sequence[Silence]) -> tuple[list[Finding], list[tuple[Silence, str]]]:
    """The findings that stay, and the codes of silences that silenced nothing."""
    kept = []
    used: set[tuple[int, str]] = set()
    for finding in findings:
        silencers = [(index, finding.code) for index, mark in enumerate(marks) if _silences(mark, finding)]
        used.update(silencers)
        if not silencers:
            kept.append(finding)
    unused = [(mark, code) for index, mark in enumerate(marks) for code in mark.codes if (index, code) not in used]
    return kept, unused


def _silences(mark: Silence, finding: Finding) -> bool:
    if finding.code not in mark.codes:
        return False
    return mark.whole_file or finding.place.line in (mark.place.line, mark.place.line + 1)
