"""The rows of the editing core: how long a save takes, what a diff shows, and what outlives a kill."""

import io
import random
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError

from bench.measure import Contender, side_by_side
from tests.writing.edits import Edit, edit, use_case, value_at
from tests.writing.hand import Hand
from tests.writing.touched import touches_only_its_own
from usecases.editing.fields import SetField
from usecases.editing.session import Session
from usecases.reading.compose import Composed, compose
from usecases.reading.equal import same
from usecases.text.source import Source
from usecases.writing.carry import CantCarry, carry

LINES = 150
EDITS = 1_000
_STEPS = 14
_PATH = "use-cases/sales/sell.yaml"
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


class Save(NamedTuple):
    """Medians, in seconds: our verified save of one field, and ruamel.yaml's round trip of the same file."""

    ours: float
    theirs: float


class Shares(NamedTuple):
    """How many of the same edits touched only their own lines and say what was meant."""

    all_kinds: int
    of_all: int
    ours: int
    theirs: int
    of_fields: int


def save(rounds: int) -> Save:
    """Change one field of a file of 150 lines, read the result again, and write it; in turns."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        file = root / _PATH
        file.parent.mkdir(parents=True)
        (root / "library.yaml").write_text("title: A\nlanguage: ru\n", encoding="utf-8")
        head = "id: sell\ntitle: Продажа\nsteps:\n"
        text = head + "".join(_STEP.format(number=number) for number in range(_STEPS))
        file.write_text(text + "# end\n" * (LINES - text.count("\n")), encoding="utf-8")
        session = Session.open(root)
        hours = iter(range(3, 1_000_000))

        def ours() -> None:
            session.do(SetField(_PATH, ("steps", "step-7", "within"), f"{next(hours)}h"))
            session.save()

        def theirs() -> None:
            yaml = YAML()
            yaml.preserve_quotes = True
            yaml.width = 4096
            yaml.indent(mapping=2, sequence=4, offset=2)
            data = yaml.load(file)
            data["steps"][7]["within"] = f"{next(hours)}h"
            yaml.dump(data, other)

        other = root / "other.yaml"
        return Save(*side_by_side([Contender(ours), Contender(theirs)], rounds))


def shares(count: int = EDITS) -> Shares:
    """Random edits of files formatted by hand; ours and ruamel.yaml's are given the same ones."""
    kinds = fields = ours = theirs = everything = 0
    for made, source, composed in _edits(count):
        done = _by_us(source, composed, made)
        everything += done
        kinds += 1
        if made.kind in ("set", "delete"):
            fields += 1
            ours += done
            theirs += _by_ruamel(source, composed, made)
    return Shares(everything, kinds, ours, theirs, fields)


def _edits(count: int) -> Iterator[tuple[Edit, Source, Composed]]:
    seed = 0
    while count:
        rng = random.Random(seed)
        seed += 1
        data = use_case(rng)
        source = Hand(rng).write(data)
        composed: Any = compose(source.text)
        if same(composed.data, data):
            count -= 1
            yield edit(rng, composed.data), source, composed


def _by_us(source: Source, composed: Composed, made: Edit) -> bool:
    try:
        new = carry(source, composed, made.data)
    except CantCarry:
        return False
    return same(compose(new.text).data, made.data) and touches_only_its_own(source, new, composed, made)


def _by_ruamel(source: Source, composed: Composed, made: Edit) -> bool:
    yaml = YAML()
    yaml.preserve_quotes = True
    yaml.width = 4096
    yaml.indent(mapping=2, sequence=4, offset=2)
    stream = io.StringIO()
    try:
        data = yaml.load(source.text)
        holder = value_at(data, made.where[:-1])
        if made.kind == "set":
            holder[made.where[-1]] = value_at(made.data, made.where)
        else:
            del holder[made.where[-1]]
        yaml.dump(data, stream)
    except (YAMLError, AttributeError, TypeError, KeyError, IndexError):
        return False
    new = Source(stream.getvalue())
    return same(compose(new.text).data, made.data) and touches_only_its_own(source, new, composed, made)
