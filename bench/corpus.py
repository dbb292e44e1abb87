"""A made-up library of any size, the same for the same seed; `usecases check` finds nothing wrong in it.

Try it: `python -m bench.corpus FOLDER 1000`.
"""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from random import Random

from bench.words import PHRASES, Phrases

GROUPS = (
    "strategy", "marketing", "prospecting", "qualification", "sales", "estimating", "supply", "fulfilment",
    "installation", "service", "finance", "people",
)  # fmt: skip
PEOPLE = (
    "director", "head-of-sales", "manager", "senior-manager", "head-of-service", "service-agent", "estimator",
    "head-of-supply", "purchaser", "warehouse", "storekeeper", "logistics-lead", "courier", "installer",
    "foreman", "accountant", "chief-accountant", "lawyer", "marketer", "head-of-marketing", "sdr", "sdr-lead",
    "analyst", "hr-manager", "mentor", "secretary", "quality-engineer", "surveyor",
)  # fmt: skip
OUTSIDE = {
    "buyer": "customer", "business-customer": "customer", "dealer": "customer", "supplier": "supplier",
    "carrier": "partner", "bank": "partner", "inspectorate": "authority",
}  # fmt: skip
SYSTEMS = ("crm-system", "shop", "erp", "telephony", "helpdesk")
OWNERS = ("director", "head-of-sales", "head-of-service", "head-of-supply", "head-of-marketing", "chief-accountant")
ARTEFACTS = tuple(
    f"{quality}-{thing}"
    for thing in ("order", "estimate", "contract", "invoice", "waybill", "report", "plan", "request")
    for quality in ("new", "checked", "signed")
)
KPIS = tuple(f"{group}-{name}" for group in GROUPS for name in ("in-time", "volume", "quality"))
CHANNELS = ("phone", "mail", "messenger", "meeting", "crm", "tracker")
DURATIONS = ("15min", "30min", "1h", "2h", "4h", "1d", "2d", "1bd", "2bd", "3bd", "4bh")
EFFORTS = ("2min", "5min", "8min", "10min", "12min")
"""All shorter than any deadline."""
ACTIVITIES = ("request", "provide", "check", "decide", "agree", "make", "record", "send", "deliver", "inform")
LANGUAGES = ("ru", "ru", "ru", "ru", "ru", "ru", "pl", "pl", "pl", "en")
"""Six in ten are Russian, three Polish."""
FOLDED = 20
"""Every so many-th use case has a folded text."""
INCLUDING = 13
"""Every so many-th use case includes an earlier one."""


