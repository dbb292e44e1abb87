"""Errors of known place: one in each file, put there by changing its text, with the line and column they must get."""

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import NamedTuple

from bench.corpus import path_of


class Injected(NamedTuple):
    """An error: the file in the library, the code of the rule, line and column from 1."""

    path: str
    code: str
    line: int
    column: int


class _Damage(NamedTuple):
    """Lines after damage, the number of the line that is to blame, and the column."""

    lines: list[str]
    line: int
    column: int


_Lines = Sequence[str]
_Break = Callable[[_Lines, int], _Damage]
_WIDE = "€😀 "


def _value_column(line: str) -> int:
    return line.index(": ") + 3


def _key_column(line: str) -> int:
    return len(line) - len(line.lstrip(" -")) + 1


def _replaced(lines: _Lines, at: int, new: str) -> list[str]:
    return [*lines[:at], new, *lines[at + 1 :]]


def _value(text: str) -> _Break:
    """Another value after the key."""

    def damage(lines: _Lines, at: int) -> _Damage:
        head = lines[at].partition(": ")[0]
        return _Damage(_replaced(lines, at, f"{head}: {text}"), at + 1, _value_column(lines[at]))

    return damage


def _key(text: str) -> _Break:
    """Another key before the value."""

    def damage(lines: _Lines, at: int) -> _Damage:
        column = _key_column(lines[at])
        value = lines[at].partition(": ")[2]
        return _Damage(_replaced(lines, at, f"{lines[at][: column - 1]}{text}: {value}"), at + 1, column)

    return damage


def _in_list(text: str) -> _Break:
    """Another first item in a list on one line."""

    def damage(lines: _Lines, at: int) -> _Damage:
        line = lines[at]
        start = line.index("[") + 1
        new = f"{line[:start]}{text}, {line[start:]}"
        return _Damage(_replaced(lines, at, new), at + 1, start + 1)

    return damage


def _twice(lines: _Lines, at: int) -> _Damage:
    """The line once more."""
    return _Damage([*lines[: at + 1], *lines[at:]], at + 2, _key_column(lines[at]))


def _second_colon(lines: _Lines, at: int) -> _Damage:
    """A colon in a plain text, where the reader stops; characters outside the first plane stand before it."""
    line = f"{lines[at]} {_WIDE}x: y"
    return _Damage(_replaced(lines, at, line), at + 1, len(line) - 2)


def _tab(lines: _Lines, at: int) -> _Damage:
    """A tab where a value begins with spaces."""
    return _Damage(_replaced(lines, at, "\t" + lines[at]), at + 1, 1)


def _both_ways(lines: _Lines, at: int) -> _Damage:
    """A branch that both ends and goes on."""
    return _Damage([*lines[:at], lines[at], "    end: other", *lines[at + 1 :]], at + 1, _key_column(lines[at]))


def _without(lines: _Lines, at: int) -> _Damage:
    """The line is gone; the mapping that it stood in, begun one line above, is to blame."""
    return _Damage([*lines[:at], *lines[at + 1 :]], at, _key_column(lines[at - 1]))


_BREAKS: tuple[tuple[str, str, _Break], ...] = (
    ("UC201", "    actor: ", _value("nobody-knows")),
    ("UC201", "owner: ", _value("the-owner")),
    ("UC105", "    within: ", _value("2 hours")),
    ("UC105", "frequency: ", _value("often/w")),
    ("UC101", "    action: ", _key("acton")),
    ("UC101", "goal: ", _key("gaol")),
    ("UC102", "    action: ", _value("[a, b]")),
    ("UC102", "title: ", _value("2026")),
    ("UC102", "    within: ", _value("5")),
    ("UC003", "    channel: ", _twice),
    ("UC003", "trigger: ", _twice),
    ("UC001", "    action: ", _second_colon),
    ("UC001", "    actor: ", _tab),
    ("UC104", "    kind: ", _value("bad")),
    ("UC104", "status: ", _value("aproved")),
    ("UC103", "    kind: ", _without),
    ("UC106", "goal: ", _value('""')),
    ("UC108", "    resume: ", _both_ways),
    ("UC202", "group: ", _value("no-such-group")),
    ("UC203", "kpis: ", _in_list("no-such-indicator")),
    ("UC206", "    at: ", _value("no-such-step")),
    ("UC207", "    channel: ", _value("pigeons")),
    ("UC004", "    action: ", _value("&anchor text")),
    ("UC005", "    actor: ", _value("!who manager")),
)


def break_files(folder: Path, count: int, seed: int = 500) -> list[Injected]:
    """Put one error into each of the first `count` use cases of a library."""
    random = Random(seed)
    injected = []
    for number in range(count):
        path = path_of(number)
        lines = (folder / path).read_text(encoding="utf-8").split("\n")
        code, damaged = _broken(lines, number, random)
        (folder / path).write_text("\n".join(damaged.lines), encoding="utf-8")
        injected.append(Injected(path, code, damaged.line, damaged.column))
    return injected


def _broken(lines: _Lines, number: int, random: Random) -> tuple[str, _Damage]:
    for turn in range(len(_BREAKS)):
        code, begin, damage = _BREAKS[(number + turn) % len(_BREAKS)]
        places = [at for at, line in enumerate(lines) if _begins(line, begin)]
        if places:
            return code, damage(lines, random.choice(places))
    raise ValueError("this text has nothing that can be broken")


def _begins(line: str, begin: str) -> bool:
    """Whether a line has a key: of the top, or, where `begin` is indented, of a step or branch."""
    if not begin.startswith(" "):
        return line.startswith(begin)
    return line.startswith(" ") and line.strip(" -").startswith(begin.strip() + " ")
