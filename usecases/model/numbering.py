"""Numbers for reading, as Cockburn writes them: `1 2 3`, branches `3a`, their steps `3a1`, at any step `*a`.

Letters are Latin in every language. A branch at a branch's step is `3a1a`, outcomes of a branch `3a.a`, at a set of
steps `2,4a`, at consecutive ones `3-6a`. A branch whose place is missing or unknown is `?a`.
Source: A. Cockburn, Writing Effective Use Cases, 2001, chapter 8 (extensions).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping

from usecases.model.outline import Outline
from usecases.model.usecase import ANY, Branch

UNPLACED = "?"


def letters(index: int) -> str:
    """The letters of the branch with this index, counted from 0: `a … z aa ab …`."""
    text = ""
    index += 1
    while index:
        index, digit = divmod(index - 1, 26)
        text = chr(ord("a") + digit) + text
    return text


def numbers(outline: Outline) -> Mapping[str, str]:
    """The number of every step and branch, by id."""
    found: dict[str, str] = {}
    for index, step in enumerate(outline.case.steps, start=1):
        found.setdefault(step.id, str(index))
    order = {name: index for index, name in enumerate(outline.step_of)}
    used: defaultdict[str, int] = defaultdict(int)
    for branch in _in_order(outline):
        prefix = _prefix(branch, outline, found, order)
        number = prefix + letters(used[prefix])
        used[prefix] += 1
        if outline.branch_of[branch.id].branch is branch:
            found.setdefault(branch.id, number)
        for index, step in enumerate(branch.steps, start=1):
            found.setdefault(step.id, f"{number}{index}")
    return found


def _in_order(outline: Outline) -> Iterator[Branch]:
    """The branches in the order of the file, but a branch after those whose numbers its own is made of."""
    done: set[int] = set()
    for first in outline.case.branches:
        waiting = [first]
        under_way: set[int] = set()
        while waiting:
            branch = waiting[-1]
            above = [] if id(branch) in under_way else _above(branch, outline)
            under_way.add(id(branch))
            missing = [other for other in above if id(other) not in done and id(other) not in under_way]
            if missing:
                waiting.extend(reversed(missing))
                continue
            waiting.pop()
            if id(branch) not in done:
                done.add(id(branch))
                yield branch


def _above(branch: Branch, outline: Outline) -> list[Branch]:
    above = []
    for place in branch.at:
        if place in outline.step_of:
            owner = outline.step_of[place].branch
            if owner is not None:
                above.append(owner)
        elif place in outline.branch_of:
            above.append(outline.branch_of[place].branch)
    return above


def _prefix(branch: Branch, outline: Outline, found: Mapping[str, str], order: Mapping[str, int]) -> str:
    if ANY in branch.at:
        return "*"
    places = [place for place in branch.at if place in found]
    if not places:
        return UNPLACED
    steps = sorted({place for place in places if place in order}, key=order.__getitem__)
    parts = _runs(steps, outline, found)
    parts += [found[place] + "." for place in places if place not in outline.step_of]
    return ",".join(parts)


def _runs(steps: list[str], outline: Outline, found: Mapping[str, str]) -> list[str]:
    """Numbers of steps, with consecutive ones drawn together as `3-6`."""
    runs: list[list[str]] = []
    for name in steps:
        placed = outline.step_of[name]
        last = outline.step_of[runs[-1][-1]] if runs else None
        if last is not None and last.branch is placed.branch and placed.index == last.index + 1:
            runs[-1].append(name)
        else:
            runs.append([name])
    return [found[run[0]] if len(run) == 1 else f"{found[run[0]]}-{found[run[-1]]}" for run in runs]
