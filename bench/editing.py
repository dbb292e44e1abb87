"""The rows of the editing core: how long a save takes, what a diff shows, and what outlives a kill."""

import io
import os
import random
import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bench.killing import MEMORY, Wrong, kill_analysts
from bench.measure import Contender, side_by_side
from bench.table import Result, Row, Sizes
from tests.writing.edits import Edit, edit, use_case, value_at
from tests.writing.hand import Hand
from tests.writing.touched import touches_only_its_own
from usecases.editing.fields import SetField
from usecases.editing.session import Session
from usecases.reading.compose import Composed, compose
from usecases.reading.equal import same
from usecases.saving.store import read, write
from usecases.text.source import Source
from usecases.writing.carry import CantCarry, carry

LIMIT = 0.005
"""A save may take so many seconds."""
_LINES = 150
_SAVES = 10
"""So many times as many rounds as other rows: a save is short."""
_STEPS = 14
_OURS, _ANEW, _THEIRS = (f"use-cases/sales/{name}.yaml" for name in ("sell", "sell-again", "sell-otherwise"))
_STEP = """\
  - id: step-{number}
    actor: manager
    action: Звонит покупателю и договаривается о доставке
    activity: agree
    how: |
      - Назвать номер заказа.
      - Согласовать интервал.
    within: 2h
    result: Интервал согласован
    channel: phone # the main one
"""


class Case(NamedTuple):
    """A file formatted by hand, by whom, and an edit of it."""

    made: Edit
    source: Source
    composed: Composed
    hand: Hand


def save(sizes: Sizes) -> list[Result]:
    """Change one field of a file, read the result again, and write it; all write in the same way, in turns."""
    memory = MEMORY if os.access(MEMORY, os.W_OK) else None
    with tempfile.TemporaryDirectory() as disk, tempfile.TemporaryDirectory(dir=memory) as folder:
        contenders = [*_savers(Path(disk)), *_savers(Path(folder))]
        ours, anew, theirs, quick, quick_anew, quick_theirs = side_by_side(contenders, sizes.rounds * _SAVES)
    quickly = f"without the disk {_ms(quick)}, {_ms(quick_anew)} and {_ms(quick_theirs)}"
    return [
        Result(
            f"a verified save of one field of {_LINES} lines; the same, with the file read first",
            "`ruamel.yaml`'s round trip of it, written in the same way",
            f"{_ms(ours)}, {_ms(anew)} / {_ms(theirs)}" + (f"; {quickly}" if memory else ""),
            f"{_ms(quick if memory else ours)}, {quick_theirs / quick:.1f} times faster",
            f"at most {_ms(LIMIT)}" + (" without the disk" if memory else ""),
            (quick if memory else ours) <= LIMIT,
        )
    ]


def diffs(sizes: Sizes) -> list[Result]:
    """Random edits of files formatted by hand; ours and ruamel.yaml's are given the same ones."""
    fields = of_fields = theirs = every = 0
    for case in _cases(sizes.edits):
        done = _by_us(case)
        every += done
        if case.made.kind in ("set", "delete"):
            of_fields += 1
            fields += done
            theirs += _by_ruamel(case)
    return [
        Result(
            "random edits of files formatted by hand that touch their own lines only",
            "-",
            "fields, items, steps and branches",
            _share(every, sizes.edits),
            "all",
            every == sizes.edits,
        ),
        Result(
            "of them, those that set or delete a field",
            "`ruamel.yaml`'s round trip of the same, told of each file's indents",
            f"{_share(fields, of_fields)} / {_share(theirs, of_fields)}",
            _share(fields, of_fields),
            "all",
            fields == of_fields,
        ),
    ]


def kills(sizes: Sizes) -> list[Result]:
    """Sessions killed at random moments."""
    try:
        counts = kill_analysts(sizes.kills)
    except Wrong as wrong:
        seen, figure, fine = "-", str(wrong).replace("|", "/"), False
    else:
        seen = (
            f"{counts.offered:,} with something to bring back, {counts.between_files:,} between two files of a save, "
            f"{counts.litter:,} with a temporary file left"
        )
        figure, fine = f"{counts.kills:,} of {sizes.kills:,}", True
    what = "sessions killed, half of them while saving: files whole, all commands brought back, the next one works"
    return [Result(what, "-", seen, figure, "all", fine)]


ROWS: dict[str, Row] = {"save": save, "diffs": diffs, "kills": kills}


def _savers(root: Path) -> list[Contender]:
    """A session that goes on, one that begins with each save, and ruamel.yaml, in a library of their own."""
    head = "id: sell\ntitle: Продажа\nsteps:\n"
    text = head + "".join(_STEP.format(number=number) for number in range(_STEPS))
    text += "# end\n" * (_LINES - text.count("\n"))
    for path, content in {"library.yaml": "title: A\nlanguage: ru\n", _OURS: text, _ANEW: text, _THEIRS: text}.items():
        write(root, path, content.encode(), None)
    session = Session.open(root)
    hours = count(3)

    def ours() -> None:
        _set_and_save(session, _OURS, next(hours))

    def anew() -> None:
        _set_and_save(Session.open(root), _ANEW, next(hours))

    def theirs() -> None:
        before = read(root, _THEIRS)
        yaml = _ruamel(step=2, offset=2)
        data = yaml.load(before)
        data["steps"][7]["within"] = f"{next(hours)}h"
        stream = io.BytesIO()
        yaml.dump(data, stream)
        write(root, _THEIRS, stream.getvalue(), before)

    return [Contender(ours), Contender(anew), Contender(theirs)]


def _set_and_save(session: Session, path: str, hours: int) -> None:
    session.do(SetField(path, ("steps", "step-7", "within"), f"{hours}h"))
    session.save()


def _ruamel(step: int, offset: int) -> YAML:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=step, sequence=offset + 2, offset=offset)
    return yaml


def _cases(some: int) -> Iterator[Case]:
    seed = 0
    while some:
        rng = random.Random(seed)
        seed += 1
        data = use_case(rng)
        hand = Hand(rng)
        source = hand.write(data)
        composed: Any = compose(source.text)
        if same(composed.data, data):
            some -= 1
            yield Case(edit(rng, composed.data), source, composed, hand)


def _by_us(case: Case) -> bool:
    try:
        return _is_good(case, carry(case.source, case.composed, case.made.data))
    except CantCarry:
        return False


def _by_ruamel(case: Case) -> bool:
    made = case.made
    yaml = _ruamel(case.hand.step, case.hand.offset)
    stream = io.StringIO()
    try:
        data = yaml.load(case.source.text)
        holder = value_at(data, made.where[:-1])
        if made.kind == "set":
            holder[made.where[-1]] = value_at(made.data, made.where)
        else:
            del holder[made.where[-1]]
        yaml.dump(data, stream)
    except (YAMLError, AttributeError, TypeError, KeyError, IndexError):
        return False
    return _is_good(case, Source(stream.getvalue()))


def _is_good(case: Case, new: Source) -> bool:
    meant = same(compose(new.text).data, case.made.data)
    return meant and touches_only_its_own(case.source, new, case.composed, case.made)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


def _share(some: int, every: int) -> str:
    return f"{some:,} of {every:,} ({some / every:.1%})"
