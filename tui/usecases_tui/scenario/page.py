"""The page of a use case."""

from usecases.editing.fields import SetField
from usecases.model.build import use_case
from usecases.model.numbering import numbers
from usecases.model.outline import Outline
from usecases_tui.desk import Spot
from usecases_tui.page import Page
from usecases_tui.sheet.row import Row, Span, Writing


class ScenarioPage(Page):
    """The main scenario with its branches."""

    def fill(self, focus: str | None = None) -> None:
        """Show it."""
        case = use_case(self.app.desk.session.files.data(self.path))
        outline = Outline(case)
        number = numbers(outline)
        rows = [Row("title", case.title, writing=Writing.LINE, style="heading")]
        for placed in outline.steps:
            step = placed.step
            actor = ", ".join(step.actor)
            lead = (Span(f" {number[step.id]} ", "number"), Span(f"{actor}: ", "actor"))
            rows.append(Row(step.id, step.action or "", lead, writing=Writing.LINE, hint="What is done?"))
        self.show(rows, focus)

    def typed(self, row: Row, text: str) -> bool:
        """Take it over."""
        where = ("title",) if row.key == "title" else ("steps", str(row.key), "action")
        return self.app.do(SetField(self.path, where, text), follow=False) is not None

    def moved(self, row: Row | None) -> None:
        """Say where the cursor is."""
        if row is not None:
            self.app.select(Spot(self.path, () if row.key == "title" else ("steps", str(row.key))))
