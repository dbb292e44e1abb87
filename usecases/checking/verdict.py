"""The verdict on one file: what is found in it alone, and what others need to know of it."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from usecases.checking.gather import can_fail, chain_of, names_in, uses_of
from usecases.checking.silence import Silence, silences
from usecases.findings.finding import WHOLE_FILE, Finding
from usecases.findings.severity import Severity
from usecases.model import build
from usecases.model.meaning import differs_from_approved
from usecases.model.outline import Outline
from usecases.model.usecase import ANY
from usecases.reading.comments import comments
from usecases.reading.document import Document
from usecases.reading.folder import FileKind, stem_of
from usecases.rules.base import Hit, Names, Rule, Subject
from usecases.rules.facts import CaseFacts, Included
from usecases.rules.registry import USE_CASE, rule, rules
from usecases.validation.schemas import is_valid

SILENCING_WORD = "usecases:"
Item = TypeVar("Item")


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is found in one file. `facts` is `None` of a file that holds no use case that can be read."""

    path: str
    findings: tuple[Finding, ...] = ()
    silences: tuple[Silence, ...] = ()
    facts: CaseFacts | None = None


def judge(document: Document, names: Names) -> Verdict:
    """The verdict on a use case's file."""
    findings = list(document.findings)
    facts = None
    if (data := document.data) is not None:
        stem = stem_of(document.path)
        if isinstance(data.get("id"), str) and data["id"] != stem:
            hit = Hit(("id",), {"id": data["id"], "stem": stem})
            findings.append(finding_of(rule("UC011"), hit, document))
        if schema_findings := breaches(document):
            findings.extend(schema_findings)
            facts = _facts_of_broken(document)
        else:
            subject = Subject(build.use_case(data), names)
            for each in rules(USE_CASE):
                findings.extend(_hits(each, document, each.in_use_case, subject))
            if differs_from_approved(data):
                card = data["approved"]
                hit = Hit(("approved",), {"by": card["by"], "day": card["on"], "id": subject.case.id}, on_key=True)
                findings.append(finding_of(rule("UC602"), hit, document))
            facts = _facts(document, subject.outline, names)
    return Verdict(document.path, tuple(findings), silences_in(document), facts)


def facts_of(document: Document) -> CaseFacts | None:
    """What others need to know of a use case's file, but for the chain; `None` where it holds none that can be read."""
    if document.data is None:
        return None
    if not is_valid(document.data, FileKind.USE_CASE):
        return _facts_of_broken(document)
    return _facts(document, Outline(build.use_case(document.data)), None)


def breaches(document: Document) -> list[Finding]:
    """The findings of a file that breaks its schema."""
    if document.kind is None or document.data is None or is_valid(document.data, document.kind):
        return []
    from usecases.validation.explain import explain  # costs 90 ms to import, and most files keep the schema

    found = []
    for code, where, arguments, variant, on_key in explain(document.data, document.kind):
        words = {**arguments, "written": document.written(where)} if code == "UC102" else arguments
        found.append(finding_of(rule(code), Hit(where, words, variant, on_key), document))
    return found or [_failure("schema", "jsonschema and jsonschema-rs disagree", document.path)]


def silences_in(document: Document) -> tuple[Silence, ...]:
    """The silencing comments of a file."""
    if document.source is None or document.composed is None or document.data is None:
        return ()
    if SILENCING_WORD not in document.source.text:
        return ()
    first_key = min((node.start for node in (document.root.keys or {}).values()), default=0)
    line = document.source.position(first_key).line
    return tuple(silences(comments(document.source, document.composed.scalars()), line))


def hits_of(each: Rule, path: str, ask: Callable[..., Iterable[Item]], *arguments: object) -> Iterator[Item | Finding]:
    """What a rule yields; where it fails, a finding that says so, and the run goes on."""
    try:
        yield from ask(*arguments)
    except Exception as error:  # noqa: BLE001 - a defect of one rule must not hide the findings of the others
        from traceback import extract_tb

        last = extract_tb(error.__traceback__)[-1]
        reason = f"{type(error).__name__}: {error} ({last.name}, line {last.lineno})"
        yield _failure(each.code, reason, path)


def _hits(
    each: Rule, document: Document, ask: Callable[[Subject], Iterable[Hit]], subject: Subject
) -> Iterator[Finding]:
    for hit in hits_of(each, document.path, ask, subject):
        yield hit if isinstance(hit, Finding) else finding_of(each, hit, document)


def finding_of(each: Rule, hit: Hit, document: Document) -> Finding:
    """A hit with its place in the file."""
    place = document.place(hit.where, hit.on_key)
    severity = each.severity if hit.severity is None else hit.severity
    return Finding(each.code, document.path, place, severity, hit.variant, hit.arguments)


def _failure(code: str, reason: str, path: str) -> Finding:
    return Finding("UC099", path, WHOLE_FILE, Severity.ERROR, "", {"rule": code, "reason": reason})


def _facts(document: Document, outline: Outline, names: Names | None) -> CaseFacts:
    case = outline.case
    return CaseFacts(
        path=document.path,
        id=case.id,
        id_place=document.place(("id",)),
        can_fail=can_fail(case),
        includes=tuple(_included(document, outline)),
        uses=uses_of(case, outline),
        chain=chain_of(document, outline, names.roles) if names is not None else (),
    )


def _included(document: Document, outline: Outline) -> Iterator[Included]:
    including = [placed for placed in outline.steps if placed.step.use_case is not None]
    left = {place for branch in outline.case.branches for place in branch.at} if including else set()
    for placed in including:
        assert placed.step.use_case is not None
        place = document.place((*placed.path, "use_case"))
        has_branch = placed.step.id in left or ANY in left
        yield Included(placed.step.use_case, place, placed.step.id, has_branch)


def _facts_of_broken(document: Document) -> CaseFacts | None:
    data = document.data
    if data is None or not isinstance(data.get("id"), str):
        return None
    place = document.place(("id",))
    return CaseFacts(document.path, data["id"], place, False, (), names_in(data))
