"""The rows of the editor: how soon titles are on the screen, how long a key takes to its frame, how much memory.

What the editor shows and which keys lead where stands in the constants below; nothing else here knows its screens.
"""

import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.libraries import BUILD, LONG_BRANCHES, LONG_STEPS, ROOT, forget, library_with_long, settle
from bench.measure import PYTHON, USECASES, program
from bench.picture import Effect, Look, erased, followed, moved, rows_with, typed
from bench.table import Result, Row, Sizes
from bench.terminal import NeverShown, Terminal

EDITOR = (USECASES, "edit", "--library")
"""Then comes the folder, and the id of the use case that is to be opened, if any."""
TITLES = rows_with(r"№ \d", at_least=10)
"""The list shows titles: those of the corpus end in a number."""
IDS = rows_with(r"-case-\d|№ \d", at_least=10)
"""The list shows something to choose from: ids, or titles at once."""
TO_FIELD = b"\r"
"""Leads from a use case that was opened at the start into a field where one types."""
FILTERED = "{letter}▏"
"""How the letter that was typed last stands in the filter; the list of use cases filters without further ado."""

POSTING = ("posting==2.11.1", "tree-sitter==0.25.2")
"""Newer versions of tree-sitter crash it."""
FRAME = 16
"""A frame of a screen that shows sixty a second, in milliseconds."""
MEGABYTES = 120
_HOME = BUILD / "home"
_BARE = (PYTHON, str(ROOT / "bench" / "bare.py"))
_BARE_READY, _BARE_LIST, _POSTING_READY = rows_with("Ready"), rows_with(r"№ \d", at_least=10), rows_with("Send")
_DOWN, _UP, _PAGE_DOWN, _PAGE_UP, _ERASE = b"\x1b[B", b"\x1b[A", b"\x1b[6~", b"\x1b[5~", b"\x7f"
_WAY = [*[_DOWN] * 30, *[_PAGE_DOWN] * 15, *[_UP] * 10, *[_PAGE_UP] * 5]
_LETTERS = "щыъэфжцхюя"
_FILTER_LETTERS = "закпров"


def start(sizes: Sizes) -> list[Result]:
    """Titles on the screen, with an index that is up to date."""
    what, goal = f"`usecases edit`, {sizes.large:,} use cases: titles on the screen, warm index", "at most 2 times"

    def measure() -> list[Result]:
        folder, _ = _warm(sizes.large)
        collection = _HOME / "collection"
        collection.mkdir(parents=True, exist_ok=True)
        ours, trivial, posting = _in_turns(
            [
                lambda: _shown([*EDITOR, str(folder)], TITLES),
                lambda: _shown([*_BARE, "trivial"], _BARE_READY),
                lambda: _shown([_posting(), "--collection", str(collection)], _POSTING_READY),
            ],
            sizes.rounds,
        )
        figure = f"{ours / trivial:.1f} times (posting: {posting / trivial:.1f})"
        against = "the first paint of a Textual app of one line; of posting, empty"
        return [Result(what, against, _seconds(ours, trivial, posting), figure, goal, ours / trivial <= 2)]

    return _measured(what, goal, measure)