def make_library(folder: Path, size: int, seed: int = 20261122) -> None:
    """Write a library of `size` use cases into an empty or new folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in _shared_files().items():
        (folder / name).write_text(text, encoding="utf-8")
    for group in GROUPS:
        (folder / "use-cases" / group).mkdir(parents=True, exist_ok=True)
    for number in range(size):
        path = folder / path_of(number)
        path.write_text(_UseCase(number, Random(f"{seed} {number}")).text(), encoding="utf-8")


def add_long(folder: Path, number: int, steps: int, branches: int) -> None:
    """Add a use case with so many steps and branches (at most 8) to a library that has none of its number."""
    use_case = _UseCase(number, Random(f"{number}"), steps, branches)
    (folder / path_of(number)).write_text(use_case.text(), encoding="utf-8")


def path_of(number: int) -> str:
    """Where the use case of a number stands in the library."""
    return f"use-cases/{GROUPS[number % len(GROUPS)]}/{id_of(number)}.yaml"


def id_of(number: int) -> str:
    """The id of the use case of a number."""
    return f"{GROUPS[number % len(GROUPS)]}-case-{number}"


def _title(word: str) -> str:
    words = word.replace("-", " ")
    return f"{{ ru: Роль {words}, pl: Rola {words}, en: {words.capitalize()} }}"


def _shared_files() -> dict[str, str]:
    return {
        "library.yaml": "title: { ru: Процессы, pl: Procesy, en: Processes }\nlanguage: ru\ncurrency: EUR\n"
        "channels:\n  - id: tracker\n    title: { ru: Трекер, pl: Tracker, en: Tracker }\n",
        "roles.yaml": "roles:\n" + "".join(_roles()),
        "artefacts.yaml": "artefacts:\n"
        + "".join(f"  - id: {name}\n    title: {_title(name)}\n    kept: 5y\n" for name in ARTEFACTS),
        "kpis.yaml": "kpis:\n" + "".join(map(_indicator, KPIS)),
        "map.yaml": "groups:\n" + "".join(map(_group, range(len(GROUPS)))),
    }


def _roles() -> Iterator[str]:
    kinds = {**dict.fromkeys(PEOPLE, "person"), **OUTSIDE, **dict.fromkeys(SYSTEMS, "system")}
    for name, kind in kinds.items():
        yield f"  - id: {name}\n    title: {_title(name)}\n    kind: {kind}\n"
        if kind == "person":
            yield f"    channels: [{', '.join(CHANNELS)}]\n"
        if name in OWNERS:
            yield f"    stand_ins: [{OWNERS[OWNERS.index(name) ^ 1]}]\n"
        elif kind == "person":
            yield f"    stand_ins: [{OWNERS[len(name) % len(OWNERS)]}]\n"


def _indicator(name: str) -> str:
    return (
        f'  - id: {name}\n    title: {_title(name)}\n    unit: "%"\n    better: higher\n    green: 90\n    amber: 75\n'
    )


def _group(index: int) -> str:
    name = GROUPS[index]
    fed = GROUPS[(index + 1) % len(GROUPS)]
    return (
        f"  - id: {name}\n    title: {_title(name)}\n    result: {ARTEFACTS[index]}\n"
        f"    owner: {OWNERS[index % len(OWNERS)]}\n    runs: constant\n    feeds: [{fed}]\n"
        f"    lamps:\n      start: {{ kpi: {name}-volume }}\n      middle: {{ kpi: {name}-in-time }}\n"
        f"      end: {{ kpi: {name}-quality }}\n"
    )


class _UseCase:
    """One use case, in the making."""

    def __init__(self, number: int, random: Random, steps: int = 0, branches: int = 0) -> None:
        self.number = number
        self.random = random
        self.language = LANGUAGES[number * 7 % len(LANGUAGES)]
        self.phrases: Phrases = PHRASES[self.language]
        self.steps = [f"step-{index}" for index in range(1, (steps or random.randint(3, 6)) + 1)]
        self.branches = branches
        self.included = random.randrange(number) if number and number % INCLUDING == 0 else None
        self.conditions = random.sample(self.phrases.conditions, 8)

    def text(self) -> str:
        """The text of its file."""
        lines = [*self._head(), "", "steps:"]
        for index, name in enumerate(self.steps):
            lines += self._step(name, "  ", full=True, including=index == 1 and self.included is not None)
        lines += ["limits:", f"  - {{ from: trigger, to: {self.steps[-1]}, within: 40bd }}", "", "branches:"]
        lines += self._branches()
        lines += ["", "rules:", f'  - "{self._pick(self.phrases.rules)}: {self._pick(self.phrases.outcomes)}"']
        return "\n".join(lines) + "\n"

    def _pick(self, of: Iterable[str]) -> str:
        return self.random.choice(tuple(of))

    def _head(self) -> Iterator[str]:
        say, group = self.phrases, GROUPS[self.number % len(GROUPS)]
        yield "# yaml-language-server: $schema=../../.schemas/use-case.schema.json"
        yield f"id: {id_of(self.number)}"
        yield f"title: {self._pick(say.titles)} № {self.number}"
        yield f"language: {self.language}"
        yield f"status: {self._pick(('draft', 'review', 'approved'))}"
        yield f"group: {group}"
        yield f"goal: {self._pick(say.goals)}"
        yield f"primary_actor: {self._pick(PEOPLE)}"
        yield f"customer: {tuple(OUTSIDE)[self.number % len(OUTSIDE)]}"
        yield f"owner: {OWNERS[self.number % len(OWNERS)]}"
        yield f"trigger: {self._pick(say.triggers)}"
        yield "preconditions:"
        yield f"  - {self._pick(say.results)}"
        yield "stakeholders:"
        yield f'  - {{ role: {self._pick(OWNERS)}, interest: "{self._pick(say.goals)}, {self._pick(say.rules)}" }}'
        yield "guarantees:"
        yield "  success:"
        yield f"    - {say.guarantees[0]}"
        yield "  minimal:"
        yield f"    - {say.guarantees[1]}"
        yield f"frequency: {self.random.randint(1, 60)}/w"
        yield f"kpis: [{group}-in-time, {group}-quality]"
        if self.number % FOLDED == 0:
            yield "scope: >-"
            yield f"  {self._pick(say.hows).splitlines()[0]}"
            yield f"  {self._pick(say.outcomes)}"

    def _step(self, name: str, indent: str, *, full: bool, including: bool = False) -> Iterator[str]:
        say, pick = self.phrases, self._pick
        # Every role turns up in some use case, however small the library.
        actor = PEOPLE[(self.number * 5 + len(name) + self.random.randrange(5)) % len(PEOPLE)]
        yield f"{indent}- id: {name}"
        indent += "  "
        yield f"{indent}actor: {actor}"
        yield f"{indent}action: {pick(say.verbs)} {pick(say.objects)}"
        if including:
            yield f"{indent}use_case: {id_of(self.included or 0)}"
        if full:
            yield f"{indent}activity: {pick(ACTIVITIES)}"
            yield f"{indent}accountable: {OWNERS[(self.number + 1) % len(OWNERS)]}"
        if full and self.random.random() < 0.6:
            yield f"{indent}how: |"
            for line in pick(say.hows).split("\n"):
                yield f"{indent}  {line}"
            if self.random.random() < 0.5:
                yield f"{indent}  {pick(say.hows[:1])}"
        if full and self.random.random() < 0.4:
            yield f"{indent}consulted: [{', '.join(self.random.sample([name for name in PEOPLE if name != actor], 2))}]"
            yield f"{indent}informed: [{pick(OUTSIDE)}]"
            yield f"{indent}work: {pick(EFFORTS)}"
            yield f"{indent}systems: [{SYSTEMS[self.number % len(SYSTEMS)]}]"
            yield f"{indent}gives: [{pick(ARTEFACTS)}]"
        yield f"{indent}within: {pick(DURATIONS)}{self._comment()}"
        yield f"{indent}channel: {pick(CHANNELS)}"
        yield f"{indent}result: {pick(say.results)}"
        yield f"{indent}form: {pick(say.forms)}"

    def _comment(self) -> str:
        return f"  # {self._pick(self.phrases.comments)}" if self.random.random() < 0.1 else ""

    def _branches(self) -> Iterator[str]:
        count = self.branches or self.random.randint(3, 7)
        for index in range(count):
            # The included use case may fail; the first branch says what happens then.
            place = 1 if index == 0 else self.random.randrange(len(self.steps))
            yield from self._branch(f"branch-{index + 1}", self.conditions[index], place)

    def _branch(self, name: str, condition: str, place: int) -> Iterator[str]:
        negative = self.random.random() < 0.8
        yield f"  - id: {name}"
        yield f"    kind: {'negative' if negative else 'alternative'}"
        yield f"    at: {self.steps[place]}"
        yield f"    when: {condition}"
        if self.random.random() < 0.4:
            yield f"    likelihood: {self._pick(('rare', 'sometimes', 'often'))}"
            yield f"    impact: {self._pick(('low', 'medium', 'high'))}"
        ends = negative and self.random.random() < 0.6
        if not ends or self.random.random() < 0.2:
            yield "    steps:"
            yield from self._step(f"{name}-step-1", "      ", full=False)
        if ends:
            yield f"    end: {self._pick(('failure', 'failure', 'other'))}"
            yield f"    outcome: {self._pick(self.phrases.outcomes)}"
        else:
            yield f"    resume: {self.steps[min(place + self.random.randrange(2), len(self.steps) - 1)]}"


if __name__ == "__main__":
    make_library(Path(sys.argv[1]), int(sys.argv[2]))
