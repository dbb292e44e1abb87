"""What holds for every use case, however unfinished or entangled it is."""

import json
from collections.abc import Collection, Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.rules.trial import BASE
from tests.strategies import Data, tangles, use_cases
from usecases.chain.ends import End
from usecases.checking.shared import SharedFiles, read_shared
from usecases.checking.verdict import judge
from usecases.findings.finding import WHOLE_FILE, Place
from usecases.flow.graph import HUB
from usecases.flow.reach import reachable
from usecases.model import build
from usecases.model.shared import Shared
from usecases.model.usecase import ANY, INTERRUPTED, RESERVED
from usecases.reading.document import read_document
from usecases.reading.folder import FileKind, scan
from usecases.rules.base import Names, Overview, Subject
from usecases.rules.facts import CaseFacts, Included
from usecases.rules.registry import USE_CASE, rule, rules
from usecases.rules.wording import message
from usecases.text.path import Path as DataPath
from usecases.validation.schemas import is_valid


@cache
def shared_files() -> SharedFiles:
    return read_shared(BASE, scan(BASE))


def subject_of(data: Data) -> Subject:
    return Subject(build.use_case(data), shared_files().names)


@given(use_cases)
def test_every_random_use_case_keeps_the_schema(data: Data) -> None:
    assert is_valid(data, FileKind.USE_CASE)


@given(use_cases)
def test_no_rule_fails_and_every_hit_has_its_words(data: Data) -> None:
    text = json.dumps(data, ensure_ascii=True, indent=1)
    verdict = judge(
        read_document(text.encode(), f"use-cases/{data['id']}.yaml", FileKind.USE_CASE), shared_files().names
    )
    lines = text.split("\n")
    for found in verdict.findings:
        assert found.code != "UC099", found.arguments
        assert message(found, "en")
        assert 1 <= found.place.column <= len(lines[found.place.line - 1])


@given(use_cases)
def test_every_place_is_the_value_that_is_meant(data: Data) -> None:
    """One finding a reference: no two hits of a rule stand at one place, and the value there is the one named."""
    subject = subject_of(data)
    for each in rules(USE_CASE):
        hits = list(each.in_use_case(subject))
        places = [(hit.where, hit.variant) for hit in hits]
        assert len(set(places)) == len(places)
        for hit in hits:
            named = hit.arguments.get("role") or hit.arguments.get("step")
            if each.code in ("UC201", "UC206"):
                assert _value(data, hit.where) == named


def _value(data: object, where: DataPath) -> object:
    for step in where:
        if isinstance(data, list):
            data = data[int(step)]
        elif isinstance(data, dict) and step in data:
            data = data[step]
        else:
            assert step == 0  # the first of a list that was written without one
    return data


def with_own_ids(data: Data) -> Data:
    """The same, where no step or branch has the id of another one or a reserved one."""
    seen = set(RESERVED)

    def own(thing: Data) -> Data:
        name = thing["id"] if thing["id"] not in seen else f"x{len(seen)}"
        seen.add(name)
        steps = {"steps": [own(step) for step in thing["steps"]]} if "steps" in thing else {}
        return {**thing, "id": name, **steps}

    steps = [own(step) for step in data.get("steps", ())]
    return {**data, "steps": steps, "branches": [own(branch) for branch in data.get("branches", ())]}


@given(st.one_of(use_cases, tangles))
def test_unreachable_branches_are_those_of_the_whole_graph(data: Data) -> None:
    """UC301 looks at the graph only where it must; looked at always, it says the same."""
    subject = subject_of(with_own_ids(data))
    outline, flow = subject.outline, subject.flow
    unplaced = [
        branch.id
        for branch, _ in outline.branches
        if not branch.at or any(place != ANY and place not in outline for place in branch.at)
    ]
    found = reachable(flow, also=[*unplaced, *([HUB] if HUB in flow.nodes else [])])
    expected = {path for branch, path in outline.branches if branch.id not in found and branch.at}
    assert {hit.where[:-1] for hit in rule("UC301").in_use_case(subject)} == expected


