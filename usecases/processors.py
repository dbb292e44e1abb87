"""Work on many things, shared out among the processors where that pays.

Workers are forked by hand: a forked one has everything imported, and multiprocessing takes longer to import than it
saves.
"""

import marshal
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from typing import Any, BinaryIO, Generic, NamedTuple, TypeAlias, TypeVar

Item = TypeVar("Item")
Rows: TypeAlias = "list[tuple[Any, ...]]"
"""What comes of some things: tuples of plain data."""

WORTH_A_WORKER = 300
"""Files from which on a second process pays (measured: starting one costs as much as judging some hundred)."""


def shared_out(items: Sequence[Item], work: Callable[[Sequence[Item]], Iterator[Rows]]) -> Iterator[Rows]:
    """What `work` makes of the things, batch by batch; each thing gives one row, in the order of its share."""
    workers = min(os.cpu_count() or 1, len(items) // WORTH_A_WORKER + 1)
    # Forking a process that has a window system's threads is unsafe on macOS; Windows can't fork.
    if workers < 2 or sys.platform in ("darwin", "win32"):
        yield from work(items)
    else:
        yield from _on_processors(items, work, workers)


class _Worker(NamedTuple, Generic[Item]):
    """A forked process that works on a share of the things and sends its rows through a pipe."""

    process: int
    rows: BinaryIO
    share: Sequence[Item]


def _on_processors(
    items: Sequence[Item], work: Callable[[Sequence[Item]], Iterator[Rows]], workers: int
) -> Iterator[Rows]:
    running = [_fork(items[number::workers], work) for number in range(1, workers)]
    done = [0] * len(running)
    for own in work(items[::workers]):
        yield own
        for number, worker in enumerate(running):
            batch = _received(worker.rows)
            done[number] += len(batch)
            yield batch
    for number, worker in enumerate(running):
        while batch := _received(worker.rows):
            done[number] += len(batch)
            yield batch
        worker.rows.close()
        os.waitpid(worker.process, 0)
        # What a worker that was killed has left is done here, where a defect can be told.
        yield from work(worker.share[done[number] :])


def _fork(share: Sequence[Item], work: Callable[[Sequence[Item]], Iterator[Rows]]) -> "_Worker[Item]":
    here, there = os.pipe()
    process = os.fork()
    if process:
        os.close(there)
        return _Worker(process, os.fdopen(here, "rb"), share)
    try:
        os.close(here)
        with os.fdopen(there, "wb") as pipe:
            for batch in work(share):
                content = marshal.dumps([tuple(row) for row in batch])
                pipe.write(len(content).to_bytes(4, "big") + content)
                pipe.flush()
    finally:
        os._exit(0)


def _received(pipe: BinaryIO) -> Rows:
    """The next batch of a worker; empty when it has sent all, or is gone."""
    size = int.from_bytes(pipe.read(4), "big")
    content = pipe.read(size)
    return marshal.loads(content) if content and len(content) == size else []  # noqa: S302
