"""Random commands on a library, as a busy analyst might give them."""

from random import Random
from typing import Any

from tests.writing.edits import TEXTS, paths, value_at
from usecases.editing.branches import AddBranch, AttachBranch, DeleteBranch, DuplicateBranch, MoveBranch
from usecases.editing.cases import DuplicateCase
from usecases.editing.command import Command
from usecases.editing.converting import BranchToSteps, StepToBranch
from usecases.editing.fields import ClearField, SetField
from usecases.editing.items import AddItem, DeleteItem
from usecases.editing.pasting import PasteSteps
from usecases.editing.putting_back import PutBack
from usecases.editing.renaming import RenameId, RenamePlace
from usecases.editing.session import Session
from usecases.editing.splitting import SplitOut
from usecases.editing.steps import AddStep, DeleteStep, DuplicateStep, MoveStep
from usecases.validation.standing import IdKind

LINES = "1. Менеджер по продажам: проверяет договор\n2) Sends the offer\n• Dzwoni do klienta\n"


class Analyst:
    """Gives commands on one use case at a time."""

    def __init__(self, random: Random, session: Session) -> None:
        self.random = random
        self.session = session
        self.files = session.files
        self.path = ""
        self.data: dict[str, Any] = {}

    def command(self) -> Command:
        """The next command; it may well be refused."""
        cases = [path for path in self.files.paths() if path.startswith("use-cases/")]
        self.path = self.random.choice(cases)
        self.data = self.files.data(self.path)
        make = self.random.choice([self._field, self._field, self._step, self._branch, self._convert, self._wide])
        made: Command = make()
        return made

    def _pick(self, items: list[Any]) -> Any:
        return self.random.choice(items) if items else {"id": "nobody"}

    def _steps(self) -> list[Any]:
        steps = list(self.data.get("steps", []))
        for branch in self._branches():
            steps += branch.get("steps", [])
        return steps

    def _branches(self) -> list[Any]:
        return list(self.data.get("branches", []))

    def _place(self) -> tuple[str | None, str | None]:
        holder = self._pick([None, None, *self._branches()])
        steps = self.data.get("steps", []) if holder is None else holder.get("steps", [])
        return holder and holder["id"], self._pick([{"id": None}, *steps])["id"]

    def _way(self, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
        """A path with ids in place of positions."""
        way: list[str | int] = []
        for depth, part in enumerate(path):
            item = value_at(self.data, path[: depth + 1])
            if isinstance(part, int) and isinstance(item, dict) and "id" in item:
                if way[-2:-1] and way[-1] == "steps" and len(way) > 1:
                    way = []  # a step of a branch is found by its own id
                    way.append("steps")
                way.append(item["id"])
            else:
                way.append(part)
        return tuple(way)

    def _field(self) -> Command:
        fields = [path for path in paths(self.data) if path != ("id",)]
        where = self.random.choice(fields)
        if self.random.random() < 0.25:
            return ClearField(self.path, self._way(where))
        if self.random.random() < 0.2:
            step = self._pick(self._steps())
            name = self.random.choice(["how", "result", "form", "stage", "if", "action"])
            return SetField(self.path, ("steps", step["id"], name), self.random.choice(TEXTS))
        return SetField(self.path, self._way(where), self.random.choice([*TEXTS, "3h", ["buyer"], "confirm"]))

    def _step(self) -> Command:
        into, after = self._place()
        step = self._pick(self._steps())["id"]
        commands: list[Command] = [
            AddStep(self.path, into, after, {"action": self.random.choice(TEXTS) or "x", "actor": "manager"}),
            MoveStep(self.path, step, into, after),
            MoveStep(self.path, step, into, after),
            DeleteStep(self.path, step, self.random.random() < 0.7),
            DuplicateStep(self.path, step),
            RenamePlace(self.path, step, f"renamed-{self.random.randrange(1000)}"),
            PasteSteps(self.path, into, after, LINES),
        ]
        return self.random.choice(commands)

    def _branch(self) -> Command:
        branch = self._pick(self._branches())["id"]
        step = self._pick(self._steps())["id"]
        commands: list[Command] = [
            AddBranch(self.path, {"kind": "negative", "at": step, "when": self.random.choice(TEXTS) or "x"}),
            MoveBranch(self.path, branch, self._pick([{"id": None}, *self._branches()])["id"]),
            AttachBranch(self.path, branch, (step,)),
            DeleteBranch(self.path, branch),
            DuplicateBranch(self.path, branch),
        ]
        return self.random.choice(commands)

    def _convert(self) -> Command:
        step, branch = self._pick(self._steps())["id"], self._pick(self._branches())["id"]
        steps = self.data.get("steps", []) or [{"id": "nobody"}]
        first = self.random.randrange(len(steps))
        last = min(first + self.random.randrange(3), len(steps) - 1)
        number = self.random.randrange(1000)
        commands: list[Command] = [
            StepToBranch(self.path, step, "negative"),
            BranchToSteps(self.path, branch),
            SplitOut(self.path, steps[first]["id"], steps[last]["id"], f"Part {number}"),
            PutBack(self.path, step),
        ]
        return self.random.choice(commands)

    def _wide(self) -> Command:
        role = self.random.choice(["buyer", "manager", "courier", "nobody"])
        number = self.random.randrange(1000)
        commands: list[Command] = [
            RenameId(IdKind.ROLE, role, f"role-{number}"),
            RenameId(IdKind.USE_CASE, self.data["id"], f"case-{number}"),
            RenameId(IdKind.ARTEFACT, "order", f"order-{number}"),
            RenameId(IdKind.KPI, "order-cycle-time", f"kpi-{number}"),
            AddItem(IdKind.ROLE, {"title": {"ru": "Новая роль", "pl": "Nowa rola"}}),
            DeleteItem(IdKind.ROLE, role),
            SetField("roles.yaml", ("roles", role, "title", "pl"), self.random.choice(TEXTS) or "x"),
            SetField("library.yaml", ("currency",), self.random.choice(["PLN", "RUB", "EUR"])),
            SetField("kpis.yaml", ("kpis", "order-cycle-time", "green"), number),
            DuplicateCase(self.data["id"], f"Copy {number}"),
        ]
        return self.random.choice(commands)