@given(st.one_of(use_cases, tangles))
def test_endless_resumes_are_those_of_the_whole_graph(data: Data) -> None:
    """The same of UC302, whose shortcut rests on a proof."""
    subject = subject_of(with_own_ids(data))
    expected = set()
    for branch, path in subject.outline.branches:
        if branch.resume is None or branch.id not in subject.reachable:
            continue
        goals = subject.flow.origins[branch.id] if branch.resume == INTERRUPTED else (branch.resume,)
        known = [goal for goal in goals if goal in subject.outline.step_of or goal == HUB]
        if known and not any(goal in subject.can_end for goal in known):
            expected.add((*path, "resume"))
    assert {hit.where for hit in rule("UC302").in_use_case(subject)} == expected


class Includes:
    """A library of which only the includes are known."""

    complete = True
    chain = None
    shared: Shared = shared_files().shared
    names: Names = shared_files().names

    def __init__(self, targets: dict[str, list[str]]) -> None:
        self.facts = {
            name: CaseFacts(
                f"use-cases/{name}.yaml",
                name,
                WHOLE_FILE,
                False,
                tuple(
                    Included(target, Place(number + 1, 1, number + 1, 2), f"s{number}", True)
                    for number, target in enumerate(found)
                ),
                (),
            )
            for name, found in targets.items()
        }

    def cases(self) -> Iterator[CaseFacts]:
        yield from self.facts.values()

    def find(self, case_id: str) -> CaseFacts | None:
        return self.facts.get(case_id)

    def known_ids(self) -> Iterable[str]:
        return self.facts

    def paths_of(self, case_id: str) -> list[str]:
        return [self.facts[case_id].path] if case_id in self.facts else []

    def uses(self) -> Iterator[str]:
        return iter(())

    def ends(self, ends: Collection[End]) -> Iterator[tuple[str, tuple[End, Place]]]:
        del ends
        return iter(())

    def shared_place(self, kind: FileKind, where: DataPath) -> Place:  # noqa: ARG002 - as the protocol names them
        return WHOLE_FILE


def circles_found(overview: Overview) -> dict[tuple[str, int], str]:
    """The way round by use case and number of the step."""
    return {
        (Path(hit.path).stem, hit.place.line - 1): hit.arguments["way"] for hit in rule("UC306").in_library(overview)
    }


_NAMES = "abcdefgh"
graphs = st.fixed_dictionaries({name: st.lists(st.sampled_from(_NAMES + "x"), max_size=3) for name in _NAMES})


@given(graphs)
def test_circles_are_those_of_a_naive_search(targets: dict[str, list[str]]) -> None:
    expected = {
        (name, number)
        for name, found in targets.items()
        for number, target in enumerate(found)
        if name in _reached(target, targets)
    }
    found = circles_found(Includes(targets))
    assert found.keys() == expected
    for (name, number), way in found.items():
        stops = way.split(" → ")
        assert stops[0] == stops[-1] == name
        assert stops[1] == targets[name][number]
        if "…" not in stops:
            assert all(after in targets[before] for before, after in pairwise(stops))


def _reached(start: str, targets: dict[str, list[str]]) -> set[str]:
    found = {start}
    while True:
        more = found | {target for name in found for target in targets.get(name, ())}
        if more == found:
            return found
        found = more


def test_only_some_use_cases_are_asked_for() -> None:
    """A circle that leads through files that weren't asked for is found all the same."""

    class Some(Includes):
        def cases(self) -> Iterator[CaseFacts]:
            yield self.facts["a"]

    found = circles_found(Some({"a": ["b"], "b": ["c"], "c": ["a", "d"], "d": ["d"]}))
    assert found == {("a", 0): "a → b → c → a"}


def test_long_chains() -> None:
    length = 2_000
    chain = {f"n{number}": [f"n{number + 1}"] for number in range(length)}
    assert circles_found(Includes(chain)) == {}
    ring = {**chain, f"n{length}": ["n0"]}
    found = circles_found(Includes(ring))
    assert len(found) == length + 1
    assert found["n7", 0] == "n7 → n8 → … → n7"
    assert max(map(len, found.values())) < 60


def test_way_round_is_the_shortest() -> None:
    found = circles_found(Includes({"a": ["b", "c"], "b": ["c"], "c": ["d"], "d": ["a"]}))
    assert found["a", 0] == "a → b → c → d → a"
    assert found["a", 1] == "a → c → d → a"
    ring = {f"n{number}": [f"n{(number + 1) % 9}"] for number in range(9)}
    assert circles_found(Includes(ring))["n0", 0] == "n0 → n1 → n2 → n3 → n4 → … → n0"
