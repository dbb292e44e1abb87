"""What the coach has to say, as rows."""

from collections.abc import Iterator, Sequence
from typing import TypeAlias

from usecases_tui.coach.questions import AtStep, Question, Thought
from usecases_tui.sheet.row import Row, Span
from usecases_tui.words import _, ngettext

Key: TypeAlias = tuple[str, str]
OPEN, BRANCH, CONSIDERED, ALL, OTHER = "open", "branch", "considered", "all", "other"
_INDENT = 4


def rows(found: AtStep, every: bool) -> Iterator[Row]:
    """The step, its questions (the best of them, or `every` one), and what is thought of."""
    yield Row((OTHER, "step"), found.step.action or found.step.id, _number(found), style="heading", stops=False)
    asked = found.open if every or not found.best else found.best
    if not asked:
        yield Row((OTHER, "nothing"), _nothing(found), stops=False)
    for question in asked:
        yield from _question(question)
    if len(found.open) > len(found.best) > 0:
        count = len(found.open)
        more = ngettext("All {count} open question", "All {count} open questions", count).format(count=count)
        yield Row((OTHER, "gap"), stops=False)
        yield Row((ALL, ""), _("Only the best questions") if every else more, (Span("… ", "mark"),))
    yield from _thought(found.thought)


def _number(found: AtStep) -> tuple[Span, ...]:
    return (Span(f"{found.number} ", "number"),) if found.number else ()


def _nothing(found: AtStep) -> str:
    if found.step.use_case:
        return _("This step is a use case of its own: what could go wrong is asked there.")
    return _("No open question: somebody has thought of everything that the catalogue knows for such a step.")


def _question(question: Question) -> Iterator[Row]:
    yield Row((OTHER, f"before {question.deviation}"), stops=False)
    yield Row((OPEN, question.deviation), question.question, (Span("? ", "mark"),), indent=_INDENT)
    if question.response:
        lead = (Span("  → ", "quiet"),)
        yield Row((OTHER, question.deviation), question.response, lead, style="quiet", stops=False, indent=_INDENT)


def _thought(thought: Sequence[Thought]) -> Iterator[Row]:
    if not thought:
        return
    yield Row((OTHER, "before thought"), stops=False)
    yield Row((OTHER, "thought"), _("Thought of already"), style="heading", stops=False)
    for number, one in enumerate(thought):
        key = (BRANCH, one.branch) if one.branch else (CONSIDERED, str(number))
        yield Row(key, _answer(one), (Span("✓ ", "good"),), style="quiet", indent=_INDENT)
        yield Row(
            (OTHER, f"asked {number}"), one.question, (Span("  ? ", "quiet"),), style="quiet", stops=False,
            indent=_INDENT,
        )  # fmt: skip


def _answer(one: Thought) -> str:
    if one.branch is None:
        return _("No branch needed: {because}").format(because=one.because)
    if one.when:
        return _("Branch {number}: {when}").format(number=one.number, when=one.when)
    return _("Branch {number}").format(number=one.number)
