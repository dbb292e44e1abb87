"""Section “Indicators”: by which the process is judged, with their thresholds."""

from collections import defaultdict

from usecases.model.shared import Indicator
from usecases_exporters.names import Names
from usecases_exporters.regulation.page import Page
from usecases_exporters.tree.clean import shown
from usecases_exporters.tree.nodes import Row, cell, table
from usecases_exporters.tree.sections import Section
from usecases_exporters.words import Wording


def indicators(page: Page) -> Section:
    """The indicators of the use case and of its steps."""
    _ = page.say
    steps: defaultdict[str, list[str]] = defaultdict(list)
    for kpi in page.case.kpis:
        steps[kpi] = []
    for placed in page.outline.steps:
        for kpi in placed.step.kpis:
            steps[kpi].append(placed.step.id)
    rows = [_row(page, kpi, places) for kpi, places in steps.items()]
    head = (_("Indicator"), _("Unit"), _("Green"), _("Amber"), _("Target"), _("Step"))
    return Section(_("Indicators"), (table(head, rows),) if rows else ())


def _row(page: Page, kpi_id: str, steps: list[str]) -> Row:
    kpi = page.names.kpis.get(kpi_id)
    where = cell(*(page.references(steps) or (page.say("the whole process"),)))
    if kpi is None:
        return Row((cell(kpi_id), *(cell("—") for _ in range(4)), where))
    return Row(
        (
            cell(page.names.kpi(kpi_id)),
            cell(unit_of(kpi, page.names) or "—"),
            cell(threshold(kpi, kpi.green, page.wording)),
            cell(threshold(kpi, kpi.amber, page.wording)),
            cell("—" if kpi.target is None else page.wording.number(kpi.target)),
            where,
        )
    )


def unit_of(kpi: Indicator, names: Names) -> str:
    """The unit of an indicator; empty where it has none."""
    return shown(kpi.unit.in_language(names.language)) if kpi.unit else ""


def threshold(kpi: Indicator, value: float | None, wording: Wording) -> str:
    """From which value, or up to which, a colour holds."""
    if value is None:
        return "—"
    template = wording.say("at least {value}") if kpi.better == "higher" else wording.say("at most {value}")
    return template.format(value=wording.number(value))
