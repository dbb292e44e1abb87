"""The sixth pass: does every step give something, in a form that is known, and how is success told."""

from typing import NamedTuple

from usecases.analysing.raci.spots import KEPT, Collector, Spots
from usecases.analysing.raci.view import View


class Results(NamedTuple):
    """Of the `steps` inside those with a result and with its form, and those without.

    `without_criterion`: use cases that don't say what holds on success (at most 50 are named).
    """

    steps: int
    with_result: int
    with_form: int
    without_result: Spots
    without_form: Spots
    use_cases: int
    criteria: int
    without_criterion: tuple[str, ...]


class ResultsPass:
    """Gathers what the sixth pass asks."""

    def __init__(self) -> None:
        self._steps = self._with_result = self._with_form = self._cases = self._criteria = 0
        self._without_result, self._without_form = Collector(), Collector()
        self._without_criterion: list[str] = []

    def look(self, view: View) -> None:
        """Look at one use case."""
        for each in view.own:
            step = each.step
            self._steps += 1
            if step.result is None and not step.gives:
                self._without_result.add(view, step.id)
                continue
            self._with_result += 1
            if step.form is None and not step.gives:
                self._without_form.add(view, step.id)
            else:
                self._with_form += 1
        self._cases += 1
        if view.case.guarantees.success:
            self._criteria += 1
        elif len(self._without_criterion) < KEPT:
            self._without_criterion.append(view.case.id)

    def figures(self) -> Results:
        """What was found."""
        return Results(
            self._steps,
            self._with_result,
            self._with_form,
            self._without_result.spots,
            self._without_form.spots,
            self._cases,
            self._criteria,
            tuple(self._without_criterion),
        )
