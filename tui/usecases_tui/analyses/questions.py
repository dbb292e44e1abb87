"""What could go wrong in a use case, step by step: how much is thought of, and the best questions about the rest."""

from usecases.coverage.questions import Asking
from usecases.coverage.values import State, StepCoverage, Totals
from usecases.model.numbering import numbers
from usecases.model.outline import Outline
from usecases_tui.analyses.coverage import in_words
from usecases_tui.analyses.told import COACH, Goal, Line, Opened, Told
from usecases_tui.sheet.row import Span
from usecases_tui.words import _


def told(opened: Opened) -> Told:
    """The whole, then each step of the main scenario with its questions."""
    coach = opened.coach(opened.shared)
    coverage = coach.look(opened.case)
    outline = Outline(opened.case)
    asking = Asking(opened.shared, coach.company, coverage.language)
    known = numbers(outline)
    lines = [Line("all", in_words(coverage.totals), stops=False)]
    for found in coverage.steps:
        step = outline.step_of[found.step].step
        name = f"{known.get(found.step, '')} {step.action or found.step}".strip()
        goals = (Goal(name, thing=found.step, then=COACH),)
        lines.append(Line(f"gap {found.step}", stops=False))
        lines.append(_step(found, step.action or found.step, known.get(found.step, ""))._replace(goals=goals))
        for deviation in found.ask:
            question = asking.said(coach.catalogue.by_id[deviation].question, step)
            lines.append(Line(f"{found.step} {deviation}", question, (Span("    "), Span("? ", "mark")), goals=goals))
    if not coverage.steps:
        lines.append(Line("empty", _("No steps yet.")))
    return Told(tuple(lines))


def _step(found: StepCoverage, words: str, number: str) -> Line:
    pairs = [pair.state for pair in found.pairs if pair.counts]
    totals = Totals(len(pairs), pairs.count(State.COVERED), pairs.count(State.CONSIDERED))
    more = in_words(totals) if pairs else _("Nothing is asked here: this step is a use case of its own.")
    return Line(f"step {found.step}", words, (Span(f"{number} ", "number"),), "heading", more=more)