def start_cold(sizes: Sizes) -> list[Result]:
    """Ids, then titles, without an index."""
    what, goal = f"the same without an index: ids / titles of {sizes.large:,}", "ids as soon as titles of a warm index"

    def measure() -> list[Result]:
        folder, _ = library_with_long(sizes.large)
        titles: list[float] = []

        def cold() -> float:
            forget(folder)()
            with _editor(folder) as terminal:
                ids = terminal.wait_for(IDS)
                titles.append(terminal.wait_for(TITLES))
            return ids

        ids, trivial = _in_turns(
            [cold, lambda: _shown([*_BARE, "trivial"], _BARE_READY)], max(sizes.rounds // 2, 1), warm=False
        )
        both = _seconds(ids, statistics.median(titles), trivial)
        figure = f"{ids / trivial:.1f} times / {statistics.median(titles) / trivial:.1f} times"
        return [Result(what, "a Textual app of one line", both, figure, goal, ids / trivial <= 2)]

    return _measured(what, goal, measure)


def keys(sizes: Sizes) -> list[Result]:
    """Arrows and page in the list, typing with live findings, a letter in the filter."""
    goal = f"{FRAME} ms at the 95th percentile"
    folder, long_one = _warm(sizes.large)
    listed = [*_BARE, "list", str(sizes.large)]
    rounds = max(sizes.rounds // 2, 1)

    def compared(what: str, against: str, measure: Callable[[], tuple[list[float], list[float]]]) -> list[Result]:
        def row() -> list[Result]:
            turns = [measure() for _ in range(rounds)]
            ours = [one for turn in turns for one in turn[0]]
            theirs = [one for turn in turns for one in turn[1]]
            both = f"{_spread(ours)} / {_spread(theirs)}"
            worst = _percentile(ours, 0.95)
            return [Result(what, against, both, f"{worst:.1f} ms", goal, worst <= FRAME)]

        return _measured(what, goal, row)

    return [
        *compared(
            f"keys to the end of their frame: arrows and page among {sizes.large:,}",
            "the same in a bare Textual list",
            lambda: (_walked([*EDITOR, str(folder)], TITLES), _walked(listed, _BARE_LIST)),
        ),
        *compared(
            f"typing in a field of {LONG_STEPS} steps and {LONG_BRANCHES} branches, live findings",
            "typing in a bare Textual text area",
            lambda: (_typed_in_field(folder, long_one), _typed([*_BARE, "text"], _BARE_READY)),
        ),
        *compared(
            "a letter in the filter, to the list that follows it",
            "typing in a bare Textual text area",
            lambda: (_filtered(folder), _typed([*_BARE, "text"], _BARE_READY)),
        ),
    ]


def memory(sizes: Sizes) -> list[Result]:
    """The largest size of the editor: walking and filtering the list, and typing in a long use case."""
    what, goal = f"peak memory of the editor, {sizes.large:,} use cases", f"at most {MEGABYTES} MB"

    def measure() -> list[Result]:
        folder, long_one = _warm(sizes.large)
        with _editor(folder) as terminal:
            _ready(terminal, TITLES)
            _walk(terminal)
            _filter(terminal)
            listed = terminal.peak_megabytes()
        with _editor(folder, long_one) as terminal:
            _to_field(terminal, long_one)
            _type(terminal)
            opened = terminal.peak_megabytes()
        with Terminal([*_BARE, "trivial"], _HOME) as terminal:
            _ready(terminal, _BARE_READY)
            trivial = terminal.peak_megabytes()
        sizes_seen = f"list {listed:.0f} MB, use case {opened:.0f} MB"
        against = f"a Textual app of one line: {trivial:.0f} MB"
        peak = max(listed, opened)
        return [Result(what, against, sizes_seen, f"{peak:.0f} MB", goal, peak <= MEGABYTES)]

    return _measured(what, goal, measure)


ROWS: dict[str, Row] = {
    "editor-start": start,
    "editor-start-cold": start_cold,
    "editor-keys": keys,
    "editor-memory": memory,
}


def _measured(what: str, goal: str, measure: Callable[[], list[Result]]) -> list[Result]:
    """The results, or one that says what never came to the screen."""
    try:
        return measure()
    except NeverShown as never:
        print(never, file=sys.stderr)
        return [Result(what, "-", "-", str(never).splitlines()[0], goal, False)]


def _warm(size: int) -> tuple[Path, str]:
    """The library with an index that is up to date, and the id of its long use case."""
    folder, long_one = library_with_long(size)
    settle(program([PYTHON, "-m", "usecases.shelf", str(folder)]))  # which makes the index of verdicts too
    return folder, long_one


@contextmanager
def _editor(folder: Path, *opened: str) -> Iterator[Terminal]:
    """The editor; it is killed at the end, so its journal is thrown away: the next one shall have nothing to offer."""
    try:
        with Terminal([*EDITOR, str(folder), *opened], _HOME) as terminal:
            yield terminal
    finally:
        shutil.rmtree(folder / ".usecases" / "journal", ignore_errors=True)


def _posting() -> str:
    venv = BUILD / "posting"
    found = venv / "bin" / "posting"
    if not found.is_file():
        subprocess.run([sys.executable, "-m", "venv", str(venv)], check=True)
        subprocess.run([str(venv / "bin" / "pip"), "install", "--quiet", *POSTING], check=True)
    return str(found)


def _shown(arguments: Sequence[str], look: Look) -> float:
    with Terminal(arguments, _HOME) as terminal:
        return terminal.wait_for(look)


def _in_turns(contenders: Sequence[Callable[[], float]], rounds: int, *, warm: bool = True) -> list[float]:
    """The median of what each returns, in turns, after a turn that isn't counted."""
    if warm:
        for contender in contenders:
            contender()
    turns = [[contender() for contender in contenders] for _ in range(rounds)]
    return [statistics.median(some) for some in zip(*turns, strict=True)]


def _ready(terminal: Terminal, look: Look) -> None:
    terminal.wait_for(look)
    terminal.settle()


def _walked(arguments: Sequence[str], look: Look) -> list[float]:
    with Terminal(arguments, _HOME) as terminal:
        _ready(terminal, look)
        return _walk(terminal)


def _walk(terminal: Terminal) -> list[float]:
    return [terminal.press(key, moved) for key in _WAY]


def _typed(arguments: Sequence[str], look: Look) -> list[float]:
    with Terminal(arguments, _HOME) as terminal:
        _ready(terminal, look)
        return _type(terminal)


def _typed_in_field(folder: Path, use_case: str) -> list[float]:
    with _editor(folder, use_case) as terminal:
        _to_field(terminal, use_case)
        return _type(terminal)


def _to_field(terminal: Terminal, use_case: str) -> None:
    _ready(terminal, rows_with(f"№ {use_case.rpartition('-')[2]}"))
    terminal.send(TO_FIELD)
    terminal.settle()


def _type(terminal: Terminal) -> list[float]:
    """Type a word and erase it, twice."""
    strokes: list[tuple[bytes, Effect]] = [(letter.encode(), typed(letter)) for letter in _LETTERS]
    strokes += [(_ERASE, erased(letter)) for letter in reversed(_LETTERS)]
    return [terminal.press(key, effect) for key, effect in strokes * 2]


def _filtered(folder: Path) -> list[float]:
    with _editor(folder) as terminal:
        _ready(terminal, TITLES)
        return _filter(terminal)


def _filter(terminal: Terminal) -> list[float]:
    """Type a letter into an empty filter, and erase it, for some letters."""
    times = []
    for letter in _FILTER_LETTERS * 3:
        times.append(terminal.press(letter.encode(), followed(FILTERED.format(letter=letter))))
        terminal.send(_ERASE)
        terminal.settle(0.1)
    return times


def _seconds(*some: float) -> str:
    return " / ".join(f"{one * 1000:,.0f} ms" for one in some)


def _spread(some: Sequence[float]) -> str:
    return f"{statistics.median(some):.1f}, {_percentile(some, 0.95):.1f} ms"


def _percentile(some: Sequence[float], share: float) -> float:
    ordered = sorted(some)
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]
