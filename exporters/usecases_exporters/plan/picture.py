"""The plan as a picture: three streams over twelve weeks, each improvement a bar."""

from usecases.analysing.plan.report import PlanReport
from usecases.analysing.plan.schedule import SPRINT, STREAMS, Slot
from usecases.analysing.plan.words import Saying
from usecases.languages.catalogue import speaking
from usecases_exporters.diagram import signs
from usecases_exporters.diagram.by_hand import head, words
from usecases_exporters.diagram.metrics import wrap
from usecases_exporters.diagram.text import clean
from usecases_exporters.words import Wording

_WEEK = 92
_LABEL = 92
_TOP = 76
_PAD = 8
_LINE = 13
_OUTWARD = f'fill="#e8f3fb" stroke="{signs.ALTERNATIVE}" stroke-width="1.6"'
_INWARD = f'fill="#f7f4ec" stroke="{signs.INK}" stroke-width="1.2" stroke-dasharray="5 3"'
_BLOCKER = f'fill="#fdf1ea" stroke="{signs.NEGATIVE}" stroke-width="3"'


def plan_picture(report: PlanReport, language: str) -> bytes:
    """The picture of a plan as SVG; the same bytes on every machine."""
    with speaking(language):
        return _Picture(report, language).drawn()


class _Picture:
    """Draws the plan."""

    def __init__(self, report: PlanReport, language: str) -> None:
        self._schedule = report.plan.schedule
        self._language = language
        self._say = Saying(report.shared, language)
        self._words = Wording(language)
        self._texts = {slot.improvement: self._lines(slot) for slot in self._schedule.slots}
        most = max(map(len, self._texts.values()), default=2)
        self._tall = most * _LINE + 3 * _PAD

    def drawn(self) -> bytes:
        _ = self._words.say
        width = _LABEL + len(self._schedule.sprints) * 2 * _WEEK + _PAD
        height = _TOP + STREAMS * self._tall + 3 * _LINE
        days = self._say.days(self._schedule.begins, self._schedule.ends)
        title = _("Plan for 90 days") + f": {days}"
        parts = [
            head("plan", title, self._language, width, height),
            words(clean(title), _PAD, 22, "start", signs.TITLE, bold=True),
            *self._sprints(),
            *self._streams(),
            *(part for slot in self._schedule.slots for part in self._bar(slot)),
            words(self._legend(), _PAD, height - _PAD, "start", signs.SMALL, ink=signs.FAINT),
        ]
        return ("\n".join([*parts, "</svg>"]) + "\n").encode()

    def _sprints(self) -> list[str]:
        _ = self._words.say
        parts = []
        bottom = _TOP + STREAMS * self._tall
        for sprint in self._schedule.sprints:
            x = _LABEL + (sprint.number - 1) * SPRINT // 7 * _WEEK
            parts.append(f'<path d="M{x} {_TOP - 34}V{bottom}" stroke="#d9e2ec"/>')
            name = _("Sprint {number}").format(number=sprint.number)
            parts.append(words(name, x + _PAD, _TOP - 22, "start", signs.TEXT, bold=True))
            parts.append(words(self._say.date(sprint.begins), x + _PAD, _TOP - 8, "start", signs.SMALL))
        return parts

    def _streams(self) -> list[str]:
        _ = self._words.say
        parts = []
        for stream in range(STREAMS):
            y = _TOP + stream * self._tall
            parts.append(f'<path d="M0 {y}H{_LABEL + len(self._schedule.sprints) * 2 * _WEEK}" stroke="#d9e2ec"/>')
            name = _("Stream {number}").format(number=stream + 1)
            parts.append(words(name, _PAD, y + self._tall / 2 + 4, "start", signs.TEXT, bold=True))
        return parts

    def _bar(self, slot: Slot) -> list[str]:
        first, last = slot.weeks
        x, y = _LABEL + (first - 1) * _WEEK + 3, _TOP + (slot.stream - 1) * self._tall + _PAD / 2
        look = _BLOCKER if slot.blocker is not None else _OUTWARD if slot.facing == "external" else _INWARD
        width, height = (last - first + 1) * _WEEK - 6, self._tall - _PAD
        box = f'<rect x="{x:g}" y="{y:g}" width="{width}" height="{height:g}" rx="4" {look}/>'
        lines = self._texts[slot.improvement]
        return [box, *(words(line, x + 6, y + 15 + n * _LINE, "start", signs.SMALL) for n, line in enumerate(lines))]

    def _lines(self, slot: Slot) -> tuple[str, ...]:
        first, last = slot.weeks
        text = f"! {self._say.named(slot)}" if slot.blocker is not None else self._say.named(slot)
        return wrap(clean(text), (last - first + 1) * _WEEK - 18, signs.SMALL)

    def _legend(self) -> str:
        _ = self._words.say
        blocker = _("! a blocker, which comes first")
        return f"{self._say.facing('external')};  {self._say.facing('internal')};  {blocker}"
